"""Who would meet a condition: its subject, the owner or keeper of the thing it is about, or the other side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.peoplenouns import is_group_noun, is_person_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.model import ActorKind, ConditionKind, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.addressees import placed
from standoff.reading.positions.condition_actions import Qualified, is_awaited, is_gone, is_receipt
from standoff.reading.positions.implied import IMPLYING
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "all", "no"})
_OWNED = ("poss", "amod", "compound", "nmod")
_OBEYING = frozenset({"MIL", "REB", "GOV", "SPY", "COP"})
"""PLOVER sectors of those who do as a side tells them."""

_FORCES = frozenset({"MIL", "COP"})
"""Those whom nobody sends but a side."""


def performer(
    kind: ConditionKind, attached: ConditionClause, clause: Clause, qualified: Qualified, parties: Parties
) -> str | None:
    """Who would meet a condition: its subject, or the other side where that is a thing, or what only the other can do.

    Nobody keeps from acting until he does something himself: a pronoun that seems to stand for the holder is the other.
    None where nobody in particular is meant: "until a status has been fixed".
    """
    if attached.subjects and all(t.lower_ in word_lists()["indefinite_people"] for t in attached.subjects):
        # "until somebody in Lima has apologised"
        at = [p for t in attached.subjects for c in t.children if c.lower_ in ("in", "from", "at") for p in c.children]
        where = placed(at, clause.paragraph, parties.context)
        unmet = attached.subjects[0].lower_ in ("nobody", "no-one") and qualified.stance is Stance.THREATENS
        return next(iter(qualified.towards), None) if where is None and unmet else where
    if attached.subjects and all(t.lower_ == "whoever" for t in attached.subjects):
        return None
    if _is_own_course(kind, clause, qualified):
        return qualified.holder
    subjects = attached.subjects or (clause.grammatical_subjects if is_gone(clause) else ())
    named = [parties.party(a) for a in parties.context.who(subjects, clause.paragraph)]
    received = (is_receipt(clause) or is_awaited(clause)) and named == [qualified.holder]
    others = kind is not ConditionKind.IF or qualified.stance is Stance.THREATENS
    pronoun = (others or qualified.plural) and any(t.pos_ == "PRON" for t in subjects)
    pronoun = pronoun and (others or all(t.lower_ == "it" for t in subjects))
    pronoun = pronoun or (named == [qualified.holder] and all(_are_called_off(t, clause) for t in subjects))
    patient = bool(named) and _is_left_to_others(named[0], clause, parties)
    if (
        named
        and not received
        and not patient
        and not (pronoun and named[0] == qualified.holder and qualified.stance in IMPLYING)
    ):
        return named[0]
    owner = _owner(attached, clause, qualified, parties) if not named else None
    if owner is not None:
        return owner
    # "if it is watched by monitors": who is named and no party is not the other side.
    if clause.passive and any(t.pos_ == "NOUN" for t in clause.agents):
        return None
    if clause.passive and any(_is_vague(t) for t in clause.grammatical_subjects):
        return None
    if not named and happens(attached, clause) and not _is_kept_up(clause):
        return None
    # "will fill the seats unless they come back": of whom else would one of the two speak.
    rival = _rival(qualified.holder, parties)
    unsaid = not named or (pronoun and named[0] == qualified.holder)
    if unsaid and attached.subjects and all(t.tag_ == "PRP" or _are_called_off(t, clause) for t in attached.subjects):
        meant = _body_before(attached, clause, qualified, parties)
        if meant is not None or rival is not None:
            return meant if meant is not None else rival
    acts = bool(attached.subjects) and not clause.passive and lemma_of(clause.verb) != "be"
    if not named and acts and all(_has_own_will(t) for t in attached.subjects):
        return None
    if clause.passive or clause.objects or clause.grammatical_subjects or clause.is_existential:
        if qualified.stance is Stance.DEMANDS and kind is ConditionKind.UNLESS and qualified.whose is not None:
            # "must leave unless the treaty is torn up": who is asked is spared by what he does.
            return qualified.whose
        anybody = any(t.lower_ in toml_table("conditions.toml")["provoked"]["anybody"] for t in attached.subjects)
        suffering = _suffering(clause, parties)
        towards = [t for t in qualified.towards if t not in suffering]
        if qualified.stance is not Stance.DEMANDS and towards and not anybody:
            return towards[0]
        # Who is asked to act until a thing is done is not the one to do it.
        beside = suffering | frozenset({qualified.whose} if qualified.whose is not None else ())
        return parties.counterpart(qualified.holder, clause.paragraph, clause.verb, beside)
    return None


def _are_called_off(noun: "Token", clause: Clause) -> bool:
    """True for "its police", in "will send its envoy back once its police have left": nobody awaits his own."""
    role = role_of(noun) if noun.pos_ == "NOUN" else None
    owned = any(t.tag_ == "PRP$" for t in noun.children)
    leaving = clause.lemma in toml_table("conditions.toml")["going"]["verbs"] or is_gone(clause)
    return role is not None and role.sector in _FORCES and owned and leaving


def _body_before(attached: ConditionClause, clause: Clause, qualified: Qualified, parties: Parties) -> str | None:
    """The bloc, in "threatens to leave the bloc if it does nothing": what the words before "it" deal with last."""
    if any(t.lower_ != "it" for t in attached.subjects):
        return None
    before = clause.verb.doc[clause.verb.sent.start : attached.marker.i]
    for noun in (t for t in reversed(list(before)) if t.dep_ in ("dobj", "pobj", "dative")):
        named = [parties.party(a) for a in parties.context.who((noun,), clause.paragraph)]
        if named and named[0] != qualified.holder and parties.context.actor(named[0]).kind is not ActorKind.PERSON:
            return named[0]
    return None


def _suffering(clause: Clause, parties: Parties) -> frozenset[str]:
    """Who is done something by a condition, and so not the one to do it: Oslo, in "if anything is fired at Oslo"."""
    objects = clause.objects if not clause.passive else ()
    tied = clause.prepositional("on", "against", "to", "into", "onto", "upon", "at")
    return frozenset(parties.party(a) for a in parties.context.who((*objects, *tied), clause.paragraph))


def _is_own_course(kind: ConditionKind, clause: Clause, qualified: Qualified) -> bool:
    """True for "while an investigation is under way", which who refuses conducts himself."""
    if kind is not ConditionKind.AS_LONG_AS or qualified.stance is not Stance.REFUSES:
        return False
    own = toml_table("conditions.toml")["tied"]["own_course"]
    nouns = clause.grammatical_subjects
    owned = any(t.dep_ in _OWNED and t.tag_ != "NN" for n in nouns for t in n.children)
    return bool(nouns) and not owned and all(lemma_of(t) in own for t in nouns)


def _owner(attached: ConditionClause, clause: Clause, qualified: Qualified, parties: Parties) -> str | None:
    """Whose thing it is, where its owner can do with it what is asked: "if Peru's gas is sold to them", "the siege"."""
    if clause.agents:
        return None
    done_to = clause.passive or clause.is_existential
    things = clause.objects if done_to else (attached.subjects or clause.grammatical_subjects)
    nouns = [t for t in things if t.pos_ in ("NOUN", "PROPN")]
    released = lemma_of(clause.verb) in toml_table("addressees.toml")["giving_up"]["words"]
    if released or not clause.passive:
        marks = [t for n in nouns for t in _marks(n)]
        found = next(_others(parties.context.who(marks, clause.paragraph), qualified, parties), None)
        if found is not None:
            return found
    return next((a for n in nouns for a in _keepers(n, clause.paragraph, qualified, parties)), None)


def _others(actors: Iterable[str], qualified: Qualified, parties: Parties) -> Iterator[str]:
    """The parties of `actors` but the one that sets the condition."""
    return (party for actor in actors if (party := parties.party(actor)) != qualified.holder)


def _marks(noun: "Token") -> list["Token"]:
    """What tells whose a thing is: `Peru` in "Peru's ships", "ships from Peru"."""
    tied = (p for t in noun.children if t.dep_ == "prep" and t.lower_ in ("of", "by", "from") for p in t.children)
    return [*(t for t in noun.children if t.dep_ in _OWNED), *tied]


def _keepers(noun: "Token", paragraph: ParsedParagraph, qualified: Qualified, parties: Parties) -> Iterator[str]:
    """Who has laid, seized or made the thing, by what the text has said of it before: of "the siege", "Oslo's siege".

    The nearest mention that says so counts.
    """
    if not any(t.dep_ == "det" and t.lower_ in ("the", "this", "that", "these", "those") for t in noun.children):
        return
    at = paragraph.start(noun)
    for earlier, token in reversed(parties.context.nouns.get(lemma_of(noun), ())):
        if earlier.start(token) < at:
            yield from _others(parties.context.who(_makers(token, earlier), earlier), qualified, parties)


def _makers(thing: "Token", paragraph: ParsedParagraph) -> Sequence["Token"]:
    """Who has a thing, by one mention of it: its owner, or the subject of the verb that lays or keeps it."""
    keeping = toml_table("addressees.toml")["keeping"]["words"]
    marks = [t for t in thing.children if t.dep_ in _OWNED]
    marks += [p for t in thing.children if t.dep_ == "prep" and t.lower_ == "by" for p in t.children]
    laid = [t for t in thing.children if t.dep_ in ("acl", "relcl") and t.pos_ in VERBAL]
    laid += [thing.head] if thing.dep_ in ("dobj", "nsubjpass") and thing.head.pos_ in VERBAL else []
    kept = [clause_at(paragraph, v) for v in laid if lemma_of(v) in keeping]
    return [*marks, *(s for c in kept for s in c.subjects if s != thing)]


def _is_left_to_others(actor: str, clause: Clause, parties: Parties) -> bool:
    """True for Hansen, in "until Hansen is on a plane": a man of no office is put there, or let go there, by others."""
    if lemma_of(clause.verb) != "be" or clause.passive or clause.objects or clause.negated:
        return False
    freed = any(t.dep_ in ("prep", "advmod", "acomp") and t.i > clause.verb.i for t in clause.verb.children)
    return freed and parties.context.actor(actor).kind is ActorKind.PERSON and parties.party(actor) == actor


def happens(attached: ConditionClause, clause: Clause) -> bool:
    """True for what something or somebody does who is no party of this text: "if diplomacy leads nowhere"."""
    active = not clause.passive and not clause.is_existential and lemma_of(clause.verb) != "be"
    active = active and not is_infinitive(clause.verb)
    return active and bool(attached.subjects) and all(_is_unknown(t) for t in attached.subjects)


def _rival(holder: str | None, parties: Parties) -> str | None:
    """The other of the two whose standoff it is, for one of them."""
    both = parties.context.principals
    own = {holder, parties.context.side(holder)} if holder is not None else set()
    others = [parties.party(a) for a in both if a not in own]
    return others[0] if len(others) == 1 and len(both) == 2 else None


def _has_own_will(noun: "Token") -> bool:
    """True for "the company", "the shareholders", who stand for themselves; not for troops, rebels and officials.

    Those are of one of the two sides, in words that do not say which.
    """
    if noun.pos_ not in ("NOUN", "PROPN") or lemma_of(noun) in toml_table("conditions.toml")["tied"]["rivals"]:
        return False
    role = role_of(noun)
    if role is not None:
        return role.sector not in _OBEYING
    return is_person_noun(noun) or is_group_noun(noun) or (noun.pos_ == "PROPN" and noun.tag_ == "NNPS")


def _is_unknown(noun: "Token") -> bool:
    """True for "diplomacy", "a neutral judge", "men"; not for "the raids", "their ships", "others"."""
    if noun.pos_ not in ("NOUN", "PROPN") or lemma_of(noun) in toml_table("conditions.toml")["tied"]["rivals"]:
        return False
    role = role_of(noun)
    if role is not None and role.sector in _FORCES:
        # "if troops move in": those of the other side
        return False
    return not any(t.dep_ == "poss" or (t.dep_ == "det" and t.lower_ in _DEFINITE) for t in noun.children)


def _is_kept_up(clause: Clause) -> bool:
    """True for what goes on because somebody keeps it up: "the ship remains", "the violence continues"."""
    return (
        clause.lemma in word_lists()["lasting_verbs"]
        or lemma_of(clause.verb) in toml_table("conditions.toml")["ending"]
    )


def _is_vague(noun: "Token") -> bool:
    """True for "a status", "some points": what anybody could bring about; a deal needs the other side."""
    indefinite = any(t.dep_ == "det" and t.lower_ in word_lists()["indefinite_determiners"] for t in noun.children)
    return indefinite and lemma_of(noun) in toml_table("conditions.toml")["nobodys"]["nouns"]
