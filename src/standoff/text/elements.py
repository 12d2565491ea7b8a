"""Cuts a tree of elements, as parsers of markup give it, into stretches of words."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any


def stretches_under(
    element: Any, kinds: Mapping[str, str], breaks: Collection[str], left_out: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Kind and text of each stretch under an element of lxml's: single blanks for white space, empty ones left out.

    `kinds` names the kind (`heading`, `item`; otherwise `text`) of what certain tags hold, `breaks` are the tags at
    which a stretch ends, `left_out` those whose words are no prose.
    """
    kind, parts = "text", list[str]()
    for run in (*_runs(element, "text", kinds, breaks, left_out), None):
        if run is not None:
            kind, part = run if not parts else (kind, run[1])
            parts.append(part)
        else:
            # A page can name half a character by its number, which no UTF-8 holds.
            words = " ".join("".join(parts).encode("utf-8", "replace").decode("utf-8").split())
            if words:
                yield kind, words
            parts = []


def _runs(
    element: Any, kind: str, kinds: Mapping[str, str], breaks: Collection[str], left_out: Collection[str]
) -> Iterator[tuple[str, str] | None]:
    """Kind and text of each run of characters under `element`; None where one stretch ends."""
    kind = kinds.get(element.tag, kind)
    if element.tag in breaks:
        yield None
    if element.tag not in left_out:
        yield kind, element.text or ""
        for child in element:
            yield from _runs(child, kind, kinds, breaks, left_out)
            yield kind, child.tail or ""
    if element.tag in breaks:
        yield None
