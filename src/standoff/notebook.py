"""Tables for notebooks: plain HTML with everything escaped, the same for every result."""

from collections.abc import Iterable, Sequence
from html import escape

from standoff.text.visible import visible


def html_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; None is an empty cell, and all text is escaped and stripped of what a browser would obey.

    >>> html_table("Who", ["name"], [["<Peru>"]])
    '<table><caption>Who</caption><thead><tr><th>name</th></tr></thead><tbody><tr><td>&lt;Peru&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{html_text(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{html_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{html_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_text(value: object) -> str:
    """`value` as text that is safe in HTML, as content or attribute; None is the empty string."""
    return "" if value is None else escape(visible(str(value)))


def percent(share: float) -> str:
    """A share (0 to 1) as whole per cent, never rounded to certainty.

    >>> percent(0.5), percent(0.999), percent(1.0), percent(0.001)
    ('50 %', 'over 99 %', '100 %', 'under 1 %')
    """
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"
