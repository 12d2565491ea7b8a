"""Many documents: the readings that each alone gives, in order, on any number of processes."""

import pickle

import pytest

from standoff.errors import ConflictError, ConflictFileError, SourceError, StandoffError
from standoff.reading import read
from standoff.reading.many import read_many
from standoff.reading.serialize import dumps
from standoff.text import load

TEXTS = ("Peru refuses to return the ship.", "Chile demands that Peru pay.", "The weather was mild.")


@pytest.fixture
def sources(tmp_path):
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for file, text in zip(files, TEXTS, strict=False):
        file.write_text(text, encoding="utf-8")
    return files


@pytest.mark.parametrize("processes", [1, 2])
def test_each_source_comes_with_its_reading_or_its_error_in_order(sources, processes) -> None:
    outcomes = list(read_many(sources, processes))
    assert [name for name, _ in outcomes] == [str(source) for source in sources]
    for source, (_, outcome) in zip(sources[:3], outcomes, strict=False):
        assert dumps(outcome) == dumps(read(load(source)))
    missing = outcomes[3][1]
    assert isinstance(missing, SourceError)
    assert missing.code == "missing-file"


def test_a_date_is_that_of_every_document(sources) -> None:
    outcomes = [outcome for _, outcome in read_many(sources[:2], date="1999-05")]
    assert [reading.document.date for reading in outcomes] == ["1999-05", "1999-05"]


def test_no_sources_give_nothing() -> None:
    assert list(read_many([], 2)) == []


@pytest.mark.parametrize(
    "error",
    [
        StandoffError("a", "b", where="c", remedy="d"),
        SourceError("missing-file", "there is no such file"),
        ConflictFileError([ConflictError("a", "b", where="f:1:2"), ConflictError("c", "d", where="f:2:1")]),
    ],
)
def test_errors_pass_from_process_to_process(error) -> None:
    passed = pickle.loads(pickle.dumps(error))
    assert (type(passed), str(passed), vars(passed).keys()) == (type(error), str(error), vars(error).keys())
    assert (passed.code, passed.what, passed.where, passed.remedy) == (
        error.code,
        error.what,
        error.where,
        error.remedy,
    )
