#!/usr/bin/env python3
"""Judges the model against resolved standoffs, and pins what calibrates its numbers.

    record.py [--pin]

Drafts a conflict from the labels of each dispatch of `cases/`, `casebook/` and `development/`, so that no fault of the
reader blurs the judgement, and sets what the outlook says beside what happened within a year: whether the standoff
still held (`standoff_over`), and which of the options that were not taken were taken (`taken`). Prints Brier scores
(0 to 1, smaller is better) of several forecasters, each fitted without the case that it is scored on, the choice of its
ridge included; those of `held_out/`, which took no part in the choice of signs or classes, are forecast from all the
others. Intervals of the gain over the base rate are of 90 %, by case. A labelled option that the conflict
lacks is forecast at the base rate, and counted. `--pin` writes what the cases that are not held out give together to
the data of `standoff.outlook`, and what was forecast of each, and came, to the ledger in the data of `standoff.ledger`.
"""

import argparse
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from fitting import Floats, Forecaster, Rows, adding, base_rate, by_signs, calibrated, left_out, losses, weight_beside
from perfect import perfect_reading
from score import alike, plain
from standoff.ledger.scoring import Interval
from standoff.ledger.scoring.resampling import mean_interval

if TYPE_CHECKING:
    from standoff.conflict import Evidence
    from standoff.outlook.model import FurtherOutlook, OptionOutlook, Outlook

HERE = Path(__file__).parent
FOLDERS = ("cases", "casebook", "development")
"""The resolved standoffs that a forecast of another one learns from."""

UNSEEN = "held_out"
"""Those that it is tried on."""

CASEBOOK = HERE.parent / "src" / "standoff" / "ledger" / "data" / "casebook.jsonl"
PINNED = HERE.parent / "src" / "standoff" / "outlook" / "data" / "record.toml"

LIKE = 0.5
"""How much of the shorter wording an option of the model must share with a labelled one."""

PLAY = "play"
"""The sign that solving gives: how often play ends with the option changed, against the mean of all options."""

WORDING = ("refused", "irreversible", "contact")
AUTHOR = "author"

OUTSIDE = "outside"
"""The outside view: how often options of a class come about, judged from history without a look at this record."""

NO_CHANGE, BASE_RATE = "nothing changes", "base rate"

SUPPORT = "support"
"""The sign of lasting that solving gives: the support of the status quo, less a half."""

LASTING = ("firm", "age")

BY_SIGNS = "refusals and age"
"""The forecaster of lasting that is pinned."""

POOLED = "outside view, wording and estimates"
"""The forecaster of options that is pinned."""

SHARE = 0.5
"""How much of the pinned forecast the outside view is: half, because nothing tells which of the two errs less."""


@dataclass(frozen=True)
class Case:
    """A standoff of the record: its name, the title of its dispatch, who takes part in it, and its labels."""

    name: str
    title: str
    parties: tuple[str, ...]
    labels: dict[str, Any]


@dataclass(frozen=True)
class Record:
    """Whether standoffs lasted, whether options were taken, the names of the signs, and the folder of each case.

    `lasts` has the signs of lasting, `taken` those of options. `cases` are the cases themselves, and `options` the
    labelled option of each row of `taken` with the words of the dispatch that its drafted counterpart rests on.
    """

    lasts: Rows
    taken: Rows
    names: tuple[str, ...]
    folders: tuple[str, ...]
    cases: tuple[Case, ...]
    options: tuple[tuple[dict[str, Any], tuple["Evidence", ...]], ...]

    @property
    def in_folder(self) -> Mapping[str, Any]:
        """For all and for each folder, which rows of `taken` are of it."""
        of = np.array([self.folders[case] for case in self.taken.case])
        return {"all": np.ones(len(of), bool)} | {name: of == name for name in dict.fromkeys(self.folders)}


def collect(samples: int = 1000, folders: Iterable[str] = FOLDERS) -> Record:
    """What the outlook says of every case of the folders, beside what happened."""
    from standoff.drafting import draft
    from standoff.outlook import look_ahead
    from standoff.outlook.reference_classes import outside_view, outside_view_of_further
    from standoff.outlook.signs import sign_names, signs_of, signs_of_further, signs_of_lasting
    from standoff.outlook.tables import toml_data

    names = (*sign_names(), PLAY, OUTSIDE)
    expected = (*(row["expected"] for row in toml_data("signs.toml")["sign"]), 1, 1)
    of_lasting = (*(row["expected"] for row in toml_data("signs.toml")["lasting"]), 1)
    lasts: list[tuple[dict[str, float], bool, int]] = []
    taken: list[tuple[dict[str, float] | None, bool, int]] = []
    cases: list[Case] = []
    options: list[tuple[dict[str, Any], tuple[Evidence, ...]]] = []
    labelled = [file for folder in folders for file in sorted((HERE / folder).glob("*.yaml"))]
    for case, file in enumerate(labelled):
        labels = yaml.safe_load(file.read_text(encoding="utf-8"))
        conflict = draft(perfect_reading(labels, file.with_suffix(".txt")))
        outlook = look_ahead(conflict, samples=samples, calibration=None)
        parties = tuple(maker["name"] for maker in labels["conflict"]["decision_makers"])
        cases.append(Case(file.stem, conflict.title, parties, labels))
        if labels["standoff_over"]["answer"] in ("yes", "no"):
            shown_of_it = {**signs_of_lasting(conflict), SUPPORT: _mixed(outlook) - 0.5}
            lasts.append((shown_of_it, labels["standoff_over"]["answer"] == "no", case))
        changed = [abs(option.taken.support - option.now) for option in outlook.options]
        plays = [share - sum(changed) / len(changed) for share in changed] + [0.0] * len(outlook.further)
        outsides = (*outside_view(conflict), *outside_view_of_further(conflict))
        signs = [
            {**shown, PLAY: play, OUTSIDE: outside}
            for shown, play, outside in zip(
                (*signs_of(conflict), *signs_of_further(conflict)), plays, outsides, strict=True
            )
        ]
        known: list[OptionOutlook | FurtherOutlook] = [*outlook.options, *outlook.further]
        for row in scored(labels):
            at = match(known, row)
            taken.append((None if at is None else signs[at], row["taken"] == "yes", case))
            options.append((row, () if at is None else known[at].evidence))
    columns = np.array([[np.nan if shown is None else shown[name] for name in names] for shown, _, _ in taken])
    return Record(
        Rows(
            np.array([[shown[name] for name in (*LASTING, SUPPORT)] for shown, _, _ in lasts]),
            of_lasting,
            *_outcomes(lasts),
            np.ones(len(lasts), bool),
        ),
        Rows(columns, expected, *_outcomes(taken), ~np.isnan(columns[:, 0])),
        names,
        tuple(file.parent.name for file in labelled),
        tuple(cases),
        tuple(options),
    )


def _outcomes(rows: list[Any]) -> tuple[Floats, Any]:
    return np.array([happened for _, happened, _ in rows], float), np.array([case for _, _, case in rows])


def scored(labels: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Labelled options that were not taken at the dispatch's date, and whose outcome is sure."""
    for row in labels["taken"]:
        if row["taken"] in ("yes", "no") and labels["conflict"]["status_quo"].get(row["option"]) != "Y":
            yield row


def match(options: Sequence["OptionOutlook | FurtherOutlook"], row: dict[str, Any]) -> int | None:
    """The option of the same owner whose wording is most like the labelled one, if it is like enough.

    Of equals it is the first, so that one of the model comes before one beside it.
    """
    own = [at for at, option in enumerate(options) if plain(option.owner) == plain(row["owner"])]
    near = max(own, key=lambda at: alike(options[at].text, row["option"]), default=None)
    return near if near is not None and alike(options[near].text, row["option"]) >= LIKE else None


def _mixed(outlook: "Outlook") -> float:
    """The support of the status quo, mixed over how far the parties may look ahead."""
    return sum(level.weight * level.persists.support for level in outlook.foresight)


@dataclass(frozen=True)
class Judgement:
    """The mean Brier score of a forecaster on some rows, and the 90 % interval of its gain over the base rate."""

    score: float
    gain: Interval | None


def author_alone(rest: Rows, held: Rows) -> Floats:
    """What the author's estimates say by themselves; the base rate where there is none."""
    odds = np.where(held.known, held.signs[:, 0], 0.0)
    return np.where(odds != 0, 1 / (1 + np.exp(-odds)), base_rate(rest, held))


def outside_alone(rest: Rows, held: Rows) -> Floats:
    """What the outside view says by itself, as it is; the base rate where the model has no such option."""
    return np.where(held.known, held.signs[:, 0], base_rate(rest, held))


def mean_of_views(rest: Rows, held: Rows) -> Floats:
    """The mean of the outside view, which is the last sign, and of what the other cases make of the rest."""
    inside = range(rest.signs.shape[1] - 1)
    weighed = by_signs(rest.with_signs(inside), held.with_signs(inside))
    outside = outside_alone(rest.with_signs([len(inside)]), held.with_signs([len(inside)]))
    return (1 - SHARE) * weighed + SHARE * outside


def option_forecasts(
    record: Record, unseen: Record | None = None, only: Collection[str] | None = None
) -> dict[str, Floats]:
    """What each forecaster of options says of each row of `unseen`; without that, of the record, cases left out.

    `only` names the forecasters that are asked; without it all are.
    """

    def said(forecaster: Forecaster, *names: str) -> Floats:
        columns = [record.names.index(name) for name in names]
        asked = None if unseen is None else unseen.taken.with_signs(columns)
        return _said(forecaster, record.taken.with_signs(columns), asked)

    def weighed(*names: str) -> Callable[[], Floats]:
        return lambda: said(by_signs, *names)

    def pooled(*names: str) -> Callable[[], Floats]:
        return lambda: said(mean_of_views, *names, OUTSIDE)

    def moved(*names: str) -> Callable[[], Floats]:
        return lambda: said(adding(mean_of_views), *names, OUTSIDE, AUTHOR)

    forecasters: dict[str, Callable[[], Floats]] = {
        NO_CHANGE: lambda: np.zeros(len((record if unseen is None else unseen).taken.happened)),
        BASE_RATE: lambda: said(base_rate),
        "the author's estimates alone": lambda: said(author_alone, AUTHOR),
        "wording alone": weighed(*WORDING),
        "equilibrium alone": weighed(PLAY),
        "wording and equilibrium": weighed(*WORDING, PLAY),
        "wording and estimates": weighed(*WORDING, AUTHOR),
        "wording, equilibrium and estimates": weighed(*WORDING, AUTHOR, PLAY),
        "outside view alone": lambda: said(outside_alone, OUTSIDE),
        "outside view and wording": pooled(*WORDING),
        POOLED: moved(*WORDING),
        "all four": moved(*WORDING, PLAY),
    }
    return {name: forecast() for name, forecast in forecasters.items() if only is None or name in only}


def lasting_forecasts(record: Record, unseen: Record | None = None) -> dict[str, Floats]:
    """What each forecaster of whether the standoff lasts a year says of each case, as in `option_forecasts`."""
    learnt, asked = record.lasts, None if unseen is None else unseen.lasts
    rows = learnt if asked is None else asked

    def weighed(*names: str) -> Floats:
        columns = [(*LASTING, SUPPORT).index(name) for name in names]
        return _said(by_signs, learnt.with_signs(columns), None if asked is None else asked.with_signs(columns))

    return {
        NO_CHANGE: np.ones(len(rows.happened)),
        BASE_RATE: _said(base_rate, learnt, asked),
        "support as it is": rows.signs[:, -1] + 0.5,
        "calibrated support": weighed(SUPPORT),
        "refusals alone": weighed("firm"),
        "age alone": weighed("age"),
        BY_SIGNS: weighed(*LASTING),
        "refusals, age and support": weighed(*LASTING, SUPPORT),
    }


def _said(forecaster: Forecaster, learnt: Rows, asked: Rows | None) -> Floats:
    return left_out(learnt, forecaster) if asked is None else forecaster(learnt, asked)


def scores(rows: Rows, forecasts: Mapping[str, Floats]) -> dict[str, Floats]:
    """The Brier score of each row by each forecaster."""
    return {name: losses(rows, said) for name, said in forecasts.items()}


def judged(by_forecaster: Mapping[str, Floats], rows: Rows, chosen: Any = slice(None)) -> dict[str, Judgement]:
    """Every forecaster on the chosen rows, or on all."""
    base = by_forecaster[BASE_RATE]
    return {
        name: Judgement(
            float(one[chosen].mean()), mean_interval((base - one)[chosen], rows.case[chosen].astype(str).tolist())
        )
        for name, one in by_forecaster.items()
    }


def table(title: str, judgements: Mapping[str, Mapping[str, Judgement]], counts: Mapping[str, str]) -> str:
    """The scores as text: a row for each forecaster, two columns for each set of cases."""
    head = f"{title:38}" + "".join(f"{name + ' ' + counts[name]:>36}" for name in judgements)
    names = next(iter(judgements.values()))
    rows = [
        f"  {name:36}"
        + "".join(f"{one[name].score:10.3f}  {_told(one[name].gain)}".rjust(36) for one in judgements.values())
        for name in names
    ]
    return "\n".join([head, *rows])


def _told(gain: Interval | None) -> str:
    return "" if gain is None else f"[{gain.low:+.3f}, {gain.high:+.3f}]"


def data_hash() -> str:
    """SHA-256 over names and bytes of all dispatches and labels."""
    digest = sha256()
    for file in (file for folder in FOLDERS for file in sorted((HERE / folder).iterdir())):
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@dataclass(frozen=True)
class Shipped:
    """What all cases give: level and weights of lasting and of options, and what estimates add to the latter.

    `usual` is the share of the cases that lasted, and the mean of each sign of lasting.
    """

    lasts: tuple[float, dict[str, float]]
    usual: dict[str, float]
    taken: tuple[float, dict[str, float]]
    author: float


def shipped(record: Record) -> Shipped:
    """What all cases together give."""
    signs = record.lasts.with_signs(range(len(LASTING)))
    means = dict(zip(LASTING, signs.signs.mean(axis=0).tolist(), strict=True))
    columns = [record.names.index(name) for name in (*WORDING, OUTSIDE, AUTHOR)]
    lasts, taken = calibrated(signs), calibrated(record.taken.with_signs(columns[: len(WORDING)]))
    rows = record.taken.with_signs(columns)
    without = record.taken.with_signs(columns[:-1])
    author = weight_beside(rows, mean_of_views(without, without))
    return Shipped(
        (lasts.level, dict(zip(LASTING, lasts.weights.tolist(), strict=True))),
        {"lasts": float(signs.happened.mean()), **means},
        (taken.level, dict(zip(WORDING, taken.weights.tolist(), strict=True))),
        author,
    )


def pinned_text(record: Record, lasts: Mapping[str, Judgement], taken: Mapping[str, Judgement]) -> str:
    """The contents of `record.toml`."""
    cases = len(record.folders)
    found = shipped(record)
    return "\n".join(
        [
            "# What resolved standoffs make of support and signs; `evaluation/record.py --pin` writes it and says how.",
            "",
            f'source = "{cases} resolved standoffs, each written up in the middle of it and followed for a year"',
            f"cases = {cases}",
            f'data = "{data_hash()}"',
            "",
            "[lasts]",
            f"level = {found.lasts[0]:.3f}",
            *_scores(lasts, BY_SIGNS),
            "",
            "[lasts.weights]",
            *_values(found.lasts[1]),
            "",
            "[lasts.usual]",
            *_values(found.usual),
            "",
            "[taken]",
            f"matched = {record.taken.known.mean():.3f}",
            f"level = {found.taken[0]:.3f}",
            f"outside = {SHARE}",
            *_scores(taken, POOLED),
            "",
            "[taken.weights]",
            *_values(found.taken[1]),
            "",
            "[taken.added]",
            f"{AUTHOR} = {found.author:.3f}",
            "",
        ]
    )


def _values(named: Mapping[str, float]) -> Iterator[str]:
    return (f"{name} = {value:.3f}" for name, value in named.items())


def _scores(judgements: Mapping[str, Judgement], shipped: str) -> Iterator[str]:
    for key, name in (("brier", shipped), ("brier_base_rate", BASE_RATE), ("brier_no_change", NO_CHANGE)):
        yield f"{key} = {judgements[name].score:.3f}"
    if (gain := judgements[shipped].gain) is not None:
        yield f"gain = [{gain.low:.3f}, {gain.high:.3f}]"


def main() -> int:
    """Runs the judge; the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument(
        "--pin", action="store_true", help="write the calibration and the ledger of the record to the data of standoff"
    )
    args = ask.parse_args()
    record, unseen = collect(), collect(folders=(UNSEEN,))
    lasts = {"all": judged(scores(record.lasts, lasting_forecasts(record)), record.lasts)}
    lasts_unseen = {UNSEEN: judged(scores(unseen.lasts, lasting_forecasts(record, unseen)), unseen.lasts)}
    by_forecaster = scores(record.taken, option_forecasts(record))
    taken = {name: judged(by_forecaster, record.taken, chosen) for name, chosen in record.in_folder.items()}
    taken_unseen = {UNSEEN: judged(scores(unseen.taken, option_forecasts(record, unseen)), unseen.taken)}
    cases = {"all": record.lasts, UNSEEN: unseen.lasts}
    matched = {name: record.taken.known[chosen] for name, chosen in record.in_folder.items()}
    matched[UNSEEN] = unseen.taken.known
    print("Brier scores on cases left out, and 90 % intervals of the gain over the base rate\n")
    asked = {name: f"({len(rows.happened)} cases)" for name, rows in cases.items()}
    print(table("The standoff lasts a year", lasts | lasts_unseen, asked), end="\n\n")
    asked = {name: f"({known.sum()} of {len(known)} matched)" for name, known in matched.items()}
    print(table("An option is taken within it", taken | taken_unseen, asked))
    if args.pin:
        from casebook_ledger import casebook  # which builds on this module

        PINNED.write_text(pinned_text(record, lasts["all"], taken["all"]), encoding="utf-8")
        CASEBOOK.write_text(casebook(record), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
