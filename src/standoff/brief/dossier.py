"""`brief`: the whole way from a source to a brief, and `Brief`, all that was found on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from standoff.brief.changes import Changes, changes_of
from standoff.brief.grading import grade_of
from standoff.brief.page import page
from standoff.conflict import Conflict, dumps_conflict
from standoff.drafting import draft
from standoff.drafting.dispatches import Dispatches
from standoff.drafting.merged_json import dumps as dumps_merged
from standoff.drafting.merging import Merged, merge, told_by
from standoff.drafting.nothing import check_size
from standoff.errors import OutputError, SourceError
from standoff.files import make_folder, write_file
from standoff.notebook import html_text
from standoff.outlook import look_ahead
from standoff.outlook.model import Outlook
from standoff.outlook.serialize import dumps as dumps_outlook
from standoff.outlook.serialize import plain
from standoff.reading import Reading
from standoff.reading.reader import read
from standoff.reading.scales import DEFAULT_SCALE
from standoff.stability import Solution, solve
from standoff.text import Document, load_all


@dataclass(frozen=True, slots=True)
class Brief:
    """A standoff from its dispatch to its outlook; `html` is the page that tells it, complete in itself.

    Of several dispatches, `document` holds their texts one after the other, `reading` is of that, the evidence of
    `conflict` and `outlook` names the dispatch in which it stands, and `changes` says what each dispatch changed; of
    one, `changes` is None.
    """

    document: Document
    reading: Reading
    conflict: Conflict
    solution: Solution
    outlook: Outlook
    html: str
    merged: Merged
    changes: Changes | None = None

    def files(self) -> dict[str, str]:
        """The names of the brief's files and what each holds."""
        return {
            "brief.html": self.html,
            "reading.json": dumps_merged(self.merged),
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
        told = about(self.merged) | {"verdict": plain(self.outlook.verdict), "reason": None}
        return told if self.changes is None else told | {"changes": self.changes.to_dict()}

    def _repr_html_(self) -> str:
        verdict = self.outlook.verdict
        reasons = "".join(f"<li>{html_text(reason)}</li>" for reason in (*verdict.reasons, verdict.record))
        # The page is shown in a frame of its own, without leave to run anything.
        frame = f'<iframe sandbox="" srcdoc="{escape(self.html)}" style="width:100%;height:40em;border:0"></iframe>'
        return f"<p><strong>{html_text(verdict.sentence)}</strong></p><ul>{reasons}</ul>{frame}"


def about(merged: Merged) -> dict[str, Any]:
    """Which dispatches a brief is of, as plain JSON values."""
    documents = merged.dispatches.documents
    whole = merged.dispatches.whole
    told: dict[str, Any] = {"source": whole.source, "title": whole.title, "date": whole.date}
    if len(documents) > 1:
        told["documents"] = [{"source": one.source, "title": one.title, "date": one.date} for one in documents]
    return told


def brief(
    source: str | Path | Document | Sequence[str | Path | Document],
    *,
    date: str | Sequence[str | None] | None = None,
    samples: int | None = None,
    seed: int = 0,
    scale: str = DEFAULT_SCALE,
    grade: str | None = None,
) -> Brief:
    """The brief of the standoff that `source` (a file, `-` for standard input, or a document) describes.

    A list of sources makes one brief of several dispatches: their readings are merged in the order of their dates, and
    the brief says what each of them changed. `date` is when the dispatch was written, for a source that does not tell;
    for several, a list with a date (or None) for each. `samples`, `seed` and `scale` (the words for probabilities:
    `icd203`, `phia`, `nato`, `kent`) go to `look_ahead`; `grade` is an analyst's judgement of the dispatches in the
    Admiralty code, such as `B2`.
    Raises `SourceError` for a source that cannot be loaded, for several of which one has no date or two are the same,
    and `DraftError` (`no-standoff`) when there is no standoff in them.
    """
    sources = [source] if isinstance(source, str | Path | Document) else list(source)
    merged, readings = read_all(loaded(sources, date))
    return brief_of_all(merged, readings, samples=samples, seed=seed, scale=scale, grade=grade)


def loaded(
    sources: Sequence[str | Path | Document], date: str | Sequence[str | None] | None = None
) -> tuple[Document, ...]:
    """The documents of `sources`, a feed being one for each entry; `date` as for `brief`. Raises `SourceError`."""
    dates = [date] if date is None or isinstance(date, str) else list(date)
    if not sources:
        raise SourceError("missing-file", "no dispatch was given", remedy="name at least one")
    if date is None:
        dates = [None] * len(sources)
    if len(dates) != len(sources):
        what = f"{len(sources)} dispatches were given and {len(dates)} dates"
        remedy = "give a date for each, in the same order; leave out those that the dispatches tell themselves"
        raise SourceError("bad-date", what, remedy=remedy)
    pairs = zip(sources, dates, strict=True)
    return tuple(
        document
        for one, when in pairs
        for document in ((one,) if isinstance(one, Document) else load_all(one, date=when))
    )


def read_all(documents: Sequence[Document]) -> tuple[Merged, tuple[Reading, ...]]:
    """The documents read and merged in the order of their dates, and the reading of each; raises `SourceError`."""
    dispatches = Dispatches.of(documents)
    readings = tuple(read(document) for document in dispatches.documents)
    return merge(dispatches, readings), readings


def brief_of(
    document: Document,
    reading: Reading,
    *,
    samples: int | None = None,
    seed: int = 0,
    scale: str = DEFAULT_SCALE,
    grade: str | None = None,
) -> Brief:
    """The brief of a reading that is made already; raises `DraftError` (`no-standoff`) when it holds none."""
    merged = merge(Dispatches.of([document]), [reading])
    return brief_of_all(merged, [reading], samples=samples, seed=seed, scale=scale, grade=grade)


def brief_of_all(
    merged: Merged,
    readings: Sequence[Reading],
    *,
    samples: int | None = None,
    seed: int = 0,
    scale: str = DEFAULT_SCALE,
    grade: str | None = None,
) -> Brief:
    """The brief of readings that are made and `merged` already; raises `DraftError` as `draft` does."""
    document, reading = merged.dispatches.whole, merged.reading
    check_size(reading)  # what comes before the draft takes as long
    conflict = draft(told_by(merged.dispatches, readings))
    solution = solve(conflict)
    outlook = look_ahead(conflict, samples=samples, seed=seed, scale=scale)
    changes = changes_of(merged, readings, conflict, outlook, scale=scale) if len(readings) > 1 else None
    html = page(document, reading, conflict, solution, outlook, changes, None if grade is None else grade_of(grade))
    return Brief(
        document,
        reading,
        merged.citing(conflict),
        solution,
        merged.citing(outlook),
        html,
        merged=merged,
        changes=changes,
    )


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
