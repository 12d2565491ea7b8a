"""The settings that make brat open readings and let them be corrected: which labels there are and what goes with what.

Format: brat's manual, "Annotation configuration" (https://brat.nlplab.org/configuration.html).
"""

from collections.abc import Iterator, Mapping
from itertools import cycle

from standoff.reading.exchange.brat import ATTRIBUTES, CONDITION_OF, RELATIONS, TYPES
from standoff.reading.exchange.marks import FIELDS, FieldForm, MarkKind
from standoff.reading.model import ActorKind, ConditionKind, Direction, Stance
from standoff.reading.plover import event_types

_COLOURS = ("#cfe2f3", "#f9cb9c", "#ffe599", "#fff2cc", "#d9ead3", "#d9d2e9")


def brat_settings() -> dict[str, str]:
    """The settings files for a folder of `.ann` and `.txt` files, by name: `annotation.conf` and `visual.conf`."""
    return {"annotation.conf": _text(_annotation_lines()), "visual.conf": _text(_visual_lines())}


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _annotation_lines() -> Iterator[str]:
    yield "[entities]"
    yield from TYPES.values()
    yield "[relations]"
    actor = TYPES[MarkKind.ACTOR]
    for name, relation in RELATIONS.items():
        kinds = "|".join(TYPES[kind] for kind, fields in FIELDS.items() if _names_actor(fields.get(name)))
        yield f"{relation}\tArg1:{kinds}, Arg2:{actor}"
    yield f"{CONDITION_OF}\tArg1:{TYPES[MarkKind.CONDITION]}, Arg2:{TYPES[MarkKind.POSITION]}"
    yield "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    yield "[events]"
    yield "[attributes]"
    for name, attribute in ATTRIBUTES.items():
        kinds = "|".join(TYPES[kind] for kind, fields in FIELDS.items() if name in fields)
        values = _values()[name]
        yield f"{attribute}\tArg:{kinds}" + (f", Value:{'|'.join(values)}" if values else "")


def _names_actor(form: FieldForm | None) -> bool:
    return form in (FieldForm.ACTOR, FieldForm.ACTOR_OR_WORDS)


def _values() -> Mapping[str, list[str]]:
    """The values of each attribute; none for a flag."""
    modes = sorted({mode for kind in event_types().values() for mode in kind.modes})
    return {
        "kind": [kind.value for kind in ActorKind],
        "type": list(event_types()),
        "mode": modes,
        "stance": [stance.value for stance in Stance],
        "implied": [],
        "lapsed": [],
        "tie": [kind.value for kind in ConditionKind],
        "direction": [direction.value for direction in Direction],
    }


def _visual_lines() -> Iterator[str]:
    yield "[labels]"
    yield "[drawing]"
    for name, colour in zip(TYPES.values(), cycle(_COLOURS), strict=False):
        yield f"{name}\tbgColor:{colour}"
    yield "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"
