"""Recognises the stretches around the prose: date lines, bylines, header lines, the furniture of pages and wires."""

import re

from standoff.text.dates import DAY_AND_MONTH
from standoff.text.tables import any_of, phrases

LONGEST_NOTICE = 200
"""Characters: a stretch longer than this is prose, whatever it opens with."""

_LONGEST_LINE = 90  # characters of a date line or byline
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_HEADER = re.compile(rf"{any_of(phrases('labels', 'header'))}\s*:\s*\S", re.IGNORECASE)
_TITLE_LABEL = re.compile(rf"{any_of(phrases('labels', 'title'))}\s*:\s*(?=\S)", re.IGNORECASE)
_PUBLISHED = re.compile(rf"{any_of(phrases('dateline', 'published'))}(?:\s+on)?\s*:?\s+\D{{0,40}}\d", re.IGNORECASE)
_BYLINE = re.compile(rf"(?=[A-Z])(?i:{any_of(phrases('dateline', 'byline'))})\s*:?\s+[A-ZÀ-Þ]")
_TIME = r"(?:[,|\s]*(?:at\s+)?\d{1,2}[:.]\d{2}.{0,16})?"
_PLACE_AND_DATE = re.compile(rf"(?:(?P<before>[^!?]{{0,80}}?)(?P<between>[\s,.:|(–—-]+))?{DAY_AND_MONTH}{_TIME}\)?\.?")
_OPENS = re.compile(r"[(\[«»>|*\s]*" + any_of(phrases("boilerplate", "opens")), re.IGNORECASE)
_ALONE = re.compile(rf"\W*{any_of(phrases('boilerplate', 'alone'))}\W*", re.IGNORECASE)
_KICKER = re.compile(rf"\W*{any_of(phrases('boilerplate', 'kicker'))}\W*", re.IGNORECASE)
_SHARE_WORDS = frozenset(phrases("boilerplate", "share"))
_COPYRIGHT = re.compile(
    r"\W*(?:copyright\s*)?(?:(?:©|\(c\))\s*(?:copyright\s*)?(?:\d{4}|[A-Z])|copyright\s+\d{4})", re.IGNORECASE
)


def is_furniture(words: str) -> bool:
    """True for rules, share buttons, credits, copyright lines, invitations to read on and the like.

    >>> is_furniture("* * *"), is_furniture("Read more: What next"), is_furniture("Related talks failed.")
    (True, True, False)
    """
    if not any(character.isalnum() for character in words):
        return True
    if len(words) > LONGEST_NOTICE:
        return False
    names = re.findall(r"[\w-]+", words.lower())
    return bool(
        _OPENS.match(words) or _COPYRIGHT.match(words) or _ALONE.fullmatch(words) or _SHARE_WORDS.issuperset(names)
    )


def is_kicker(words: str) -> bool:
    """True for the name of a section, such as "OPINION", which is no title though it stands where one would."""
    return _KICKER.fullmatch(words) is not None


def is_header_line(words: str) -> bool:
    """True for a line such as "FROM: Embassy Lima" that stands before a telegram or a press release."""
    return len(words) <= LONGEST_NOTICE and _HEADER.match(words) is not None


def title_label_end(words: str) -> int:
    """Length of the label in "SUBJECT: Lima waits", 0 when the line has none."""
    match = _TITLE_LABEL.match(words[:LONGEST_NOTICE])
    return match.end() if match else 0


def is_byline(words: str) -> bool:
    """True for "By Ana Paz" and "From our Correspondent in Lima": who wrote it, in a line of its own.

    >>> is_byline("By Ana Paz and Ian Roe"), is_byline("By Monday the talks had failed.")
    (True, False)
    """
    return len(words) <= _LONGEST_LINE and bool(_BYLINE.match(words)) and not _ENDS_SENTENCE.search(words)


def is_date_line(words: str, *, words_before: int = 9) -> bool:
    """True for "Lima, 3 May 2012" and "Published: 3 May": a date with at most `words_before` words before it.

    >>> is_date_line("Lima, 3 May 2012"), is_date_line("They met on 3 May 2012 and parted.")
    (True, False)
    """
    if len(words) > _LONGEST_LINE:
        return False
    if _PUBLISHED.match(words) and not re.search(r"[a-z]\.$", words):
        return True
    match = _PLACE_AND_DATE.fullmatch(" ".join(words.split()))
    if match is None:
        return False
    before = (match["before"] or "").split()
    if {"|", "·", "•"} & set(words):  # a line cut into fields is no sentence and no title
        before = before[-words_before:]
    # "They met on 3 May 2012." is a sentence, and "What was said on 3 May" a heading: their date follows a small word.
    runs_on = before and before[-1].islower() and match["between"] == " "
    return len(before) <= words_before and not runs_on
