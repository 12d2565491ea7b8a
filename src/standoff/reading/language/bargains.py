"""What a thing is done for: "trade the reactors for a power station", "would lift its veto for the money"."""

from collections.abc import Iterator

from standoff.reading.language.markers import Attached
from standoff.reading.language.sources import reporting_verb
from standoff.reading.language.syntax import coordinated, is_set_off, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table, word_lists


def traded_for(verb: Token) -> Iterator[Attached]:
    """ "trade in the reactors for a power station": what a verb of exchange is given for."""
    if not any(t.dep_ == "dobj" for t in verb.children):
        return
    if lemma_of(verb) not in word_lists()["exchange_verbs"]:
        yield from _bought(verb)
        return
    hosts = [verb, *(t for t in verb.children if t.dep_ in ("dobj", "appos"))]
    for preposition in (t for h in hosts for t in h.children if t.dep_ == "prep" and t.lower_ == "for"):
        for named in (t for t in preposition.children if t.dep_ == "pobj" and t.pos_ == "NOUN"):
            yield from (Attached("in_exchange_for", preposition, noun) for noun in coordinated(named))


def _bought(verb: Token) -> Iterator[Attached]:
    """ "would lift its veto for the money": what a thing is done for that is not what is paid."""
    table = toml_table("conditions.toml")["bought"]
    willing = any(t.tag_ == "MD" and t.lower_ in ("will", "would") for t in verb.children)
    if not willing or lemma_of(verb) in table["paying"]:
        return
    said = [t for t in verb.children if t.dep_ == "parataxis"]
    said += [verb.head] if verb.dep_ == "ccomp" and verb.head == reporting_verb(verb) and verb.i < verb.head.i else []
    hosts = [verb, *(t for t in verb.children if t.dep_ == "dobj"), *said]
    leaving = lemma_of(verb) in toml_table("addressees.toml")["giving_up"]["words"]
    tied = (t for h in hosts for t in h.children if t.dep_ == "prep" and t.lower_ == "for" and t.i > verb.i)
    for preposition in (t for t in tied if t.head not in said or is_set_off(t)):
        for named in (t for t in preposition.children if t.dep_ == "pobj" and t.pos_ == "NOUN"):
            inner = [p for t in named.children if t.lower_ == "of" for p in t.children]
            new = leaving and any(t.lower_ in ("a", "an") for t in named.children) and not named.ent_type_
            if (
                (new and lemma_of(named) not in table["spans"])
                or named.ent_type_ == "MONEY"
                or any(lemma_of(t) in table["things"] for t in (named, *inner))
            ):
                yield Attached("in_exchange_for", preposition, named)
