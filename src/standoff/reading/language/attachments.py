"""Which conditions limit a verb: its own, and those that it shares, that are reported, or that swallowed it."""

from collections.abc import Iterator

from standoff.reading.language.hung_conditions import all_hung, is_severed, own_conditions
from standoff.reading.language.markers import Attached, marker_of
from standoff.reading.language.sources import reporting_verb
from standoff.reading.language.syntax import VERBAL, bare_conjunct, has_mark, has_subject, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import word_lists

_OWN_SUBJECTS = ("nsubj", "nsubjpass")


def attached_to(verb: Token) -> Iterator[Attached]:
    """Conditions on `verb`: its own, those of the clauses it shares them with, each once."""
    seen: set[int] = set()
    for condition in (*own_conditions(verb), *_shared(verb), *_reported(verb), *_swallowed(verb)):
        if condition.head.i not in seen and condition.head.i != verb.i:
            seen.add(int(condition.head.i))
            yield condition


def _shared(verb: Token) -> Iterator[Attached]:
    """Conditions of a coordination: "unless A, B will go and C will stay", "will not talk or trade until D"."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        before = min((t.i for t in head.children if t.dep_ in _OWN_SUBJECTS), default=head.i)
        above = [*own_conditions(head), *_shared(head)]
        yield from above if bare_conjunct(verb) else (c for c in above if c.marker.i < before)
    for clause in verb.children:
        # "Unless A, B will go, C will stay": the parser takes all but the last for what the last one says.
        if clause.dep_ == "ccomp" and clause.i < verb.i and reporting_verb(clause) != verb:
            before = min((t.i for t in clause.children if t.dep_ in _OWN_SUBJECTS), default=0)
            yield from (c for c in own_conditions(clause) if c.marker.i < before and not is_severed(c.marker, verb))
    for following in verb.children:
        if following.dep_ == "conj" and has_subject(following):
            hung = (c for c in all_hung(following) if is_severed(c.marker, following))
            yield from (c for c in hung if not is_severed(c.marker, verb))
    for conjunct in _following(verb):
        yield from (c for c in own_conditions(conjunct) if c.head.i > conjunct.i)
    if verb.dep_ == "ccomp" and head.pos_ in VERBAL and verb.i < head.i:
        # "A will go, it says, if B leaves; C will stay": what stands before the semicolon limits what stands before it.
        hung = (c for c in all_hung(head) if is_severed(c.marker, head) and c.marker.i > verb.i)
        yield from (c for c in hung if not is_severed(c.marker, verb))


def _following(verb: Token) -> Iterator[Token]:
    """The verbs that share the auxiliary of `verb`, or repeat it behind a comma: what limits the last limits all."""
    for conjunct in (t for t in verb.children if t.dep_ == "conj"):
        if bare_conjunct(conjunct) or _repeats_modal(conjunct, verb):
            yield conjunct
            yield from _following(conjunct)


def _repeats_modal(conjunct: Token, verb: Token) -> bool:
    """True for `go` in "would be dropped, and would go on being dropped, as long as the flag flew"."""
    if conjunct.pos_ not in VERBAL or has_subject(conjunct):
        return False
    modals = ({t.lower_ for t in v.children if t.tag_ == "MD"} for v in (verb, conjunct))
    own, repeated = modals
    parted = any(t.text == "," for t in conjunct.doc[conjunct.i : conjunct.right_edge.i + 1])
    return bool(own) and own == repeated and parted


def _reported(verb: Token) -> Iterator[Attached]:
    """Conditions that the parser hung on the verb of saying around which the reported sentence is wrapped."""
    # "The port would be open, Oslo declared, the moment the men were free" hangs it on the verb of saying inserted.
    said = reporting_verb(verb)
    if said is not None and said.dep_ == "parataxis" and said.head == verb:
        # So it does "If no deal is struck, Oslo says, it will leave".
        starts = verb.left_edge.i
        stops = [t.i for t in verb.doc[starts : said.i] if t.text == ";"]
        starts = stops[-1] + 1 if stops else starts
        hung = (c for c in own_conditions(said) if c.marker.i > said.i or said.i > starts >= c.marker.i)
        yield from (c for c in hung if not is_severed(c.marker, verb))
    yield from _let_known(verb)
    head = verb.head
    if verb.dep_ != "ccomp" or head != reporting_verb(verb):
        return
    subjects = [t.i for t in head.children if t.dep_ in _OWN_SUBJECTS]
    fronted = verb.i < head.i
    for condition in own_conditions(head):
        after = condition.marker.i > head.i
        before = bool(subjects) and condition.marker.i < min(subjects)
        if after if fronted else before or condition.marker.i > verb.i:
            yield condition


def _let_known(verb: Token) -> Iterator[Attached]:
    """Conditions on "let" in "has let it be known that it would sign, provided it is paid", and on its like."""
    known, letting = verb.head, verb.head.head
    told = known.dep_ in ("ccomp", "xcomp", "acomp", "oprd") and lemma_of(letting) in word_lists()["announcing_verbs"]
    if verb.dep_ == "ccomp" and told and letting.i < known.i < verb.i:
        yield from (c for c in own_conditions(letting) if c.marker.i > verb.i)


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
    return next((t for t in below if t.dep_ in ("relcl", "ccomp", "conj", "acl") and not has_mark(t)), None)


def _has_plain_subject(verb: Token) -> bool:
    return any(t.dep_ in _OWN_SUBJECTS and t.tag_ not in ("WDT", "WP") and t.i < verb.i for t in verb.children)
