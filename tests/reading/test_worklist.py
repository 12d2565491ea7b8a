"""The worklist holds what carries a cue and gave nothing, and nothing else."""

from standoff.reading import read
from standoff.reading.worklist import KINDS, worklist
from standoff.text import from_text

TEXT = (
    "Chile refuses to return the ship. The harbour lay quiet all day. The two of them will perhaps never know. "
    "Somebody had threatened somebody, as always."
)


def test_sentences_with_a_cue_and_no_finding_are_listed() -> None:
    document = from_text(TEXT)
    missed = worklist(document, read(document))
    assert [sentence.span.text for sentence in missed] == ["Somebody had threatened somebody, as always."]
    assert ("position", "threaten") in missed[0].cues
    assert missed[0].kinds == tuple(kind for kind in KINDS if kind in missed[0].kinds)


def test_a_sentence_with_any_finding_is_not_listed() -> None:
    document = from_text(TEXT)
    reading = read(document)
    touched = {position.span for position in reading.positions}
    assert touched
    assert not any(a.span.overlaps(b) for a in worklist(document, reading) for b in touched)


def test_spans_are_those_of_the_document() -> None:
    document = from_text(TEXT)
    for sentence in worklist(document, read(document)):
        data = sentence.to_dict()["span"]
        assert document.text[data["start"] : data["end"]] == data["text"]


def test_a_text_without_cues_leaves_nothing_to_look_at() -> None:
    document = from_text("The harbour lay quiet all day.")
    assert worklist(document, read(document)) == ()
