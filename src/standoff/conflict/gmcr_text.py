"""Writes a conflict as a `.gmcr` file, for GMCR+ to open."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from standoff.conflict.gmcr import DIRECTIONS, OWN_KEY, RANKINGS, SWITCHES
from standoff.conflict.gmcr_conditions import Term, terms_of
from standoff.conflict.gmcr_states import MAX_OPTIONS, MOST_RANKED, Groups, feasible_codes, label_of, rankings_of
from standoff.conflict.model import Conflict, DecisionMaker, Option
from standoff.errors import ConflictError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

VERSION = "0.3.13"
"""Of the file's shape: that of GMCR+ which the keys are written for."""

MOST_PAYOFFS = 4096  # states: GMCR+ works payoffs out for itself, and other programs that read them are small
_WORDS = {direction: word for word, direction in DIRECTIONS.items()}


def gmcr_text(conflict: Conflict) -> str:
    """The conflict as `.gmcr`: the same states by number, and the same rankings.

    When one decision maker has a ranking all get one, because one switch holds for all. Raises `ConflictError` for what
    the format cannot say: weights, strong or unknown preferences, attitudes, states that are not told apart, options of
    a direction or number that it lacks; and for a formula or ranking that is too large for it.
    """
    _refuse_what_cannot_be_said(conflict)
    ids = conflict.option_ids
    infeasible = [term for formula in conflict.infeasible for term in terms_of(formula, ids)]
    codes = _feasible(conflict, infeasible)
    ranked = any(dm.ranking is not None for dm in conflict.decision_makers)
    if ranked and len(codes) > MOST_RANKED:
        what = f"there are {len(codes):,} states, and rankings of at most {MOST_RANKED:,} are written"
        raise ConflictError("too-many-states", what, remedy="write preferences instead of rankings")
    listed = ranked or len(codes) <= MOST_PAYOFFS
    rankings = rankings_of(conflict, codes) if listed else [None for _ in conflict.decision_makers]
    makers = []
    for at, (dm, groups) in enumerate(zip(conflict.decision_makers, rankings, strict=True)):
        own = [place for place, owner in enumerate(conflict.owners) if owner == at]
        makers.append(_decision_maker(dm, own, ids, groups, ranked=ranked))
    values = {
        "decisionMakers": makers,
        "coalitions": list(range(len(makers))),
        "options": [_option(option) for option in conflict.options],
        "infeasibles": [_condition(term) for term in dict.fromkeys(infeasible)],
        SWITCHES[0]: ranked,
        "program": "standoff",
        "version": VERSION,
        OWN_KEY: {"title": conflict.title, "status_quo": conflict.status_quo, "ids": list(ids)},
    }
    # In ASCII, because GMCR+ reads files in whatever encoding its computer prefers.
    return json.dumps(values) + "\n"


def not_kept(conflict: Conflict) -> tuple[str, ...]:
    """What a `.gmcr` file of the conflict leaves out without any effect on states or rankings, a sentence for each."""
    makers = conflict.decision_makers
    evidence = [(*option.evidence, *option.now_evidence) for option in conflict.options]
    evidence += [statement.evidence for dm in makers for statement in dm.preferences]
    ranked = any(dm.ranking is not None for dm in makers)
    kept = {
        "the evidence": any(evidence),
        "why a statement is there": any(statement.why for dm in makers for statement in dm.preferences),
        "the dates": conflict.date is not None or conflict.since is not None,
        "what was left out of the model": bool(conflict.left_out or conflict.further),
    }
    notes = [f"{what} is not kept: a .gmcr file has no place for it" for what, held in kept.items() if held]
    if ranked and any(dm.ranking is None for dm in makers):
        notes.append("statements are kept beside the rankings that follow from them: one switch holds for all")
    return tuple(notes)


def _refuse_what_cannot_be_said(conflict: Conflict) -> None:
    if conflict.indistinguishable:
        raise _refusal("has states that are not told apart", "leave `indistinguishable` out", conflict.title)
    if len(conflict.options) > MAX_OPTIONS:
        what = f"the conflict has {len(conflict.options)} options and at most {MAX_OPTIONS} can be solved"
        raise ConflictError("too-many-options", what, remedy="leave out those that matter least")
    if not conflict.options:
        raise ConflictError("no-options", "the conflict has no options", remedy="give a decision maker an option")
    for dm in conflict.decision_makers:
        if dm.ranking is not None and dm.preferences:
            what = f"{dm.name} has both preferences and a ranking"
            raise ConflictError("both-preferences-and-ranking", what, remedy="keep the one that counts")
        if dm.weighted:
            raise _refusal("has weighted statements", "order its statements by importance, without weights", dm.name)
        if dm.strong_after or any(statement.strong for statement in dm.preferences):
            raise _refusal("has strong preferences", "leave out which preferences are strong", dm.name)
        if dm.unknown:
            raise _refusal("has comparisons that are not known", "leave `unknown` out", dm.name)
        if dm.attitudes:
            raise _refusal("has attitudes", "leave `attitudes` out", dm.name)


def _refusal(what: str, remedy: str, who: str) -> ConflictError:
    return ConflictError(
        "not-in-gmcr", f"{who} {what}, which a .gmcr file cannot say", remedy=f"{remedy}, or use .yaml"
    )


def _feasible(conflict: Conflict, infeasible: Sequence[Term]) -> "npt.NDArray[np.int32]":
    import numpy as np

    n = len(conflict.options)
    codes = np.concatenate(list(feasible_codes(infeasible, n)))
    now = sum(1 << at for at, option in enumerate(conflict.options) if option.now)
    if not np.isin(now, codes):
        what = f"the status quo {label_of(now, n)} is one of the infeasible combinations"
        raise ConflictError("infeasible-status-quo", what, remedy="correct `now` of an option, or what excludes it")
    return codes


def _option(option: Option) -> dict[str, str]:
    return {"name": option.text, "permittedDirection": _WORDS[option.direction]}


def _decision_maker(
    dm: DecisionMaker, own: Sequence[int], ids: Sequence[str], groups: Groups | None, *, ranked: bool
) -> dict[str, Any]:
    statements = [terms_of(statement.want, ids) for statement in dm.preferences]
    values: dict[str, Any] = {
        "name": dm.name,
        "options": list(own),
        # A statement that holds everywhere or nowhere changes no ranking.
        "preferences": [_statement(terms) for terms in statements if terms and all(care for care, _ in terms)],
        "misperceptions": [],
    }
    if groups is not None:
        worth = {number: len(groups) - at for at, group in enumerate(groups) for number in group}
        if len(worth) <= MOST_PAYOFFS:
            values["payoffs"] = [worth[number] for number in sorted(worth)]
        if ranked:
            values[RANKINGS[0]] = [group if len(group) > 1 else group[0] for group in groups]
    return values


def _statement(terms: Sequence[Term]) -> Any:
    return _condition(terms[0]) if len(terms) == 1 else {"compound": True, "members": _conditions(terms)}


def _conditions(terms: Iterable[Term]) -> list[Any]:
    return [_condition(term) for term in terms]


def _condition(term: Term) -> list[Any]:
    care, yes = term
    return [[at, "Y" if yes >> at & 1 else "N"] for at in range(care.bit_length()) if care >> at & 1]
