"""`Explanation`: the reasons for a state's verdicts, as data and as prose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standoff.conflict.articles import in_sentence, opening_sentence, pronouns_of
from standoff.schemas import DIALECT, LABEL, TEXT, list_of, object_of, or_null
from standoff.stability.concepts import RECURRENT, Concept
from standoff.stability.schema_parts import CONCEPT, by_concept
from standoff.stability.words import Step, listed

SHOWN_LINES = 3  # deterred improvements told in full; the rest are counted

CREDIBLE = frozenset({Concept.SEQ, Concept.SSEQ})  # the sanction must improve things for those who make it
INESCAPABLE = frozenset({Concept.SMR, Concept.SSEQ})  # the mover must have no good answer to the sanction


@dataclass(frozen=True, slots=True)
class Line:
    """A line of play from the explained state: first the decision maker's own move, then what follows it.

    In a line that deters, `steps[1:]` is the sanction; in one that does not, it is what the mover expects. Where all
    steps are made at the same moment, each from the explained state, `together` is the label of where they lead.
    """

    deterred: bool
    steps: tuple[Step, ...]
    together: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the state is or is not stable for one decision maker under one concept.

    `lines` are the moves that were weighed: every unilateral improvement with its sanction when the state is stable,
    the best one that pays when it is not. `opponents` are the others who have options. `horizon` is how many moves
    ahead the lines were foreseen, None under concepts that do not look ahead.
    """

    decision_maker: str
    concept: Concept
    stable: bool
    lines: tuple[Line, ...]
    opponents: tuple[str, ...]
    horizon: int | None = None

    @property
    def words(self) -> str:
        """The reason in one or more sentences."""
        if self.horizon is not None:
            return _foresight_in_words(self)
        if self.concept is Concept.LCS:
            return _farsightedness_in_words(self)
        if not self.lines:
            it, has, stays = _told_of(self.decision_maker, "it", "has", "stays")
            return (
                f"{opening_sentence(self.decision_maker)} {has} no unilateral improvement from here, so {it} {stays}."
            )
        if not self.stable:
            return _undeterred_in_words(self)
        return _deterred_in_words(self)

    def to_dict(self) -> dict[str, Any]:
        """The reason as JSON-ready values."""
        return {
            "decision_maker": self.decision_maker,
            "concept": self.concept.value,
            "stable": self.stable,
            "horizon": self.horizon,
            "lines": [
                {
                    "deterred": line.deterred,
                    "steps": [step.to_dict() for step in line.steps],
                    "together": line.together,
                }
                for line in self.lines
            ],
            "words": self.words,
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a state is or is not stable; `str()` gives the words."""

    label: str
    number: int
    is_status_quo: bool
    situation: str
    equilibrium: Mapping[Concept, bool]
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        makers = dict.fromkeys(reason.decision_maker for reason in self.reasons)
        return "\n\n".join([self._heading(), *(self._paragraph(maker) for maker in makers)])

    def to_dict(self) -> dict[str, Any]:
        """The explanation as JSON-ready values, with the words beside each reason."""
        return {
            "state": {"number": self.number, "label": self.label, "situation": self.situation},
            "is_status_quo": self.is_status_quo,
            "equilibrium": {concept.value: holds for concept, holds in self.equilibrium.items()},
            "reasons": [reason.to_dict() for reason in self.reasons],
        }

    def _heading(self) -> str:
        holds = [concept.title for concept, flag in self.equilibrium.items() if flag]
        fails = [concept.title for concept, flag in self.equilibrium.items() if not flag]
        status = ", the status quo" if self.is_status_quo else ""
        verdicts = [f"an equilibrium under {listed(holds)}"] if holds else []
        verdicts += [f"not one under {listed(fails, 'or')}" if holds else "no equilibrium under " + listed(fails, "or")]
        verdict = ", ".join(verdicts if fails else verdicts[:1])
        return f"State {self.number} ({self.label}{status}). {self.situation}.\nIt is {verdict}."

    def _paragraph(self, maker: str) -> str:
        told: dict[str, list[Reason]] = {}
        for reason in self.reasons:
            if reason.decision_maker == maker:
                told.setdefault(reason.words, []).append(reason)
        lines = [f"  {_verdict(reasons)}: {words}" for words, reasons in told.items()]
        return "\n".join([maker, *lines])


def _verdict(reasons: list[Reason]) -> str:
    names = listed([reason.concept.title for reason in reasons])
    return f"{names[0].upper()}{names[1:]}, {'stable' if reasons[0].stable else 'unstable'}"


def _move(step: Step) -> str:
    return f"{step.deed} ({step.end})"


def _sanction(steps: tuple[Step, ...], verb: str) -> str:
    return ", and then ".join(f"{in_sentence(step.mover)} {verb} {_move(step)}" for step in steps)


def _credible_sanction(steps: tuple[Step, ...]) -> str:
    return ", and then ".join(f"{_gaining(step.mover)} could {_move(step)}" for step in steps)


def _gaining(name: str) -> str:
    return f"{in_sentence(name)}, to {pronouns_of(name).possessive} own gain,"


def _told_of(name: str, *words: str) -> tuple[str, ...]:
    """Words of one party, as they are said of `name`: "it likes" of Arbor, "they like" of Arbor and Brill."""
    if pronouns_of(name).subject == "it":
        return words
    plural = {"it": pronouns_of(name).subject, "has": "have"}
    return tuple(plural.get(word, word.removesuffix("s")) for word in words)


def _deterred_in_words(reason: Reason) -> str:
    name = reason.decision_maker
    me, (likes,) = in_sentence(name), _told_of(name, "likes")
    trapped = f", and from where {me} can move to nothing better" if reason.concept in INESCAPABLE else ""
    sentences = [
        f"{opening_sentence(name)} could {_move(line.steps[0])}, but {_answer(reason, line)}, "
        f"which {me} {likes} no better than the present state{trapped}."
        for line in reason.lines[:SHOWN_LINES]
    ]
    return " ".join([*sentences, *_rest(reason, "improvement")])


def _answer(reason: Reason, line: Line) -> str:
    if line.together is None:
        answer = line.steps[1:]
        return f"then {_credible_sanction(answer) if reason.concept in CREDIBLE else _sanction(answer, 'could')}"
    deeds = listed([f"{_gaining(step.mover)} were to {_move(step)}" for step in line.steps[1:]])
    return f"if at the same moment {deeds}, all would find themselves in {line.together}"


def _rest(reason: Reason, what: str) -> list[str]:
    more = len(reason.lines) - SHOWN_LINES
    return [f"{more} further {what}{'s are' if more > 1 else ' is'} deterred in the same way."] if more > 0 else []


def _undeterred_in_words(reason: Reason) -> str:
    me, step = in_sentence(reason.decision_maker), reason.lines[0].steps[0]
    it, likes = _told_of(reason.decision_maker, "it", "likes")
    gain = f"{opening_sentence(reason.decision_maker)} could {_move(step)}, which {it} {likes} better"
    if reason.concept is Concept.NASH:
        return f"{gain}."
    if not reason.opponents:
        return f"{gain}, and nobody else can move."
    whose = listed([in_sentence(name) for name in reason.opponents], "or")
    if reason.concept is Concept.SIM:
        return f"{gain}, and no improvement that {whose} could make at the same moment would spoil it."
    moves = "no improvement" if reason.concept in CREDIBLE else "no move"
    escape = " and cannot leave for better" if reason.concept in INESCAPABLE else ""
    return f"{gain}, and {moves} of {whose} leads from there to a state that {me} {likes} no better{escape}."


def _farsightedness_in_words(reason: Reason) -> str:
    name = reason.decision_maker
    me = in_sentence(name)
    if not reason.lines:
        it, has, stays = _told_of(name, "it", "has", "stays")
        return f"{opening_sentence(name)} {has} no move from here, so {it} {stays}."
    if not reason.stable:
        first = _move(reason.lines[0].steps[0])
        return f"{opening_sentence(name)} could {first}, and all that may last after that is better for {me}."
    sentences = [_feared(reason, line) for line in reason.lines[:SHOWN_LINES]]
    return " ".join([*sentences, *_rest(reason, "move")])


def _feared(reason: Reason, line: Line) -> str:
    first, *rest = line.steps
    name = reason.decision_maker
    me, (likes,) = in_sentence(name), _told_of(name, "likes")
    could = f"{opening_sentence(name)} could {_move(first)}"
    if not rest:
        return f"{could}, but that may last, and {me} {likes} it no better than the present state."
    goes_on = _sanction(tuple(rest), "may")
    return f"{could}, but then, all looking ahead, {goes_on}; that may last, and {me} {likes} it no better than this."


def _foresight_in_words(reason: Reason) -> str:
    moves = "one move" if reason.horizon == 1 else f"{reason.horizon} moves"
    me, ahead = in_sentence(reason.decision_maker), f"Looking {moves} ahead"
    it, has, looks = _told_of(reason.decision_maker, "it", "has", "looks")
    likes, stays, expects = _told_of(reason.decision_maker, "likes", "stays", "expects")
    them = pronouns_of(reason.decision_maker).object
    if reason.concept in RECURRENT:
        ahead = f"However far {it} {looks} ahead" if reason.stable else f"{ahead}, and at farther horizons again"
    if not reason.lines:
        return f"{ahead}, {me} {stays}: {it} {has} no unilateral improvement, and no other move ends better for {them}."
    first, *rest = reason.lines[0].steps
    replies = _sanction(tuple(rest), "would")
    if reason.stable:
        expected = f"if {it} were to {_move(first)}, {it} {expects} that {replies}, which {it} {likes} no better"
        return f"{ahead}, {me} {stays}: {expected} than the present state."
    then = f"{expects} that {replies}" if rest else f"{expects} to be left there"
    return f"{ahead}, {me} would {_move(first)}; {it} {then}, which {it} {likes} better than the present state."


def explanation_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Explanation.to_dict`."""
    step = {"mover": TEXT, "from": LABEL, "to": LABEL, "deed": TEXT}
    line = {
        "deterred": {"type": "boolean"},
        "steps": list_of(object_of(**step)),
        "together": or_null(LABEL),
    }
    reason = {
        "decision_maker": TEXT,
        "concept": CONCEPT,
        "stable": {"type": "boolean"},
        "horizon": or_null({"type": "integer", "minimum": 1}),
        "lines": list_of(object_of(**line)),
        "words": TEXT,
    }
    explanation = {
        "state": object_of(**{"number": {"type": "integer", "minimum": 1}, "label": LABEL, "situation": TEXT}),
        "is_status_quo": {"type": "boolean"},
        "equilibrium": by_concept({"type": "boolean"}),
        "reasons": list_of(object_of(**reason)),
    }
    return {
        **DIALECT,
        "title": "Explanation",
        "description": "Why a state is or is not stable, for whom, under which solution concepts.",
        **object_of(**explanation),
    }
