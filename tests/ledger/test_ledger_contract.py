"""What a ledger promises, the same in a file of SQLite and in a database of PostgreSQL."""

import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from ledger_making import CLOSES, WRITING, clock, day, forecast, question, resolution

from standoff.errors import LedgerError
from standoff.ledger import (
    Amendment,
    EntryKind,
    Forecast,
    ForecasterKind,
    Freeze,
    QuestionKind,
    create_ledger,
    open_ledger,
)
from standoff.ledger.postgres import is_postgres


def meddle(place: str, *statements: str) -> None:
    """Runs SQL on a ledger behind its back; `entry` stands for the name of its table."""
    if is_postgres(place):
        import psycopg

        with psycopg.connect(place) as database:
            for statement in statements:
                database.execute(statement.replace("entry", "standoff_entry"))
    else:
        import sqlite3

        file = sqlite3.connect(place)
        with file:
            for statement in statements:
                file.execute(statement)
        file.close()


def unguard(place: str) -> None:
    """Takes away what refuses changes, as somebody who owns the file or the database can."""
    if is_postgres(place):
        meddle(place, "ALTER TABLE entry DISABLE TRIGGER ALL")
    else:
        names = ("entry_is_never_changed", "entry_is_never_deleted", "entry_follows_the_last")
        meddle(place, *(f"DROP TRIGGER {name}" for name in names))


def test_what_is_appended_is_there_when_it_is_opened_again(place: str) -> None:
    with create_ledger(place, clock=clock()) as ledger:
        written = ledger.append(question(), forecast(), resolution())
    with open_ledger(place) as ledger:
        assert ledger.entries() == written
        assert [one.seq for one in written] == [1, 2, 3]
        assert [one.kind for one in written] == [EntryKind.QUESTION, EntryKind.FORECAST, EntryKind.RESOLUTION]
        assert all(later.previous == earlier.hash for earlier, later in pairwise(written))
        assert ledger.verify().sound
        assert ledger.verify().head == written[-1].hash


def test_creating_a_ledger_that_is_there_opens_it(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question())
    with create_ledger(place) as ledger:
        assert list(ledger.state().questions) == ["gulf/open"]


def test_a_ledger_that_is_not_there_is_not_opened(place: str) -> None:
    with pytest.raises(LedgerError) as error:
        open_ledger(place)
    assert error.value.code == "missing-ledger"


def test_what_others_write_in_the_meantime_is_seen(place: str) -> None:
    with create_ledger(place) as one, open_ledger(place) as other:
        one.append(question())
        other.append(forecast(0.2))
        one.append(forecast(0.4, on=20))
        assert one.state() == other.state()
        assert one.verify().entries == 3


REFUSED: dict[str, tuple[str, Callable[[], Any]]] = {
    "the same question again": ("question-exists", lambda: question()),
    "a forecast on no question": ("unknown-question", lambda: forecast(name="gulf/opne")),
    "an amendment of no question": ("unknown-question", lambda: Amendment("x", day(1), "typing error", text="Y?")),
    "a resolution of no question": ("unknown-question", lambda: resolution(name="x")),
    "three probabilities for two outcomes": (
        "bad-forecast",
        lambda: Forecast("gulf/open", "a", ForecasterKind.ANALYST, day(1), (0.2, 0.3, 0.5)),
    ),
    "before it opens": ("bad-forecast", lambda: forecast(on=-1)),
    "after it closes": ("bad-forecast", lambda: forecast(on=400)),
    "taken back before it was said": ("bad-forecast", lambda: forecast(None, on=5)),
    "by one who is of another kind": (
        "bad-forecast",
        lambda: Forecast("gulf/open", "standoff", ForecasterKind.CROWD, day(1), (0.5, 0.5)),
    ),
    "by one whose name runs over lines": ("bad-forecast", lambda: forecast(on=-1, by="a\n\x1b[31mb\u202ec")),
    "a freeze of another head": ("bad-freeze", lambda: Freeze("a" * 64, "Ana Lyst", day(20))),
    "to come": ("told-before-it-happened", lambda: resolution(at=WRITING + timedelta(days=1))),
    "an outcome that it has not": ("bad-outcome", lambda: resolution("maybe")),
    "answered before it opens": ("bad-outcome", lambda: resolution(on=-1)),
    "closed before it opens": (
        "closes-before-it-opens",
        lambda: Amendment("gulf/open", day(11), "mended", closes=day(-1)),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_fact_that_makes_no_sense_is_refused_and_all_beside_it(place: str, case: str) -> None:
    code, fact = REFUSED[case]
    with create_ledger(place, clock=clock()) as ledger:
        ledger.append(question(), forecast(on=10))
        before = ledger.written()
        with pytest.raises(LedgerError) as error:
            ledger.append(forecast(0.9, on=30), fact())
        assert error.value.code == code
        assert str(error.value).isprintable()
        assert ledger.written() == before
        ledger.append(forecast(0.8, on=31))
        assert ledger.verify().entries == 3


def test_no_forecast_is_made_when_the_answer_is_known(place: str) -> None:
    with create_ledger(place, clock=clock()) as ledger:
        ledger.append(question(), resolution(on=200))
        ledger.append(forecast(on=199))
        with pytest.raises(LedgerError, match="when the answer was known"):
            ledger.append(forecast(on=200))


def test_the_store_itself_refuses_to_change_delete_and_skip(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question(), forecast())
        before = ledger.written()
    row = ", ".join(f"'{part}'" for part in (before[1].at, "forecast", "{}", before[1].previous))
    for statement in (
        "UPDATE entry SET kind = 'question' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 2",
        f"INSERT INTO entry VALUES (2, {row}, 'x')",
        f"INSERT INTO entry VALUES (4, {row}, 'x')",
        f"INSERT INTO entry VALUES (3, {row}, 'x')",
        *(["TRUNCATE entry"] if is_postgres(place) else [f"INSERT OR REPLACE INTO entry VALUES (2, {row}, 'x')"]),
    ):
        with pytest.raises(Exception, match=r"an entry (is never|follows)"):
            meddle(place, statement)
    with open_ledger(place) as ledger:
        assert ledger.written() == before


def test_a_change_behind_the_back_shows_where_it_is(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question(), forecast(0.3), forecast(0.4, on=20))
    unguard(place)
    meddle(place, "UPDATE entry SET body = replace(body, '0.3', '0.9') WHERE seq = 2")
    with open_ledger(place) as ledger:
        found = ledger.verify()
        assert found.flaw is not None
        assert (found.entries, found.flaw.seq, found.flaw.code) == (1, 2, "changed-entry")
        for use in (ledger.state, ledger.entries, lambda: ledger.append(forecast(0.5, on=30))):
            with pytest.raises(LedgerError) as error:
                use()
            assert error.value.code == "changed-entry"
            assert "entry 2" in str(error.value)


def test_a_missing_entry_shows_where_it_was(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question(), forecast(0.3), forecast(0.4, on=20))
    unguard(place)
    meddle(place, "DELETE FROM entry WHERE seq = 2")
    with open_ledger(place) as ledger:
        flaw = ledger.verify().flaw
        assert flaw is not None
        assert (flaw.seq, flaw.code) == (2, "missing-entry")


def test_a_freeze_proves_what_stood_even_when_the_whole_chain_is_written_anew(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question(), forecast(0.3))
        frozen = ledger.freeze("Ana Lyst", questions=["gulf/open"], note="before the talks")
        head = frozen.body["head"]
        assert head == frozen.previous
        ledger.append(forecast(0.9, on=20))
        assert ledger.verify([head]).sound
        record = ledger.state().questions["gulf/open"]
        assert [kept.seq for kept in record.freezes] == [3]
        said = ledger.state_at(frozen.seq).questions["gulf/open"].forecasts["standoff"]
        assert [kept.fact for kept in said] == [forecast(0.3)]
        facts = [one.fact() for one in ledger.written()]
    unguard(place)
    meddle(place, "DELETE FROM entry WHERE seq > 0")
    with open_ledger(place) as ledger:
        ledger.append(facts[0], forecast(0.8))
        assert ledger.verify().sound
        flaw = ledger.verify([head]).flaw
        assert flaw is not None
        assert flaw.code == "missing-head"


def test_an_empty_ledger_is_sound_and_cannot_be_frozen(place: str) -> None:
    with create_ledger(place) as ledger:
        assert ledger.verify().sound
        assert ledger.append() == ()
        with pytest.raises(LedgerError) as error:
            ledger.freeze("Ana Lyst")
        assert error.value.code == "bad-freeze"
        assert ledger.written() == []


def test_entries_are_never_dated_before_the_one_before(place: str) -> None:
    with create_ledger(place, clock=clock(WRITING + timedelta(days=5))) as ledger:
        ledger.append(question())
    with open_ledger(place, clock=clock(WRITING)) as slow:
        slow.append(forecast())
        assert slow.verify().sound
        assert slow.entries()[1].at == WRITING + timedelta(days=5)


def test_writers_at_once_lose_nothing(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question())
    failures: list[BaseException] = []
    acknowledged: list[str] = []

    def write(name: str) -> None:
        try:
            with open_ledger(place) as ledger:
                for number in range(15):
                    both = (forecast(0.1, on=number, by=name), forecast(0.2, on=number + 0.5, by=name))
                    acknowledged.extend(entry.hash for entry in ledger.append(*both))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(f"writer {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_ledger(place) as ledger:
        assert ledger.verify().sound
        assert {one.hash for one in ledger.written()[1:]} == set(acknowledged)
        assert len(acknowledged) == 4 * 15 * 2
        said = ledger.state().questions["gulf/open"].forecasts
        assert {name: len(kept) for name, kept in said.items()} == {f"writer {n}": 30 for n in range(4)}


def test_makers_at_once_make_one_ledger(place: str) -> None:
    start = threading.Barrier(4)
    failures: list[BaseException] = []

    def make(number: int) -> None:
        try:
            start.wait()
            with create_ledger(place) as ledger:
                ledger.append(question(f"gulf/{number}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_ledger(place) as ledger:
        assert sorted(ledger.state().questions) == [f"gulf/{number}" for number in range(4)]


def test_odd_texts_come_back_as_they_were(place: str) -> None:
    odd = "nul \x00, escape \x1b, quotes \"'`, $1 %s {} \\u0041, \u2028 \U0001f54a é"
    with create_ledger(place) as ledger:
        ledger.append(question(text=odd, tags=(odd, odd)))
    with open_ledger(place) as ledger:
        assert ledger.state().questions["gulf/open"].question == question(text=odd, tags=(odd, odd))
        assert ledger.verify().sound


def test_outcomes_that_run_over_lines_are_told_on_one(place: str) -> None:
    odd = question(kind=QuestionKind.MULTIPLE_CHOICE, outcomes=("red\nflag", "\x1b[31mblue"))
    with create_ledger(place) as ledger:
        ledger.append(odd)
        with pytest.raises(LedgerError) as error:
            ledger.append(resolution("gr\u202een"))
        assert error.value.code == "bad-outcome"
        assert str(error.value).isprintable()


def test_a_forecast_at_the_closing_moment_is_the_last(place: str) -> None:
    with create_ledger(place) as ledger:
        ledger.append(question(), forecast(on=(CLOSES - day(0)).days))
        with pytest.raises(LedgerError, match="not open"):
            ledger.append(Forecast("gulf/open", "a", ForecasterKind.MODEL, CLOSES + timedelta(seconds=1), (1, 0)))
