"""`Found`: a position as the matchers see it, before its holders, references and conditions are settled."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.model import Stance
from standoff.reading.positions.targets import Target

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True)
class Found:
    """One cue with one course of action.

    `holders` are the heads of who holds it, `tokens` what the finding's span runs over, `hosts` the clauses whose
    conditions are its own, `conditions` those that the wording adds. `action` is given only where it differs from the
    target's own words. Where the sentence names no holder: `sources` report it, `against` is whom it is held against,
    and `voiced` allows that it goes on with what the party before it said. `elliptical`: "refuses.", without an object.
    `committed` marks promises, which are offers or threats by what is promised; `exclusive` those that hold only if
    their conditions do ("will sign only if"). `first_hand` ones count only where no other than the holder is their
    source: what others say that he will do is a forecast. `denied`: that the action be not taken is what is asked.
    `dropped`: the text says that the position was given up.
    """

    paragraph: ParsedParagraph
    stance: Stance
    target: Target
    holders: tuple["Token", ...]
    tokens: tuple["Token", ...]
    hosts: tuple[Clause, ...]
    strength: float
    confidence: float
    rule: str
    sources: tuple["Token", ...] = ()
    action: str | None = None
    conditions: tuple[ConditionClause, ...] = ()
    against: tuple["Token", ...] = ()
    voiced: bool = False
    elliptical: bool = False
    committed: bool = False
    exclusive: bool = False
    first_hand: bool = False
    denied: bool = False
    dropped: bool = False
