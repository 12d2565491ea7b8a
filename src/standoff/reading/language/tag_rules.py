"""Runs the pipeline's attribute ruler on each kind of token once: it does the same, many times faster.

spaCy's ruler (`spacy.pipeline.AttributeRuler`), which tells parts of speech and morphology from tags, tries all its 180
patterns on every token, for a tenth of the pipeline's time. Nearly all of them look at one token alone, at its tag, its
relation, whether it is blank, and whether it is one of a few words: so tokens that agree in these match the same ones.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Match = tuple[int, int, int]
"""The rule's id, and the first token that it matches and the one after the last."""

_LOOKED_AT = ("TAG", "DEP", "LOWER", "IS_SPACE")
_COMPARED = frozenset({"IN", "NOT_IN"})


def quicken(pipeline: "Language") -> None:
    """Have the attribute ruler of `pipeline`, where it has one, match by kinds of tokens."""
    if "attribute_ruler" in pipeline.pipe_names:
        ruler: Any = pipeline.get_pipe("attribute_ruler")
        ruler.matcher = _ByKind(pipeline, ruler.patterns)


class _ByKind:
    """Answers as the ruler's own `Matcher` does; patterns that it cannot tell by kind are left to one."""

    def __init__(self, pipeline: "Language", rules: list[dict[str, Any]]) -> None:
        from spacy.matcher import Matcher

        self._alone, self._others = Matcher(pipeline.vocab, validate=False), Matcher(pipeline.vocab, validate=False)
        self._known: dict[tuple[int, int, int, int], tuple[int, ...]] = {}
        named: dict[str, set[str]] = {"DEP": set(), "LOWER": set()}
        for number, rule in enumerate(rules):
            # The ruler calls its rules by their numbers, and so has a later one count for more.
            key = pipeline.vocab.strings.add(str(number))
            alone = [pattern for pattern in rule["patterns"] if _is_of_a_kind(pattern)]
            others = [pattern for pattern in rule["patterns"] if not _is_of_a_kind(pattern)]
            for matcher, patterns in ((self._alone, alone), (self._others, others)):
                if patterns:
                    matcher.add(key, patterns)
            for attribute, words in named.items():
                words.update(word for pattern in alone for word in _words(pattern[0].get(attribute)))
        strings = pipeline.vocab.strings
        self._relations = frozenset(strings.add(word) for word in named["DEP"])
        self._words = frozenset(strings.add(word) for word in named["LOWER"])

    def __call__(self, doc: "Doc", *, allow_missing: bool = False, **_: Any) -> list[Match]:
        found: list[Match] = self._others(doc, allow_missing=allow_missing)
        for at, (tag, relation, word, blank) in enumerate(doc.to_array(list(_LOOKED_AT)).tolist()):
            # What no pattern names is all one to them.
            kind = (tag, relation if relation in self._relations else -1, word if word in self._words else -1, blank)
            rules = self._known.get(kind)
            if rules is None:
                matches = self._alone(doc[at : at + 1], allow_missing=allow_missing)
                rules = self._known[kind] = tuple(rule for rule, _, _ in matches)
            found += [(rule, at, at + 1) for rule in rules]
        return found


def _is_of_a_kind(pattern: list[dict[str, Any]]) -> bool:
    """True for a pattern of one token that asks for nothing but what tells kinds apart."""
    return len(pattern) == 1 and all(
        name in _LOOKED_AT and (not isinstance(asked, dict) or asked.keys() <= _COMPARED)
        for name, asked in pattern[0].items()
    )


def _words(asked: Any) -> Iterator[str]:
    """The words that a pattern compares an attribute with."""
    if isinstance(asked, str):
        yield asked
    elif isinstance(asked, dict):
        yield from (word for words in asked.values() for word in words)
