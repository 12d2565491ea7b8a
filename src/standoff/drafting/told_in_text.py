"""Deeds that a text tells in so many words and that no event of a reading is of, as events to draft from.

An event is coded for what one side does to another. That a side has opened a road or filled a reservoir is told as
well, and may be what another waits for. Only a plain clause counts whose subject is an actor that is mentioned right
before the verb, or that tells of no doer; none that is somebody's word, supposed, or wanted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from standoff.drafting.status_quo import is_before
from standoff.drafting.tables import told_deeds
from standoff.drafting.told_deeds import list_of, plain_word, told_deed
from standoff.drafting.wording import stem, word_list
from standoff.reading.language.dates import find_dates
from standoff.reading.model import Event, Reading
from standoff.text import Document

RULE = "told-deed"
"""The rule of events that are found here: they are of no PLOVER type."""
LONGEST_SENTENCE = 1500
"""Characters of a sentence; what is longer is a list, and tells no deed in a plain clause."""
FOLLOWING = 200
"""As many characters behind a clause are looked at for what takes its deed back."""
LONGEST_TAG = 8
"""As many words may name whose word a sentence is."""
LONGEST_PREPOSITION = 20
"""As many characters before a mention are looked at for one."""
_WORD = re.compile(r"\S+")
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def with_told_in_text(reading: Reading, document: Document) -> Reading:
    """The reading of `document`, with an event for each deed that its text tells and that none of the events is of."""
    known = [(event.span.start, event.span.end) for event in reading.events]
    found = [
        event
        for event in _events(reading, document)
        if not any(
            start <= event.span.start < end or event.span.start <= start < event.span.end for start, end in known
        )
    ]
    return replace(reading, events=(*reading.events, *found)) if found else reading


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words `first` to `last` (exclusive) of a sentence; `opened` is the word that opens it, lower case, or empty."""

    first: int
    last: int
    opened: str


def _events(reading: Reading, document: Document) -> Iterator[Event]:
    # "The friends of Arbor" are not Arbor: what stands behind a preposition is no subject.
    mentions = {
        mention.end: actor.id
        for actor in reading.actors
        for mention in actor.mentions
        if stem(_word_before(document.text, mention.start)) not in word_list("prepositions")
    }
    for start, end in _sentences(document, reading):
        text = document.text[start:end]
        if text.rstrip().endswith("?"):
            continue
        words = [(match.start() + start, match.end() + start) for match in _WORD.finditer(text)]
        quoted = [(match.start() + start, match.end() + start) for match in _QUOTED.finditer(text)]
        doer: str | None = None
        for clause in _told(document.text, words, list(_clauses(document.text, words))):
            at = words[clause.first][0]
            if any(a <= at < b for a, b in quoted):
                doer = None
                continue
            stop = words[clause.last - 1][1]
            verb = _verb(document.text, words, clause)
            # What follows the clause may take its deed back; the clause alone must tell it.
            alone = told_deed(document.text[at:stop]) if verb is not None else None
            told = told_deed(document.text[at : min(end, stop + FOLLOWING)].rstrip()) if alone is not None else None
            if told is None or verb is None:
                doer = None
                continue
            doer = _doer(document.text, words, clause, verb, mentions, doer)
            if told.doer and doer is None:
                continue
            span = document.span(at, stop - (document.text[stop - 1] in ".,;:!?"))
            date = _date(document.text[start:end], at - start, stop - start, document.date)
            if date is None or not is_before(document.date, date):
                yield Event(span, "", None, doer if told.doer else None, None, date, None, None, None, 1.0, RULE)


def _sentences(document: Document, reading: Reading) -> Iterator[tuple[int, int]]:
    """Where sentences start and end; a full stop within a name ends none."""
    named = [mention for actor in reading.actors for mention in actor.mentions if _END.search(mention.text)]
    blocks = [(block.start, block.end) for block in document.blocks] or [(0, len(document.text))]
    for first, last in blocks:
        ends = [first + match.end() for match in _END.finditer(document.text[first:last])]
        ends = [end for end in ends if not any(name.start < end < name.end for name in named)]
        for start, end in zip([first, *ends], [*ends, last], strict=True):
            if document.text[start:end].strip() and end - start <= LONGEST_SENTENCE:
                yield start, end


def _clauses(text: str, words: Sequence[tuple[int, int]]) -> Iterator[_Clause]:
    """The stretches of a sentence in which a clause may stand, between commas and the words that open clauses."""
    first, opened = 0, ""
    for at, (start, end) in enumerate(words):
        word = plain_word(text[start:end])
        if word in list_of("opening"):
            if at > first:
                yield _Clause(first, at, opened)
            first, opened = at + 1, word
        elif text[end - 1] in ",;:" or word in ("", "-"):
            yield _Clause(first, at + 1, opened)
            first, opened = at + 1, ""
    if first < len(words):
        yield _Clause(first, len(words), opened)


def _told(text: str, words: Sequence[tuple[int, int]], clauses: Sequence[_Clause]) -> Iterator[_Clause]:
    """The clauses that are told, not supposed, awaited, wanted or said; what is joined to one of these is no more told.

    Where such a clause opens its sentence, it ends with a comma; elsewhere all that follows may belong to it. Who is
    said to say so at the end of a sentence, or before a colon, says all of it.
    """
    said = [
        any(plain_word(text[slice(*word)]) in list_of("hearsay") for word in words[c.first : c.last]) for c in clauses
    ]
    tagged = any(
        of_somebody and (clause.first == 0 or clause.opened == "") and _is_tag(text, words, clause, clauses[at + 1 :])
        for at, (clause, of_somebody) in enumerate(zip(clauses, said, strict=True))
    )
    untold = lasting = False
    for clause, of_somebody in zip(clauses, said, strict=True):
        if clause.opened in list_of("untold"):
            untold = True
        elif clause.opened == "" and not lasting:
            untold = False
        lasting = lasting or (untold and clause.first > 1)
        if not (untold or tagged or of_somebody or _narrows(text, words, clause)):
            yield clause
        if of_somebody and clause.opened in ("", "and", "but"):
            untold = lasting = True  # what follows somebody's word in its sentence is as a rule part of it


def _narrows(text: str, words: Sequence[tuple[int, int]], clause: _Clause) -> bool:
    """Whether a relative clause only says which one is meant: "those who quit", but not "Dole, which quit"."""
    if clause.opened not in list_of("relatives"):
        return False
    return clause.first < 2 or not text[slice(*words[clause.first - 2])].endswith(",")


def _is_tag(text: str, words: Sequence[tuple[int, int]], clause: _Clause, behind: Sequence[_Clause]) -> bool:
    """Whether a clause tells whose word the sentence is: "its minister said", "according to Arbor", "Dole said:"."""
    first, last = text[slice(*words[clause.first])], text[slice(*words[clause.last - 1])]
    ends = clause.first > 0 and not any(one.opened in list_of("opening") for one in behind)
    brief = clause.last - clause.first <= LONGEST_TAG
    return plain_word(first) == "according" or last.endswith(":") or (ends and brief)


def _verb(text: str, words: Sequence[tuple[int, int]], clause: _Clause) -> int | None:
    """The number of the first word of the verb, auxiliaries included; None where the clause has none."""
    for at in range(clause.first, clause.last):
        word = plain_word(text[slice(*words[at])])
        if word in list_of("perfect") | list_of("being") or word in told_deeds()["past"]:
            return at
        if word.endswith("ed") and word not in list_of("no_past"):
            return at
    return None


def _doer(
    text: str,
    words: Sequence[tuple[int, int]],
    clause: _Clause,
    verb: int,
    mentions: dict[int, str],
    last: str | None,
) -> str | None:
    """Who is the subject of a clause: the actor mentioned right before its verb, or before its relative pronoun.

    A clause without a subject that an "and" joins to the one before has that one's: `last`.
    """
    before = [at for at in range(clause.first, verb) if plain_word(text[slice(*words[at])]) not in list_of("between")]
    before = [at for at in before if not plain_word(text[slice(*words[at])]).endswith("ly")]
    if not before:
        if clause.opened in list_of("relatives") and clause.first > 1:
            return _mentioned(text, words[clause.first - 2], mentions)
        return last if clause.opened in ("and", "but", "then") else None
    while before and (found := _mentioned(text, words[before[-1]], mentions)) is None:
        if plain_word(text[slice(*words[before[-1]])]) not in list_of("agents"):
            return None
        before.pop()
    return found if before else None


def _word_before(text: str, at: int) -> str:
    """The word before a place in a text; empty at a start or behind a mark."""
    found = re.search(r"(\w+)\s+$", text[max(0, at - LONGEST_PREPOSITION) : at])
    return found[1] if found else ""


def _mentioned(text: str, word: tuple[int, int], mentions: dict[int, str]) -> str | None:
    """The actor whose mention ends with a word, its possessive ending or a comma left aside."""
    start, end = word
    bare = re.sub(r"(['’]s|['’])?[,.;:]?$", "", text[start:end])
    return mentions.get(end) or mentions.get(start + len(bare))


def _date(sentence: str, start: int, end: int, today: str | None) -> str | None:
    """The date that a clause names, or its sentence where that names but one."""
    dates = find_dates(sentence, today)
    within = [date.value for date in dates if start <= date.start < end]
    return within[0] if within else dates[0].value if len(dates) == 1 else None
