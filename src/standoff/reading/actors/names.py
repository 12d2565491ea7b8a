"""Table names in the parsed text, each with what it may mean there, and the acronyms a document defines itself."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form, Hit, gazetteer, roles, union_seats, words
from standoff.reading.actors.grammar import is_mere_place, is_modifier, is_subject
from standoff.reading.actors.leaders import leaders
from standoff.reading.actors.ledger import Naming
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token, Tokens

_OWN_NAMES = frozenset({"PERSON", "LOC", "FAC", "WORK_OF_ART", "PRODUCT"})
_GAP = 8  # the most white space looked over before an acronym in parentheses
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z.&/-]{1,9})\s*\)")


def namings(parsed: Sequence["ParsedParagraph"]) -> list[Naming]:
    """Every table name in the document, in order; traps ("New Mexico") and homonyms of persons left out."""
    year = year_of(parsed)
    texts = [(paragraph, str(paragraph.doc.text)) for paragraph in parsed]
    found = [(paragraph, hit) for paragraph, text in texts for hit in gazetteer().hits(text, year)]
    persons = {id(paragraph): leaders().runs(paragraph.doc, year) for paragraph in parsed}
    found = [(paragraph, hit) for paragraph, hit in found if not _in_run(_span(paragraph, hit), persons[id(paragraph)])]
    counts: dict[str, int] = {}
    for _, hit in found:
        if len(hit.entries) == 1:
            sole = hit.entries[0]
            for key in (sole.key, sole.side if sole.kind is ActorKind.IGO else None):
                if key is not None:
                    counts[key] = counts.get(key, 0) + 1
    keys = {entry.key for _, hit in found for entry in hit.entries}
    all_words = {token.text for paragraph in parsed for token in paragraph.doc}
    out = []
    for paragraph, hit in found:
        entry = _best(hit, counts, year)
        if entry is None or all_words & set(entry.unless) or _part_of_longer_name(paragraph, hit):
            continue
        if _is_of_an_ethnic_group(paragraph, hit):
            continue
        # "Congress" is that of the country which the text speaks of.
        if hit.word.lower() in roles() and entry.side and entry.side not in keys:
            continue
        out.append(_placed(paragraph, hit, entry))
    return out


def _in_run(span: "Tokens", runs: Iterable[tuple[int, int]]) -> bool:
    """True for a word of a leader's name ("Israel Katz")."""
    return any(start <= span.start and span.end <= end for start, end in runs)


def year_of(parsed: Sequence["ParsedParagraph"]) -> int | None:
    """The year of the document, where its date is known."""
    date = parsed[0].document.date if parsed else None
    return int(date[:4]) if date else None


def _best(hit: Hit, counts: dict[str, int], year: int | None) -> Entry | None:
    """The entry that the document names elsewhere (or whose organs it does), else the table's first."""
    if not hit.entries:
        return None
    unions = [entry for entry in hit.entries if entry.kind is ActorKind.IGO]
    since = union_seats().get(hit.word)
    united = since is not None and (year is None or since <= year)
    if united and unions and not any(counts.get(entry.key, 0) for entry in hit.entries):
        return unions[0]

    def merit(entry: Entry) -> tuple[bool, int, int]:
        # What a text of today calls Russian is not Soviet, however often the Soviet Union is named.
        gone = year is not None and not entry.since <= year <= entry.until
        return not gone, counts.get(entry.key, 0), -hit.entries.index(entry)

    return max(hit.entries, key=merit)


def _is_of_an_ethnic_group(paragraph: "ParsedParagraph", hit: Hit) -> bool:
    """True for "ethnic Albanians", who are people of the state they live in."""
    span = _span(paragraph, hit)
    return span.start > 0 and span[0].nbor(-1).lower_ == "ethnic"


def _part_of_longer_name(paragraph: "ParsedParagraph", hit: Hit) -> bool:
    """True when a person's name, a road or a sea runs over the name's edges ("Chad Wilson", "the Panama Canal")."""
    span = _span(paragraph, hit)
    entity = _entity_around(span)
    if entity is None or hit.form is Form.PEOPLE or entity[0].ent_type_ not in _OWN_NAMES:
        return False
    if not any(token.pos_ == "PROPN" and not span.start <= token.i < span.end for token in entity):
        return False
    # "President X of Norway": the pipeline takes the country for a part of the name.
    owner = span.start > entity.start and entity[0].ent_type_ == "PERSON" and span[0].nbor(-1).lower_ == "of"
    return not owner and (entity[0].ent_type_ == "PERSON" or entity.end > span.end)


def _entity_around(span: "Tokens") -> "Tokens | None":
    """The pipeline's entity that holds the span's first token."""
    doc, start, end = span.doc, span.start, span.start + 1
    if not doc[start].ent_type_:
        return None
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def _span(paragraph: "ParsedParagraph", hit: Hit) -> "Tokens":
    found = paragraph.doc.around(hit.start, hit.end)
    assert found is not None  # a hit is never empty
    return found


def _placed(paragraph: "ParsedParagraph", hit: Hit, entry: Entry) -> Naming:
    span = _span(paragraph, hit)
    head, form = span.root, hit.form
    modifier = is_modifier(head)
    if form is Form.ADJECTIVE and not modifier and head.dep_ not in ("acomp", "amod"):
        form = Form.PEOPLE
    if form in (Form.ADJECTIVE, Form.PEOPLE) and modifier:
        form = Form.ADJECTIVE
    agentive = form is not Form.ADJECTIVE and _may_act(paragraph, head, entry, form)
    if form is Form.CAPITAL and (is_mere_place(head) or modifier or head.dep_ in ("npadvmod", "nmod")):
        form = Form.TRAP
    return Naming(paragraph, span[0], span[-1], head, entry.key, form, agentive)


def _may_act(paragraph: "ParsedParagraph", head: "Token", entry: Entry, form: Form) -> bool:
    """True where the name stands for a party, not for a place or a sort of thing.

    An armed group is one wherever it is named ("Fatah rockets"), a body inside itself ("in the Senate"). A territory
    is one only where it acts or is dealt with; in a heading a state is one only as its subject.
    """
    modifier, place = is_modifier(head), is_mere_place(head)
    if not entry.is_state:
        return not modifier or entry.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY)
    if modifier or place:
        return False
    if paragraph.block.kind is not BlockKind.PARAGRAPH and not is_subject(head):
        return False
    if entry.kind is ActorKind.OTHER and form is not Form.PEOPLE:
        return is_subject(head) or head.dep_ == "poss" or head.head.lower_ in words("partner_prepositions")
    return True


def acronyms(parsed: Sequence["ParsedParagraph"], named: Iterable[Naming]) -> dict[str, str]:
    """Short names that the document itself gives in parentheses after a long one, to the key of whom they name."""
    ends = {naming.paragraph.end(naming.last): naming.key for naming in named}
    out: dict[str, str] = {}
    for paragraph in parsed:
        text = str(paragraph.doc.text)
        for found in _ACRONYM.finditer(text):
            before = len(text[max(0, found.start() - _GAP) : found.start()].rstrip()) + max(0, found.start() - _GAP)
            key = ends.get(paragraph.offset + before)
            if key is not None:
                out.setdefault(found.group(1), key)
    return out
