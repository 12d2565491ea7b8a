"""Has the pipeline work out what it makes of a word, before it looks at what is beside it, once for all alike.

The models of the tagger, parser and entity recogniser begin with each token alone: they look up vectors for its form,
its first and last letters and its shape, and put them through one layer. That is a quarter of their work, and a batch
of paragraphs has half as many kinds of tokens as tokens. No row touches another in any of it, so what comes out is the
same to the bit.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.model import Model
    from thinc.types import Ragged

_ALONE = ("extract_features", "list2ragged")
"""The layers of spaCy's `MultiHashEmbed` that lay out the tokens: the two after them embed each alone."""


def share_words(pipeline: "Language") -> None:
    """Have every model of `pipeline` that embeds tokens as `spacy.MultiHashEmbed` does embed those alike once."""
    from thinc.model import Model

    for _, component in pipeline.pipeline:
        model: Model[Any, Any] | None = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            if tuple(layer.name for layer in node.layers[:2]) == _ALONE and len(node.layers) == 5:
                node.layers[2:4] = [Model("each_kind_once", _forward, layers=node.layers[2:4])]


def _forward(model: "Model[Any, Any]", tokens: "Ragged", is_train: bool) -> tuple["Ragged", Any]:  # noqa: ARG001 - asked by name
    """The rows that the layers of `model` make of those of `tokens`; it cannot be trained."""
    import numpy as np
    from thinc.types import Ragged

    alone: Any = np.asarray(tokens.dataXd)
    kinds, of_tokens = np.unique(alone, axis=0, return_inverse=True)
    rows: Any = Ragged(kinds, np.asarray([len(kinds)], dtype="int32"))  # type: ignore[arg-type]
    for layer in model.layers:
        rows = layer.predict(rows)
    return Ragged(rows.dataXd[of_tokens.reshape(-1)], tokens.lengths), None
