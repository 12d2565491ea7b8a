"""A dispatch about two made-up towns, its reading made by hand, and briefs of it: nothing is read by the pipeline."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser

from standoff.brief.page import page
from standoff.conflict import Conflict
from standoff.drafting import draft
from standoff.outlook import look_ahead
from standoff.outlook.model import Outlook
from standoff.reading import (
    AUTHOR,
    Actor,
    ActorKind,
    Condition,
    ConditionKind,
    Dependency,
    Direction,
    Estimate,
    Event,
    Position,
    Reading,
    Source,
    Stance,
)
from standoff.stability import Solution, solve
from standoff.text import Document, Span, from_text

TEXT = """Two towns and one bridge

ADA, 3 May 2012 - Ada refuses to open the bridge until Bo lifts the toll, and until Bo pays its debt. Bo rejects the \
demand. It says it would lift the toll if Ada opened the bridge.

What the mayors said

Ada needs Bo for its grain; Bo needs Ada's harbour. On 1 May 2012 soldiers of Bo shelled the bridge, killing 3. In \
April 2012 the mayors met. A further round is set for 9 May 2012.

The deadlock is likely to persist until the harvest. Ada is unlikely to open the bridge. Rain is expected.
"""


@dataclass(frozen=True)
class Making:
    """Everything that a page is made of."""

    document: Document
    reading: Reading
    conflict: Conflict
    solution: Solution
    outlook: Outlook

    def page(self) -> str:
        return page(self.document, self.reading, self.conflict, self.solution, self.outlook)


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def spans_of(document: Document, words: str) -> tuple[Span, ...]:
    found, at = [], document.text.find(words)
    while at >= 0:
        found.append(document.span(at, at + len(words)))
        at = document.text.find(words, at + 1)
    return tuple(found)


def reading_of(document: Document) -> Reading:
    def span(words: str) -> Span:
        return span_of(document, words)

    refusal = "Ada refuses to open the bridge until Bo lifts the toll, and until Bo pays its debt"
    return Reading(
        document=Source(document.title, document.date, document.source, document.sha256),
        actors=(
            Actor("ada", "Ada", ActorKind.STATE, None, spans_of(document, "Ada")),
            Actor("bo", "Bo", ActorKind.STATE, None, spans_of(document, "Bo")),
            Actor("troops", "soldiers of Bo", ActorKind.MILITARY, None, (span("soldiers of Bo"),), of="bo"),
        ),
        events=(
            Event(
                span("soldiers of Bo shelled the bridge, killing 3"),
                "ASSAULT",
                None,
                "troops",
                "ada",
                "2012-05-01",
                None,
                3,
                None,
                0.9,
            ),
            Event(span("the mayors met"), "CONSULT", "visit", "ada", "bo", "2012-04", "the bridge", None, None, 0.9),
            Event(
                span("A further round is set for 9 May 2012"),
                "AGREE",
                None,
                "ada",
                "bo",
                "2012-05-09",
                None,
                None,
                None,
                0.5,
                flags=("after-document-date",),
            ),
            Event(span("Bo rejects the demand"), "REJECT", None, "bo", "ada", None, None, None, None, 0.9),
        ),
        positions=(
            Position(
                span(refusal),
                "ada",
                Stance.REFUSES,
                "ada",
                "open the bridge",
                (
                    Condition(ConditionKind.UNTIL, "bo", "lift the toll", span("until Bo lifts the toll")),
                    Condition(ConditionKind.UNTIL, "bo", "pay its debt", span("until Bo pays its debt")),
                ),
                0.9,
            ),
            Position(span("Bo lifts the toll"), "ada", Stance.DEMANDS, "bo", "lift the toll", (), 0.8, implied=True),
            Position(span("Bo rejects the demand"), "bo", Stance.REFUSES, "bo", "lift the toll", (), 0.9),
            Position(
                span("it would lift the toll if Ada opened the bridge"),
                "bo",
                Stance.OFFERS,
                "bo",
                "lift the toll",
                (Condition(ConditionKind.IF, "ada", "open the bridge", span("if Ada opened the bridge")),),
                0.9,
                speaker="troops",
            ),
        ),
        dependencies=(
            Dependency(span("Ada needs Bo for its grain"), "ada", "bo", "its grain", 0.9),
            Dependency(span("Bo needs Ada's harbour"), "bo", "ada", "the harbour", 0.4),
            Dependency(span("needs Ada's harbour"), "bo", "the sea", "trade", 0.2),
        ),
        estimates=(
            Estimate(
                span("The deadlock is likely to persist until the harvest"),
                "likely",
                "the deadlock persists",
                Direction.HAPPENS,
                0.55,
                0.8,
                AUTHOR,
                horizon="the harvest",
            ),
            Estimate(
                span("Ada is unlikely to open the bridge"),
                "unlikely",
                "Ada opens the bridge",
                Direction.DOES_NOT_HAPPEN,
                0.2,
                0.45,
                AUTHOR,
            ),
            Estimate(span("Rain is expected"), "expected", "it rains", Direction.HAPPENS, None, None, "ada"),
        ),
    )


def making_of(document: Document, reading: Reading, conflict: Conflict | None = None) -> Making:
    drawn = draft(reading) if conflict is None else conflict
    return Making(document, reading, drawn, solve(drawn), look_ahead(drawn, samples=200, seed=1))


@lru_cache
def two_towns() -> Making:
    document = from_text(TEXT, source="bridge.txt")
    return making_of(document, reading_of(document))


def without(making: Making, *names: str) -> Making:
    """The same with these lists of the reading and the outlook empty."""
    of_reading = {name: () for name in names if hasattr(making.reading, name)}
    of_outlook = {name: () for name in names if hasattr(making.outlook, name)}
    return replace(making, reading=replace(making.reading, **of_reading), outlook=replace(making.outlook, **of_outlook))


VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "base", "source", "wbr", "col", "area", "embed"})
P_ENDERS = frozenset({"p", "table", "ul", "ol", "dl", "div", "section", "figure", "h1", "h2", "h3", "h4", "article"})


@dataclass
class Node:
    """An element of a parsed page."""

    name: str
    attributes: dict[str, str]
    parent: "Node | None" = None
    children: "list[Node | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, *names: str) -> "list[Node]":
        found = []
        for child in self.children:
            if isinstance(child, Node):
                found += ([child] if not names or child.name in names else []) + child.all(*names)
        return found

    def of_class(self, name: str) -> "list[Node]":
        return [node for node in self.all() if name in node.attributes.get("class", "").split()]


class _Parser(HTMLParser):
    """Builds the tree and refuses whatever is not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#root", {})
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        if tag in P_ENDERS:
            assert self.at.name != "p", f"<{tag}> inside <p>: {self.at.text[:60]}"
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.at.name == tag, f"</{tag}> closes <{self.at.name}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parsed(html: str) -> Node:
    """The tree of a page; fails when a tag is left open or closed out of order."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert parser.at is parser.root, f"<{parser.at.name}> is not closed"
    return parser.root


def with_id(root: Node, name: str) -> Node:
    return next(node for node in root.all() if node.attributes.get("id") == name)


def squeezed(text: str) -> str:
    return "".join(text.split())
