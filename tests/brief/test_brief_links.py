from dataclasses import replace

import pytest
from brief_making import Node, parsed, squeezed, two_towns, with_id

from standoff.brief.findings import FindingKind, findings
from standoff.conflict import Evidence
from standoff.text import visible


@pytest.fixture(scope="module")
def root() -> Node:
    return parsed(two_towns().page())


def test_every_link_inside_the_page_has_its_target(root: Node) -> None:
    ids = {node.attributes.get("id") for node in root.all()}
    links = [node.attributes["href"] for node in root.all("a")]
    assert links
    assert [href for href in links if href[1:] not in ids] == []


def test_every_finding_row_leads_to_its_words_and_they_lead_back(root: Node) -> None:
    making = two_towns()
    article = next(node for node in root.all("article") if node.attributes["class"] == "dispatch")
    for finding in findings(making.document, making.reading, making.conflict):
        row = with_id(root, finding.row)
        to = f"#s{finding.start}"
        assert to in [link.attributes["href"] for link in row.all("a")], finding
        back = [link for link in article.all("a") if link.attributes["href"] == f"#{finding.row}"]
        assert back, finding
        if finding.kind is not FindingKind.ACTOR:
            assert finding.number in [link.attributes["data-ref"] for link in back]


def test_a_link_leads_to_the_first_words_of_the_finding(root: Node) -> None:
    making = two_towns()
    for finding in findings(making.document, making.reading, making.conflict):
        mark = with_id(root, f"s{finding.start}")
        assert mark.name == "mark"
        words = making.document.text[finding.start : finding.end]
        assert words.startswith(mark.text) or mark.text.startswith(words)


def test_the_number_of_a_finding_stands_where_its_words_end(root: Node) -> None:
    making = two_towns()
    article = next(node for node in root.all("article") if node.attributes["class"] == "dispatch")
    before = ""
    ends: dict[str, str] = {}

    def walk(node: Node) -> None:
        nonlocal before
        for child in node.children:
            if isinstance(child, str):
                before += child
            else:
                if "data-ref" in child.attributes:
                    ends[child.attributes["data-ref"]] = squeezed(before)
                walk(child)

    walk(article)
    for finding in findings(making.document, making.reading, making.conflict):
        if finding.kind is not FindingKind.ACTOR:
            assert ends[finding.number] == squeezed(visible(making.document.text[: finding.end])), finding


def test_evidence_of_options_and_deals_leads_to_the_sentence(root: Node) -> None:
    making = two_towns()
    for at, option in enumerate(making.conflict.options, start=1):
        hrefs = {link.attributes["href"] for link in with_id(root, f"o{at}").all("a")}
        assert hrefs == {f"#s{evidence.start}" for evidence in option.evidence}
    assert making.outlook.deals
    for at, deal in enumerate(making.outlook.deals[:6], start=1):
        hrefs = {link.attributes["href"] for link in with_id(root, f"k{at}").all("a")}
        assert {f"#s{evidence.start}" for evidence in deal.evidence} <= hrefs
    assert making.outlook.ways_out
    for at, way in enumerate(making.outlook.ways_out[:8], start=1):
        hrefs = {link.attributes["href"] for link in with_id(root, f"x{at}").all("a")}
        assert {f"#s{evidence.start}" for evidence in way.evidence} <= hrefs


def test_evidence_is_quoted_without_a_link_when_it_does_not_stand_there() -> None:
    making = two_towns()
    maker = making.conflict.decision_makers[0]
    odd = (
        Evidence("an analyst's remark"),
        Evidence("words that are not there", 3, 9),
        Evidence("beyond the end", 10**6, 10**6 + 14),
        Evidence("Ada", 34, 37, source="another.txt"),
    )
    option = replace(maker.options[0], evidence=odd)
    conflict = replace(
        making.conflict,
        decision_makers=(replace(maker, options=(option, *maker.options[1:])), *making.conflict.decision_makers[1:]),
    )
    root = parsed(replace(making, conflict=conflict).page())
    row = with_id(root, "o1")
    assert not row.all("a")
    for evidence in odd:
        assert evidence.quote in row.text
    assert row.text.count("Analyst’s note") == 1


def test_words_that_only_an_option_rests_on_are_marked_and_lead_to_it() -> None:
    making = two_towns()
    start = making.document.text.index("Rain")
    maker = making.conflict.decision_makers[0]
    option = replace(maker.options[0], evidence=(Evidence("Rain", start, start + 4),))
    conflict = replace(
        making.conflict,
        decision_makers=(replace(maker, options=(option, *maker.options[1:])), *making.conflict.decision_makers[1:]),
    )
    root = parsed(replace(making, conflict=conflict).page())
    assert [link.attributes["href"] for link in with_id(root, "o1").all("a")] == [f"#s{start}"]
    assert "O1" in [node.attributes.get("data-ref") for node in with_id(root, "dispatch").all("a")]
