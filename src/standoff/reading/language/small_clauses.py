"""Mends what is wanted, kept or called in some state: the parser makes one noun of the thing and its state."""

from typing import TYPE_CHECKING

from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFYING = ("compound", "nmod", "amod", "nsubj", "det", "poss")


def free_small_clauses(doc: "Doc") -> "Doc":
    """`doc`, changed in place: in "wants the border open" the border is the object, and `open` a predicate of it.

    The verbs and states are those of `grammar.toml`; a state counts where a noun stands right before it.
    """
    table = toml_table("grammar.toml")["small_clauses"]
    for verb in doc:
        if verb.lemma_.lower() in table["verbs"] and verb.pos_ == "VERB":
            _free_noun(verb, table)
            _free(verb, table)
    return doc


def _free_noun(verb: "Token", table: dict[str, list[str]]) -> None:
    """ "ordered the Greek envoys out", "made Lima an offer": a noun that the parser takes for a clause of its own."""
    for noun in [t for t in verb.rights if t.dep_ == "ccomp" and t.pos_ == "NOUN"]:
        if any(t.dep_ in ("cop", "aux", "mark", "nsubjpass") for t in noun.children):
            continue
        before = [t for t in noun.lefts if t.dep_ == "nsubj"]
        after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        if len(before) != 1 or before[0].left_edge.i <= verb.i:
            continue
        article = next((t for t in noun.lefts if t.dep_ == "det" and t.i > before[0].i), None)
        if article is not None and verb.lemma_.lower() in table["giving"]:
            before[0].head, before[0].dep_, noun.dep_ = verb, "dative", "dobj"
        elif article is None and after.lower_ in table["particles"] and after.head in (noun, verb):
            before[0].dep_, noun.dep_ = "amod" if before[0].pos_ == "ADJ" else "compound", "dobj"
            after.head, after.dep_ = verb, "oprd"


def _free(verb: "Token", table: dict[str, list[str]]) -> None:
    for state in [
        t for t in verb.rights if t.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "oprd", "advmod", "prt", "conj")
    ]:
        words = state.lower_
        if words not in table["states"] and words not in table["particles"]:
            continue
        thing = state.nbor(-1)
        # "orders that Lima free the crew" frees it.
        hung = thing.head == state and thing.dep_ in _MODIFYING and not any(t.dep_ == "mark" for t in state.lefts)
        hung = hung and not any(t.dep_ == "dobj" for t in state.rights)
        if thing.i <= verb.i or thing.pos_ not in ("NOUN", "PROPN", "PRON") or not hung:
            continue
        for child in [t for t in state.lefts if t != thing]:
            child.head = thing
        thing.head, thing.dep_ = verb, "dobj"
        state.dep_ = "oprd"
        if words in table["states"]:
            state.tag_, state.pos_ = "JJ", "ADJ"
