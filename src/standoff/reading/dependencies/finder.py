"""Dependencies: who needs whom, and for what."""

from collections.abc import Iterator

from standoff.reading.context import Context
from standoff.reading.dependencies.need_clauses import from_adjective, from_clause
from standoff.reading.dependencies.need_nouns import from_noun
from standoff.reading.dependencies.needed import needed_of
from standoff.reading.dependencies.needs import Need
from standoff.reading.dependencies.needy import home_needy, implied_needy, is_self, not_the_giver, parties_of
from standoff.reading.dependencies.stray_shares import misread, verbless
from standoff.reading.language.clauses import Clause, clause_at, clauses
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import span_of, trimmed
from standoff.reading.model import Dependency
from standoff.reading.parties import Parties


def find_dependencies(context: Context) -> tuple[Dependency, ...]:
    """All dependencies of a document, in order of appearance; a need that nobody is named to have is left out."""
    parties = Parties(context)
    found: dict[tuple[str | None, str | None], list[Dependency]] = {}
    for paragraph in context.paragraphs:
        for need in (need for need in _needs(paragraph) if not _is_asked(need)):
            for dependency in _settle(need, context, parties):
                between = found.setdefault((dependency.who, dependency.on), [])
                if not any(dependency.span.overlaps(other.span) for other in between):
                    between.append(dependency)
    together = (dependency for between in found.values() for dependency in between)
    return tuple(sorted(together, key=lambda d: (d.span.start, d.span.end, d.who or "", d.on or "")))


def _is_asked(need: Need) -> bool:
    """True inside a question: "does Oslo need Bergen?" says nothing."""
    sentence = need.tokens[0].sent
    return sentence[-1].text == "?"


def _needs(paragraph: ParsedParagraph) -> Iterator[Need]:
    for clause in (*clauses(paragraph), *_mistagged(paragraph)):
        yield from from_clause(clause)
    yield from misread(paragraph)
    yield from verbless(paragraph)
    for token in paragraph.doc:
        if token.pos_ == "NOUN":
            yield from from_noun(paragraph, token)
        elif token.pos_ == "ADJ":
            yield from from_adjective(paragraph, token)


def _mistagged(paragraph: ParsedParagraph) -> Iterator[Clause]:
    """Verbs that the tagger took for nouns: "Oslo, the patron of Bergen, supplies half of its gas"."""
    for token in paragraph.doc:
        if token.pos_ == "NOUN" and token.dep_ == "ROOT" and {"nsubj", "dobj"} <= {t.dep_ for t in token.children}:
            yield clause_at(paragraph, token)


def _settle(need: Need, context: Context, parties: Parties) -> Iterator[Dependency]:
    """One dependency for each who and each whom."""
    who = parties_of(need.who, need, context, parties)
    who = (
        not_the_giver(who, need, context, parties)
        or implied_needy(need, context, parties)
        or home_needy(need, context, parties)
    )
    if not who:
        return
    if need.either:
        needed = parties_of(need.on, need, context, parties)
        who = [actor for actor in who if not any(is_self(one, actor, context, parties) for one in needed)][:1]
    span = span_of(need.paragraph, trimmed(list(need.tokens)))
    for needy in who[:2]:
        purposes: dict[str | None, list[str]] = {}
        for on, purpose in needed_of(need, needy, who, context, parties):
            purposes.setdefault(on, []).append(purpose)
        for on, told in purposes.items():
            different = list(dict.fromkeys(purpose for purpose in told if purpose))
            together = " and ".join(different if need.missed is None else different[:1])
            yield Dependency(span, needy, on, together, need.degree, need.rule)
