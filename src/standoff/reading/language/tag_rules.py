"""Runs the pipeline's attribute ruler on each kind of token once: it does the same, many times faster.

spaCy's ruler (`spacy.pipeline.AttributeRuler`), which tells parts of speech and morphology from tags, tries all its 180
patterns on every token, for a tenth of the pipeline's time. Nearly all of them look at one token alone, at its tag, its
relation, whether it is blank, and whether it is one of a few words: so tokens that agree in these match the same ones.
The few patterns of two tokens are tried only where one of the two is of a kind that they ask for.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Span

Kind = tuple[int, int, int, int]
"""What patterns look at in a token: its tag, its relation, its word, and whether it is blank."""

Rules = tuple[int, ...]
"""Numbers of rules, ascending: what a later one says counts for more."""

_LOOKED_AT = ("TAG", "DEP", "LOWER", "IS_SPACE")
_COMPARED = frozenset({"IN", "NOT_IN", "REGEX"})


def quicken(pipeline: "Language") -> None:
    """Have the attribute ruler of `pipeline`, where it has one, match by kinds of tokens."""
    if "attribute_ruler" in pipeline.pipe_names:
        ruler: Any = pipeline.get_pipe("attribute_ruler")
        by_kind = _ByKind(pipeline, ruler)
        ruler.match, ruler.set_annotations = by_kind.rules_of, by_kind.give


class _ByKind:
    """Answers as the ruler does, but for each token instead of each match."""

    def __init__(self, pipeline: "Language", ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._strings = pipeline.vocab.strings
        self._says, self._about = ruler.attrs, ruler.indices
        # Patterns of one token of a kind; the tokens of a kind in longer ones, by their place in them; what is longer.
        self._alone, self._inside, self._longer = (Matcher(pipeline.vocab, validate=False) for _ in range(3))
        self._known: dict[Kind, tuple[Rules, list[tuple[int, int]]]] = {}
        self._together: dict[Rules, dict[str, int]] = {}
        relations: set[str] = set()
        words: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                place = next(at for at, token in enumerate(pattern) if _is_of_a_kind(token))
                if len(pattern) == 1:
                    self._alone.add(str(number), [pattern])
                else:
                    self._longer.add(str(number), [pattern])
                    self._inside.add(f"{place} {len(pattern)}", [[pattern[place]]])
                relations.update(_patterns(pattern[place].get("DEP")))
                words.update(_patterns(pattern[place].get("LOWER")))
        self._relations = _Named(self._strings, relations)
        self._words = _Named(self._strings, words)

    def rules_of(self, doc: "Doc") -> list[Rules]:
        """The rules that hold for each token of `doc`."""
        found: list[Rules] = []
        longer: set[tuple[int, int]] = set()
        for at, (tag, relation, word, blank) in enumerate(doc.to_array(list(_LOOKED_AT)).tolist()):
            kind = (tag, self._relations[relation], self._words[word], blank)
            if kind not in self._known:
                self._known[kind] = self._asked(doc[at : at + 1])
            rules, places = self._known[kind]
            found.append(rules)
            longer.update((at - place, at - place + length) for place, length in places)
        for start, end in longer:
            if start >= 0 and end <= len(doc):
                for key, _, _ in self._longer(doc[start:end], allow_missing=True):
                    rule = int(self._strings[key])
                    at = start + self._about[rule]
                    found[at] = tuple(sorted((*found[at], rule)))
        return found

    def _asked(self, token: "Span") -> tuple[Rules, list[tuple[int, int]]]:
        """The rules that hold for a token alone; of each longer match that it may be in, its place and the length."""
        alone = sorted(int(self._strings[key]) for key, _, _ in self._alone(token, allow_missing=True))
        inside = [self._strings[key].split() for key, _, _ in self._inside(token, allow_missing=True)]
        return tuple(alone), [(int(place), int(length)) for place, length in inside]

    def give(self, doc: "Doc", rules: list[Rules]) -> None:
        """Have every token of `doc` bear what its rules say."""
        token: Any
        for token, numbers in zip(doc, rules, strict=True):
            if numbers not in self._together:
                self._together[numbers] = self._said(numbers)
            for name, value in self._together[numbers].items():
                if name == "morph":
                    token.set_morph(value)
                else:
                    setattr(token, name, value)

    def _said(self, rules: Rules) -> dict[str, int]:
        """What the rules say together, by the names of a token's attributes."""
        from spacy.attrs import IDS

        names = {number: name.lower() for name, number in IDS.items()}
        return {names[attribute]: value for rule in rules for attribute, value in self._says[rule].items()}


def _is_of_a_kind(token: dict[str, Any]) -> bool:
    """True for a token of a pattern that is asked for nothing but what tells kinds apart."""
    return all(
        name in _LOOKED_AT and (not isinstance(asked, dict) or asked.keys() <= _COMPARED)
        for name, asked in token.items()
    )


def _patterns(asked: Any) -> Iterator[str]:
    """Regular expressions for the words that a pattern compares an attribute with."""
    if isinstance(asked, dict):
        for comparison, words in asked.items():
            yield from [words] if comparison == "REGEX" else map(_exactly, words)
    elif asked is not None:
        yield _exactly(asked)


def _exactly(word: str) -> str:
    return f"^{re.escape(word)}$"


class _Named(dict[int, int]):
    """Words by their hashes, as patterns see them: each that some pattern may name is itself, all others are one."""

    def __init__(self, strings: "StringStore", patterns: set[str]) -> None:
        super().__init__()
        self._strings = strings
        self._named = re.compile("|".join(sorted(patterns)) or "(?!)")

    def __missing__(self, word: int) -> int:
        self[word] = word if self._named.search(self._strings[word]) else -1
        return self[word]
