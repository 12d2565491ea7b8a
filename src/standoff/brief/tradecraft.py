"""The tradecraft of a brief, held to the nine standards of ICD 203, each computed: pass, or why not."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from standoff.brief.changes_section import lines_of
from standoff.brief.findings import is_anchored
from standoff.brief.illustration import Illustration
from standoff.brief.materials import Materials
from standoff.brief.questions_section import Question
from standoff.brief.words import counted, joined, percent
from standoff.outlook.lasting import mixed_support
from standoff.reading.scales import SCALES, confidence_words, scale_named

FIRST_WORDS = 60
"""Words in which the answer has to stand."""

COMES_UP = 0.05
"""Outcomes are alternatives that come up in at least this share of the samples."""

UNEXPLAINED = 0.05
"""A change of the support by this much needs something that explains it."""


class Standing(StrEnum):
    """How a brief stands to a standard."""

    PASS = "pass"
    NOT_JUDGED = "not judged"
    WHY_NOT = "why not"


@dataclass(frozen=True, slots=True)
class Found:
    """How the brief stands to one standard, in words, and the section that shows it."""

    standing: Standing
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A standard of the directive, what it asks of a brief, and what was found."""

    number: int
    name: str
    asks: str
    found: Found


def tradecraft(
    materials: Materials, opening: str, questions: Sequence[Question], pictures: Sequence[Illustration]
) -> tuple[Row, ...]:
    """The nine rows, in the order of the directive.

    `opening` is the text of the page from its first word to the end of the verdict's sentence.
    """
    found = (
        sources(materials),
        uncertainty(materials, questions),
        kinds_of_statement(materials),
        alternatives(materials),
        relevance(questions),
        answer_first(materials, opening),
        change(materials),
        accuracy(materials),
        illustrations(pictures),
    )
    return tuple(
        Row(at, standard["name"], standard["asks"], one)
        for at, (standard, one) in enumerate(zip(_standards(), found, strict=True), start=1)
    )


@lru_cache
def _standards() -> tuple[dict[str, str], ...]:
    text = files("standoff.brief").joinpath("data", "tradecraft.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["standard"])


def _found(why_not: str, passed: str, href: str) -> Found:
    return Found(Standing.WHY_NOT, why_not, href) if why_not else Found(Standing.PASS, passed, href)


def sources(materials: Materials) -> Found:
    """Whether the dispatches are graded."""
    positions = materials.reading.positions
    named = sum(position.holder is not None for position in positions)
    whose = f"{named} of {counted(len(positions), 'position')} {'names' if named == 1 else 'name'} whose it is"
    if materials.grade is None:
        words = f"Nobody has judged how reliable the dispatch is, or how credible what it says. {whose}."
        return Found(Standing.NOT_JUDGED, words, "#making")
    return Found(Standing.PASS, f"Graded by the analyst {materials.grade}. {whose}.", "#making")


def uncertainty(materials: Materials, questions: Sequence[Question]) -> Found:
    """Whether words and numbers agree, and no sentence tells a chance and a confidence."""
    verdict = materials.outlook.verdict
    scale = scale_named(verdict.scale)
    told = [(verdict.word, verdict.probability), *((one.word, one.probability) for one in questions)]
    wrong = next((one for one in told if scale.term_for(one[1]).word != one[0]), None)
    mixed = next(iter(mixing_sentences(own_sentences(materials))), None)
    why_not = ""
    if wrong is not None:
        why_not = f"“{wrong[0]}” is not the word for {percent(wrong[1])} by {scale.title}."
    elif not verdict.low <= verdict.probability <= verdict.high:
        why_not = "The chance lies outside its own range."
    elif f"{verdict.probability:.0%}" not in verdict.sentence:
        why_not = "The verdict’s sentence does not tell its number."
    elif mixed is not None:
        why_not = f"One sentence tells a chance and a confidence: “{mixed}”"
    passed = (
        f"{counted(len(told), 'chance')} in words after {scale.title}, each with its number; the verdict has a range; "
        "no sentence of the brief tells a chance together with a confidence."
    )
    return _found(why_not, passed, "#verdict")


def own_sentences(materials: Materials) -> list[str]:
    """The sentences of the brief that are its own, and not the dispatch's."""
    outlook = materials.outlook
    texts = [
        outlook.verdict.sentence,
        *outlook.verdict.reasons,
        outlook.verdict.record,
        *(deal.words for deal in outlook.deals),
        *(way.words for way in outlook.ways_out),
        *(known.words for known in outlook.leverage),
        *(move.words for move in outlook.third_parties),
        *outlook.assumptions,
    ]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", text)]


def mixing_sentences(sentences: Iterable[str]) -> list[str]:
    """Those that tell a degree of likelihood and a confidence, which ICD 203 forbids."""
    likelihood = _any_of(word for name in SCALES for word in scale_named(name).words)
    confidence = _any_of(confidence_words())
    return [one for one in sentences if likelihood.search(one) and confidence.search(one)]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    # A word with a hyphen behind it is another word: confidence-building is no confidence.
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!-)", re.IGNORECASE)


def kinds_of_statement(materials: Materials) -> Found:
    """Whether information, assumptions and judgements are told apart."""
    options = materials.conflict.options
    makers = materials.conflict.decision_makers
    evidence = [option.evidence for option in options]
    evidence += [statement.evidence for maker in makers for statement in maker.preferences]
    anchored = sum(any(is_anchored(materials.document, piece) for piece in pieces) for pieces in evidence)
    assumptions = len(materials.outlook.assumptions)
    why_not = ""
    if not assumptions:
        why_not = "No assumption is told, and a model has some."
    elif evidence and not anchored:
        why_not = "None of the model’s options and wishes leads back to words of the dispatch."
    passed = (
        f"Each section says which it is. {anchored} of {len(evidence)} options and wishes lead to words of the "
        f"dispatch, the others are marked as inferred or an analyst’s; {counted(assumptions, 'assumption')} told apart."
    )
    return _found(why_not, passed, "#making")


def alternatives(materials: Materials) -> Found:
    """Whether other outcomes come up, and what would flip the verdict."""
    outlook = materials.outlook
    settled = {
        label
        for view in outlook.foresight
        for label, share in view.settles.items()
        if share.support >= COMES_UP and label != outlook.status_quo
    }
    others = settled | {deal.label for deal in outlook.deals}
    now = mixed_support(outlook).support
    flips = [s for s in outlook.sensitivity if any((then < 0.5) != (now < 0.5) for then in (s.less, s.more))]
    why_not = ""
    if not others:
        why_not = f"No outcome but the status quo comes up in {percent(COMES_UP)} of the samples, and there is no deal."
    elif not outlook.sensitivity and not outlook.ways_out:
        why_not = "Nothing that was tried flips the verdict or moves it."
    passed = f"{counted(len(others), 'other outcome')} weighed. {_flip(materials, [s.place for s in flips])}"
    return _found(why_not, passed, "#endings")


def _flip(materials: Materials, places: Sequence[int]) -> str:
    outlook = materials.outlook
    if places:
        wishes = joined([f"W{place}" for place in places[:3]])
        return f"Support crosses one half when a single wish counts for nothing or double: {wishes}."
    if outlook.sensitivity:
        most = outlook.sensitivity[0]
        return (
            "No single wish takes the support across one half; the one that moves it furthest is "
            f"W{most.place} ({percent(most.less)} without it, {percent(most.more)} doubled)."
        )
    return outlook.ways_out[0].words if outlook.ways_out else ""


def relevance(questions: Sequence[Question]) -> Found:
    """Whether the brief ends in questions that can be resolved."""
    open_ended = [one.number for one in questions if not one.by]
    why_not = "" if questions else "No question with a date: section 9 says why."
    if open_ended:
        why_not = f"Without a date: {joined(open_ended)}."
    by = questions[0].by_words if questions else ""
    passed = f"{counted(len(questions), 'question')}, each with its chance, to be answered by {by}."
    return _found(why_not, passed, "#questions")


def answer_first(materials: Materials, opening: str) -> Found:
    """Whether the word and the number of the verdict stand in the first words of the page."""
    verdict = materials.outlook.verdict
    words = opening.split()
    first = " ".join(words[:FIRST_WORDS])
    answered = verdict.word.lower() in first.lower() and f"{verdict.probability:.0%}" in first
    why_not = "" if answered else f"The answer does not stand in the first {FIRST_WORDS} words: the title is too long."
    place = next((at for at, word in enumerate(words, start=1) if f"{verdict.probability:.0%}" in word), len(words))
    return _found(why_not, f"It is told by word {place}.", "#verdict")


def change(materials: Materials) -> Found:
    """Whether it is said what has changed, and why."""
    changes = materials.changes
    if changes is None:
        words = "This is the first brief on this standoff: there is none to differ from."
        return Found(Standing.PASS, words, "#verdict")
    lines = lines_of(changes)
    if not lines:
        return Found(Standing.WHY_NOT, "Only one of the dispatches tells of the standoff.", "#changes")
    step = changes.steps[-1]
    moved = 0.0
    if step.before is not None and step.after is not None:
        moved = abs(step.after.support.support - step.before.support.support)
    explained = step.moved or step.done or step.replaced or step.new_options or step.gone_options
    told = bool(explained) or moved < UNEXPLAINED
    why_not = "" if told else "The outlook changed, and no sentence of the last dispatch tells why."
    return _found(why_not, lines[-1], "#changes")


def accuracy(materials: Materials) -> Found:
    """Whether a record of resolved standoffs stands behind the numbers, and how good it is."""
    verdict = materials.outlook.verdict
    why_not = ""
    if not verdict.calibrated:
        why_not = "No record of resolved standoffs has tested these numbers."
    elif not re.search(r"\d\.\d", verdict.record):
        why_not = "The numbers are calibrated, and nothing says how good they have been."
    return _found(why_not, verdict.record, "#verdict")


def illustrations(pictures: Sequence[Illustration]) -> Found:
    """Whether every picture has all that lets a reader judge it."""
    lacking = [f"“{one.title or one.name}” lacks {joined(list(one.missing))}" for one in pictures if one.missing]
    why_not = f"{joined(lacking)}." if lacking else "" if pictures else "There is no picture."
    return _found(why_not, f"{counted(len(pictures), 'picture')}, each with all of these.", "#states")


def summary(rows: Sequence[Row]) -> str:
    """How many standards pass, and which do not."""
    passed = sum(row.found.standing is Standing.PASS for row in rows)
    others = [f"{row.name.lower()}: {row.found.standing}" for row in rows if row.found.standing is not Standing.PASS]
    rest = f"; {joined(others)}" if others else ""
    return f"{passed} of the {len(rows)} standards of ICD 203 pass{rest}."
