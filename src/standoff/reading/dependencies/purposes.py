"""What a need is for, as a noun phrase or an -ing form: "needs it for signing the pact", "for most of its gas"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.dependencies.needs import Need, words
from standoff.reading.dependencies.shares import Share
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import (
    Names,
    denied_phrase,
    gerund,
    noun_phrase,
    plain_text,
    refused_phrase,
    verb_phrase,
)
from standoff.reading.language.syntax import NOMINAL
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_PURPOSES = ("for", "against", "as")


def names_in(need: Need, context: Context) -> Names:
    """Actors' names for the pronouns that stand for them; an object is never the one who needs."""
    needy = context.who(need.who, need.paragraph)

    def named(token: "Token") -> str | None:
        if token.pos_ != "PRON" or token.tag_ == "PRP$":
            return None
        actors = context.who([token], need.paragraph)
        return context.actor(actors[0]).name if len(actors) == 1 and actors[0] not in needy else None

    return named


def purpose_of(need: Need, names: Names, owned: "Token | None" = None, owner: "Token | None" = None) -> str:
    """What it is for, as a noun phrase or an -ing form in the sentence's words.

    `owned` is the thing needed of an actor whom `owner` inside its phrase names as whose it is.
    """
    if need.feared is not None:
        return f"not {gerund(_without_result(need.feared, names))}"
    if need.good is not None:
        return _of_a_good(need.good)
    if need.missed is not None and need.missed is need.host:
        lacked = _without_lack(refused_phrase(need.missed, names))
        return _with_thing(owned, owner, f"to {lacked}" if lacked else "") or (gerund(lacked) if lacked else "")
    deed, thing = (need.missed, "") if need.missed is not None else _stated(need.host) if need.host else (None, "")
    aim = f"to {denied_phrase(deed, names)}" if deed is not None else f"for {thing}" if thing else ""
    return _with_thing(owned, owner, aim) or (_doing(deed, names) if deed is not None else thing)


def _with_thing(owned: "Token | None", owner: "Token | None", aim: str) -> str:
    """ "money to pay the troops": the thing needed with what it is for; "" when an actor itself is needed."""
    return "" if owned is None else " ".join(w for w in (bare_noun(owned, owner), aim) if w)


def _doing(clause: Clause, names: Names) -> str:
    """The clause as an -ing form: "signing the pact", "not closing the strait"."""
    phrase = gerund(verb_phrase(clause, names))
    return f"not {phrase}" if clause.negated else phrase


def _of_a_good(good: Share) -> str:
    """The share or good; "more" alone, in "sells more to Oslo than to anyone", names none."""
    text = plain_text(good.tokens())
    return "" if text == "more" else text


def _without_result(feared: Clause, names: Names) -> str:
    """What is feared, without what would come of it: "leave" in "will leave, handing the port to others"."""
    results = [t for t in feared.verb.children if t.dep_ == "advcl" and t.tag_ == "VBG" and t.i > feared.verb.i]
    after = {t.i for result in results for t in result.subtree}
    phrase = verb_phrase(feared, names)
    if not after:
        return phrase
    kept = [t for t in feared.verb.subtree if t.i > feared.verb.i and t.i not in after]
    cut = plain_text([t for t in kept if t.i < min(after)])
    return " ".join(w for w in (phrase.split(" ")[0], cut) if w)


def _without_lack(phrase: str) -> str:
    """ "mount one without Oslo" names what is needed in words of its own already."""
    for preposition in sorted(words("lack", "prepositions")):
        phrase = phrase.split(f" {preposition} ")[0]
    kept = " ".join(w for w in phrase.split() if w.lower() not in word_lists()["negative_determiners"])
    return "" if kept in words("empty", "verbs") else kept.rstrip(", ")


def bare_noun(noun: "Token", owner: "Token | None" = None, *, owned: bool = False) -> str:
    """A noun phrase without its purpose, and without its possessor unless `owned`: "cooperation" of Oslo's.

    `owner` is the word that names whose it is: "gas" of "Russian gas", "consent" of "the consent of Oslo".
    """
    owners = {t.i for c in noun.children if c.dep_ == "poss" and not owned for t in c.subtree}
    if owner is not None and not owned:
        holds = (c for c in noun.children if c == owner or (c.lower_ in ("of", "from") and c.is_ancestor(owner)))
        owners |= {t.i for c in holds if c == owner or c.dep_ == "prep" for t in c.subtree}
    ends = {t.i for c in noun.children if c.dep_ in ("relcl", "appos", "acl") for t in c.subtree}
    stated = {t.i for c in noun.children if c.dep_ == "prep" and c.lower_ in _PURPOSES for t in c.subtree}
    listed = {t.i for c in noun.children if c.dep_ in ("cc", "conj") and owned for t in c.subtree}
    denials = [t.i for t in noun.subtree if t.lower_ == "not" and t.i > noun.i]
    denied = set(range(denials[0], noun.right_edge.i + 1)) if denials else set()
    left_out = owners | ends | stated | denied | listed
    kept = sorted((t for t in noun.subtree if t.i not in left_out), key=lambda t: int(t.i))
    aim = next((t.i for t in kept if owned and t.i > noun.i and t.lower_ in _PURPOSES), len(noun.doc))
    return plain_text([t for t in kept if t.i < aim])


def _stated(clause: Clause) -> tuple[Clause | None, str]:
    """The deed ("to win", "if it hopes to win") and the thing ("for gas", "as a shield") that are named as purpose."""
    hosts = [clause.verb, *_needed_nouns(clause)]
    verbs = [t for h in hosts for t in h.children if t.pos_ in ("VERB", "AUX") and _is_infinitive(t)]
    if verbs:
        return clause_at(clause.paragraph, verbs[0]), ""
    for preposition in _PURPOSES:
        heads = clause.prepositional(preposition) or _inside(clause, preposition)
        told = [h for h in heads if h.pos_ != "PRON" and h.tag_ != "DT" and h.lemma_ not in words("empty", "nouns")]
        if told:
            # "on Oslo for its gas, its grain and its coal": the parser may list what follows a comma with the verb.
            last = told[-1].i if told[0].i > clause.verb.i else len(clause.verb.doc)
            strays = [
                t for t in clause.verb.children if t.dep_ in ("conj", "dobj") and t.pos_ in NOMINAL and t.i > last
            ]
            told = list(dict.fromkeys(n for head in (*told, *strays) for n in _list_from(head)))
            against = "against " if preposition == "against" else ""
            return None, against + listed([_object_text(h) for h in told])
    return _aimed(clause), ""


def _list_from(head: "Token") -> Iterator["Token"]:
    """A noun and those listed after it, "most of its coal" among them."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX", "ADP"):
            yield from _list_from(child)


def _inside(clause: Clause, preposition: str) -> tuple["Token", ...]:
    """Objects of a preposition that the parser hung on what is needed."""
    return tuple(
        p
        for noun in _needed_nouns(clause)
        for t in noun.children
        if t.dep_ == "prep" and t.lower_ == preposition
        for p in t.children
        if p.dep_ == "pobj"
    )


def _needed_nouns(clause: Clause) -> list["Token"]:
    return [*clause.objects, *clause.prepositional("on", "upon", "off", "to")]


def _object_text(head: "Token") -> str:
    return noun_phrase(head) if head.pos_ not in ("VERB", "AUX") else plain_text(list(head.subtree))


def listed(phrases: list[str]) -> str:
    """Phrases as one enumeration.

    >>> listed(["aid", "trade", "defence"])
    'aid, trade and defence'
    """
    return " and ".join([", ".join(phrases[:-1]), phrases[-1]] if len(phrases) > 1 else phrases)


def _aimed(clause: Clause) -> Clause | None:
    """ "if it hopes to withdraw": what the hope is."""
    for condition in clause.conditions:
        aim = condition.clause
        if aim is not None and condition.kind == "if" and aim.verb.lemma_ in words("aims", "verbs"):
            return next((c for c in aim.complements if _is_infinitive(c.verb)), None)
    return None


def _is_infinitive(verb: "Token") -> bool:
    if any(t.dep_ == "aux" for t in verb.children):
        return any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children)
    return bool(verb.tag_ == "VB" and verb.dep_ == "conj")
