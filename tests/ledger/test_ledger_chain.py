"""The canonical text and the hash chain, against the tables of RFC 8785 and against every change of a byte."""

import json
import sqlite3
import struct
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_making import clock, forecast, histories, question, quick_folder, resolution

from standoff.errors import LedgerError
from standoff.ledger import Fact, create_ledger, export_lines, open_ledger, read_lines, verify
from standoff.ledger.canonical import canonical

# RFC 8785, appendix B: the bits of an IEEE 754 double, and how ECMAScript writes it.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


@pytest.mark.parametrize(("bits", "text"), NUMBERS.items())
def test_numbers_are_written_as_the_rfc_writes_them(bits: str, text: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_as_they_were(number: float) -> None:
    assert float(canonical(number)) == number


def test_keys_are_sorted_by_their_code_units() -> None:
    # RFC 8785, section 3.2.3, where the order of code points would be another one.
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    assert list(json.loads(canonical(dict.fromkeys(keys)))) == [
        "\r",
        "1",
        "\u0080",
        "\u00f6",
        "\u20ac",
        "\U0001f600",
        "\ufb33",
    ]


def test_texts_are_escaped_as_little_as_can_be() -> None:
    # RFC 8785, section 3.2.2.2.
    assert canonical('\u20ac$\u000f\nA\'B"\\\\"/\x7f') == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f"'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800", {"a": {1}}, b"a"])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(LedgerError) as error:
        canonical(value)
    assert error.value.code == "not-json"


def lines_of(facts: list[Fact]) -> list[bytes]:
    """The lines of the export of a ledger that holds `facts`."""
    with quick_folder() as folder, create_ledger(folder / "a.db", clock=clock()) as ledger:
        ledger.append(*facts)
        return export_lines(ledger).encode().splitlines(keepends=True)


@settings(deadline=None, max_examples=60)
@given(histories())
def test_the_chain_holds_as_the_page_describes_it(facts: list[Fact]) -> None:
    # By nothing of standoff's own: the rules of docs/ledger.md, with a JSON reader and a hash.
    previous = "0" * 64
    for number, line in enumerate(lines_of(facts), 1):
        entry = json.loads(line)
        sealed = line.rstrip(b"\n").replace(f'"hash":"{entry["hash"]}",'.encode(), b"", 1)
        assert sha256(sealed).hexdigest() == entry["hash"]
        assert (entry["seq"], entry["previous"]) == (number, previous)
        previous = entry["hash"]


def first_flaw(export: bytes) -> int | None:
    """The number of the entry at which an export is found not to be what was written, or None."""
    try:
        flaw = verify(read_lines(export, "a.jsonl")).flaw
    except LedgerError as error:
        return int(str(error.where).rpartition(":")[2])
    return None if flaw is None else flaw.seq


@settings(deadline=None, max_examples=80)
@given(histories(), st.data())
def test_any_byte_changed_anywhere_shows_in_the_entry_that_holds_it(facts: list[Fact], data: st.DataObject) -> None:
    lines = lines_of(facts)
    number = data.draw(st.integers(0, len(lines) - 1))
    line = bytearray(lines[number])
    for _ in range(25):
        changed = bytearray(line)
        changed[data.draw(st.integers(0, len(line) - 2))] ^= data.draw(st.integers(1, 255))
        assert first_flaw(b"".join([*lines[:number], changed, *lines[number + 1 :]])) == number + 1


def test_every_single_byte_of_a_stored_entry_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with create_ledger(path, clock=clock()) as ledger:
        ledger.append(question(), forecast(0.25), resolution())
    file = sqlite3.connect(path)
    for name in ("entry_is_never_changed", "entry_is_never_deleted", "entry_follows_the_last"):
        file.execute(f"DROP TRIGGER {name}")
    checked = 0
    with open_ledger(path) as ledger:
        for column in ("at", "kind", "body", "previous", "hash"):
            (kept,) = file.execute(f"SELECT CAST({column} AS BLOB) FROM entry WHERE seq = 2").fetchone()
            for place in range(len(kept)):
                changed = bytearray(kept)
                changed[place] ^= 1 << (place % 8)  # of ASCII: the highest bit makes it no UTF-8 at all
                file.execute(f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE seq = 2", (bytes(changed),))
                file.commit()
                flaw = ledger.verify().flaw
                assert flaw is not None
                assert flaw.seq == 2
                checked += 1
            file.execute(f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE seq = 2", (kept,))
            file.commit()
        assert ledger.verify().sound
    file.close()
    assert checked > 250


FORECAST = b'"forecaster":"a","forecaster_kind":"model","probabilities":[1,0],"question":"b"'


def sealed(at: bytes, body: bytes, kind: bytes, previous: bytes, seq: int) -> bytes:
    """The line of an entry with these parts and the hash that fits them: whoever can compute one can seal anything."""
    parts = b'{"at":"%s","body":%s,"kind":"%s","previous":"%s","seq":%d}' % (at, body, kind, previous, seq)
    return parts.replace(b',"kind":"', b',"hash":"%s","kind":"' % sha256(parts).hexdigest().encode()) + b"\n"


def test_a_sealed_entry_that_makes_no_sense_is_told() -> None:
    line = lines_of([question()])[0]
    body = b'{"at":"2020-02-01T00:00:00Z",%s}' % FORECAST
    previous = json.loads(line)["hash"].encode()
    flaw = verify(read_lines(line + sealed(b"2021-07-01T00:00:00Z", body, b"forecast", previous, 2), "a.jsonl")).flaw
    assert flaw is not None
    assert (flaw.seq, flaw.code) == (2, "unknown-question")


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("wager", b'{"question":"b"}', "unknown-kind"),
        ("freeze", b'{"at":"2021-06-01T00:00:00Z","by":"a","head":"x"}', "bad-hash"),
        ("question", b'{"id":"a"}', "bad-body"),
        ("forecast", b'{"at":"2021-06-01T00:00:00+00:00",%s}' % FORECAST, "bad-body"),
        ("forecast", b'{"at":"2021-06-01T00:00:00Z", %s}' % FORECAST, "bad-body"),
        ("forecast", b'{"at":"2021-06-01T00:00:00Z",%s,"zeal":1}' % FORECAST, "bad-body"),
        ("forecast", b'{"at":"2021-06-01T00:00:00Z",%s}' % FORECAST.replace(b"[1,0]", b"[1.0,0]"), "bad-body"),
        ("forecast", b'{"at":"2021-06-01T00:00:00Z",%s}' % FORECAST, "unknown-question"),
    ],
)
def test_a_sealed_entry_of_no_known_form_is_told(kind: str, body: bytes, code: str) -> None:
    flaw = verify(read_lines(sealed(b"2021-07-01T00:00:00Z", body, kind.encode(), b"0" * 64, 1), "a.jsonl")).flaw
    assert flaw is not None
    assert flaw.code == code
    assert flaw.what.isprintable()


@pytest.mark.parametrize("at", [b"2021-05-31T23:59:59Z", b"2021-07-01T00:00:00", b"2021-07-01", b"soon"])
def test_a_sealed_entry_with_a_time_that_cannot_be_is_told(at: bytes) -> None:
    first = lines_of([question()])[0]  # written on 1 June 2021
    previous = json.loads(first)["hash"].encode()
    body = b'{"at":"2020-02-01T00:00:00Z",%s}' % FORECAST.replace(b'"b"', b'"gulf/open"')
    assert verify(read_lines(first + sealed(b"2021-07-01T00:00:00Z", body, b"forecast", previous, 2), "a")).sound
    flaw = verify(read_lines(first + sealed(at, body, b"forecast", previous, 2), "a")).flaw
    assert flaw is not None
    assert (flaw.seq, flaw.code) == (2, "bad-time")


def test_a_sealed_entry_that_follows_another_one_is_told() -> None:
    first = lines_of([question()])[0]
    body = b'{"at":"2020-02-01T00:00:00Z",%s}' % FORECAST.replace(b'"b"', b'"gulf/open"')
    flaw = verify(read_lines(first + sealed(b"2021-07-01T00:00:00Z", body, b"forecast", b"1" * 64, 2), "a")).flaw
    assert flaw is not None
    assert (flaw.seq, flaw.code) == (2, "broken-link")
