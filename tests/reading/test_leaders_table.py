"""The table of leaders is well formed, names only sides and sectors that exist, and agrees with well-known history."""

from collections import Counter
from importlib.resources import files
from itertools import combinations, pairwise

import pytest
import yaml

from standoff.reading.tables import csv_table

ROWS = csv_table("leaders.csv")
COLUMNS = ["name", "aliases", "surname", "side", "role", "office", "first", "last", "source"]
STATES = csv_table("states.csv")
GROUPS = {row["name"] for table in ("organisations.csv", "armed_groups.csv") for row in csv_table(table)}
PLOVER = yaml.safe_load(files("standoff.reading").joinpath("data", "plover.yaml").read_text(encoding="utf-8"))
SECTORS = {code for part in PLOVER["sectors"].values() if isinstance(part, dict) for code in part} | set(
    PLOVER["countries"]["non_state"]
)
STILL = 9999


def aliases(row: dict[str, str]) -> list[str]:
    return row["aliases"].split("|") if row["aliases"] else []


def years(row: dict[str, str]) -> tuple[int, int]:
    return int(row["first"]), int(row["last"] or STILL)


def sides(name: str, year: int) -> set[str]:
    """Sides of the persons called `name` who were prominent in `year`; of one person's rows the narrowest counts."""
    found = [row for row in ROWS if name in (row["name"], row["surname"], *aliases(row))]
    then = [row for row in found if years(row)[0] <= year <= years(row)[1]]
    narrowest: dict[str, dict[str, str]] = {}
    for row in sorted(then, key=lambda row: years(row)[0] - years(row)[1]):
        narrowest[row["name"]] = row
    return {row["side"] for row in narrowest.values()}


def test_every_cell_is_tidy_and_every_row_complete() -> None:
    for row in ROWS:
        assert list(row) == COLUMNS
        assert all(value == " ".join(value.split()) for value in row.values()), row
        assert all(row[column] for column in COLUMNS if column not in ("aliases", "last")), row


def test_sides_are_states_organisations_or_groups_of_the_other_tables() -> None:
    known = {row["code"] for row in STATES} | GROUPS
    assert {row["side"] for row in ROWS} - known == set()


def test_roles_are_sectors_of_plover_and_offices_are_lower_case() -> None:
    assert {row["role"] for row in ROWS} - SECTORS == set()
    assert [row["office"] for row in ROWS if row["office"] != row["office"].lower()] == []


def test_years_are_numbers_in_order() -> None:
    for row in ROWS:
        first, last = years(row)
        assert 1900 < first <= last, row
        assert row["last"] == "" or last < 2100, row


def test_no_person_appears_twice_on_a_side_and_rows_are_sorted() -> None:
    counts = Counter((row["name"], row["side"]) for row in ROWS)
    assert [key for key, count in counts.items() if count > 1] == []
    order = [(row["side"], int(row["first"]), row["name"]) for row in ROWS]
    assert all(earlier <= later for earlier, later in pairwise(order))


def test_a_person_who_changed_sides_is_never_on_two_at_once_unless_one_span_lies_within_the_other() -> None:
    by_name: dict[str, list[tuple[int, int]]] = {}
    for row in ROWS:
        by_name.setdefault(row["name"], []).append(years(row))
    for name, spans in by_name.items():
        for one, other in combinations(spans, 2):
            apart = one[1] <= other[0] or other[1] <= one[0]
            within = one != other and (
                (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
            )
            assert apart or within, f"{name}: {one} and {other}"


def test_aliases_differ_from_every_name_and_from_other_persons_aliases() -> None:
    names = {row["name"] for row in ROWS}
    owners: dict[str, str] = {}
    for row in ROWS:
        own = aliases(row)
        assert all(own), row
        assert len(own) == len(set(own)), row
        for alias in own:
            assert alias not in names, f"{alias} of {row['name']} is the name of a row"
            assert owners.setdefault(alias, row["name"]) == row["name"], f"{alias} stands for two persons"


def test_a_surname_is_part_of_the_name_or_of_an_alias() -> None:
    for row in ROWS:
        full = [f" {form} " for form in (row["name"], *aliases(row))]
        assert any(f" {row['surname']} " in form or f"-{row['surname']} " in form for form in full), row


def test_names_are_written_in_plain_letters_so_that_folded_text_finds_them() -> None:
    assert [row["name"] for row in ROWS if not row["name"].isascii()] == []


def test_every_state_since_1960_has_a_leader() -> None:
    states = {
        row["code"] for row in STATES if row["kind"] == "state" and (not row["until"] or int(row["until"]) >= 1960)
    }
    assert states - {row["side"] for row in ROWS} == set()


@pytest.mark.parametrize(
    ("name", "year", "side"),
    [
        ("Putin", 2012, "RUS"),
        ("Khrushchev", 1962, "SUN"),
        ("Dobrynin", 1962, "SUN"),
        ("Recep Tayyip Erdoğan", 2016, "TUR"),
        ("Muammar Qaddafi", 2011, "LBY"),
        ("Thatcher", 1982, "GBR"),
        ("Galtieri", 1982, "ARG"),
        ("Brandt", 1970, "BRD"),
        ("Merkel", 2015, "DEU"),
        ("Tito", 1970, "YUG"),
        ("Prabhakaran", 2002, "LTTE"),
        ("Stoltenberg", 2008, "NOR"),
        ("Stoltenberg", 2022, "NATO"),
        ("Tusk", 2011, "POL"),
        ("Tusk", 2018, "European Council"),
        ("Barnier", 2018, "European Commission"),
        ("Ban Ki-moon", 2005, "KOR"),
        ("Ban Ki-moon", 2010, "United Nations"),
        ("Shevardnadze", 1988, "SUN"),
        ("Shevardnadze", 1998, "GEO"),
        ("Kumaratunga", 2000, "LKA"),
        ("Thaksin", 2004, "THA"),
        ("Tsai", 2016, "TWN"),
        ("Rugova", 1998, "XKX"),
        ("Denktash", 1995, "NCY"),
        ("Makarios", 1963, "CYP"),
        ("Hammarskjold", 1960, "United Nations"),
        ("ElBaradei", 2003, "IAEA"),
        ("ElBaradei", 2012, "EGY"),
    ],
)
def test_well_known_leaders_are_on_the_side_they_led(name: str, year: int, side: str) -> None:
    assert sides(name, year) == {side}


@pytest.mark.parametrize(
    ("surname", "year", "expected"),
    [
        ("Kim", 1999, {"PRK", "KOR"}),
        ("Bhutto", 1974, {"PAK"}),
        ("Clinton", 1998, {"USA"}),
    ],
)
def test_a_shared_surname_gives_every_side_that_had_such_a_leader_then(
    surname: str, year: int, expected: set[str]
) -> None:
    assert sides(surname, year) >= expected
