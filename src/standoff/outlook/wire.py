"""Outlooks as JSON: the shape of `standoff outlook`, and its JSON Schema."""

import json
from typing import Any

from standoff.conflict import Evidence
from standoff.outlook.model import Deal, Foresight, Leverage, OptionOutlook, Outlook, Support, Verdict, WayOut


def dumps(outlook: Outlook) -> str:
    """The outlook as JSON text: two-space indent, keys in the order of `json_schema`, a line break at the end."""
    return json.dumps(to_dict(outlook), ensure_ascii=False, indent=2) + "\n"


def to_dict(outlook: Outlook) -> dict[str, Any]:
    """The outlook as JSON-ready values, as `json_schema` describes them."""
    return {
        "title": outlook.title,
        "date": outlook.date,
        "samples": outlook.samples,
        "seed": outlook.seed,
        "verdict": _verdict(outlook.verdict),
        "status_quo": {
            "label": outlook.status_quo,
            "persists": {concept: _support(support) for concept, support in outlook.persists.items()},
        },
        "foresight": [_foresight(level) for level in outlook.foresight],
        "options": [_option(option) for option in outlook.options],
        "deals": [_deal(deal) for deal in outlook.deals],
        "ways_out": [_way_out(way) for way in outlook.ways_out],
        "leverage": [_leverage(pair) for pair in outlook.leverage],
        "assumptions": list(outlook.assumptions),
    }


def _support(support: Support) -> dict[str, float]:
    return {"support": support.support, "error": support.error}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "sentence": verdict.sentence,
        "word": verdict.word,
        "probability": verdict.probability,
        "low": verdict.low,
        "high": verdict.high,
        "calibrated": verdict.calibrated,
        "reasons": list(verdict.reasons),
    }


def _foresight(level: Foresight) -> dict[str, Any]:
    return {
        "moves": level.moves,
        "concept": level.concept,
        "weight": level.weight,
        "persists": _support(level.persists),
        "settles": [{"label": label, **_support(support)} for label, support in level.settles.items()],
        "unsettled": _support(level.unsettled),
    }


def _option(option: OptionOutlook) -> dict[str, Any]:
    return {
        "id": option.id,
        "owner": option.owner,
        "text": option.text,
        "now": option.now,
        "taken": {**_support(option.taken), "probability": option.probability},
        "evidence": _evidence(option.evidence),
    }


def _deal(deal: Deal) -> dict[str, Any]:
    return {
        "label": deal.label,
        **_support(deal.support),
        "changes": list(deal.changes),
        "gains": dict(deal.gains),
        "first_movers": list(deal.first_movers),
        "stable": _support(deal.stable),
        "words": deal.words,
        "evidence": _evidence(deal.evidence),
    }


def _way_out(way: WayOut) -> dict[str, Any]:
    return {
        "kind": way.kind,
        "decision_maker": way.decision_maker,
        "option": way.option,
        "statement": way.statement,
        "effect": _support(way.effect),
        "cost": way.cost,
        "words": way.words,
        "evidence": _evidence(way.evidence),
    }


def _leverage(pair: Leverage) -> dict[str, Any]:
    return {
        "holder": pair.holder,
        "other": pair.other,
        "options": list(pair.options),
        "effect": pair.effect,
        "cost": pair.cost,
        "words": pair.words,
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"quote": e.quote, "start": e.start, "end": e.end, "source": e.source} for e in evidence]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `to_dict`."""
    text, words = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    label = {"type": "string", "pattern": "^[YN]+$", "description": "a row of Y/N in option order"}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    support = {"support": share, "error": {"type": "number", "minimum": 0, "description": "Monte-Carlo error"}}
    evidence = _list_of(
        _object(quote=text, start=_or_null("integer"), end=_or_null("integer"), source=_or_null("string"))
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Outlook",
        "description": "How likely a standoff lasts, what else may come, and what would end it.",
        **_object(
            title=text,
            date=_or_null("string"),
            samples={"type": "integer", "minimum": 1},
            seed={"type": "integer", "minimum": 0},
            verdict=_object(
                sentence=text,
                word=text,
                probability=share,
                low=share,
                high=share,
                calibrated={"type": "boolean"},
                reasons=words,
            ),
            status_quo=_object(label=label, persists={"type": "object", "additionalProperties": _object(**support)}),
            foresight=_list_of(
                _object(
                    moves={"enum": ["one", "two", "more"]},
                    concept=text,
                    weight=share,
                    persists=_object(**support),
                    settles=_list_of(_object(label=label, **support)),
                    unsettled=_object(**support),
                )
            ),
            options=_list_of(
                _object(
                    id=text,
                    owner=text,
                    text=text,
                    now={"type": "boolean"},
                    taken=_object(**support, probability={**_or_null("number"), "minimum": 0, "maximum": 1}),
                    evidence=evidence,
                )
            ),
            deals=_list_of(
                _object(
                    label=label,
                    **support,
                    changes=words,
                    gains={"type": "object", "additionalProperties": share},
                    first_movers=words,
                    stable=_object(**support),
                    words=text,
                    evidence=evidence,
                )
            ),
            ways_out=_list_of(
                _object(
                    kind={"enum": ["concession", "change_of_heart"]},
                    decision_maker=text,
                    option=_or_null("string"),
                    statement=_or_null("string"),
                    effect=_object(**support),
                    cost=share,
                    words=text,
                    evidence=evidence,
                )
            ),
            leverage=_list_of(_object(holder=text, other=text, options=words, effect=share, cost=share, words=text)),
            assumptions=words,
        ),
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _or_null(kind: str) -> dict[str, Any]:
    return {"type": [kind, "null"]}
