"""Dispatches that ship with standoff, written for it, to try every command on; each file in this folder is one."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from standoff.errors import SourceError, meant_among


def names() -> tuple[str, ...]:
    """The names of the shipped dispatches (their files without the suffix), in alphabetical order."""
    return tuple(sorted(_dispatches()))


def text(name: str) -> str:
    """The text of the shipped dispatch called `name`, as its file holds it; raises `SourceError` when there is none."""
    return _found(name).read_text(encoding="utf-8")


def file_name(name: str) -> str:
    """The name of its file, whose suffix tells the format; raises `SourceError` when there is no such dispatch."""
    return _found(name).name


def _dispatches() -> dict[str, Traversable]:
    here = files("standoff.examples")
    return {
        entry.name.rpartition(".")[0]: entry
        for entry in here.iterdir()
        if entry.is_file() and not entry.name.startswith((".", "_")) and not entry.name.endswith((".py", ".pyc"))
    }


def _found(name: str) -> Traversable:
    known = _dispatches()
    if name not in known:
        remedy = meant_among(name, sorted(known))
        raise SourceError("unknown-example", f"no shipped dispatch is called {name!r}", remedy=remedy)
    return known[name]
