"""Who the actors of a corrected reading are: those the reader found, renamed or not, and those an analyst names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.errors import ReadingError
from standoff.reading.actors.gazetteer import Entry, Form, gazetteer
from standoff.reading.exchange.mark_values import choice
from standoff.reading.exchange.marks import FIELDS, FieldForm, Mark, MarkKind, label_of, labels
from standoff.reading.model import Actor, ActorKind, Reading
from standoff.text import Document, Span

_ALIKE = ("kind", "country", "of", "roles")
"""The fields that all mentions of an actor share."""

_SHOWN = 12
"""How many names an error lists at most."""


class Cast:
    """Finds actors by what marks call them, and makes the list of actors.

    `base` are the marks of the reading as its own file holds them, `marks` those of the analyst's file. A label is an
    actor's name; or the new name of an actor all of whose marked mentions were given it; or a name that a mention was
    given; or the words of a mention, when they stand for one actor only.
    """

    def __init__(self, reading: Reading, document: Document, base: Sequence[Mark], marks: Sequence[Mark]) -> None:
        self._reading = reading
        self._document = document
        self._base = [mark for mark in base if mark.kind is MarkKind.ACTOR]
        self._marks = [mark for mark in marks if mark.kind is MarkKind.ACTOR]
        self._ids = {label: actor_id for actor_id, label in labels(reading).items()}
        self._meant: dict[str, set[str]] = {}
        for actor in reading.actors:
            for mention in actor.mentions:
                self._meant.setdefault(" ".join(mention.text.split()), set()).add(actor.id)
        self._new: dict[str, str] = {}
        self._own: dict[str, list[Span]] = {}
        self._renamed = dict(self._renamings())
        self._ids.update({label: actor_id for actor_id, label in self._renamed.items()})
        for mark in self._marks:
            label = mark.fields.get("name")
            if label is not None and label not in self._ids:
                self._add(label)
        self._had: dict[str, list[Mark]] = {}
        for mark in self._base:
            self._had.setdefault(self._ids[mark.fields["name"]], []).append(mark)
        self._said: dict[str, list[Mark]] = {}
        for mark in self._marks:
            self._said.setdefault(self._mentioned(mark), []).append(mark)

    def actor(self, mark: Mark, name: str) -> str | None:
        """The actor id that a field of a finding's mark stands for, or its words where it may hold words.

        A name that no actor has is that of a new one where the text says it. Raises `ReadingError`
        (`correction-actor`).
        """
        label = mark.fields.get(name)
        if label is None:
            return None
        known = self._known(label)
        if len(known) == 1:
            return known[0]
        if FIELDS[mark.kind][name] is FieldForm.ACTOR_OR_WORDS:
            return label
        if known:
            raise self._ambiguous(mark.place(name), label, known)
        mention = self._in_text(label, mark.span)
        if mention is None:
            what = f"no actor is called {label[:60]!r}, and the text does not say it"
            names = ", ".join(list(self._ids)[:_SHOWN]) or "none"
            remedy = f"mark a mention of it as an actor, or use one that is here: {names}"
            raise ReadingError("correction-actor", what, where=mark.place(name), remedy=remedy)
        new = self._add(label)
        self._own[new] = [mention]
        return new

    def actors(self, referred: set[str]) -> tuple[Actor, ...]:
        """The actors, once the findings are made; `referred` are the ids that these hold.

        One that the file no longer mentions is gone, unless a finding or another actor refers to it.
        """
        found = [self._old(actor) for actor in self._reading.actors]
        made = 0
        while made < len(self._new):  # to make one may name another, its side
            found.append(self._made(*list(self._new.items())[made]))
            made += 1
        kept = {actor.id for actor in found if actor.mentions or actor.id not in self._had} | referred
        side = {actor.id: actor.of for actor in found}
        for actor_id in list(kept):
            above = side.get(actor_id)
            while above is not None and above not in kept:
                kept.add(above)
                above = side.get(above)
        return tuple(actor for actor in found if actor.id in kept)

    def _renamings(self) -> Iterator[tuple[str, str]]:
        """Actors whose name no mention has any more, while the mentions they had all have one new name."""
        given = {mark.fields["name"] for mark in self._marks if "name" in mark.fields}
        at: dict[tuple[int, int], set[str]] = {}
        for mark in self._marks:
            if "name" in mark.fields:
                at.setdefault(mark.extent, set()).add(mark.fields["name"])
        had: dict[str, set[str]] = {}
        for mark in self._base:
            names = at.get(mark.extent, set())
            had.setdefault(mark.fields["name"], set()).update(names)
        taken = set(self._ids)
        for label, names in had.items():
            if label not in given and len(names) == 1 and not names & taken:
                taken |= names
                yield self._ids[label], next(iter(names))

    def _known(self, label: str) -> list[str]:
        if label in self._ids:
            return [self._ids[label]]
        return sorted(self._meant.get(label, ()))

    def _mentioned(self, mark: Mark) -> str:
        """The id of the actor that a mention is of."""
        label = label_of(mark.fields, mark.span)
        known = self._known(label)
        if len(known) > 1:
            raise self._ambiguous(mark.where, label, known)
        return known[0] if known else self._add(label)

    def _ambiguous(self, where: str, label: str, known: Sequence[str]) -> ReadingError:
        names = ", ".join(label for label, actor_id in self._ids.items() if actor_id in known)
        what = f"{label[:60]!r} may be any of {names}"
        return ReadingError("correction-actor", what, where=where, remedy="name the actor")

    def _add(self, label: str) -> str:
        """A new actor; its id goes on from those of the reading."""
        taken = {actor.id for actor in self._reading.actors} | set(self._new.values())
        number = len(taken) + 1
        while f"a{number}" in taken:
            number += 1
        self._new[label] = self._ids[label] = f"a{number}"
        return self._ids[label]

    def _in_text(self, label: str, near: Span) -> Span | None:
        """Where the text says a name: in a span, or as near to it as can be."""
        words = r"\s+".join(re.escape(word) for word in label.split())
        found = [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", self._document.text)]
        if not found:
            return None
        start, end = min(found, key=lambda at: (max(at[0] - near.end, near.start - at[1], 0), at))
        return self._document.span(start, end)

    def _old(self, actor: Actor) -> Actor:
        """An actor of the reading, as the analyst left it."""
        marks = self._said.get(actor.id, [])
        had = self._had.get(actor.id, [])
        mentions = _merged(actor.mentions, [mark.span for mark in had], [mark.span for mark in marks])
        changed: dict[str, Mark | None] = dict(self._changes(had, marks))
        return replace(
            actor,
            name=self._renamed.get(actor.id, actor.name),
            kind=actor.kind if not (said := changed.get("kind")) else choice(said, "kind", ActorKind),
            country=actor.country if "country" not in changed else _words(changed["country"], "country"),
            of=actor.of if "of" not in changed else self._side(changed["of"]),
            roles=actor.roles if "roles" not in changed else tuple((_words(changed["roles"], "roles") or "").split()),
            mentions=mentions,
        )

    def _made(self, label: str, actor_id: str) -> Actor:
        """A new actor: what its mentions say of it, else what the tables do when they list its name."""
        marks = self._said.get(actor_id, [])
        said = dict(self._changes([], marks))
        kind, roles = said.get("kind"), said.get("roles")
        listed = _listed(label, self._reading.document.date)
        return Actor(
            id=actor_id,
            name=label,
            kind=choice(kind, "kind", ActorKind) if kind else listed.kind if listed else ActorKind.OTHER,
            country=_words(said.get("country"), "country") or (listed.country if listed else None),
            mentions=tuple(sorted({*self._own.get(actor_id, ()), *(mark.span for mark in marks)})),
            of=self._side(said.get("of")),
            roles=tuple((_words(roles, "roles") or "").split()) or (listed.roles if listed else ()),
        )

    def _changes(self, had: Sequence[Mark], marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None]]:
        """The fields that mentions say otherwise than they did, each with the mention that does; None for one cleared.

        Raises `ReadingError` (`correction-actor`) where two mentions do not agree.
        """
        spans = {mark.extent for mark in marks}
        for name in _ALIKE:
            before = {mark.fields[name] for mark in had if name in mark.fields}
            after = {mark.fields[name]: mark for mark in reversed(marks) if name in mark.fields}
            new = [words for words in after if words not in before]
            if len(new) > 1:
                what = f"{after[new[0]].span.text[:40]!r} has two values of {name}: {', '.join(map(repr, sorted(new)))}"
                remedy = "give all mentions of an actor the same"
                raise ReadingError("correction-actor", what, where=after[new[0]].place(name), remedy=remedy)
            if new:
                yield name, after[new[0]]
            elif before and not after and any(m.extent in spans for m in had if name in m.fields):
                yield name, None

    def _side(self, mark: Mark | None) -> str | None:
        return None if mark is None else self.actor(mark, "of")


def _listed(label: str, date: str | None) -> Entry | None:
    """What the tables of actors list under a name, when that is one thing at the time."""
    year = re.match(r"\d{4}", date or "")
    hits = gazetteer().hits(label, int(year[0]) if year else None)
    whole = [hit for hit in hits if hit.form is Form.NAME and hit.end - hit.start == len(label)]
    return whole[0].entries[0] if whole and len(whole[0].entries) == 1 else None


def _words(mark: Mark | None, name: str) -> str | None:
    return None if mark is None else mark.fields.get(name)


def _merged(mentions: Sequence[Span], had: Sequence[Span], now: Sequence[Span]) -> tuple[Span, ...]:
    """Mentions as they were, in their order, less those that are gone, with the new ones where the text has them."""
    left = Counter((span.start, span.end) for span in now)
    merged: list[Span] = []
    for mention, shown in zip(mentions, had, strict=True):
        if left[shown.start, shown.end]:
            left[shown.start, shown.end] -= 1
            merged.append(mention)
    for span in now:
        if left[span.start, span.end] and not left.subtract([(span.start, span.end)]):
            place = next((at for at, other in enumerate(merged) if other.start > span.start), len(merged))
            merged.insert(place, span)
    return tuple(merged)
