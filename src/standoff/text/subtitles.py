"""Loads subtitles, SubRip (.srt) and WebVTT (.vtt): the words spoken as paragraphs, with the time code of each cue."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.errors import SourceError
from standoff.text.document import BlockKind, Cue, Document
from standoff.text.labels import speaker, speakers
from standoff.text.layout import Piece, layout_of
from standoff.text.raw import shown

PAUSE = 2.0
"""Seconds without speech after which the next sentence opens a paragraph."""

LONGEST_PARAGRAPH = 700
"""Characters after which the next sentence opens a paragraph, as speech has none; after twice as many, the next cue."""

_BETWEEN = "\n\n"
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_NOT_SPOKEN = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>|<\d[\d:.,]*>|\{\\[^{}]*\}", re.IGNORECASE)
_CHANGE = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
_SOUND = re.compile(r"\s*(?:[\[(][^\])]*[\])]|[♪♫#].*)\s*", re.DOTALL)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Utterance:
    """What one cue says: seconds from its begin to its end, who speaks when it is told, and the words."""

    begins: float
    ends: float
    voice: str | None
    changes: bool
    words: str


def subtitle_document(text: str, source: str) -> Document:
    """The document of subtitles: what is spoken, a paragraph for each turn of a speaker, and a `Cue` for each subtitle.

    A speaker's name stands before the words as a heading (`ANCHOR:`). Tags, sounds in brackets and the lines that
    rolling captions repeat are left out. Raises `SourceError`: `bad-time-code` with the line, `no-cues`.
    """
    where = shown(source)
    utterances = list(_utterances(text.splitlines(), where))
    if not utterances:
        remedy = "give the subtitles with their time codes, or the words alone as .txt"
        raise SourceError("no-cues", "holds no subtitle with words in it", where=where, remedy=remedy)
    parts: list[str] = []
    pieces: list[Piece] = []
    cues: list[Cue] = []
    at = 0
    for turn in _turns(utterances):
        start = at
        if voice := _voice(turn):
            parts.append(f"{voice}: ")
            pieces.append(Piece(at, at + len(voice) + 1, BlockKind.HEADING))
            at = start = at + len(parts[-1])
        for utterance in turn:
            cues.append(Cue(at, at + len(utterance.words), utterance.begins, utterance.ends))
            parts.append(utterance.words + " ")
            at += len(parts[-1])
        pieces.append(Piece(start, at - 1, BlockKind.PARAGRAPH))
        parts[-1] = parts[-1][:-1] + _BETWEEN
        at += len(_BETWEEN) - 1
    spoken = "".join(parts).removesuffix(_BETWEEN)
    layout = layout_of(spoken, pieces)
    return Document(spoken, source, date=layout.date, blocks=layout.blocks, cues=tuple(cues))


def _utterances(lines: Sequence[str], where: str) -> Iterator[_Utterance]:
    """The utterances of a subtitle file, in its order, without what a rolling caption repeats."""
    shown_before: list[str] = []
    for begins, ends, said in _cues(lines, where):
        fresh = [line for line in said if line not in shown_before]
        shown_before = said
        voice = next((_plain(match[1]) for line in fresh if (match := _VOICE.search(line))), None)
        words = [_plain(_TAG.sub("", line)) for line in fresh]
        joined = " ".join(word for word in words if word and not _SOUND.fullmatch(word))
        change = _CHANGE.match(joined)
        if joined := joined[change.end() :] if change else joined:
            yield _Utterance(begins, ends, voice, change is not None, joined)


def _plain(words: str) -> str:
    """`words` with character references resolved and single blanks."""
    return " ".join(html.unescape(words).split())


def _cues(lines: Sequence[str], where: str) -> Iterator[tuple[float, float, list[str]]]:
    """Begin, end and lines of each cue; a cue's number is left out."""
    timing: tuple[float, float] | None = None
    said: list[str] = []
    skipping = False
    for at, line in enumerate(lines):
        if "-->" in line:
            if timing:
                yield *timing, said
            timing, said, skipping = _timing(line, f"{where}:{at + 1}"), [], False
        elif not line.strip():
            skipping = False
        elif _NOT_SPOKEN.match(line) and (at == 0 or not lines[at - 1].strip()):
            skipping = True
        elif not skipping and not _is_identifier(lines, at):
            said.append(line)
    if timing:
        yield *timing, said


def _is_identifier(lines: Sequence[str], at: int) -> bool:
    """True for the line above a time code: its cue's number or name."""
    return at + 1 < len(lines) and "-->" in lines[at + 1] and (at == 0 or not lines[at - 1].strip())


def _timing(line: str, where: str) -> tuple[float, float]:
    match = _TIMING.fullmatch(line)
    if match is None:
        remedy = "write it as 00:01:02,500 --> 00:01:04,000"
        raise SourceError("bad-time-code", "the line is no time code", where=where, remedy=remedy)
    begins, ends = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    return begins, max(begins, ends)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(f"{seconds}.{fraction}")


def _turns(utterances: Sequence[_Utterance]) -> Iterator[list[_Utterance]]:
    """The utterances of each paragraph."""
    names = speakers(utterance.words for utterance in utterances)
    turn: list[_Utterance] = []
    for utterance in utterances:
        if turn and _opens_paragraph(utterance, turn, names):
            yield turn
            turn = []
        turn.append(utterance)
    yield turn


def _opens_paragraph(utterance: _Utterance, turn: Sequence[_Utterance], names: frozenset[str]) -> bool:
    said = speaker(utterance.words)
    if utterance.changes or (said and said[0] in names) or utterance.voice not in (None, _voice(turn)):
        return True
    last = turn[-1]
    length = sum(len(earlier.words) for earlier in turn)
    # Captions made by machine have no full stops; a paragraph must end somewhere all the same.
    if _ENDS_SENTENCE.search(last.words) is None:
        return length > 2 * LONGEST_PARAGRAPH
    return length > LONGEST_PARAGRAPH or utterance.begins - last.ends >= PAUSE


def _voice(turn: Sequence[_Utterance]) -> str | None:
    return next((utterance.voice for utterance in turn if utterance.voice), None)
