"""The attribute ruler by kinds of tokens gives every token what spaCy's own gives it."""

import importlib
from collections.abc import Iterator

import pytest
from odd_texts import SENTENCES, odd_text
from spacy.language import Language
from spacy.tokens import Doc

from standoff import examples
from standoff.reading.language.pipeline import PIPELINES, load_pipeline

WORDED = [
    "There's been a deal, and they'd've gone; she's tired, he's left, it'll do.",
    "Don't you dare! Ain't nobody going to let's go, y'all.",
    "The Dow got 3 % more; who gets what, whose it is, and to which?",
    "Each other, that which is, either or neither, both of these such, what a mess.",
    "It is to be  hoped\n\n that\tthere are two, one-third , 20 000 and $5m.",
    " ",
    "No. 5, i.e. the 'best' of \u201call\u201d (so-called) -- etc...",
]


@pytest.fixture(scope="module")
def shipped() -> Language:
    """The pipeline as its package loads it."""
    found = next(name for name in PIPELINES if importlib.util.find_spec(name))
    pipeline: Language = importlib.import_module(found).load(exclude=["senter"])
    return pipeline


def _told(docs: Iterator[Doc]) -> list[list[tuple[str, ...]]]:
    return [[(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.ent_type_) for t in doc] for doc in docs]


@pytest.mark.parametrize(
    "texts",
    [
        [*SENTENCES, *WORDED],
        [examples.text(name) for name in sorted(examples.names())[:3]],
        [odd_text(number) for number in range(40)],
    ],
    ids=["sentences", "dispatches", "odd texts"],
)
def test_tells_of_each_token_what_the_pipeline_as_shipped_tells(texts: list[str], shipped: Language) -> None:
    assert _told(load_pipeline().pipe(texts)) == _told(shipped.pipe(texts))
