"""Finds a quote again in a text that may have changed a little since."""

from collections.abc import Iterator
from itertools import takewhile

from standoff.text import Document, Span


def found_again(document: Document, exact: str, prefix: str, suffix: str, start: int | None) -> list[Span]:
    """Where the text says `exact`: one place, or none, or those that nothing tells apart.

    The place at `start` is taken, unless another one alone stands between `prefix` and `suffix`. Where `start` holds
    something else, the place wins that shares most characters with `prefix` and `suffix`, then the one nearest to it.

    >>> text = Document("no, said Oslo; no, said Bonn")
    >>> [span.start for span in found_again(text, "no", "", ", said Bonn", None)]
    [15]
    """
    whole = len(prefix) + len(suffix)
    given = start is not None and start >= 0 and document.text.startswith(exact, start)
    if given and start is not None and _shared(document.text, start, start + len(exact), prefix, suffix) == whole:
        return [document.span(start, start + len(exact))]
    shared = {at: _shared(document.text, at, at + len(exact), prefix, suffix) for at in _places(document.text, exact)}
    most = max(shared.values(), default=0)
    best = [at for at, count in shared.items() if count == most]
    if given and start is not None and most < whole:
        best = [start]
    elif start is not None and best:
        nearest = min(abs(at - start) for at in best)
        best = [at for at in best if abs(at - start) == nearest]
    return [document.span(at, at + len(exact)) for at in best]


def _places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _shared(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    before = _alike(text[max(0, start - len(prefix)) : start][::-1], prefix[::-1])
    return before + _alike(text[end : end + len(suffix)], suffix)


def _alike(one: str, other: str) -> int:
    """How many characters two texts share at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
