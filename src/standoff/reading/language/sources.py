"""Who is reported as saying a clause: the subject of a governing or inserted verb of saying, or an "according to"."""

from standoff.reading.language.memory import remembered
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import VERBAL, has_subject, is_second_complement, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import word_lists

_REPORTED = frozenset({"ccomp", "xcomp", "conj", "advcl", "acomp", "relcl", "acl"})


@remembered
def reporting_verb(verb: Token) -> "Token | None":
    """The verb of saying that reports what `verb` heads: "warned" in "it warned that it would leave"."""
    saying = word_lists()["saying_verbs"]
    at, seen = verb, set()
    while at.i not in seen:
        seen.add(at.i)
        inserted = next((t for t in _inserted(at) if lemma_of(t) in saying or answer_of(t) is not None), None)
        if inserted is not None:
            return inserted
        head = at.head
        if is_second_complement(at):
            return next((t for t in at.ancestors if t.pos_ == "VERB" and lemma_of(t) in saying), None)
        if at.dep_ == "ccomp" and head.pos_ == "ADV" and head.head.pos_ == "VERB" and lemma_of(head.head) in saying:
            # "told them time and again that it would leave"
            return head.head
        if at.dep_ in ("ccomp", "xcomp", "parataxis") and head.pos_ == "VERB" and lemma_of(head) in saying:
            return head
        if at.dep_ in ("ccomp", "advcl", "csubj", "parataxis") and answer_of(head) is not None:
            return head
        told = _told_in(at) or _told_by_phrase(at)
        if told is not None:
            return told
        if at.dep_ not in _REPORTED and not _is_clefted(at):
            return None
        at = head
    return None


def _told_in(verb: Token) -> "Token | None":
    """ "said", in "said in so many words that it would leave", where the parser hangs the clause on the words."""
    if verb.dep_ not in ("acl", "relcl") or not any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children):
        return None
    noun = verb.head
    tied = noun.dep_ in ("pobj", "npadvmod", "dobj")
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    said = tied and governor.pos_ == "VERB" and lemma_of(governor) in word_lists()["saying_verbs"]
    if noun.dep_ == "dobj" and governor.pos_ == "VERB" and lemma_of(noun) in word_lists()["said_nouns"]:
        return governor
    if noun.dep_ == "dobj" and lemma_of(governor) in word_lists()["addressed_verbs"]:
        # "warned the miners that the road would be cleared", where the parser hangs it on the miners
        return governor
    return governor if said and noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None


def _told_by_phrase(verb: Token) -> "Token | None":
    """ "made", in "made it clear that it would leave"; "put", in "put Oslo on notice that it would leave"."""
    if verb.dep_ not in ("acl", "relcl", "advcl", "csubj", "ccomp", "xcomp"):
        return None
    passed: list[Token] = []
    at = verb.head
    for _ in range(3):
        if at.pos_ == "VERB" and passed:
            tied = {f"{lemma_of(at)} {lemma_of(t)}" for t in passed}
            if tied & word_lists()["saying_phrases"]:
                return at
        particles = (t for t in at.children if t.dep_ == "prt") if at.pos_ == "VERB" else ()
        if any(f"{lemma_of(at)} {t.lower_}" in word_lists()["saying_phrases"] for t in particles):
            return at
        passed.append(at)
        at = at.head
    return None


def _is_clefted(noun: Token) -> bool:
    """True for X in "it is X who must pay"."""
    copula = noun.head
    return noun.dep_ == "attr" and any(t.dep_ == "nsubj" and t.lower_ == "it" for t in copula.children)


def _inserted(verb: Token) -> list[Token]:
    """Parataxes on the verb; and before the next main verb, on which the parser hangs what follows a sentence."""
    own = [t for t in verb.children if t.dep_ == "parataxis"]
    following = [t for t in verb.children if t.dep_ == "conj" and has_subject(t)]
    return own + [
        p for t in following for p in t.children if p.dep_ == "parataxis" and p.i < t.left_edge.i + 5 and p.i < t.i
    ]


def sources_of(verb: Token) -> list[Token]:
    """Heads of who is reported as saying what `verb` heads, nearest first."""
    told = _according(verb)
    if told:
        return told
    reporting = reporting_verb(verb)
    if reporting is None:
        return _before_colon(verb)
    if lemma_of(reporting) in word_lists()["addressed_verbs"] and any(t.dep_ == "auxpass" for t in reporting.children):
        # "Oslo was told that it must pay": by whom, only a by-phrase says.
        return [p for t in reporting.children if t.dep_ == "agent" for p in t.children if p.dep_ == "pobj"]
    answer = answer_of(reporting)
    return subjects_of(reporting) if answer is None else _givers(answer)


def answer_of(verb: Token) -> "Token | None":
    """ "reply", in "came the reply from Oslo", "was Oslo's reply": what the words before it are."""
    if lemma_of(verb) not in word_lists()["arriving_verbs"]:
        return None
    after = (t for t in verb.children if t.dep_ in ("nsubj", "attr") and t.i > verb.i)
    return next((t for t in after if lemma_of(t) in word_lists()["answer_nouns"] and _givers(t)), None)


def answerers(verb: Token) -> list[Token]:
    """Oslo, on "came" of "came the reply from Oslo"; none on other verbs."""
    answer = answer_of(verb)
    return _givers(answer) if answer is not None else []


def _givers(answer: Token) -> list[Token]:
    """Oslo, in "the reply from Oslo", "Oslo's reply"."""
    owners = [t for t in answer.children if t.dep_ == "poss"]
    tied = [t for t in answer.children if t.dep_ == "prep" and t.lower_ in ("from", "of", "in")]
    return owners + [p for t in tied for p in t.children if p.dep_ == "pobj"]


def _in_the_eyes(preposition: Token) -> list[Token]:
    """His, in "in his eyes", "to his mind", "in Oslo's view"."""
    views = (t for t in preposition.children if t.dep_ == "pobj" and lemma_of(t) in word_lists()["view_nouns"])
    owned = [t for view in views for t in view.children if t.dep_ == "poss" or t.lower_ == "of"]
    return [t for t in owned if t.dep_ == "poss"] + [p for t in owned for p in t.children if p.dep_ == "pobj"]


@remembered
def _colons(first: Token) -> tuple[int, ...]:
    """Where the colons of the paragraph stand that opens with `first`."""
    return tuple(t.i for t in first.doc if t.text == ":")


def _before_colon(verb: Token) -> list[Token]:
    """Oslo, in "Oslo was blunt: the flag would come down": who is said to be so plain, or to answer so."""
    colons_in_all = _colons(verb.doc[0])
    if not colons_in_all or colons_in_all[0] > verb.i:
        return []
    start = verb.sent.start
    if start and verb.doc[start - 1].text == ":":
        start = verb.doc[start - 1].sent.start
    colons = [t for t in verb.doc[start : verb.i] if t.text == ":"]
    for token in verb.doc[start : colons[-1].i] if colons else ():
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in VERBAL and token.head.i < colons[-1].i:
            manner = [t for t in token.head.children if t.dep_ == "acomp"]
            plain = any({t.lower_, lemma_of(t)} & word_lists()["outspoken"] for t in manner)
            if plain or lemma_of(token.head) in word_lists()["answering_verbs"]:
                return subjects_of(token.head)
    return []


def _according(verb: Token) -> list[Token]:
    """Heads of X in "according to X", on the verb or what governs it."""
    at, seen = verb, set()
    while at.i not in seen:
        seen.add(at.i)
        according = [t for t in at.children if t.dep_ == "prep" and t.lower_ == "according"]
        told = [n for t in according for to in t.children for n in to.children if n.dep_ == "pobj"]
        viewed = (t for t in at.children if t.dep_ == "prep" and t.lower_ in ("in", "to"))
        told = told or [owner for t in viewed for owner in _in_the_eyes(t)]
        if told or at.dep_ not in _REPORTED:
            return told
        at = at.head
    return []
