"""Finds what demands consist of: "its terms are A and B", "five demands, among them A", "wants two things: A and B"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import names_action, worded
from standoff.reading.positions.segments import items_of
from standoff.reading.positions.targets import Target, is_proposal
from standoff.reading.positions.verb_forms import is_infinitive, is_participle
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_list(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """The contents of a noun that stands for demands: after a colon, a copula, or "among them", "including"."""
    if lemma_of(noun) not in _openers() and noun.lower_ != "what":
        return
    asked = lemma_of(noun) in words("lists", "nouns")
    things = lemma_of(noun) in words("lists", "things") and _is_wanted(noun, paragraph)
    yield from _first_step(paragraph, noun)
    line = lemma_of(noun) in words("lists", "lines") and noun.dep_ in ("nsubj", "nsubjpass")
    if (not (asked or things or line) or _is_denied(noun)) and not (
        noun.lower_ == "what" and _is_wanted(noun, paragraph)
    ):
        return
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    items = list(_after_colon(noun, ordered=line and not asked))
    told = list(_enumerated(paragraph, noun, verb)) if asked or not line else []
    if len(told) > len(items):
        yield from told
        return
    if not items and asked:
        items = [*_included(noun), *_equated(noun)]
    holders = _holders(noun, verb, paragraph)
    performers = tuple(p for t in noun.children if t.lower_ in ("on", "upon", "from", "for") for p in t.children)
    for item in dict.fromkeys(items):
        target = item_target(item, paragraph, performers)
        tokens = tuple(t for t in (target.clause.tokens() if target.clause is not None else item_words(item, items)))
        denied = any(t.lower_ == "no" and t.dep_ == "det" for t in item.children)
        yield _found(paragraph, target, holders, tokens, lemma_of(noun), denied)


@cache
def _openers() -> frozenset[str]:
    """All nouns that stand for what a list holds."""
    return frozenset().union(*(words("lists", name) for name in ("nouns", "things", "lines", "aims")))


def _first_step(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """ "The first step is for Oslo to pay, Rome says"."""
    copula = noun.head
    if noun.dep_ != "nsubj" or lemma_of(copula) != "be" or lemma_of(noun) not in words("lists", "aims"):
        return
    clause = clause_at(paragraph, copula)
    for verb in (t for t in copula.subtree if t.i > copula.i and t.pos_ == "VERB" and is_infinitive(t)):
        subjects = tuple(t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i)
        subjects = subjects or tuple(
            p for t in copula.children if t.lower_ == "for" for p in t.children if p.i < verb.i
        )
        if subjects and clause.sources and copula.nbor().lower_ == "for":
            asked = Target(clause_at(paragraph, verb), None, own=False, performers=subjects)
            yield _found(paragraph, asked, clause.sources, tuple(clause.tokens()), lemma_of(noun), denied=False)
            return


def _found(
    paragraph: ParsedParagraph,
    target: Target,
    holders: tuple["Token", ...],
    tokens: tuple["Token", ...],
    noun: str,
    denied: bool,
) -> Found:
    return Found(
        paragraph=paragraph,
        stance=Stance.DEMANDS,
        target=target,
        holders=holders,
        tokens=tokens,
        hosts=(),
        strength=0.7,
        confidence=0.6,
        rule=f"list:{noun}",
        voiced=not holders,
        denied=denied,
    )


def _enumerated(paragraph: ParsedParagraph, noun: "Token", verb: "Token | None") -> Iterator[Found]:
    """Three things or more behind a colon that the parse does not keep apart."""
    colon = next((t.i for t in noun.doc[noun.i : noun.sent.end] if t.text == ":"), None)
    if colon is None:
        return
    items = items_of([t for t in noun.doc[colon + 1 : noun.sent.end] if not t.is_quote])
    holders = _holders(noun, verb, paragraph)
    for item in items:
        denied = item.words[0].lower_ == "no"
        target = Target(None, item.noun, own=False, result=item.result)
        found = _found(paragraph, target, holders, item.words, lemma_of(noun), denied)
        yield replace(found, action=worded(item.noun, Stance.DEMANDS, item.text, item.result))


def _is_denied(noun: "Token") -> bool:
    return any(t.lower_ in ("no", "any") for t in noun.children)


def _is_wanted(noun: "Token", paragraph: ParsedParagraph) -> bool:
    """True for the object of a verb of demanding, and for "what they are after"."""
    if noun.head.pos_ not in VERBAL and noun.head.lower_ not in ("after", "for", "on", "upon"):
        return False
    verb = noun.head if noun.head.pos_ in VERBAL else noun.head.head
    lemma = clause_at(paragraph, verb).lemma if verb.pos_ in VERBAL else ""
    after = lemma == "be" and any(t.lower_ == "after" for t in verb.children)
    if lemma in words("lists", "meaning") and clause_at(paragraph, verb).sources:
        return True
    return after or any(cue.stance is Stance.DEMANDS for cue in cues("verb").get(lemma, ()))


def _after_colon(noun: "Token", ordered: bool) -> Iterator["Token"]:
    """Heads of what stands behind the colon of the noun's own sentence.

    `ordered`: only commands count, for "its line is plain: pay up".
    """
    sentence = list(noun.doc[noun.sent.start : noun.sent.end])
    colon = next((t.i for t in sentence if t.text == ":" and t.i > noun.i), None)
    if colon is None or colon + 1 == len(noun.doc) or any(t.text in (";", ":") for t in noun.doc[noun.i : colon]):
        return
    stop = next((t.i for t in sentence if t.text == ";" and t.i > colon), noun.sent.end)
    inside = range(colon + 1, stop)
    heads = [t for t in noun.doc[colon + 1 : stop] if t.head.i not in inside or t.head == t]
    heads = [t for t in heads if not t.is_punct and t.pos_ not in ("CCONJ", "SCONJ", "ADP")]
    told_first = noun.doc[colon + 1].lower_ == "that"
    for head in heads:
        for item in items_beside(head):
            command = item.pos_ in VERBAL and item.tag_ == "VB" and not is_infinitive(item)
            subjects = any(t.dep_ in ("nsubj", "nsubjpass") for t in item.children)
            told = item.pos_ not in VERBAL or _is_content(item, told_first)
            if item.i in inside and told and (not ordered or (command and not subjects)):
                yield item


def _is_content(verb: "Token", that_clauses: bool) -> bool:
    """True for a command, a gerund, an infinitive or a that-clause; for "the farm left alone" where no "that" opens."""
    marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)
    bare = not any(t.dep_ in ("aux", "auxpass") for t in verb.children)
    small = bare and not that_clauses and verb.tag_ in ("VBN", "VBD")
    small = small and not any(t.tag_ in ("WDT", "WP") for t in verb.children)
    return marked or verb.tag_ in ("VB", "VBG") or (verb.tag_ == "VBP" and that_clauses) or small


def items_beside(head: "Token") -> Iterator["Token"]:
    """The head and all that is coordinated with it or set beside it, and beside what it ends in: in reading order."""
    yield head
    for child in head.children:
        if child.dep_ in ("conj", "appos") and child.i > head.i and child.pos_ in ("NOUN", "PROPN", *VERBAL):
            yield from items_beside(child)
        elif child.dep_ == "prep" and head.pos_ == "NOUN":
            # "the closing of the mine, a withdrawal and a fine": the parser hangs the rest on the mine.
            inner = [n for p in child.children if p.dep_ == "pobj" for n in coordinated(p)[1:]]
            yield from (n for n in inner if names_action(n) and n.left_edge.dep_ in ("det", "amod", "compound"))


def _included(noun: "Token") -> Iterator["Token"]:
    """ "among them an apology", "including an apology", "such as an apology"."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        among = token.lower_ == "among" and token.head.i > token.i
        if among and any(t.lower_ in ("them", "these", "which", "others") for t in token.children):
            first = token.head
            yield from items_beside(first)
            yield from (n for t in first.head.children if t.dep_ == "appos" and t.i > first.i for n in items_beside(t))
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in words("lists", "including"):
            yield from (n for p in child.children if p.dep_ == "pobj" for n in items_beside(p))
    for host in noun.children:
        if host.dep_ == "prep" and host.lower_ == "of" and lemma_of(noun) == "list":
            yield from (n for p in host.children if p.dep_ == "pobj" for n in _included(p))


def _equated(noun: "Token") -> Iterator["Token"]:
    """ "its condition is that Oslo pay", "its terms are a pledge and a fine", "the first of its demands is a fine"."""
    subject = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "nsubj":
        subject = noun.head.head
    copula = subject.head
    if copula.pos_ in VERBAL and lemma_of(copula) in words("lists", "containing") and subject.dep_ == "nsubj":
        yield from (n for t in copula.children if t.dep_ == "dobj" for n in items_beside(t) if is_proposal(n))
        return
    if noun.dep_ == "pobj" and noun.head.lower_ in ("among", "on") and lemma_of(noun.head.head) == "be":
        # "Among its demands is a fine"
        copula = noun.head.head
        yield from (n for t in copula.rights if t.dep_ in ("nsubj", "attr") for n in items_beside(t) if is_proposal(n))
        return
    if subject.dep_ != "nsubj" or lemma_of(copula) != "be" or any(t.dep_ == "neg" for t in copula.children):
        return
    for child in copula.children:
        if child.i > copula.i and child.dep_ == "attr" and child.pos_ in ("NOUN", "PROPN"):
            items = [n for t in (child, *noun.children) if t == child or _is_beyond(t, copula) for n in items_beside(t)]
            yield from (n for n in items if is_proposal(n) or len(items) > 1)
        elif child.i > copula.i and child.dep_ in ("ccomp", "xcomp") and child.pos_ in VERBAL:
            marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in child.children)
            if marked or is_infinitive(child):
                yield child
                yield from (t for t in child.children if t.dep_ == "conj" and t.pos_ in VERBAL)


def _is_beyond(token: "Token", copula: "Token") -> bool:
    """True for what the parser sets beside the subject though it stands behind the copula."""
    return token.dep_ == "appos" and token.i > copula.i


def item_target(item: "Token", paragraph: ParsedParagraph, performers: tuple["Token", ...] = ()) -> Target:
    """The course of action that an item names: a clause, a noun, or a noun with the state it is wanted in."""
    if item.pos_ in VERBAL:
        clause = clause_at(paragraph, item)
        return Target(clause, None, own=False, performers=clause.subjects or performers)
    done = next((t for t in item.children if t.dep_ == "acl" and t.tag_ == "VBN"), None)
    if done is not None and is_participle(clause_at(paragraph, done)):
        return Target(clause_at(paragraph, done), None, own=False, performers=performers)
    return Target(None, item, own=False, performers=performers)


def item_words(item: "Token", items: list["Token"]) -> list["Token"]:
    """The item's own words, up to the next item."""
    end = min((t.left_edge.i for t in items if t.i > item.i), default=len(item.doc))
    return [t for t in item.subtree if t.i < max(end, item.i + 1) and t.text not in (",", "and")] or [item]


def _holders(noun: "Token", verb: "Token | None", paragraph: ParsedParagraph) -> tuple["Token", ...]:
    """Whose they are: a possessor's, "of X", "from X"; else of who makes, puts or has them."""
    owners = [t for t in noun.children if t.dep_ in ("poss", "amod", "compound") and t.i < noun.i]
    owners = [t for t in owners if t.dep_ == "poss" or t.ent_type_ or t.pos_ == "PROPN"]
    owners += [p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"]
    if owners or verb is None:
        return tuple(n for t in owners for n in coordinated(t))
    governor: Clause = clause_at(paragraph, verb)
    makes = governor.lemma in words("lists", "making") | words("presenting", "verbs") or _is_wanted(noun, paragraph)
    if noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head == verb:
        # "will talk on one condition: that Oslo withdraw"
        return governor.subjects
    if governor.lemma in words("lists", "meaning"):
        return governor.sources
    if makes and noun not in governor.subjects:
        pronouns = all(t.pos_ == "PRON" for t in governor.subjects)
        return governor.sources if pronouns and governor.sources else governor.subjects
    return tuple(p for t in noun.children if t.lower_ == "from" for p in t.children if p.dep_ == "pobj")


def is_listed(noun: "Token") -> bool:
    """True for nouns that nothing but a list fills: "three things", in "wants three things: an apology, ..."."""
    listed = lemma_of(noun) in words("lists", "things") | word_lists()["empty_nouns"]
    return listed and any(t.text == ":" for t in noun.doc[noun.i : noun.sent.end])
