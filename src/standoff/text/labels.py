"""Recognises what opens a paragraph without being prose: date lines, numbers, bullets, captions, and who speaks."""

import re
from collections import Counter
from collections.abc import Iterable

from standoff.text.dates import DAY_AND_MONTH
from standoff.text.tables import any_of, phrases

_WORD = r"[A-ZÀ-Þ][\w.'’-]{0,24}"
_NAME = rf"{_WORD}(?:[\s/]{_WORD}){{0,3}}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}(?:[\s/][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,24}){0,3}"
_REGION = rf"(?:,\s*{_NAME}){{0,2}}"
_AGENCY = r"\([A-Z][\w .,/&-]{1,30}\)"
_DASH = r"(?:-{1,3}|[–—]{1,2})"
_PROSE = r"(?=[\"'“‘«(]?[A-ZÀ-Þ0-9])"

_DATELINE = re.compile(
    rf"{_NAME}{_REGION},?\s+{DAY_AND_MONTH}(?:,?\s*{_AGENCY})?(?:\s*{_DASH}|[.:])\s+{_PROSE}"  # Lima, 3 May (EFE) -
    rf"|{_NAME}{_REGION},?\s*{_AGENCY}\s*{_DASH}\s+{_PROSE}"  # Lima (EFE) -
    rf"|{_NAME}{_REGION}\s+{_DASH}\s+{_PROSE}"  # Lima -
    rf"|{_CAPITALS}{_REGION}(?:[–—]|--|:\s+){_PROSE}"  # LIMA:
    rf"|{DAY_AND_MONTH}(?:,?\s*{_AGENCY})?\s*(?:{_DASH}|:)\s+{_PROSE}"  # 3 May 2012:
)
_MARKER = re.compile(
    r"(?:\(?\d{1,3}[.)]|\((?:[a-z]|[ivx]{1,4})\)|[a-z]\)|[•●▪◦‣*·–—-]|#{1,6}|>>+)\s+(?=\S)"
    r"|\((?:[A-Z]{1,3}|SBU|LOU)(?:/[A-Z]{2,4})*\)\s+(?=\S)"  # the classification of a cable's paragraph
)
_CAPTION = re.compile(rf"[A-Z]{{4,20}}(?: (?:AND|OF|ON|[A-Z]{{4,20}})){{0,3}}(?:[.:]|\s[–—-])\s+{_PROSE}")
_SPEAKER = re.compile(rf"(?P<name>{_CAPITALS}(?:,\s[^:.!?]{{2,50}})?|{_NAME}|[QA](?=[.:]))[:.]\s+(?=\S)")
_LISTED_SPEAKER = re.compile(any_of(phrases("labels", "speaker")), re.IGNORECASE)
_LONGEST = 200  # characters: no label is longer, and the patterns need look no further


def dateline_end(words: str) -> int:
    """Length of the date line that opens a paragraph, 0 when none does.

    >>> dateline_end("LIMA, May 3 (Reuters) - Peru said on Thursday"), dateline_end("Peru said on Thursday")
    (24, 0)
    """
    match = _DATELINE.match(words[:_LONGEST])
    return match.end() if match else 0


def marker_end(words: str) -> int:
    """Length of the number, bullet or classification mark that opens a paragraph, 0 when none does.

    >>> marker_end("(a) The first"), marker_end("12. The twelfth"), marker_end("1976 was")
    (4, 4, 0)
    """
    match = _MARKER.match(words[:_LONGEST])
    return match.end() if match else 0


def caption_end(words: str) -> int:
    """Length of a caption in capitals that opens a paragraph, 0 when none does.

    >>> caption_end("SUMMARY. The talks failed."), caption_end("NATO said so.")
    (9, 0)
    """
    match = _CAPTION.match(words[:_LONGEST])
    return match.end() if match else 0


def speaker(words: str) -> tuple[str, int] | None:
    """The name that opens a paragraph as its speaker's and the length of that label, or None.

    The form alone does not tell "ANCHOR: Good evening" from "LIMA: Peru said"; `speakers` does.

    >>> speaker("ANCHOR: Good evening."), speaker("He said: no.")
    (('ANCHOR', 8), None)
    """
    match = _SPEAKER.match(words[:_LONGEST])
    if match is None or (match["name"] not in ("Q", "A") and match.group().rstrip().endswith(".")):
        return None
    return " ".join(match["name"].split()), match.end()


def speakers(paragraphs: Iterable[str]) -> frozenset[str]:
    """The names that open `paragraphs` as speakers': those that do so twice, or say by themselves that one speaks.

    >>> sorted(speakers(["ANCHOR: And Lima?", "Ana Paz: No.", "LIMA: Peru said no.", "Ana Paz: Never."]))
    ['ANCHOR', 'Ana Paz']
    """
    said = Counter(found[0] for words in paragraphs if (found := speaker(words)))
    return frozenset(name for name, times in said.items() if times > 1 or _LISTED_SPEAKER.fullmatch(name))


def opens_with_label(words: str) -> bool:
    """True when a line opens with a number, bullet, caption or listed speaker: it seldom continues the line before."""
    said = speaker(words)
    return bool(marker_end(words) or caption_end(words) or (said and _LISTED_SPEAKER.fullmatch(said[0])))
