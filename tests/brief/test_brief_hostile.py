"""A dispatch is data: whatever stands in it is shown as text, and nothing in it is hidden or obeyed."""

import re
import unicodedata
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from brief_making import Making, making_of, parsed, reading_of, squeezed, two_towns, with_id

from standoff.brief.page import LARGEST
from standoff.conflict import Evidence, LeftOut
from standoff.text import Document, from_text, visible

PAYLOADS = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "</textarea></svg><svg onload=alert(1)>",
    "]]><svg/onload=alert(1)>",
    "--><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x6a;avascript&colon;alert(1)",
    "{{ 7 * 7 }}{% raw %}{{ config }}",
    "${alert(1)} #{alert(1)}",
    "url(http://example.invalid/x.png)",
    "@import 'http://example.invalid/x.css';",
    "<base href=http://example.invalid/>",
    "<meta http-equiv=refresh content=0;url=http://example.invalid/>",
    "<a href=http://example.invalid/>here</a>",
    "a\u202ecod.exe\u202c b\u2066c\u2069 d\u200be",
    "bell\x07 escape\x1b[31mred\x1b[0m null\x00 delete\x7f next\x85",
    "\ufffe\uffff \ufeff",
    "e" + "\u0301" * 40,
    "\u2028line\u2029paragraph",
    "x" * 300,
]


def poisoned(payload: str) -> Making:
    """The two towns with `payload` in every field of reading, model and outlook that is shown."""
    base = two_towns()
    end = len(base.document.text.rstrip())
    text = f"{base.document.text[:end]} {payload}"
    *blocks, last = base.document.blocks
    document = Document(text, f"{payload}.txt", payload, payload, (*blocks, replace(last, end=len(text))))
    start = document.text.index("The deadlock")
    reading = reading_of(from_text(base.document.text, source="bridge.txt"))
    reading = replace(
        reading,
        document=replace(reading.document, title=payload, source=payload),
        actors=tuple(replace(a, name=f"{a.name} {payload}", country=payload) for a in reading.actors),
        events=tuple(
            replace(e, type=payload, mode=payload, place=payload, date=payload, flags=(payload,))
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
    )
    return making_of(document, reading, conflict)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_text(payload: str) -> None:
    html = poisoned(payload).page()
    root = parsed(html)
    clean = parsed(two_towns().page())
    assert {node.name for node in root.all()} <= {node.name for node in clean.all()} | {"small"}
    for node in root.all():
        names = set(node.attributes)
        assert not {name for name in names if name.startswith("on")}
        assert not names & {"src", "srcset", "style", "action", "formaction", "xlink:href"}
        if "href" in names:
            assert re.fullmatch(r"#[a-z]+\d*", node.attributes["href"]), node.attributes["href"]
    assert root.all("style")[0].text == clean.all("style")[0].text
    article = root.all("article")[-1]
    assert squeezed(visible(payload)) in squeezed(article.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_it_is_hidden_or_illegal(payload: str) -> None:
    html = poisoned(payload).page()
    hidden = {c for c in html if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - set(
        "\n\t\r\u00ad\u200c\u200d"
    )
    assert hidden == set()
    html.encode("utf-8")
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        ElementTree.fromstring(svg)


def test_the_poison_reaches_every_section() -> None:
    """Guards the tests above: a payload that is not shown proves nothing."""
    root = parsed(poisoned("<b>sting</b>").page())
    for section in root.all("section"):
        # The panel tells of the brief alone, and without a date there are no questions.
        if section.attributes["id"] not in ("tradecraft", "questions"):
            assert "<b>sting</b>" in section.text, section.attributes["id"]
    assert "<b>sting</b>" in root.all("h1")[0].text


def test_the_poison_in_questions_stays_text() -> None:
    making = poisoned("<b>sting</b>")
    dated = replace(making, document=replace(making.document, date="2012-05-03"))
    root = parsed(dated.page())
    assert "<b>sting</b>" in with_id(root, "questions").text
    assert not root.all("b")


def test_names_and_options_of_any_length_do_not_break_the_limit() -> None:
    assert len(poisoned("a very long name, " * 200).page().encode()) <= LARGEST
