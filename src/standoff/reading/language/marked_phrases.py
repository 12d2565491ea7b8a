"""Conditions worded as phrases: "in exchange for an apology", "without a guarantee", "until their withdrawal"."""

from collections.abc import Iterator

from standoff.reading.language.markers import Attached
from standoff.reading.language.syntax import VERBAL, conjuncts_with_subject, coordinated, is_set_off, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import condition_markers, toml_table

_OBJECTS = ("pobj", "pcomp", "ccomp", "conj")
_ACTIONS = "nominal_actions.toml"
_RELATIVE = ("WP$", "WDT", "WP")


def phrasal_conditions(preposition: Token) -> Iterator[Attached]:
    """Conditions worded as phrases: "in exchange for an apology", "without a guarantee", "until their withdrawal"."""
    doc, markers = preposition.doc, condition_markers()
    spoken = tuple(t.lower_ for t in doc[preposition.i : preposition.i + 4])
    for length in range(len(spoken), 0, -1):
        words = spoken[:length]
        if words not in markers:
            continue
        kind, negative = markers[words]
        end = preposition.i + len(words)
        opening = preposition
        if kind == "unless" and preposition.i and preposition.nbor(-1).lower_ == "not":
            # "ready to talk, but not without an apology"
            kind, opening = "if", preposition.nbor(-1)
        if end < len(doc) and kind == "in_exchange_for" and doc[end].lower_ == "which":
            # ", in exchange for which Oslo would pay"
            given = doc[end].head.head if doc[end].head.pos_ == "ADP" else doc[end].head
            if given.pos_ in VERBAL and given.i > end:
                yield Attached(kind, opening, given)
            return
        # "a state without whose help ..." hangs nothing on the help; ", without saying how" only adds.
        if end < len(doc) and (doc[end].tag_ in _RELATIVE or (doc[end].tag_ == "VBG" and is_set_off(preposition))):
            return
        for token in sorted({*preposition.subtree, *doc[end - 1].subtree}, key=lambda t: int(t.i)):
            objects = ("pobj", "pcomp", "ccomp", "conj", "dobj") if words[-1] == "given" else _OBJECTS
            named = token.i >= end and token.dep_ in objects
            if named and preposition.i <= token.head.i < end:
                deed = deed_of(token)
                if deed is not None:
                    yield Attached(kind, opening, deed, negative, tuple(coordinated(token)))
                    continue
                listed = _listed(token)
                if listed:
                    yield from (Attached(kind, opening, noun, negative) for noun in listed)
                    continue
                for head in (*coordinated(token), *(conjuncts_with_subject(token) if token.pos_ in VERBAL else ())):
                    # "leave without a deal" says how; "talk without an apology" hangs on the apology.
                    if _is_faced(preposition, head):
                        continue
                    if kind != "unless" or head.pos_ in VERBAL or _can_be_wanting(head):
                        yield Attached(kind, opening, head, negative)
        return


def _listed(noun: Token) -> list[Token]:
    """The nouns of a list: "in return for three things: the release of the crew, a truce and an end to the raids"."""
    counted = lemma_of(noun) in toml_table("conditions.toml")["stated"]["counted"]
    after = noun.right_edge.i + 1
    doc = noun.doc
    colon = next((t.i for t in doc[noun.i : min(after + 1, len(doc))] if t.text in (":", "--", "—", "–")), None)
    if not counted or colon is None:
        return []
    heads = [t for t in doc[colon + 1 : noun.sent.end] if t.pos_ == "NOUN" and t.dep_ not in ("pobj", "compound")]
    return [t for t in heads if t.left_edge.nbor(-1).lower_ in (":", "--", "—", "–", ",", ";", "and")]


def deed_of(noun: Token) -> "Token | None":
    """`lifting`, in "in exchange for Oslo lifting the siege", where the parser hangs it elsewhere; None of others."""
    end = noun.right_edge.i + 1
    for at in (t for t in noun.doc[noun.i + 1 : end + 1] if t.tag_ == "VBG"):
        between = noun.doc[noun.i + 1 : at.i]
        # "a deal involving Oslo" is a deal; "the bank releasing the funds" is what it does.
        known = any(t.lower_ == "the" for t in noun.children) and any(t.dep_ == "dobj" for t in at.children)
        named = noun.pos_ in ("PROPN", "PRON") or bool(noun.ent_type_) or noun.tag_ == "NNS" or known
        placed = at.dep_ in ("acl", "advcl", "pcomp", "xcomp", "ccomp", "conj")
        if placed and named and at.pos_ in VERBAL and all(t.dep_ in ("punct", "advmod", "neg") for t in between):
            return at
    return None


def _is_faced(preposition: Token, noun: Token) -> bool:
    """True for "before parliament", where a thing is put, and "against the rebels", who are fought: nothing given."""
    if preposition.lower_ == "against":
        new = any(t.lower_ in ("a", "an") for t in noun.children)
        known = any(t.dep_ in ("det", "poss") for t in noun.children) and not new
        table = toml_table("conditions.toml")
        given = new or lemma_of(noun) in (*table["assenting"]["nouns"], *table["tied"]["against"])
        return known or not given or lemma_of(preposition.head) in table["tied"]["opposing"]
    return preposition.lower_ == "before" and lemma_of(noun) in toml_table("places.toml")["faced"]["words"]


def _can_be_wanting(noun: Token) -> bool:
    """True for what somebody could do or grant: "talk without an apology", "sign without a larger quota"."""
    if lemma_of(noun) in toml_table(_ACTIONS)["verbs"]:
        return True
    return lemma_of(noun) in toml_table("conditions.toml")["granted"]["nouns"]
