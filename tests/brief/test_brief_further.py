"""The table of options outside the model: the likeliest first, each with its words, and none where nothing is told."""

from dataclasses import replace

from brief_making import Making, making_of, parsed, squeezed, two_towns

from standoff.conflict import Evidence, FurtherOption, Option, Voice
from standoff.outlook import look_ahead

LENDS = FurtherOption("Cy", Option("lend", "send a mediator to Bo"), Voice.AGREED)
LEAVES = FurtherOption("Bo", Option("leave", "recognise the bridge as Ada's"), Voice.REFUSED)


def with_further(*options: FurtherOption) -> Making:
    base = two_towns()
    conflict = replace(base.conflict, further=options)
    return making_of(base.document, base.reading, conflict)


def rows(making: Making) -> list[list[str]]:
    tables = [table for table in parsed(making.page()).all("table") if "further" in table.attributes.get("class", "")]
    return [[squeezed(cell.text) for cell in row.all("th") + row.all("td")] for t in tables for row in t.all("tr")[1:]]


def test_options_outside_the_model_are_told_the_likeliest_first() -> None:
    making = with_further(LEAVES, LENDS)
    told = {one.owner: round(100 * (one.probability or 0)) for one in making.outlook.further}
    assert [(row[0], row[1]) for row in rows(making)] == [
        (one.owner, squeezed(one.option.text)) for one in (LENDS, LEAVES)
    ]
    assert [int(row[2].rstrip(" %").rstrip("\u00a0")) for row in rows(making)] == [told["Cy"], told["Bo"]]


def test_each_leads_to_its_words() -> None:
    base = two_towns()
    position = base.reading.positions[0].span
    quoted = Evidence(position.text, position.start, position.end)
    root = parsed(with_further(replace(LENDS, option=replace(LENDS.option, evidence=(quoted,)))).page())
    (table,) = [t for t in root.all("table") if "further" in t.attributes.get("class", "")]
    (link,) = table.all("a")
    assert link.attributes["href"] == f"#s{position.start}"


def test_there_is_no_table_without_such_options_or_without_a_number() -> None:
    assert rows(with_further()) == []
    making = with_further(LENDS)
    assert rows(replace(making, outlook=look_ahead(making.conflict, samples=20, calibration=None))) == []
