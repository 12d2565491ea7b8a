"""Reads back what `standoff brief` writes into its folder, and checks that its files are of one another."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standoff.conflict import Conflict, load_conflict
from standoff.errors import LedgerError, ReadingError
from standoff.outlook.model import Outlook
from standoff.outlook.serialize import loads as outlook_of
from standoff.reading.model import Reading, Source
from standoff.reading.serialize import from_dict
from standoff.text.raw import shown


@dataclass(frozen=True, slots=True)
class SavedBrief:
    """A brief as its folder keeps it.

    `documents` are its dispatches, the oldest first; `reading` is of them all, and `cited` gives, for each of its
    estimates, the `source` of the document in which its characters are counted.
    """

    name: str
    documents: tuple[Source, ...]
    reading: Reading
    cited: tuple[str, ...]
    conflict: Conflict
    outlook: Outlook

    @property
    def date(self) -> str | None:
        """When the latest dispatch was written, ISO 8601, possibly partial."""
        return self.documents[-1].date or self.outlook.date


def read_brief(folder: str | Path) -> SavedBrief:
    """The brief in `folder`: its reading.json, conflict.yaml and outlook.json.

    Raises `LedgerError`: `no-brief` for a folder that has none, `no-standoff` when only a reading is there, and
    `stale-outlook` when the options of outlook.json are not those of conflict.yaml; and the errors of the files.
    """
    place = Path(folder)
    name = shown(str(folder))
    if not (place / "reading.json").is_file():
        remedy = "name the folder that `standoff brief` wrote"
        raise LedgerError("no-brief", "there is no brief", where=name, remedy=remedy)
    for file in ("conflict.yaml", "outlook.json"):
        if not (place / file).is_file():
            what = f"has no {file}: no standoff was found in the dispatch, or the file was taken away"
            raise LedgerError("no-standoff", what, where=name, remedy="make the brief anew")
    documents, reading, cited = _reading(place / "reading.json")
    conflict = load_conflict(place / "conflict.yaml")
    outlook = outlook_of(_text(place / "outlook.json"), shown(str(place / "outlook.json")))
    _check_same(conflict, outlook, place)
    return SavedBrief(place.resolve().name or "brief", documents, reading, cited, conflict, outlook)


def _reading(path: Path) -> tuple[tuple[Source, ...], Reading, tuple[str, ...]]:
    where = shown(str(path))
    try:
        values = json.loads(_text(path))
    except (ValueError, RecursionError):
        remedy = "make the brief anew"
        raise ReadingError("not-json", "is not JSON", where=where, remedy=remedy) from None
    if not isinstance(values, dict) or not isinstance(values.get("documents"), list) or not values["documents"]:
        reading = from_dict(values, where)
        return (reading.document,), reading, (reading.document.source,) * len(reading.estimates)
    whole = {"document": values["documents"][-1], **{k: v for k, v in values.items() if k != "documents"}}
    reading = from_dict(_uncited(whole), where)
    documents = tuple(from_dict({"document": one}, where).document for one in values["documents"])
    return documents, reading, tuple(str(one["span"].get("source", "-")) for one in values.get("estimates", ()))


def _uncited(value: Any) -> Any:
    """Values of a merged reading without the document that each span names, as a reading has them."""
    if isinstance(value, list):
        return [_uncited(part) for part in value]
    if not isinstance(value, dict):
        return value
    span = value.keys() == {"source", "start", "end", "text"}
    return {name: _uncited(part) for name, part in value.items() if not (span and name == "source")}


def _check_same(conflict: Conflict, outlook: Outlook, place: Path) -> None:
    told = [(option.id, option.text, option.now) for option in outlook.options]
    if told != [(option.id, option.text, option.now) for option in conflict.options]:
        files = f"{shown(str(place / 'conflict.yaml'))} --format json > {shown(str(place / 'outlook.json'))}"
        what = "is not of conflict.yaml as that stands now"
        remedy = f"renew it: standoff outlook {files}"
        raise LedgerError("stale-outlook", what, where=shown(str(place / "outlook.json")), remedy=remedy)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise LedgerError("unreadable-file", what, where=shown(str(path)), remedy="check its permissions") from None
    except UnicodeDecodeError:
        remedy = "make the brief anew"
        raise LedgerError("not-utf8", "is not UTF-8 text", where=shown(str(path)), remedy=remedy) from None
