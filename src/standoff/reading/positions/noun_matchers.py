"""Finds positions worded as nouns: "its refusal to talk", "the call for a truce", "pressure on Oslo to sign"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import not_yet_said
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import Cue, cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.phrase_words import match
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import fallen_short_of, infinitives_after, is_infinitive, unwrapped

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_noun(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """Positions worded as nouns: "its refusal to talk", "the call for a truce", "pressure on Oslo to sign"."""
    governor = clause_at(paragraph, noun.head) if noun.head.pos_ in VERBAL else None
    if any(t.dep_ == "det" and t.lower_ == "no" for t in noun.children) or _is_not_had(noun, governor):
        return
    dropped = governor is not None and noun in governor.objects and _gives_up(governor)
    if dropped and governor is not None and (not_yet_said(governor) or governor.tense is Tense.FUTURE):
        return
    for cue in cues("noun").get(lemma_of(noun), ()):
        if cue.owned and (not _is_owned(noun) or (governor is not None and not_yet_said(governor))):
            continue
        # Who drops his objections accepts.
        given_up = dropped and cue.stance is Stance.REFUSES
        for target in noun_targets(cue, noun, paragraph):
            stance = cue.stance or commitment(target, target.clause or clause_at(paragraph, noun))
            outside = target.clause.tokens() if target.clause is not None else []
            tokens = tuple(sorted({*noun.subtree, *outside}, key=lambda t: int(t.i)))
            yield Found(
                paragraph=paragraph,
                stance=Stance.ACCEPTS if given_up else stance,
                target=target,
                holders=_holders_of_noun(noun, governor, target, paragraph),
                tokens=tokens,
                hosts=(target.clause,) if target.clause is not None else (),
                strength=cue.strength,
                confidence=0.6,
                rule=cue.rule,
                sources=governor.sources if governor is not None else (),
                dropped=dropped and not given_up,
                committed=cue.stance is None,
            )


def _is_owned(noun: "Token") -> bool:
    """True for "Oslo's consent", "its consent", "the Norwegian consent"."""
    return any(t.dep_ == "poss" or (t.i < noun.i and t.ent_type_ in ("NORP", "GPE")) for t in noun.children)


def _is_not_had(noun: "Token", governor: Clause | None) -> bool:
    """True for "did not show any willingness"."""
    had = governor is not None and governor.lemma in words("denied", "verbs") and noun in governor.objects
    return had and governor is not None and governor.negated


def _gives_up(governor: Clause) -> bool:
    """True for "dropped its demand"."""
    return governor.lemma in words("given_up", "verbs") and not governor.negated


def _holders_of_noun(
    noun: "Token", governor: Clause | None, target: Target, paragraph: ParsedParagraph
) -> tuple["Token", ...]:
    """Whose demand it is: a possessor, an adjective of nationality, "by X", "from X"; else who utters or meets it."""
    # The tagger takes some finite verbs for nouns ("Minsk demands that ..."): their subjects own them.
    owners = [t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod", "nsubj") and t.i < noun.i]
    owners = [t for t in owners if t.dep_ in ("poss", "nsubj") or t.ent_type_ or t.text[0].isupper()]
    # "made Oslo an offer": what stands before the article is another phrase.
    article = next((t.i for t in noun.children if t.dep_ == "det"), -1)
    owners = [t for t in owners if t.i > article or t.dep_ == "nsubj"]
    by = [p for t in noun.children if t.dep_ == "prep" and t.lower_ in ("by", "from", "in") for p in t.children]
    named = (*owners, *(t for t in by if t.dep_ == "pobj" and t not in target.performers))
    if named:
        return named
    if noun.tag_ == "NNS" and noun.dep_ == "conj" and article < 0:
        # "rejects the plan and threatens to leave", where the tagger takes the second verb for a noun.
        verb = noun.head if noun.head.dep_ != "dobj" else noun.head.head
        return clause_at(paragraph, verb).subjects if verb.pos_ in VERBAL else ()
    if governor is None:
        return joined_by(noun, paragraph)
    return governor.subjects if noun in governor.objects and not _answers(governor) else ()


def joined_by(noun: "Token", paragraph: ParsedParagraph) -> tuple["Token", ...]:
    """Oslo, in "Oslo added its voice to calls for a truce", "Oslo answered with a threat to leave"."""
    preposition = noun.head
    verb = next((t for t in preposition.ancestors if t.pos_ in VERBAL), None)
    if noun.dep_ != "pobj" or verb is None:
        return ()
    phrases = [p.split() for p in words("seconding", "phrases") if p.split()[0] == lemma_of(verb)]
    ends = (match(tuple(rest), verb) for _, *rest in phrases)
    joined = any(end is not None and end[0] == preposition and not end[1] for end in ends)
    return clause_at(paragraph, verb).subjects if joined else ()


def _answers(governor: Clause) -> bool:
    """True for "rejected the demand", "accepted the offer": what is answered is another's."""
    answers = (Stance.REFUSES, Stance.ACCEPTS)
    rows = (cue for cue in cues("verb").get(governor.lemma, ()) if cue.answers != "offered")
    return any(cue.stance in answers or cue.negated in answers for cue in rows)


def noun_targets(cue: Cue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Target]:
    """The courses of action that stand on a noun, in the frames its cue allows."""
    demands = cue.stance is Stance.DEMANDS
    if demands and "that" in cue.frames:
        yield from _announced(noun, paragraph)
    for child in noun.children:
        if child.pos_ in ("VERB", "AUX") and child.dep_ in ("acl", "relcl", "ccomp", "xcomp"):
            clause = clause_at(paragraph, child)
            own_subject = any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ not in ("WDT", "WP") for t in child.children)
            if "that" in cue.frames and own_subject and (child.dep_ != "relcl" or _is_content(child)):
                yield Target(fallen_short_of(clause) or clause, None, own=False, performers=clause.subjects)
            elif "to" in cue.frames and is_infinitive(child):
                under = noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.pos_ in VERBAL
                pressed = clause_at(paragraph, noun.head.head).subjects if under else ()
                yield Target(clause, None, own=not demands, performers=pressed if demands else ())
        elif (
            child.pos_ in VERBAL
            and child.dep_ == "advcl"
            and {"for", "for-to"} & {*cue.frames}
            and _is_for_another(child)
        ):
            clause = clause_at(paragraph, child)
            yield Target(clause, None, own=False, performers=clause.subjects)
        elif child.dep_ == "prep" and child.i > noun.i:
            yield from _prepositional_targets(cue, noun, child, paragraph)
    for torn in _torn(cue, noun):
        yield from _prepositional_targets(cue, noun, torn, paragraph)


def _torn(cue: Cue, noun: "Token") -> list["Token"]:
    """`for`, in "renewed its call on Tuesday for a truce", where the parser hangs it on the verb."""
    governor = noun.head
    if noun.dep_ != "dobj" or governor.pos_ not in VERBAL or lemma_of(governor) in cues("verb"):
        return []
    if any(t.dep_ in ("acl", "relcl", "ccomp") or (t.dep_ == "prep" and t.lower_ == "for") for t in noun.children):
        return []
    behind = [t for t in governor.children if t.i > noun.right_edge.i and t.dep_ in ("prep", "npadvmod")]
    tied = [t for t in behind if t.dep_ == "prep" and t.lower_ == "for" and "for" in cue.frames]
    # Only times and places stand between the two.
    first = tied[:1]
    return [
        t
        for t in first
        if t == behind[0]
        or all(b.lower_ in ("on", "in", "at") or b.dep_ == "npadvmod" for b in behind[: behind.index(t)])
    ]


def _is_content(verb: "Token") -> bool:
    """True for "that Poland hand over the suspects", where the parser takes "that" for a second object."""
    that = next((t for t in verb.children if t.tag_ in ("WDT", "IN") and t.lower_ == "that"), None)
    bare = verb.tag_ in ("VB", "VBP") and not any(t.dep_ in ("aux", "auxpass") for t in verb.children)
    return that is not None and bare and any(t.dep_ == "dobj" and t.i > verb.i for t in verb.children)


def _is_for_another(verb: "Token") -> bool:
    """True for "for Oslo to sign", on a noun."""
    return is_infinitive(verb) and any(t.dep_ == "mark" and t.lower_ == "for" for t in verb.children)


def _announced(noun: "Token", paragraph: ParsedParagraph) -> Iterator[Target]:
    """ "one demand: that Oslo sign"."""
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 3]
    if [t.lower_ for t in after] != [":", "that"]:
        return
    clause = clause_at(paragraph, after[1].head)
    if after[1].dep_ == "mark" and clause.subjects:
        yield Target(clause, None, own=False, performers=clause.subjects)


def _prepositional_targets(
    cue: Cue, noun: "Token", preposition: "Token", paragraph: ParsedParagraph
) -> Iterator[Target]:
    """ "call for talks", "pressure on Oslo to sign", "rejection of the plan"."""
    frames = {frame.removeprefix("prep-") for frame in cue.frames}
    for head in (t for t in preposition.children if t.dep_ in ("pobj", "pcomp")):
        nearby = [*head.children, *noun.children, *noun.head.children]
        infinitives = infinitives_after(head, iter(nearby))
        if infinitives and preposition.lower_ in ("on", "for", "to", "upon"):
            asked = clause_at(paragraph, infinitives[0])
            inner = unwrapped(asked)
            yield Target(inner, None, own=False, performers=(head,) if inner == asked else ())
        elif preposition.lower_ in frames and (
            preposition.lower_ not in ("on", "upon") or f"prep-{preposition.lower_}" in cue.frames
        ):
            if head.tag_ == "VBG":
                yield Target(clause_at(paragraph, head), None, own=True)
            else:
                yield Target(None, head, own=False)
