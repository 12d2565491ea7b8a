"""Floor 4: the brief of a standoff. The package is callable: `standoff.brief("dispatch.txt")` makes one."""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from standoff.brief.dossier import Brief
    from standoff.text import Document


class _CallablePackage(ModuleType):
    """`standoff.brief` is a verb of the public face and the package behind it, and Python has one place for both."""

    def __call__(
        self,
        source: "str | Path | Document | Sequence[str | Path | Document]",
        *,
        date: "str | Sequence[str | None] | None" = None,
        samples: int | None = None,
        seed: int = 0,
        scale: str = "icd203",
        grade: str | None = None,
    ) -> "Brief":
        """The brief of the standoff that one dispatch or several describe; see `standoff.brief.dossier.brief`."""
        from standoff.brief.dossier import brief

        return brief(source, date=date, samples=samples, seed=seed, scale=scale, grade=grade)


sys.modules[__name__].__class__ = _CallablePackage
