"""Governments that go by who heads them: "the Clinton administration", "the Eden cabinet"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Form, words
from standoff.reading.actors.leaders import leaders
from standoff.reading.actors.ledger import Naming

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph


def administrations(parsed: Sequence["ParsedParagraph"], named: Sequence[Naming], year: int | None) -> Iterator[Naming]:
    """The leader's name as one of the state, where a noun for a government follows it and one state alone is meant."""
    taken = {(id(n.paragraph), i) for n in named for i in range(n.first.i, n.last.i + 1)}
    sides = frozenset(naming.key for naming in named if naming.form is not Form.TRAP)
    governments = words("governments")
    for paragraph in parsed:
        for noun in paragraph.doc:
            if noun.lower_lemma not in governments or not noun.i:
                continue
            name = noun.nbor(-1)
            if name.pos_ != "PROPN" or not name.text[0].isupper() or (id(paragraph), name.i) in taken:
                continue
            leader = leaders().surnamed((name.text,), year, sides, ("president",))
            if leader is not None and leader.speaks_for_side and leader.in_years(year):
                yield Naming(paragraph, name, name, name, leader.side, Form.ADJECTIVE, agentive=False)
