import re
from dataclasses import replace
from itertools import pairwise

import pytest
from brief_making import Node, making_of, parsed, reading_of, squeezed, two_towns, with_id, without

from standoff.brief.page import LARGEST, page
from standoff.conflict import published
from standoff.errors import SpanError
from standoff.outlook import look_ahead
from standoff.reading import Reading, Source
from standoff.stability import solve
from standoff.text import from_text, visible

SECTIONS = [
    "verdict",
    "actors",
    "positions",
    "events",
    "states",
    "chances",
    "endings",
    "estimates",
    "questions",
    "dispatch",
    "making",
    "tradecraft",
]


@pytest.fixture(scope="module")
def html() -> str:
    return two_towns().page()


@pytest.fixture(scope="module")
def root(html: str) -> Node:
    return parsed(html)


def shown(root: Node) -> str:
    """What a reader sees of the page, in order."""
    return " ".join(with_body.text for with_body in root.all("body"))


def test_the_answer_stands_in_the_first_sixty_words(root: Node) -> None:
    verdict = two_towns().outlook.verdict
    first = " ".join(shown(root).split()[:60])
    assert verdict.word.lower() in first.lower()
    assert re.search(rf"{verdict.probability * 100:.0f}\s?%", first)


def test_it_says_when_nothing_has_calibrated_the_number() -> None:
    making = two_towns()
    for calibrated in (True, False):
        verdict = replace(making.outlook.verdict, calibrated=calibrated)
        told = replace(making, outlook=replace(making.outlook, verdict=verdict)).page()
        assert ("Not calibrated" in told) is not calibrated


def test_sections_come_in_order_and_each_is_named_by_its_heading(root: Node) -> None:
    sections = root.all("section")
    assert [section.attributes["id"] for section in sections] == SECTIONS
    for section in sections:
        heading = with_id(root, section.attributes["aria-labelledby"])
        assert heading.name == "h2"
        assert heading in section.all("h2")


def test_headings_go_down_one_level_at_a_time(root: Node) -> None:
    levels = [int(node.name[1]) for node in root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_can_be_read_by_ear_and_by_keyboard(root: Node) -> None:
    assert root.all("html")[0].attributes["lang"] == "en"
    assert [len(root.all(name)) for name in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    skip = root.all("body")[0].all("a")[0]
    assert skip.attributes["href"] == "#verdict"
    for table in root.all("table"):
        assert table.children[1 if isinstance(table.children[0], str) else 0].name == "caption"  # type: ignore[union-attr]
        assert all(head.attributes["scope"] in ("col", "row") for head in table.all("th"))
        columns = len(table.all("thead")[0].all("th"))
        for row in table.all("tr"):
            assert sum(int(c.attributes.get("colspan", 1)) for c in row.all("th", "td")) == columns
    for link in root.all("a"):
        assert link.text.strip() or link.attributes.get("aria-label")


def test_ids_are_unique(root: Node) -> None:
    ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_nothing_outside_the_file_is_asked_for(html: str, root: Node) -> None:
    assert not root.all("script", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image", "a:href")
    for node in root.all():
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "action", "formaction", "background", "poster", "style", "xlink:href")
            if name == "href":
                assert value.startswith("#")
            if name == "http-equiv":
                assert value == "Content-Security-Policy"
    style = root.all("style")[0].text
    assert not re.search(r"url\(|@import|@font-face|expression|image-set", style)
    outside = set(re.findall(r"https?://[^\s\"'<)]+", html))
    assert outside <= {"http://www.w3.org/2000/svg"}  # a name, not an address


def test_the_style_sheet_is_the_one_that_the_policy_allows(root: Node) -> None:
    import hashlib
    from base64 import b64encode

    policy = next(node for node in root.all("meta") if "http-equiv" in node.attributes).attributes["content"]
    digest = b64encode(hashlib.sha256(root.all("style")[0].text.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_the_same_parts_give_the_same_bytes(html: str) -> None:
    assert two_towns().page() == html
    document = from_text(two_towns().document.text, source="bridge.txt")
    assert making_of(document, reading_of(document)).page() == html
    elsewhere = from_text(two_towns().document.text, source="another/folder/bridge.txt")
    assert making_of(elsewhere, reading_of(elsewhere)).page() == html


def test_a_page_is_small(html: str) -> None:
    assert len(html.encode()) < LARGEST / 2


LISTS = [
    "events",
    "positions",
    "dependencies",
    "estimates",
    "actors",
    "deals",
    "ways_out",
    "leverage",
    "options",
    "foresight",
    "assumptions",
]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_empty_is_said_to_be_so(name: str) -> None:
    root = parsed(without(two_towns(), name).page())
    assert [section.attributes["id"] for section in root.all("section")] == SECTIONS
    for section in root.all("section"):
        assert len(section.text.split()) > 8
    for table in root.all("table"):
        assert len(table.all("tr")) > 1


def test_a_page_without_any_finding_still_tells_the_model() -> None:
    root = parsed(without(two_towns(), *LISTS).page())
    assert "The dispatch states no positions" in with_id(root, "positions").text
    assert squeezed(two_towns().document.text) == squeezed(root.all("article")[-1].text)


def test_a_table_of_many_rows_and_a_long_dispatch_stay_within_the_limit() -> None:
    making = two_towns()
    long = "\n\n".join(
        [making.document.text, *(f"Paragraph {n}. " + "Nothing of note was said. " * 20 for n in range(2000))]
    )
    document = from_text(long, source="bridge.txt")
    reading = reading_of(document)
    many = replace(reading, events=reading.events * 400, positions=reading.positions * 300)
    html = page(document, many, making.conflict, making.solution, making.outlook)
    assert len(html.encode()) <= LARGEST
    root = parsed(html)
    assert "left out" in with_id(root, "events").text
    assert "left out" in with_id(root, "dispatch").text
    targets = {node.attributes.get("id") for node in root.all()}
    assert {link.attributes["href"][1:] for link in root.all("a")} <= targets


def test_a_reading_of_another_document_is_refused() -> None:
    making = two_towns()
    other = from_text("Another text that says nothing of the kind. " * 30)
    with pytest.raises(SpanError):
        page(other, making.reading, making.conflict, making.solution, making.outlook)


@pytest.mark.parametrize("published_case", published(), ids=lambda case: case.name)
def test_a_conflict_written_by_hand_makes_a_page(published_case) -> None:
    document = from_text("A short note on a conflict, without findings.", source="note.txt")
    reading = Reading(Source(None, None, "note.txt", document.sha256), (), (), (), (), ())
    conflict = published_case.conflict
    html = page(document, reading, conflict, solve(conflict), look_ahead(conflict, samples=50, seed=1))
    root = parsed(html)
    text = with_id(root, "states").text
    for at, option in enumerate(conflict.options, start=1):
        assert with_id(root, f"o{at}").text.count(option.text) == 1
    assert conflict.status_quo in text


def test_equilibria_are_told_for_each_concept(root: Node) -> None:
    solution = two_towns().solution
    table = next(table for table in root.all("table") if "equilibria" in table.attributes["class"])
    for row in table.all("tbody")[0].all("tr"):
        label = row.all("th")[0].text
        said = [cell.text for cell in row.of_class("tick")]
        assert said == ["yes" if solution.is_equilibrium(label, concept) else "no" for concept in solution.concepts]


def test_implied_positions_speakers_and_late_events_are_marked(root: Node) -> None:
    assert "implied" in with_id(root, "p2").text
    assert "implied" not in with_id(root, "p3").text
    assert "voiced by soldiers of Bo" in with_id(root, "p4").text
    assert "after the dispatch" in with_id(root, "e3").text
    assert "after the dispatch" not in with_id(root, "e1").text
    assert "3 killed" in with_id(root, "e1").text


def test_the_dispatch_is_shown_whole_with_its_title_and_headings(root: Node) -> None:
    article = next(node for node in root.all("article") if node.attributes["class"] == "dispatch")
    assert squeezed(article.text) == squeezed(visible(two_towns().document.text))
    assert article.of_class("title")[0].text.strip() == "Two towns and one bridge"
    assert article.of_class("heading")[0].name == "h3"


def test_time_codes_are_shown_for_subtitles() -> None:
    spoken = """1
00:01:02,000 --> 00:01:05,000
Ada refuses to open the bridge until Bo lifts the toll.

2
00:01:09,500 --> 00:01:12,000
Bo rejects the demand.
"""
    making = two_towns()
    document = from_text(spoken, source="bridge.srt", kind="srt")
    start = document.text.index("Bo rejects the demand")
    position = replace(making.reading.positions[2], span=document.span(start, start + len("Bo rejects the demand")))
    empty = {"actors": (), "events": (), "dependencies": (), "estimates": ()}
    reading = replace(making.reading, positions=(position,), **empty)
    root = parsed(page(document, reading, making.conflict, making.solution, making.outlook))
    assert "1:09" in with_id(root, "p1").text
    assert "1:02" in [node.attributes.get("data-place") for node in with_id(root, "dispatch").all()]


def test_pages_are_shown_for_what_has_pages() -> None:
    making = two_towns()
    document = replace(
        making.document, pages=(0, 1, making.reading.positions[1].span.start), link="http://wire.example/1"
    )
    root = parsed(page(document, making.reading, making.conflict, making.solution, making.outlook))
    assert "p. 2" in with_id(root, "p1").text
    assert "p. 3" in with_id(root, "p2").text
    told = [place for node in with_id(root, "dispatch").all() if (place := node.attributes.get("data-place"))]
    assert told == ["p. 1", "p. 2", "p. 3"]
    assert "http://wire.example/1" in root.text
    assert "wire.example" not in "".join(node.attributes.get("href") or "" for node in root.all())


def test_a_thing_that_is_needed_is_told_apart_from_a_party(root: Node) -> None:
    assert "thesea(noparty)" in squeezed(with_id(root, "d3").text)
    assert "noparty" not in squeezed(with_id(root, "d1").text)
