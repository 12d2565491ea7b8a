"""Results as tables for a terminal."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from standoff.text.visible import visible

if TYPE_CHECKING:
    from rich.table import Table


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, narrow: Sequence[int] = ()
) -> "Table":
    """A table with a title; None is an empty cell; columns of the indices `narrow` are never broken over lines."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for at, column in enumerate(columns):
        made.add_column(column, no_wrap=at in narrow, overflow="fold")
    for row in rows:
        made.add_row(*("" if cell is None else Text(visible(" ".join(str(cell).split()), keep="")) for cell in row))
    return made
