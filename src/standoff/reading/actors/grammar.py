"""What a token's place in the parse tree says about the name it heads: agent, modifier or mere place."""

from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words

if TYPE_CHECKING:
    from standoff.reading.language.tree import Parse, Token, Tokens

_LINKS = {"amod", "compound", "poss", "nmod", "conj", "appos", "nummod"}
_MODIFIERS = {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "dep", "quantmod"}


def sentences_before(token: "Token", most: int) -> list["Tokens"]:
    """Up to `most` sentences of the paragraph before the token's own, the last of them first."""
    out: list[Tokens] = []
    start = token.sent.start
    while start and len(out) < most:
        out.append(token.doc[start - 1].sent)
        start = out[-1].start
    return out


def last_sentences(doc: "Parse", most: int) -> list["Tokens"]:
    """Up to `most` sentences at the end of a paragraph, the last first."""
    if not len(doc):
        return []
    last = doc[-1]
    return [last.sent, *sentences_before(last, most - 1)]


def is_modifier(token: "Token") -> bool:
    """True when the token only modifies a noun after it ("Afghan border", "the Cyprus conference")."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.dep_ in _MODIFIERS and token.head.i > token.i


def is_mere_place(token: "Token") -> bool:
    """True when the name only says where ("in Paris", "fly to Niamey"), or is cut down to a part ("eastern Syria")."""
    if any(child.dep_ in ("amod", "compound") and child.lower_.endswith(("ern", "central")) for child in token.lefts):
        return True
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    if token.dep_ not in ("pobj", "pcomp"):
        return False
    preposition = token.head
    # "demands an apology from Oslo": what is said or given comes from a party, not from a place.
    if preposition.lower_ == "from" and preposition.head.lemma_.lower() in words("things_had_from"):
        return False
    if preposition.lower_ in words("place_prepositions"):
        return True
    return preposition.lower_ == "to" and preposition.head.lemma_.lower() in words("motion_heads")


def modifies(token: "Token", noun: "Token") -> bool:
    """True when `token` stands before `noun` in its noun phrase or follows it after "of"."""
    at = token
    while at.i != noun.i:
        if at.dep_ == "pobj" and at.head.lower_ == "of":
            whole = at.head.head
            if whole.i == noun.i or (whole.lower_ in words("portfolios") and whole.head.head.i == noun.i):
                # "the heads of state of the Community"
                return True
        if at.dep_ not in _LINKS or at.head.i == at.i:
            return False
        if at.dep_ in ("conj", "appos") and at.head.i == noun.i:
            return False
        at = at.head
    return token.i < noun.i


def phrase_start(noun: "Token") -> "Token":
    """The first token of the noun phrase before its head, the phrase's possessor included."""
    start = noun
    for child in noun.lefts:
        if child.dep_ in _LINKS | {"det", "poss", "predet", "advmod", "quantmod", "case"} and child.dep_ != "conj":
            start = min(start, child.left_edge, key=lambda token: token.i)
    return start


def is_plain(noun: "Token") -> bool:
    """True for "the strikers", without a word that may tell them from others."""
    telling = ("amod", "compound", "nummod", "poss", "prep")
    clauses = (t for t in noun.rights if t.dep_ in ("relcl", "acl"))
    told = any(t.dep_ in telling for t in noun.children) or any(t.left_edge.nbor(-1).text != "," for t in clauses)
    return not told and any(t.lower_ in ("the", "these", "those") for t in noun.lefts)


def governing_verb(token: "Token") -> "Token":
    """The verb (or root) under which the token stands as subject, object or deeper."""
    at = token
    while at.head.i != at.i and at.pos_ not in ("VERB", "AUX"):
        at = at.head
    return at


def is_subject(token: "Token") -> bool:
    """True for a subject and for what is coordinated with one."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass", "csubj")


def is_expletive(token: "Token") -> bool:
    """True for an "it" that stands for nothing ("it is likely that")."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.lower_ == "it" and verb.lemma_.lower() in words("weather_verbs"):
        return True
    if token.lower_ != "it" or verb.lemma_ not in ("be", "seem", "appear", "look", "become"):
        return False
    if any(child.dep_ == "acomp" and child.lower_ in words("party_adjectives") for child in verb.rights):
        return any(child.dep_ == "ccomp" for right in (verb, *verb.rights) for child in right.rights)
    return any(child.dep_ in ("acomp", "attr", "ccomp", "xcomp", "oprd") for child in verb.rights) and any(
        child.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for right in (verb, *verb.rights) for child in right.rights
    )


def part_of(token: "Token") -> "Token | None":
    """The noun that a word of number takes some of: "diplomats" in "one of his diplomats", "two of its diplomats"."""
    number = token.pos_ in ("NUM", "ADJ", "PRON", "DET") and (token.like_num or token.lower_ in words("partitives"))
    return _after_of(token) if number else None


def members_of(token: "Token") -> "Token | None":
    """Who a body without a name is made up of: "chiefs" in "a group of chiefs", "elders" in "a party of elders"."""
    made_up = token.pos_ == "NOUN" and token.lower_lemma in words("made_up_of")
    members = _after_of(token) if made_up else None
    return members if members is not None and members.tag_ == "NNS" else None


def _after_of(token: "Token") -> "Token | None":
    ties = [child for child in token.rights if child.lower_ == "of" and child.i == token.i + 1]
    return next((p for tie in ties for p in tie.children if p.dep_ == "pobj" and p.pos_ == "NOUN"), None)
