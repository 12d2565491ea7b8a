"""A dispatch is data: whatever stands in it is shown as text, and nothing in it is hidden or obeyed."""

import re
import unicodedata
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from brief_making import Making, Node, making_of, parsed, reading_of, squeezed, two_towns
from hostile_payloads import ADDRESSES, HIDDEN, PAYLOADS, SCRIPT, STYLE, SVG

from standoff.brief.events_section import AFTER
from standoff.brief.page import LARGEST
from standoff.conflict import Evidence, FurtherOption, LeftOut, Option
from standoff.outlook.model import ThirdPartyMove
from standoff.text import Document, from_text, visible


def poisoned(payload: str, date: str | None = None) -> Making:
    """The two towns, of that `date`, with `payload` in every field of reading, model and outlook that is shown."""
    base = two_towns()
    end = len(base.document.text.rstrip())
    text = f"{base.document.text[:end]} {payload}"
    *blocks, last = base.document.blocks
    document = Document(
        text, f"{payload}.txt", payload, payload if date is None else date, (*blocks, replace(last, end=len(text)))
    )
    start = document.text.index("The deadlock")
    reading = reading_of(from_text(base.document.text, source="bridge.txt"))
    reading = replace(
        reading,
        document=replace(reading.document, title=payload, source=payload),
        actors=tuple(replace(a, name=f"{a.name} {payload}", country=payload) for a in reading.actors),
        events=tuple(
            replace(e, type=payload, mode=payload, place=payload, date=payload, flags=(payload, AFTER))
            for e in reading.events
        ),
        positions=tuple(
            replace(p, action=payload, conditions=tuple(replace(c, action=payload) for c in p.conditions))
            for p in reading.positions
        ),
        dependencies=tuple(
            replace(d, purpose=payload, on="bo" if d.who == "ada" else payload) for d in reading.dependencies
        ),
        estimates=tuple(
            replace(e, phrase=payload, outcome=f"the deadlock persists {payload}", horizon=payload)
            for e in reading.estimates[:2]
        ),
    )
    marked = (Evidence(document.text[start : start + 12], start, start + 12), Evidence(payload))
    conflict = replace(
        base.conflict,
        title=payload,
        decision_makers=tuple(
            replace(
                dm,
                name=f"{dm.name} {payload}",
                options=tuple(replace(o, text=f"{o.text} {payload}", evidence=marked) for o in dm.options),
                preferences=tuple(replace(s, why=payload, evidence=marked) for s in dm.preferences),
            )
            for dm in base.conflict.decision_makers
        ),
        left_out=(LeftOut(payload, payload),),
        further=(FurtherOption(payload, Option("beside", payload, evidence=marked)),),
    )
    making = making_of(document, reading, conflict)
    option = conflict.option_ids[0]
    move = ThirdPartyMove(payload, option, (payload, payload), -0.3, 0.01, 0.4, payload, marked)
    return replace(making, outlook=replace(making.outlook, third_parties=(move,)))


SHAPES = frozenset(node.name for node in parsed(two_towns().page()).all()) | {"small"}
"""The elements of a page that holds no payload."""

STYLE_SHEET = parsed(two_towns().page()).all("style")[0].text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_text_and_nothing_in_it_is_hidden(payload: str) -> None:
    html = poisoned(payload, date="2012-05-03").page()
    root = parsed(html)
    stays_text(root)
    article = root.all("article")[-1]
    assert squeezed(visible(payload, keep="\n\t\r")) in squeezed(article.text)
    nothing_is_hidden(html)


@pytest.mark.parametrize("payload", PAYLOADS[::10])
def test_a_payload_in_the_place_of_a_date_stays_text(payload: str) -> None:
    html = poisoned(payload, date=payload).page()
    stays_text(parsed(html))
    nothing_is_hidden(html)


def stays_text(root: Node) -> None:
    """No element, handler, style or address on the page is there because of what the fields say."""
    assert {node.name for node in root.all()} <= SHAPES
    for node in root.all():
        names = set(node.attributes)
        assert not {name for name in names if name.startswith("on")}
        assert not names & {"src", "srcset", "style", "action", "formaction", "xlink:href", "ping", "data", "poster"}
        if "href" in names:
            assert re.fullmatch(r"#[a-z]+\d*", node.attributes["href"]), node.attributes["href"]
        if node.name == "meta" and "http-equiv" in names:
            assert node.attributes["http-equiv"] == "Content-Security-Policy"
    assert root.all("style")[0].text == STYLE_SHEET
    assert len(root.all("style")) == len(root.all("h1")) == 1


def nothing_is_hidden(html: str) -> None:
    """No control, format or bidirectional character is left, and every picture is well-formed XML."""
    hidden = {c for c in html if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hidden <= set("\n\t\r\u00ad\u200c\u200d")
    html.encode("utf-8")
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        ElementTree.fromstring(svg)


def test_there_are_enough_of_every_kind() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 120
    assert min(map(len, (SCRIPT, STYLE, SVG, ADDRESSES, HIDDEN))) >= 18


def test_the_poison_reaches_every_section() -> None:
    """Guards the tests above: a payload that is not shown proves nothing."""
    root = parsed(poisoned("<b>sting</b>", date="2012-05-03").page())
    for section in root.all("section"):
        # The panel tells of the brief alone.
        if section.attributes["id"] != "tradecraft":
            assert "<b>sting</b>" in section.text, section.attributes["id"]
    assert "<b>sting</b>" in root.all("h1")[0].text


def test_names_and_options_of_any_length_do_not_break_the_limit() -> None:
    assert len(poisoned("a very long name, " * 200).page().encode()) <= LARGEST
