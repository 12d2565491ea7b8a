"""What every page is rendered with: the style sheet and its digest, and templates that escape all they are given."""

import hashlib
from base64 import b64encode
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from standoff.text import visible

HOME = "standoff.brief"
"""The package whose templates and style sheet all pages share."""


@lru_cache
def style(*more: tuple[str, str]) -> str:
    """The style sheet of a brief, and after it others, each a package and the name of a file in its templates."""
    sheets = ((HOME, "brief.css"), *more)
    return "".join(files(package).joinpath("templates", name).read_text(encoding="utf-8") for package, name in sheets)


def digest(sheet: str) -> str:
    """SHA-256 of a style sheet in base 64, as a Content-Security-Policy names it."""
    return b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")


@lru_cache
def environment(characters: int | None = None, package: str = HOME) -> jinja2.Environment:
    """The templates of `package`, and those of a brief that it may include.

    A text longer than `characters` is cut. Nothing but text, whole numbers and markup of our own can be shown.
    """
    homes = [jinja2.PackageLoader(name, "templates") for name in dict.fromkeys((package, HOME))]
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader(homes),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=partial(_shown, characters=characters),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: Any, characters: int | None) -> str | Markup:
    """What a template may put on the page: text with nothing hidden in it, and markup of our own."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        whole = visible(value, keep="\n\t\r")
        return whole if characters is None or len(whole) <= characters else f"{whole[:characters]}…"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"a page shows text, not {type(value).__name__}")
