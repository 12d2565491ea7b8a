"""standoff reads a geopolitical dispatch and says where the standoff it describes settles, and what sentence says so.

The main job in three lines, a notebook shows the result as it is:

    import standoff
    brief = standoff.brief("dispatch.txt", date="2012-06-27")
    brief.save("dispatch")

or step by step: `load` a document, `read` it, `draft` a conflict, `solve` it, `look_ahead`. Nothing is imported before
it is used, so `import standoff` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.brief.dossier import Brief, brief
    from standoff.conflict import Conflict, DecisionMaker, Evidence, Option, Statement, Weight
    from standoff.drafting import draft
    from standoff.errors import StandoffError
    from standoff.outlook import look_ahead
    from standoff.outlook.model import Outlook
    from standoff.reading import Actor, Condition, Dependency, Estimate, Event, Position, Reading, read
    from standoff.stability import Solution, solve
    from standoff.text import Document, Span, load

__all__ = [
    "Actor",
    "Brief",
    "Condition",
    "Conflict",
    "DecisionMaker",
    "Dependency",
    "Document",
    "Estimate",
    "Event",
    "Evidence",
    "Option",
    "Outlook",
    "Position",
    "Reading",
    "Solution",
    "Span",
    "StandoffError",
    "Statement",
    "Weight",
    "brief",
    "draft",
    "load",
    "look_ahead",
    "read",
    "solve",
]

_HOMES = {
    "standoff.brief.dossier": ("Brief",),
    "standoff.conflict": ("Conflict", "DecisionMaker", "Evidence", "Option", "Statement", "Weight"),
    "standoff.drafting": ("draft",),
    "standoff.errors": ("StandoffError",),
    "standoff.outlook": ("look_ahead",),
    "standoff.outlook.model": ("Outlook",),
    "standoff.reading": ("Actor", "Condition", "Dependency", "Estimate", "Event", "Position", "Reading", "read"),
    "standoff.stability": ("Solution", "solve"),
    "standoff.text": ("Document", "Span", "load"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "brief":
        # The package of that name is what a call of it makes: Python puts it here whenever it is imported.
        return import_module("standoff.brief")
    if name == "__version__":
        from importlib.metadata import version

        return version("standoff")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
