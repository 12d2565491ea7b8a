"""`brief`: the whole way from a source to a brief, and `Brief`, all that was found on the way."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from standoff.brief.page import page
from standoff.conflict import Conflict, dumps_conflict
from standoff.drafting import draft
from standoff.errors import OutputError
from standoff.files import make_folder, write_file
from standoff.notebook import html_text
from standoff.outlook import look_ahead
from standoff.outlook.model import Outlook
from standoff.outlook.scales import DEFAULT_SCALE
from standoff.outlook.serialize import dumps as dumps_outlook
from standoff.outlook.serialize import plain
from standoff.reading import Reading
from standoff.reading.reader import read
from standoff.reading.serialize import dumps as dumps_reading
from standoff.stability import Solution, solve
from standoff.text import Document, load


@dataclass(frozen=True, slots=True)
class Brief:
    """A standoff from its dispatch to its outlook; `html` is the page that tells it, complete in itself."""

    document: Document
    reading: Reading
    conflict: Conflict
    solution: Solution
    outlook: Outlook
    html: str

    def files(self) -> dict[str, str]:
        """The names of the brief's files and what each holds."""
        return {
            "brief.html": self.html,
            "reading.json": dumps_reading(self.reading),
            "conflict.yaml": dumps_conflict(self.conflict),
            "outlook.json": dumps_outlook(self.outlook),
        }

    def save(self, folder: str | Path) -> dict[str, Path]:
        """Write `brief.html`, `reading.json`, `conflict.yaml` and `outlook.json` into `folder`, and return their paths.

        Each file is replaced whole. A `conflict.yaml` that is there and differs, which somebody may have edited, is
        kept as `conflict.yaml.~1~`. Raises `OutputError` when the folder or a file cannot be written.
        """
        return save_files(self.files(), Path(folder))

    def to_dict(self) -> dict[str, Any]:
        """What the brief is of and its verdict, as plain JSON values."""
        about = self.document
        return {
            "source": about.source,
            "title": about.title,
            "date": about.date,
            "verdict": plain(self.outlook.verdict),
            "reason": None,
        }

    def _repr_html_(self) -> str:
        verdict = self.outlook.verdict
        reasons = "".join(f"<li>{html_text(reason)}</li>" for reason in verdict.reasons)
        # The page is shown in a frame of its own, without leave to run anything.
        frame = f'<iframe sandbox="" srcdoc="{escape(self.html)}" style="width:100%;height:40em;border:0"></iframe>'
        return f"<p><strong>{html_text(verdict.sentence)}</strong></p><ul>{reasons}</ul>{frame}"


def brief(
    source: str | Path | Document,
    *,
    date: str | None = None,
    samples: int | None = None,
    seed: int = 0,
    scale: str = DEFAULT_SCALE,
) -> Brief:
    """The brief of the standoff that `source` (a file, `-` for standard input, or a document) describes.

    `date` is when the dispatch was written, for a source that does not tell; `samples`, `seed` and
    `scale` (the words for probabilities: `icd203`, `phia`, `nato`, `kent`) go to `look_ahead`.
    Raises `SourceError` for a source that cannot be loaded, and `DraftError` (`no-standoff`) for one that holds none.
    """
    document = source if isinstance(source, Document) else load(source, date=date)
    return brief_of(document, read(document), samples=samples, seed=seed, scale=scale)


def brief_of(
    document: Document,
    reading: Reading,
    *,
    samples: int | None = None,
    seed: int = 0,
    scale: str = DEFAULT_SCALE,
) -> Brief:
    """The brief of a reading that is made already; raises `DraftError` (`no-standoff`) when it holds none."""
    conflict = draft(reading)
    solution = solve(conflict)
    outlook = look_ahead(conflict, samples=samples, seed=seed, scale=scale)
    html = page(document, reading, conflict, solution, outlook)
    return Brief(document, reading, conflict, solution, outlook, html)


KEPT_WHEN_CHANGED = "conflict.yaml"
"""The file that people edit: one that differs from what would be written is kept beside it."""


def save_files(files: dict[str, str], folder: Path) -> dict[str, Path]:
    """Write `files` (name to contents) into `folder`, made when it is missing; raises `OutputError`."""
    make_folder(folder)
    paths = {name: folder / name for name in files}
    for name, path in paths.items():
        if name == KEPT_WHEN_CHANGED:
            _keep(path, files[name])
        write_file(path, files[name])
    return paths


def _keep(path: Path, text: str) -> None:
    """Give the file at `path` its first free backup name, as `cp --backup=numbered` does, when it is not `text`."""
    try:
        if path.read_bytes() == text.encode("utf-8"):
            return
    except OSError:
        return  # there is none, or what is there cannot be read: writing will tell
    number = 1
    while (kept := path.with_name(f"{path.name}.~{number}~")).exists():
        number += 1
    try:
        path.rename(kept)
    except OSError as error:
        what = f"cannot be kept as {kept.name}: {error.strerror}"
        raise OutputError("unwritable-file", what, where=str(path), remedy="move it away") from None
