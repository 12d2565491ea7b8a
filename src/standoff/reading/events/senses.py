"""The table of event cues (`events.toml`) as typed rows."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from standoff.reading.model import Stance
from standoff.reading.tables import toml_table

DEFAULT_RECIPIENT = ("object", "owner", "against", "on", "with", "to", "from", "at")


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of the table for one cue: the event it reports and what must stand beside it for it to do so.

    Sets of words hold lemmas, with classes spread out and the names that begin with @ kept (`@actor`). An empty set
    asks for nothing. `frames` are alternatives of which one must be met: "object", "that", "infinitive", or a
    preposition. `denied` is the type of event that the cue reports when it is denied ("did not accept"), empty for
    none.
    """

    cue: str
    type: str
    mode: str | None = None
    object: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    prepositional: frozenset[str] = frozenset()
    not_prepositional: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    frames: tuple[str, ...] = ()
    kind: frozenset[str] = frozenset()
    not_kind: frozenset[str] = frozenset()
    recipient: tuple[str, ...] = DEFAULT_RECIPIENT
    needs: str = ""
    mutual: bool = False
    theme: bool = False
    victim: str = ""
    harm: str = ""
    called: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    guest: bool = False
    denied: str = ""

    @property
    def rule(self) -> str:
        """The name that findings carry."""
        return f"{self.type.lower()}:{self.cue}"

    def when_denied(self) -> "Sense":
        """The sense of the cue when it is denied: "did not accept" is a REJECT."""
        return replace(self, type=self.denied, mode=None, cue=f"not-{self.cue}", denied="", mutual=False)

    @property
    def demands(self) -> int:
        """How much the sense asks for: among senses that fit, the one that asks most is meant."""
        sets = (
            self.object - {"@none"},
            self.prepositional,
            self.subject,
            self.kind,
            self.prepositions,
            self.called,
            self.adverbs,
        )
        asked = sum(bool(s) for s in sets) + bool(self.frames) + len(self.flags - {"partnered"})  # which bars no clause
        named = bool(self.object - {"@none", "@actor", "@place", "@person"})
        return 2 * asked + named - ("@actor" in self.object)


_FLAGS = (
    "abroad",
    "casualties_only",
    "denial",
    "hostile",
    "judgement",
    "not_that",
    "partnered",
    "possible",
    "reported",
    "needs_two",
)


@cache
def senses(part: str) -> dict[str, tuple[Sense, ...]]:
    """Senses of the `verb` or `noun` cues, by lemma, in table order."""
    found: dict[str, tuple[Sense, ...]] = {}
    for row in toml_table("events.toml")[part]:
        for cue in row["cue"]:
            found[cue] = (*found.get(cue, ()), _sense(row, cue))
    return found


def _sense(row: dict[str, Any], cue: str) -> Sense:
    return Sense(
        cue=cue,
        type=row["type"],
        mode=row.get("mode_if", {}).get(cue, row.get("mode")),
        object=spread(row.get("object", ())),
        excluded=spread(row.get("not", ())),
        prepositions=frozenset(row.get("with", ())),
        prepositional=spread(row.get("with_object", ())),
        not_prepositional=spread(row.get("with_not", ())),
        subject=spread(row.get("subject", ())),
        not_subject=spread(row.get("not_subject", ())),
        frames=tuple(row.get("frames", {}).get(cue, ())),
        kind=spread(row.get("kind", ())),
        not_kind=spread(row.get("not_kind", ())),
        recipient=tuple(row.get("recipient", DEFAULT_RECIPIENT)),
        needs=row.get("needs", ""),
        mutual=row.get("mutual", False),
        theme=row.get("theme", False),
        victim=row.get("victim", ""),
        harm=row.get("harm", ""),
        called=spread(row.get("oprd", ())),
        adverbs=frozenset(row.get("adverb", ())),
        of=spread(row.get("of", ())),
        flags=frozenset(name for name in _FLAGS if row.get(name)),
        complement=frozenset(row.get("complement", ())),
        guest=row.get("guest", False),
        denied=row.get("denied", ""),
    )


def spread(names: tuple[str, ...] | list[str]) -> frozenset[str]:
    """`names` with each class of words (`@talks`) replaced by its words."""
    table = toml_table("events.toml")
    classes = {**table["classes"], **table["subjects"]}
    out: set[str] = set()
    for name in names:
        out |= set(classes[name[1:]]) if name[:1] == "@" and name[1:] in classes else {name}
    return frozenset(out)


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A closed word list of the table, such as `words("unreal", "verbs")`."""
    return frozenset(toml_table("events.toml")[section][name])


def mended(lemma: str) -> str:
    """The lemma as it should be, where the pipeline is known to get it wrong."""
    right: str = toml_table("events.toml")["lemmas"].get(lemma, lemma)
    return right


@cache
def mode_words(event_type: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Modes of an event type with the words that tell them, most telling first."""
    rows = (row for row in toml_table("events.toml")["mode"] if row["type"] == event_type)
    return tuple((row["mode"], frozenset(row["words"])) for row in rows)


@cache
def speech_acts() -> dict[Stance, str]:
    """The type of event that a position is when it is said aloud, by stance."""
    return {stance: toml_table("events.toml")["stances"][stance] for stance in Stance}


def decided_type(event_type: str) -> str:
    """The type of event that a decision to bring about one of `event_type` is."""
    decided: str = toml_table("events.toml")["decided"]["types"].get(event_type, event_type)
    return decided
