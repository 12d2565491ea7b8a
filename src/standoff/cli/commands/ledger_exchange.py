"""`standoff ledger export`, `import` and `record`: ledgers out and in, and the record that ships with standoff."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from standoff.cli import terminal
from standoff.cli.ledgers import DEFAULT_PLACE, Place, counted, ledger_at, now
from standoff.cli.options import Form, TableOrJson
from standoff.errors import LedgerError
from standoff.files import make_folder, write_file
from standoff.text.raw import STANDARD_INPUT, shown

QUESTIONS, FORECASTS = "question_data.csv", "forecast_data.csv"


class Layout(StrEnum):
    """How a ledger is laid out in files."""

    JSONL = "jsonl"
    METACULUS = "metaculus"


class Whose(StrEnum):
    """Whose forecasts of a download to take in."""

    CROWD = "crowd"
    EVERYONE = "everyone"


def export(
    target: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="Where to write; for metaculus a folder. Without it, jsonl is printed."),
    ] = None,
    layout: Annotated[
        Layout,
        typer.Option(
            "--as", help="jsonl: each entry with its hash, nothing lost; metaculus: two CSV tables of its kind."
        ),
    ] = Layout.JSONL,
    place: Place = DEFAULT_PLACE,
) -> None:
    """Write the ledger out: all entries as lines of JSON that anybody can verify, or two tables in Metaculus's columns.

    Example: standoff ledger export ledger.jsonl
    """
    from standoff.ledger import export_lines, forecasts_csv, questions_csv

    with ledger_at(place) as ledger:
        if layout is Layout.JSONL:
            text = export_lines(ledger)
        else:
            state = ledger.state()
    if layout is Layout.METACULUS:
        if target is None:
            remedy = "say where they should go: standoff ledger export FOLDER --as metaculus"
            raise LedgerError("no-folder", "two tables need a folder", remedy=remedy)
        make_folder(Path(target))
        write_file(Path(target) / QUESTIONS, questions_csv(state))
        write_file(Path(target) / FORECASTS, forecasts_csv(state))
        terminal.write_plain(f"{Path(target) / QUESTIONS}\n{Path(target) / FORECASTS}\n")
    elif target is None:
        terminal.write_json_text(text)
    else:
        write_file(Path(target), text)
        terminal.write_plain(f"{target}\n")


def import_(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Lines that `export` wrote (- is standard input), or the folder of a Metaculus download.",
        ),
    ],
    take: Annotated[
        Whose, typer.Option("--take", help="Of a download: only forecasts of the crowd, or every user's too.")
    ] = Whose.CROWD,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--question",
            metavar="ID=QUESTION",
            help="Of a download: forecasts of its question ID are of this question of the ledger; may be given again.",
        ),
    ] = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Take in entries that were exported, or the crowd's forecasts from a Metaculus data download.

    Exported entries go into an empty ledger or into one that they continue, and are verified first. Makes the ledger
    if there is none.

    Example: standoff ledger import ledger.jsonl --ledger copy.sqlite
    """
    if source != STANDARD_INPUT and Path(source).is_dir():
        added, passed_over, kept = _download(Path(source), take, names or [], place)
    else:
        if names:
            what = "`--question` is for a Metaculus download"
            raise LedgerError("bad-option", what, where=shown(source), remedy="leave it out, or name its folder")
        data = _bytes(source)
        from standoff.ledger import import_lines

        with ledger_at(place, made=True) as ledger:
            added, passed_over, kept = import_lines(ledger, data, shown(source)), {}, ledger.place
    if form is TableOrJson.JSON:
        terminal.write_json({"added": added, "passed_over": passed_over})
        return
    terminal.write_prose(
        f"Added {counted(added, 'entry', 'entries')} to {kept}." if added else "Nothing new: the ledger has it all."
    )
    for reason, count in passed_over.items():
        terminal.write_prose(f"Passed over {reason}: {count}.")


def record(
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write it there as lines of JSON instead.")
    ] = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Take the record that ships with standoff into an empty ledger: resolved standoffs, forecast and scored.

    Each was forecast by the model, the base rate, "nothing changes" and the author of the dispatch, all without sight
    of how that case came out. Its scores are those that a brief tells.

    Example: standoff ledger record --ledger record.sqlite
    """
    from standoff.ledger import import_lines
    from standoff.ledger.casebook import casebook_lines

    lines = casebook_lines()
    if output is not None:
        write_file(Path(output), lines.decode())
        terminal.write_plain(f"{output}\n")
        return
    with ledger_at(place, made=True) as ledger:
        added, kept = import_lines(ledger, lines, "the shipped record"), ledger.place
    if form is TableOrJson.JSON:
        terminal.write_json({"added": added, "passed_over": {}})
        return
    terminal.write_prose(
        f"Added {counted(added, 'entry', 'entries')} to {kept}." if added else "Nothing new: the ledger has it all."
    )
    terminal.write_prose("Next: standoff ledger score" + ("" if kept == DEFAULT_PLACE else f" --ledger {kept}"))


def _download(folder: Path, take: Whose, names: list[str], place: str) -> tuple[int, dict[str, int], str]:
    from standoff.ledger import metaculus_facts

    for file in (QUESTIONS, FORECASTS):
        if not (folder / file).is_file():
            remedy = f"name the folder of a download, which has {QUESTIONS} and {FORECASTS}"
            raise LedgerError("no-download", f"there is no {file}", where=shown(str(folder)), remedy=remedy)
    pairs = [name.partition("=") for name in names]
    if wrong := next((name for name, (_, sign, id_) in zip(names, pairs, strict=True) if not sign or not id_), None):
        remedy = "write, for instance, --question 12345=gulf/embargo"
        raise LedgerError("bad-option", f"{wrong[:80]!r} names no pair of questions", where="--question", remedy=remedy)
    texts = [_text(folder / file) for file in (QUESTIONS, FORECASTS)]
    with ledger_at(place, made=True) as ledger:
        found = metaculus_facts(
            ledger.state(),
            texts[0],
            texts[1],
            now=now(),
            names={id_: question for id_, _, question in pairs},
            take="everyone" if take is Whose.EVERYONE else "crowd",
            where=(shown(str(folder / QUESTIONS)), shown(str(folder / FORECASTS))),
        )
        ledger.append(*found.facts)
        return len(found.facts), dict(found.passed_over), ledger.place


def _bytes(source: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if source == STANDARD_INPUT else Path(source).read_bytes()
    except (OSError, ValueError) as error:  # a ValueError is a path that no system takes
        what = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise LedgerError("unreadable-file", what, where=shown(source), remedy="check the path") from None


def _text(path: Path) -> str:
    try:
        return _bytes(str(path)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LedgerError("not-utf8", "is not UTF-8 text", where=shown(str(path)), remedy="save it as UTF-8") from None
