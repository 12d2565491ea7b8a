"""What a condition asks, as a verb phrase: "release the crew", from "until the crew has been released"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.actors.peoplenouns import is_person_noun
from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import Names, denied_phrase, noun_phrase, plain_text, verb_phrase
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.model import Position, Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.nominals import action_of, movements, names_action, results
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, slots=True)
class Qualified:
    """What conditions are read against: whose position it is, on what by whom, and the positions before it.

    `towards` are the other parties that its own words name, and `plural` says that they call its holder "they" or "we".
    """

    holder: str | None
    stance: Stance
    action: str
    earlier: Sequence[Position]
    whose: str | None = None
    towards: tuple[str, ...] = ()
    plural: bool = False


def worded(clause: Clause, whose: str | None, qualified: Qualified, names: Names) -> str | None:
    """The condition as a verb phrase: "does the same" takes over the position's action, "does so" the last demand's.

    None when what "does so" stands for has not been said.
    """
    objects = {o.lower_ for o in clause.objects} | {t.lower_ for t in clause.verb.children if t.dep_ == "advmod"}
    if lemma_of(clause.verb) == "do" and (
        not clause.objects or objects & (words("anaphors", "likewise") | {"so", "this", "that"})
    ):
        # "will go back to the deal if Oslo does" takes over the position's own verb.
        named = any(t.pos_ != "PRON" for t in clause.grammatical_subjects)
        elided = named and not clause.negated and not (objects or clause.objects) and qualified.stance is Stance.OFFERS
        asked = [p.action for p in qualified.earlier if p.stance is Stance.DEMANDS and p.whose in (whose, None)]
        if asked and not elided and not objects & words("anaphors", "likewise"):
            return f"not {asked[-1]}" if clause.negated else asked[-1]
        same = objects & (words("anaphors", "likewise") | {"so"}) or (named and not (objects or clause.objects))
        return qualified.action if same else None
    if clause.lemma in words("anaphors", "complying") and not clause.objects and not _obeys_another(clause):
        demands = [p for p in qualified.earlier if p.stance is Stance.DEMANDS]
        asked = [p.action for p in demands if p.holder == qualified.holder]
        asked = asked or [p.action for p in demands if p.whose == whose is not None]
        phrase = asked[-1] if asked else verb_phrase(clause)
        return f"not {phrase}" if clause.negated else phrase
    pointing = bool(clause.objects) and all(o.lower_ in ("that", "this", "these", "those") for o in clause.objects)
    if pointing and clause.lemma in words("granting", "verbs") and all(not o.children for o in clause.objects):
        # "if that were granted"
        own = [p.action for p in qualified.earlier if p.stance is Stance.DEMANDS and p.holder == qualified.holder]
        if own:
            return own[-1]
    if clause.lemma in words("anaphors", "pleasing") and not clause.objects and not clause.complements:
        # "may come whenever he likes": no condition at all
        return None
    if clause.is_existential and clause.objects:
        asked_for = action_of(clause.objects[0], Stance.DEMANDS)
        return f"not {asked_for}" if clause.negated else asked_for
    if is_gone(clause):
        return _gone(clause)
    subject = clause.grammatical_subjects[:1]
    kept = _kept_there(clause, subject[0]) if subject and not clause.negated else None
    if kept is not None:
        return kept
    if lemma_of(clause.verb) == "be" and not clause.passive:
        return _brought_about(clause)
    lasting = clause.lemma in word_lists()["lasting_verbs"] and subject and subject[0].pos_ == "NOUN"
    if lasting and not clause.negated:
        kept_up = toml_table("conditions.toml")["kept_up"].get(clause.lemma, "continue")
        return f"{kept_up} {noun_phrase(subject[0])}"
    if clause.objects and is_receipt(clause) and not clause.negated:
        noun = clause.objects[0]
        return action_of(noun, Stance.DEMANDS if names_action(noun) else Stance.OFFERS)
    if subject and not clause.negated:
        removed = _removed(clause, subject[0])
        if removed is not None:
            return removed
    return denied_phrase(clause, names)


def _obeys_another(clause: Clause) -> bool:
    """True for "complies with the ruling", which says itself what is asked; not for "complies with the demand"."""
    told = clause.prepositional("with", "to")
    return any(t.pos_ in ("NOUN", "PROPN") and lemma_of(t) not in words("anaphors", "demand_nouns") for t in told)


def _removed(clause: Clause, thing: "Token") -> str | None:
    """ "lift the blockade", for "the blockade has to come off": who would end what goes by itself, by the noun."""
    table = toml_table("conditions.toml")["going"]
    if clause.passive or clause.objects or clause.lemma not in table["verbs"] or thing.pos_ != "NOUN":
        return None
    # "the army went on stonewalling"
    if clause.complements or any(t.lower_ in ("on", "ahead", "to") for t in clause.verb.rights):
        return None
    verbs = ("lift", "withdraw", "reopen")
    verb = next((v for v in verbs if lemma_of(thing) in words("remaining", v)), None)
    return None if verb is None else f"{verb} {noun_phrase(thing)}"


def _kept_there(clause: Clause, thing: "Token") -> str | None:
    """ "keep Danish ships in the bay", for "Danish ships remain in the bay": whose they are keeps them there."""
    table = toml_table("stays.toml")["stationed"]
    if clause.objects or clause.passive or thing.pos_ not in NOMINAL or lemma_of(clause.verb) not in table["verbs"]:
        return None
    # "the research vessel Storm"
    kinds = [t for t in thing.children if t.dep_ == "compound"] if thing.text[:1].isupper() else [thing]
    named = {lemma_of(t) for t in kinds}
    rest = [t for t in clause.tokens() if t.i > clause.verb.i]
    placed = bool(rest) and rest[0].lower_ in table["places"]
    if not named & set(table["things"]) or not (placed or (not rest and lemma_of(clause.verb) in table["staying"])):
        return None
    return f"keep {noun_phrase(thing)} {plain_text(rest) if placed else 'there'}"


def is_receipt(clause: Clause) -> bool:
    """True for "gets an apology": what another would have to give; not for "receives the envoy", whom one sees."""
    if lemma_of(clause.verb) not in word_lists()["receiving_verbs"] or clause.passive:
        return False
    seen = clause.objects and all(_is_somebody(t) for t in clause.objects)
    return not (seen and lemma_of(clause.verb) in toml_table("conditions.toml")["awaited"]["audience"])


def _is_somebody(noun: "Token") -> bool:
    """True for "them", "the envoy", "Karadzic"."""
    return noun.tag_ == "PRP" or noun.ent_type_ == "PERSON" or (noun.pos_ == "NOUN" and is_person_noun(noun))


def is_awaited(clause: Clause) -> bool:
    """True for "sees the money", "has it back": what its subject waits for another to bring about."""
    return lemma_of(clause.verb) in toml_table("conditions.toml")["awaited"]["verbs"] and not clause.passive


def _brought_about(clause: Clause) -> str:
    """What it takes that a thing be so: "order is back" is to return order, "the strait is open" to let it be open."""
    denial = [t for t in clause.verb.children if t.dep_ == "neg"]
    rest = [t for t in clause.tokens() if t.i > clause.verb.i and t not in denial]
    phrase = _state_reached(clause, rest)
    return f"not {phrase}" if clause.negated else phrase


def _state_reached(clause: Clause, rest: list["Token"]) -> str:
    subject = clause.grammatical_subjects[:1]
    if not subject:
        return f"be {plain_text(rest)}"
    state = toml_table("conditions.toml")["states"].get(plain_text(rest).lower())
    if state is not None:
        return str(state).replace("...", noun_phrase(subject[0]))
    # "Oslo is ready to pay"
    person = subject[0].pos_ == "PRON" or (subject[0].pos_ == "PROPN" and any(t.tag_ == "TO" for t in rest))
    if len(rest) == 1 and rest[0].lower_ in results():
        state = rest[0].lower_
        return movements()[state] if person else f"{results()[state]} {noun_phrase(subject[0])}"
    return f"be {plain_text(rest)}" if person else f"let {noun_phrase(subject[0])} be {plain_text(rest)}"


def is_gone(clause: Clause) -> bool:
    """True for "are gone", which the parser takes for a passive."""
    return clause.verb.lower_ in results() and clause.verb.tag_ == "VBN" and clause.passive and not clause.agents


def _gone(clause: Clause) -> str:
    """ "until they are gone" is to leave, "until the patrols are gone by May" to withdraw them by then."""
    state, subject = clause.verb.lower_, clause.grammatical_subjects[:1]
    moving = bool(subject) and subject[0].pos_ == "PRON"
    what = movements()[state] if moving else f"{results()[state]} {noun_phrase(subject[0]) if subject else ''}".strip()
    after = plain_text([t for t in clause.tokens() if t.i > clause.verb.i])
    return " ".join(w for w in ("not" if clause.negated else "", what, after) if w)
