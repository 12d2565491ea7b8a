"""The hash chain: each entry seals its own characters and the entry before, so that a later change shows."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from standoff.errors import LedgerError
from standoff.ledger.canonical import canonical
from standoff.ledger.facts import body_of, fact_of, instant, kind_of, moment_of
from standoff.ledger.model import GENESIS, Entry, EntryKind, Fact

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode

_LINE = re.compile(
    r'\{"at":(?P<at>"[^"\\]*"),"body":(?P<body>\{.*\}),"hash":"(?P<hash>[^"\\]*)","kind":"(?P<kind>[^"\\]*)",'
    r'"previous":"(?P<previous>[^"\\]*)","seq":(?P<seq>[0-9]{1,15})\}'
)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry in the very characters that are stored, trusted in nothing: `at` a time, `body` canonical JSON."""

    seq: int
    at: str
    kind: str
    body: str
    previous: str
    hash: str

    def sealed_text(self) -> str:
        """What the hash is taken of: the canonical JSON object of all the fields but the hash."""
        head = f'{{"at":{_quoted(self.at)},"body":{self.body},"kind":{_quoted(self.kind)}'
        return f'{head},"previous":{_quoted(self.previous)},"seq":{self.seq}}}'

    def line(self) -> str:
        """The entry as one line of JSON, canonical too: the sealed text with the hash among its keys."""
        head = f'{{"at":{_quoted(self.at)},"body":{self.body},"hash":{_quoted(self.hash)},"kind":{_quoted(self.kind)}'
        return f'{head},"previous":{_quoted(self.previous)},"seq":{self.seq}}}'

    def entry(self) -> Entry:
        """The entry as values; raises `LedgerError` when the characters tell none."""
        kind, at = EntryKind(self.kind), moment_of(self.at)
        return Entry(self.seq, at, kind, json.loads(self.body), self.previous, self.hash)

    def fact(self) -> Fact:
        """What the entry writes down; raises the errors of `fact_of`."""
        return fact_of(self.kind, self.body)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry's number, time and hash: what the next one must follow. An empty ledger has number 0."""

    seq: int = 0
    at: datetime | None = None
    hash: str = GENESIS


def seal(fact: Fact, head: Head, now: datetime) -> Written:
    """The entry that writes `fact` after `head`, at `now` or, should the clock be behind, at the time of `head`."""
    at = max(now, head.at or now)
    draft = Written(head.seq + 1, instant(at), kind_of(fact), canonical(body_of(fact)), head.hash, "")
    return Written(draft.seq, draft.at, draft.kind, draft.body, draft.previous, digest(draft.sealed_text()))


def follow(head: Head, written: Written) -> Head:
    """The head after `written`; raises `LedgerError` when that does not fit onto `head`, whatever was changed.

    The codes: `missing-entry` (its number is not the next one), `broken-link` (it does not name the entry before),
    `changed-entry` (its hash is not that of its characters), `bad-time` (unreadable, or before the entry before).
    """
    if written.seq != head.seq + 1:
        raise LedgerError("missing-entry", f"entry {head.seq + 1} is missing: entry {written.seq} stands in its place")
    if written.previous != head.hash:
        raise LedgerError("broken-link", f"entry {written.seq} does not follow the entry before it as that stands now")
    if digest(written.sealed_text()) != written.hash:
        raise LedgerError("changed-entry", f"entry {written.seq} is not what was sealed: its hash does not fit it")
    at = moment_of(written.at)
    if head.at is not None and at < head.at:
        raise LedgerError("bad-time", f"entry {written.seq} is dated before the entry before it")
    return Head(written.seq, at, written.hash)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in 64 lower-case hexadecimal digits.

    Bytes that were no UTF-8 are hashed as the bytes they were.
    """
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def parse_line(line: str) -> Written:
    """The entry of a line that `Written.line` wrote; raises `LedgerError` (`bad-line`) for any other."""
    found = _LINE.fullmatch(line)
    written = None if found is None else _of_match(found)
    if written is None or written.line() != line:
        raise LedgerError("bad-line", "is no entry of a ledger")
    return written


def _of_match(found: re.Match[str]) -> Written:
    part = found.groupdict()
    at = part["at"][1:-1]
    return Written(int(part["seq"]), at, part["kind"], part["body"], part["previous"], part["hash"])


def _quoted(text: str) -> str:
    # As canonical JSON quotes it, and also where a changed entry holds what canonical JSON refuses.
    return _ENCODE(text)
