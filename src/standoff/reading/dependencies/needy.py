"""Who has a need: whom its words name, and whom they leave to be understood."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.dependencies.in_play import in_play, is_country, last_named, may_be_anyones
from standoff.reading.dependencies.named_inside import meant_by, named_inside, of_whom
from standoff.reading.dependencies.needs import Need, words
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import ActorKind
from standoff.reading.parties import Parties
from standoff.reading.relational import is_related, related_party

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def not_the_giver(who: list[str], need: Need, context: Context, parties: Parties) -> list[str]:
    """Who needs it, where "its" seems to be the giver's: "Oslo supplies most of its gas" speaks of somebody else's."""
    owners = [t for head in need.who for t in (head, *head.children) if t.tag_ == "PRP$"]
    frame, _, verb = need.rule.partition(":")
    # "grows most of its grain", "pays its soldiers": its own.
    given = frame == "is" or (frame == "supplies" and verb in words("sellers") | words("sellers", "providers"))
    given = given or (frame in ("sustains", "works") and all(t.pos_ == "NOUN" for t in need.on))
    if not who or not owners or not given or any(t.lower_ in ("own", "itself", "themselves") for t in need.tokens):
        return who
    needed = frozenset(parties_of(need.on, need, context, parties))
    if not needed or not all(is_self(one, actor, context, parties) for one in needed for actor in who):
        return who
    found = last_named(need, needed, context, parties)
    return [] if found is None else [found]


def implied_needy(need: Need, context: Context, parties: Parties) -> list[str]:
    """Who needs it where the sentence does not say: "every litre of petrol comes from Oslo"."""
    frame = need.rule.partition(":")[0]
    if not (need.implied or (need.who and frame in words("standing", "frames") and may_be_anyones(need.who))):
        return []
    others = [t for t in need.on if not is_related(t)]
    needed = frozenset(parties_of(others, need, context, parties))
    stated = need.host is not None and bool(need.host.prepositional("for"))
    named = stated or any(is_country(t) for t in need.who) or _says_enough(need, frame)
    vague = not need.implied and not named
    if not needed and (vague or not need.on_words) and len(others) == len(need.on):
        return []
    found = in_play(need, needed, context, parties)
    return [] if found is None else [found]


def home_needy(need: Need, context: Context, parties: Parties) -> list[str]:
    """Whose the farms, mills and towns are that nobody is named for: theirs of whom the text speaks."""
    frame = need.rule.partition(":")[0]
    if not need.who or frame not in words("standing", "homes") or context.who(need.who, need.paragraph):
        return []
    if not all(t.pos_ in ("NOUN", "PROPN") and t.ent_type_ not in ("PERSON", "DATE") for t in need.who):
        return []
    needed = frozenset(parties_of(need.on, need, context, parties))
    found = in_play(need, needed, context, parties)
    return [] if found is None else [found]


def _says_enough(need: Need, frame: str) -> bool:
    """True where what is needed is some good or way, or one thing and no other: "food from outside", "the bridge"."""
    return frame in ("on", "lack") and all(
        lemma_of(t) in words("goods") | words("ways") or any(c.lower_ in ("the", "one", "a") for c in t.children)
        for t in need.on
    )


def parties_of(heads: Iterable["Token"], need: Need, context: Context, parties: Parties) -> list[str]:
    """Who the heads stand for, or whose they are: "China's mills" is China. Persons and bodies stand for themselves."""
    found: list[str] = []
    for head in (head for head in heads if not _shares_adjective(head)):
        related = related_party(head, need.paragraph, context, parties)
        named = meant_by(head, need, context, passing=True) or named_inside(head, need, context, passing=True)[1]
        found += related if related is not None else (of_whom(actor, context) for actor in named)
    return list(dict.fromkeys(found))


def _shares_adjective(head: "Token") -> bool:
    """True for `firms` in "Norwegian banks and firms", who are Norway's as the banks are."""
    bare = head.dep_ == "conj" and head.pos_ == "NOUN" and not any(t.dep_ in _OWN for t in head.children)
    return bare and any(t.dep_ == "amod" and not t.is_lower for t in head.head.children)


_OWN = ("det", "poss", "amod", "nummod", "compound")


def is_self(actor: str, needy: str, context: Context, parties: Parties) -> bool:
    """True for who needs, and whom it speaks for; only a person may need an army or a person of his own side."""
    if context.actor(needy).kind is not ActorKind.PERSON:
        return parties.party(actor) == parties.party(needy)
    return actor in (needy, parties.party(needy))
