"""Words alike are embedded once: what comes out is what spaCy's own pipeline says, to the bit."""

import importlib

import numpy as np
import pytest
from spacy.language import Language

from standoff.reading.language.pipeline import load_pipeline

TEXTS = [
    "Lima demands that Quito withdraw its troops from the border, and Quito refuses to withdraw them from the border.",
    "",
    "The the THE  the.",
    "The minister said the talks, which the minister had called, would go on until the ships leave the port.",
]


@pytest.fixture(scope="module")
def shipped() -> Language:
    """The pipeline as its package ships it."""
    name = load_pipeline().meta["lang"] + "_" + load_pipeline().meta["name"]
    bare: Language = importlib.import_module(name).load(exclude=["senter"])
    return bare


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_shared_vectors_are_those_of_the_shipped_models(shipped: Language, component: str) -> None:
    rows = []
    for pipeline in (shipped, load_pipeline()):
        model = pipeline.get_pipe(component).model  # type: ignore[attr-defined]
        embedding = model.get_ref("tok2vec") if component == "ner" else model
        rows.append(embedding.predict([pipeline.make_doc(text) for text in TEXTS]))
    names = [layer.name for layer in load_pipeline().get_pipe(component).model.walk()]  # type: ignore[attr-defined]
    assert "each_kind_once" in names
    for ours, theirs in zip(rows[1], rows[0], strict=True):
        assert np.array_equal(ours, theirs)
