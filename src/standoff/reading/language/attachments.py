"""Which conditions hang on a verb: marked clauses and phrases, with the parser's known attachment errors mended."""

from collections.abc import Iterator

from standoff.reading.language.markers import Attached, Marker, marker_of
from standoff.reading.language.sources import reporting_verb
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import (
    NOMINAL,
    VERBAL,
    bare_conjunct,
    coordinated,
    has_subject,
    is_second_complement,
    lemma_of,
    verb_conjuncts,
)
from standoff.reading.language.tied import tied_to
from standoff.reading.language.tree import Token, remembered
from standoff.reading.tables import condition_markers, condition_openings, toml_table, word_lists

_CLAUSAL = frozenset({"advcl", "ccomp", "relcl", "acl", "xcomp", "parataxis"})
_PHRASAL = frozenset({"prep", "mark", "advmod", "dative"})
_INSIDE = frozenset(
    {
        "npadvmod",
        "pcomp",
        "dobj",
        "attr",
        "oprd",
        "nsubj",
        "nsubjpass",
        "prep",
        "pobj",
        "dative",
        "advmod",
        "acomp",
        "conj",
    }
)
_OBJECTS = ("pobj", "pcomp", "ccomp", "conj")
_ACTIONS = "nominal_actions.toml"
_RELATIVE = ("WP$", "WDT", "WP")
_OWN_SUBJECTS = ("nsubj", "nsubjpass")


def attached_to(verb: Token) -> Iterator[Attached]:
    """Conditions on `verb`: its own, those of the clauses it shares them with, each once."""
    seen: set[int] = set()
    for condition in (*_own(verb), *_shared(verb), *_reported(verb), *_swallowed(verb)):
        if condition.head.i not in seen and condition.head.i != verb.i:
            seen.add(int(condition.head.i))
            yield condition


def _own(verb: Token) -> tuple[Attached, ...]:
    """Conditions on the verb, and on the phrases inside its clause that the parser hung them on."""
    return tuple(c for c in _all_hung(verb) if not _is_severed(c.marker, verb))


def _is_severed(word: Token, verb: Token) -> bool:
    """True when a semicolon stands between the two."""
    first, last = sorted((int(word.i), int(verb.i)))
    return ";" in verb.doc.words and any(t.text == ";" for t in verb.doc[first:last])


@remembered
def _all_hung(verb: Token) -> tuple[Attached, ...]:
    return tuple(_hung(verb))


def _hung(verb: Token) -> Iterator[Attached]:
    openings = condition_openings()
    for host in _hosts(verb, depth=4):
        for child in host.children:
            if child.pos_ in VERBAL and child.dep_ in _CLAUSAL:
                marker = marker_of(child)
                if marker is not None:
                    yield from _clausal(verb, child, marker)
                elif (child.lower_,) in condition_markers():
                    kind, negative = condition_markers()[child.lower_,]
                    for said in (t for t in child.children if t.dep_ == "ccomp"):
                        yield from _clausal(verb, said, Marker(kind, child, negative))
                    # "Failing an apology, ..."
                    for named in (t for t in child.children if t.dep_ == "dobj" and t.pos_ in ("NOUN", "PROPN")):
                        yield from (Attached(kind, child, noun, negative) for noun in coordinated(named))
            elif child.lower_ in openings and (child.dep_ in _PHRASAL or _opens_phrase(child)):
                yield from _phrasal(child)
            if child.dep_ == "conj" and has_subject(child):
                # "is willing to talk, but only if ..." is coordinated for the parser, and a condition all the same.
                marker = marker_of(child)
                yield from _clausal(verb, child, marker) if marker is not None else ()
            if child.dep_ in ("relcl", "ccomp") and host.pos_ in NOMINAL:
                yield from _misplaced(verb, child)
            elif child.dep_ == "advcl" and child.pos_ in VERBAL and child.i > verb.i:
                yield from _past_aside(child)
            if child.dep_ in ("ccomp", "advcl") and child.left_edge.lower_ == "where" and child.i > verb.i:
                # "will stay where it is until Oslo pays"
                yield from (c for c in _own(child) if c.marker.i > child.i)
    yield from _provisos(verb)
    yield from _traded(verb)
    yield from tied_to(verb)


def _past_aside(aside: Token) -> Iterator[Attached]:
    """ "would free it, as the Council asked, in return for a truce": what follows the aside limits the main verb."""
    if not any(t.dep_ == "mark" and t.lower_ == "as" for t in aside.children):
        return
    for phrase in aside.rights:
        if phrase.dep_ == "prep" and phrase.lower_ in condition_openings() and _is_set_off(phrase):
            yield from _phrasal(phrase)


def _opens_phrase(word: Token) -> bool:
    """True for `subject` in "is ready to talk, subject to a truce", and for `without` in "but not without one"."""
    return word.pos_ in ("ADP", "ADJ", "ADV") and word.dep_ in ("conj", "acomp", "advcl", "amod", "acl", "oprd")


def _traded(verb: Token) -> Iterator[Attached]:
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
    for preposition in (t for t in tied if t.head not in said or _is_set_off(t)):
        for named in (t for t in preposition.children if t.dep_ == "pobj" and t.pos_ == "NOUN"):
            inner = [p for t in named.children if t.lower_ == "of" for p in t.children]
            new = leaving and any(t.lower_ in ("a", "an") for t in named.children) and not named.ent_type_
            if (
                (new and lemma_of(named) not in table["spans"])
                or named.ent_type_ == "MONEY"
                or any(lemma_of(t) in table["things"] for t in (named, *inner))
            ):
                yield Attached("in_exchange_for", preposition, named)


def _provisos(verb: Token) -> Iterator[Attached]:
    """ ", provided both sides come", where the parser takes the marker for one more main verb."""
    for marker in (t for t in verb.children if t.dep_ == "prep" and (t.lower_,) in condition_markers()):
        # "provided it is asked for", where what is provided hangs beside it.
        beside = next((t for t in verb.children if t.dep_ == "ccomp" and t.left_edge.i == marker.i + 1), None)
        if beside is not None and not marker.children:
            kind, negative = condition_markers()[marker.lower_,]
            yield from _clausal(verb, beside, Marker(kind, marker, negative))
    hosts = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    joined = [t for host in hosts for t in host.children if t.dep_ == "conj" and t.i > verb.i]
    following = min(joined, key=lambda t: t.i, default=None)
    if following is None or (following.lower_,) not in condition_markers() or has_subject(following):
        return
    if following.lower_ == "given":
        # "has told the firm to drill, and given it three months"
        return
    kind, negative = condition_markers()[following.lower_,]
    for said in (t for t in following.children if t.dep_ == "ccomp"):
        yield from _clausal(verb, said, Marker(kind, following, negative))


def _misplaced(verb: Token, relative: Token) -> Iterator[Attached]:
    """Conditions that the parser hung on a relative clause: "the siege that he laid unless they yield".

    Those are present ones on a past, and those of what cannot be called off: "men it calls pirates unless they leave".
    """
    if any(t.dep_ in ("aux", "neg") for t in relative.children):
        return
    hosts = [relative, *(t for t in relative.children if t.dep_ in ("oprd", "acomp", "dobj"))]
    for child in (t for host in hosts for t in host.children if t.dep_ == "advcl"):
        marker = marker_of(child)
        if marker is None:
            continue
        out_of_time = relative.tag_ == "VBD" and child.tag_ in ("VBZ", "VBP")
        if out_of_time or (marker.kind in ("until", "unless") and lemma_of(relative) in word_lists()["naming_verbs"]):
            yield from _clausal(verb, child, marker)


def _hosts(token: Token, depth: int) -> Iterator[Token]:
    yield token
    if depth:
        for child in token.children:
            inside = child.dep_ in _INSIDE and (child.pos_ not in VERBAL or child.dep_ == "oprd")
            if inside or _is_open(child):
                yield from _hosts(child, depth - 1)


def _is_open(verb: Token) -> bool:
    """True for `issuing` in "will not stop issuing permits" and `use` in "let them use it", which carry no tense."""
    if verb.dep_ == "xcomp":
        return bool(verb.pos_ in VERBAL)
    return verb.dep_ == "ccomp" and lemma_of(verb.head) in word_lists()["letting_verbs"] and not _has_mark(verb)


def _shared(verb: Token) -> Iterator[Attached]:
    """Conditions of a coordination: "unless A, B will go and C will stay", "will not talk or trade until D"."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        before = min((t.i for t in head.children if t.dep_ in _OWN_SUBJECTS), default=head.i)
        above = [*_own(head), *_shared(head)]
        yield from above if bare_conjunct(verb) else (c for c in above if c.marker.i < before)
    for clause in verb.children:
        # "Unless A, B will go, C will stay": the parser takes all but the last for what the last one says.
        if clause.dep_ == "ccomp" and clause.i < verb.i and reporting_verb(clause) != verb:
            before = min((t.i for t in clause.children if t.dep_ in _OWN_SUBJECTS), default=0)
            yield from (c for c in _own(clause) if c.marker.i < before and not _is_severed(c.marker, verb))
    for following in verb.children:
        if following.dep_ == "conj" and has_subject(following):
            hung = (c for c in _all_hung(following) if _is_severed(c.marker, following))
            yield from (c for c in hung if not _is_severed(c.marker, verb))
    for conjunct in verb.children:
        if conjunct.dep_ == "conj" and bare_conjunct(conjunct):
            yield from (c for c in _own(conjunct) if c.head.i > conjunct.i)


def _reported(verb: Token) -> Iterator[Attached]:
    """Conditions that the parser hung on the verb of saying around which the reported sentence is wrapped."""
    # "The port would be open, Oslo declared, the moment the men were free" hangs it on the verb of saying inserted.
    said = reporting_verb(verb)
    if said is not None and said.dep_ == "parataxis" and said.head == verb:
        # So it does "If no deal is struck, Oslo says, it will leave".
        starts = verb.left_edge.i
        stops = [t.i for t in verb.doc[starts : said.i] if t.text == ";"]
        starts = stops[-1] + 1 if stops else starts
        yield from (c for c in _own(said) if c.marker.i > said.i or said.i > starts >= c.marker.i)
    head = verb.head
    if verb.dep_ != "ccomp" or head != reporting_verb(verb):
        return
    subjects = [t.i for t in head.children if t.dep_ in _OWN_SUBJECTS]
    fronted = verb.i < head.i
    for condition in _own(head):
        after = condition.marker.i > head.i
        before = bool(subjects) and condition.marker.i < min(subjects)
        if after if fronted else before or condition.marker.i > verb.i:
            yield condition


def _swallowed(verb: Token) -> Iterator[Attached]:
    """ "Until A signs the deal B won't return", where the parser took the main clause for part of the condition."""
    root = verb.sent.root
    if root == verb or not _has_plain_subject(verb) or verb.dep_ not in ("relcl", "ccomp", "conj", "acl"):
        return
    marker = marker_of(root)
    if marker is not None and marker.first.i == verb.sent.start and root.i < verb.left_edge.i and main_of(root) == verb:
        yield Attached(marker.kind, marker.first, root, marker.negative, stop=int(verb.left_edge.i))


def main_of(condition: Token) -> "Token | None":
    """The main verb that the parser hung below the condition that opens its sentence; None when it did not."""
    marker = marker_of(condition)
    if condition.dep_ != "ROOT" or marker is None or marker.first.i != condition.sent.start:
        return None
    below = [t for t in condition.subtree if t.pos_ in VERBAL and t.i > condition.i and _has_plain_subject(t)]
    return next((t for t in below if t.dep_ in ("relcl", "ccomp", "conj", "acl") and not _has_mark(t)), None)


def _has_plain_subject(verb: Token) -> bool:
    return any(t.dep_ in _OWN_SUBJECTS and t.tag_ not in ("WDT", "WP") and t.i < verb.i for t in verb.children)


def _has_mark(verb: Token) -> bool:
    return any(t.dep_ == "mark" for t in verb.children)


def _clausal(main: Token, head: Token, marker: Marker) -> Iterator[Attached]:
    """One condition for each verb of a condition clause, with the conjuncts that belong to it."""
    listed = _listed(head)
    # "provided that A and that B": of such a clause a second complement is a second condition.
    that = any(t.dep_ == "mark" and t.lower_ == "that" for t in head.children)
    joined = [v for v in conjuncts_with_subject(head) if that or not is_second_complement(v)]
    joined += _further(main, head) if that else []
    own = [] if listed else sorted({*verb_conjuncts(head), *joined}, key=lambda v: int(v.i))
    for verb in own:
        yield Attached(marker.kind, marker.first, verb, marker.negative)
    for number, verb in enumerate(listed, 1):
        stop = int(listed[number].left_edge.i) if number < len(listed) else None
        yield Attached(marker.kind, marker.first, verb, marker.negative, tuple(subjects_of(head)), stop)
    for verb in [] if listed else _strays(main, head):
        yield Attached(marker.kind, marker.first, verb, marker.negative, tuple(subjects_of(head)))


def _further(main: Token, head: Token) -> list[Token]:
    """The clauses of a list that the parser hung on the main verb: "on condition that A, that B and that C"."""
    found = []
    for verb in main.children:
        marks = [t for t in verb.children if t.dep_ == "mark" and t.lower_ == "that"]
        follows = verb.i > head.i and verb.dep_ in ("advcl", "ccomp", "conj") and verb.pos_ in VERBAL
        if follows and marks and marks[0].nbor(-1).lower_ in (",", "and", ";"):
            found += [verb, *conjuncts_with_subject(verb)]
    return found


def _listed(verb: Token) -> list[Token]:
    """The verbs of a list: "unless Oslo does two things: open the port and pay the fee"."""
    things = [t for t in verb.children if t.dep_ == "dobj" and lemma_of(t) == "thing"]
    if lemma_of(verb) != "do" or not things or verb.doc[things[0].i + 1].text != ":":
        return []
    rest = verb.doc[things[0].i + 2 : verb.sent.end]
    return [
        t
        for t in rest
        if t.tag_ == "VB" and t.dep_ in ("acl", "advcl", "conj", "ccomp", "appos") and not has_subject(t)
    ]


def conjuncts_with_subject(verb: Token) -> list[Token]:
    """Verbs coordinated with `verb` that have subjects of their own."""
    return [t for t in verb.children if t.dep_ == "conj" and t.pos_ in VERBAL and has_subject(t)]


def _strays(main: Token, condition: Token) -> list[Token]:
    """Subjectless conjuncts that follow the condition clause, share its form, and were attached to a verb above it."""
    strays, above = [], main
    for _ in range(3):
        for token in above.children:
            if (
                token.dep_ == "conj"
                and token.i > condition.i
                and _as_tensed(token, condition)
                and not has_subject(token)
                and main.i < condition.i
                and lemma_of(token) not in word_lists()["saying_verbs"]
            ):
                strays += [token, *(v for v in verb_conjuncts(token)[1:])]
        if above.head == above:
            break
        above = above.head
    return strays


def _as_tensed(token: Token, condition: Token) -> bool:
    """True for verbs of one form, and for `paid`, taken for a past tense, in "has freed the men, paid the fine"."""
    helped, own = ([lemma_of(t) for t in v.children if t.dep_ in ("aux", "auxpass")] for v in (condition, token))
    if own and own != helped:
        return False
    perfect = helped == ["have"]
    return token.tag_ == condition.tag_ or (perfect and {token.tag_, condition.tag_} == {"VBD", "VBN"})


def _is_set_off(word: Token) -> bool:
    """True for a word after a comma."""
    return word.i > word.sent.start and word.nbor(-1).text == ","


def _can_be_wanting(noun: Token) -> bool:
    """True for what somebody could do or grant: "talk without an apology", "sign without a larger quota"."""
    if lemma_of(noun) in toml_table(_ACTIONS)["verbs"]:
        return True
    return lemma_of(noun) in toml_table("conditions.toml")["granted"]["nouns"]


def _phrasal(preposition: Token) -> Iterator[Attached]:
    """Conditions worded as phrases: "in exchange for an apology", "without a guarantee", "until their withdrawal"."""
    doc, markers = preposition.doc, condition_markers()
    for length in (4, 3, 2, 1):
        words = tuple(t.lower_ for t in doc[preposition.i : preposition.i + length])
        if words not in markers:
            continue
        kind, negative = markers[words]
        end = preposition.i + len(words)
        opening = preposition
        if kind == "unless" and preposition.i and preposition.nbor(-1).lower_ == "not":
            # "ready to talk, but not without an apology"
            kind, opening = "if", preposition.nbor(-1)
        # "a state without whose help ..." hangs nothing on the help; ", without saying how" only adds.
        if end < len(doc) and (doc[end].tag_ in _RELATIVE or (doc[end].tag_ == "VBG" and _is_set_off(preposition))):
            return
        for token in sorted({*preposition.subtree, *doc[end - 1].subtree}, key=lambda t: int(t.i)):
            objects = ("pobj", "pcomp", "ccomp", "conj", "dobj") if words[-1] == "given" else _OBJECTS
            named = token.i >= end and token.dep_ in objects
            if named and preposition.i <= token.head.i < end:
                deed = _deed_of(token)
                if deed is not None:
                    yield Attached(kind, opening, deed, negative, tuple(coordinated(token)))
                    continue
                for head in (*coordinated(token), *(conjuncts_with_subject(token) if token.pos_ in VERBAL else ())):
                    # "leave without a deal" says how; "talk without an apology" hangs on the apology.
                    if _is_faced(preposition, head):
                        continue
                    if kind != "unless" or head.pos_ in VERBAL or _can_be_wanting(head):
                        yield Attached(kind, opening, head, negative)
        return


def _deed_of(noun: Token) -> "Token | None":
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
        return known or not (new or lemma_of(noun) in toml_table("conditions.toml")["assenting"]["nouns"])
    return preposition.lower_ == "before" and lemma_of(noun) in toml_table("places.toml")["faced"]["words"]
