"""The plain parse says of every token what spaCy's says."""

import random
from itertools import islice

import pytest

from standoff.reading.language.memory import remembered
from standoff.reading.language.mending import mend
from standoff.reading.language.pipeline import load_pipeline
from standoff.reading.language.tree import Parse, Token

TEXT = (
    "Oslo, whose minister had twice refused to meet Lima's envoy, said on 3 May that it won't talk until the fleet "
    "leaves. A second (and sharper) note followed; neither side answered. What the islanders want, few know."
)
SAME = ("text", "whitespace_", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "idx", "i")
FLAGS = ("is_alpha", "is_lower", "is_punct", "is_quote", "is_space", "is_stop", "is_title", "is_upper", "like_num")


@pytest.fixture(scope="module")
def pair():
    doc = load_pipeline()(TEXT)
    return doc, Parse(doc)


def test_tokens_have_the_forms_tags_and_flags_of_the_pipeline(pair) -> None:
    doc, parse = pair
    assert len(doc) == len(parse)
    for theirs, ours in zip(doc, parse, strict=True):
        assert [getattr(ours, name) for name in SAME] == [getattr(theirs, name) for name in SAME]
        assert [getattr(ours, name) for name in FLAGS] == [getattr(theirs, name) for name in FLAGS]
        assert ours.is_sent_start == bool(theirs.is_sent_start)
        assert len(ours) == len(theirs)


def test_the_tree_is_that_of_the_pipeline(pair) -> None:
    doc, parse = pair
    for theirs, ours in zip(doc, parse, strict=True):
        for walk in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert [t.i for t in getattr(ours, walk)] == [t.i for t in getattr(theirs, walk)], (walk, theirs)
        assert (ours.head.i, ours.left_edge.i, ours.right_edge.i) == (
            theirs.head.i,
            theirs.left_edge.i,
            theirs.right_edge.i,
        )
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert [ours.is_ancestor(t) for t in parse] == [theirs.is_ancestor(t) for t in doc]


def test_slices_are_those_of_the_pipeline(pair) -> None:
    doc, parse = pair
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            theirs, ours = doc[start:end], parse[start:end]
            assert (ours.text, ours.root.i) == (theirs.text, theirs.root.i)
            assert (ours.start_char, ours.end_char, len(ours)) == (theirs.start_char, theirs.end_char, len(theirs))
    assert [t.i for t in parse[2:9][1:-1]] == [t.i for t in doc[2:9][1:-1]]


def test_characters_are_found_in_whole_tokens(pair) -> None:
    doc, parse = pair
    for start in range(len(TEXT)):
        for end in (start + 1, min(len(TEXT), start + 7)):
            theirs = doc.char_span(start, end, alignment_mode="expand")
            if theirs is not None and TEXT[start] != " " and TEXT[end - 1] != " ":
                ours = parse.around(start, end)
                assert ours is not None
                assert (ours.start, ours.end) == (theirs.start, theirs.end)


def test_sentences_and_entities_are_those_of_the_pipeline(pair) -> None:
    doc, parse = pair
    assert [(s.start, s.end) for s in parse.sents] == [(s.start, s.end) for s in doc.sents]
    assert [(e.text, e.label_) for e in parse.ents] == [(e.text, e.label_) for e in doc.ents]


def test_neighbours_end_where_the_text_does(pair) -> None:
    _, parse = pair
    assert parse[3].nbor(-1) == parse[2]
    with pytest.raises(IndexError):
        parse[0].nbor(-1)
    with pytest.raises(IndexError):
        parse[len(parse) - 1].nbor()


def test_a_remembered_question_is_asked_once(pair) -> None:
    _, parse = pair
    asked: list[int] = []

    @remembered
    def letters(token: Token) -> int:
        asked.append(token.i)
        return len(token)

    assert [letters(t) for t in parse] == [letters(t) for t in parse]
    assert asked == [t.i for t in parse]


def test_no_parse_runs_in_a_circle_however_odd_the_text() -> None:
    rng = random.Random("circles")
    words = [
        "Until",
        "Oslo",
        "apologises",
        "and",
        "leaves",
        ",",
        "Lima",
        "demands",
        "that",
        "the",
        "fleet",
        "rules",
        "the",
        "sea",
        "out",
        ".",
        "It",
        "was",
        "determined",
        "to",
        "sue",
        "any",
        "firm",
        "before",
        "Monday",
        "unless",
        "the",
        "envoys",
        "are",
        "gone",
        ";",
        "advised",
        ",",
        "stayed",
        "in",
        "that",
        "valve",
        "if",
        "dead",
        "talks",
        "withhold",
        "until",
        "regardless",
        ".",
    ]
    texts = [" ".join(rng.choices(words, k=rng.randint(5, 40))) for _ in range(150)]
    for doc in load_pipeline().pipe(texts):
        parse = Parse(mend(doc))
        for token in parse:
            assert len(list(islice(token.ancestors, len(parse)))) < len(parse), doc.text
