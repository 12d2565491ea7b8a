"""Demands that conditions imply: to refuse until Oslo pays is to want that Oslo pay."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.reading.language.phrases import gerund
from standoff.reading.model import Condition, ConditionKind, Position, Stance
from standoff.reading.positions.cues import words
from standoff.reading.tables import toml_table

IMPLYING = {
    Stance.REFUSES: {ConditionKind.UNTIL, ConditionKind.UNLESS, ConditionKind.IF, ConditionKind.AS_LONG_AS},
    Stance.OFFERS: {ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR},
    Stance.ACCEPTS: {ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR},
    Stance.THREATENS: {ConditionKind.UNLESS, ConditionKind.UNTIL},
}
"""Which conditions amount to a demand on whoever would meet them."""


def _is_asked(holder: str | None, condition: Condition, earlier: Sequence[Position]) -> bool:
    """True when the holder has demanded what the condition asks, in as many words or more."""
    asked = set(_wanted(condition).lower().split())
    demanded = (p for p in earlier if p.stance is Stance.DEMANDS and (p.holder, p.whose) == (holder, condition.whose))
    return any(asked <= set(p.action.lower().split()) for p in demanded)


def _is_dreaded(position: Position, condition: Condition) -> bool:
    """True for what nobody asks for: "will not go if the vote is rigged", "would sail round it if Oslo barred it"."""
    if condition.kind is not ConditionKind.IF or condition.span is None:
        return False
    plain = condition.span.text.partition(" ")[0].lower() in ("if", "should", "were", "had")
    hostile = words("commitments", "provoking") | words("commitments", "hostile")
    return plain and (position.stance is Stance.REFUSES or condition.action.partition(" ")[0] in hostile)


def _wanted(condition: Condition) -> str:
    """What is asked of who would meet the condition: that it end, where the position lasts as long as it does."""
    return ended(condition.action) if condition.kind is ConditionKind.AS_LONG_AS else condition.action


def implied_demands(position: Position, earlier: Sequence[Position]) -> Iterator[Position]:
    """Demands that follow from a position's conditions: to refuse until Y does B is to want B of Y.

    What has been demanded before is not said again.
    """
    kinds = IMPLYING.get(position.stance, set())
    for condition in position.conditions:
        undone = position.stance is Stance.THREATENS and condition.action.startswith("not ")
        kind_implies = condition.kind in kinds or (undone and condition.kind is ConditionKind.IF)
        if not kind_implies or condition.span is None or condition.whose in (None, position.holder):
            continue
        if _is_dreaded(position, condition):
            continue
        if _is_asked(position.holder, condition, earlier) or condition.action.startswith(f"{position.action} "):
            continue
        action = condition.action.removeprefix("not ") if undone else condition.action
        if action in words("anaphors", "complying"):
            continue
        if condition.kind is ConditionKind.AS_LONG_AS:
            action = _wanted(condition)
        yield replace(
            position,
            span=condition.span,
            stance=Stance.DEMANDS,
            whose=condition.whose,
            action=action,
            conditions=(),
            implied=True,
            confidence=round(position.confidence * 0.9, 3),
            rule=f"implied:{condition.kind}",
        )


def ended(action: str) -> str:
    """What stops `action` from going on: "remain in the strait" ends by "leave the strait"."""
    table = toml_table("conditions.toml")
    head, _, rest = action.partition(" ")
    if head == "not":
        return rest
    if head in table["failing"]["verbs"]:
        return rest.removeprefix("to ")
    left = _leaving(head, rest.split()) if rest else None
    if not rest and head in toml_table("stays.toml")["stationed"]["staying"]:
        return "leave"
    if left is not None:
        return left
    replacement = table["ending"].get(head)
    return f"{replacement} {rest}".strip() if replacement else f"stop {gerund(action)}"


def _leaving(verb: str, rest: list[str]) -> str | None:
    """What ends a stay: "keep Danish ships in the bay" by their withdrawal, "remain in the union" by leaving."""
    table = toml_table("stays.toml")["stationed"]
    where = next((at for at, word in enumerate(rest) if word in table["places"]), None)
    if where is None:
        return None
    place = rest[where + 1 :]
    if verb in table["staying"] and where == 0 and place:
        return " ".join(["leave", *place])
    things = {word.removesuffix("s") for word in rest[:where]} & set(table["things"])
    if verb != "keep" or not things:
        return None
    return " ".join(["withdraw", *rest[:where], *(["from", *place] if place else [])])
