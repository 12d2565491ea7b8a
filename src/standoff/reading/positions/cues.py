"""The table of position cues (`positions.toml`) as typed rows."""

from dataclasses import dataclass
from functools import cache

from standoff.reading.model import Stance
from standoff.reading.tables import toml_table

COMMITS = "commits"


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: what its lemmas mean for whom, and where the course of action stands.

    `stance` is None for commitments, whose stance depends on what is promised. `elliptical` cues need not say what
    they are about: "Oslo refuses." After `mandative` verbs a that-clause always says what is asked for. `verb` says
    what is done with a noun that names no action; `proposals` cues have objects of no other kind. `only_perfect` ones
    count in the active perfect, what was done long ago being history: "has signed the accord"; `only_denied` ones
    with a denied complement. `answers` limits the objects to what is "offered" or "asked"; `owned` nouns need a
    possessor; `only_passive` phrases say what their passive subject is brought to; `matters` judgements count
    of matters, cases and claims alone; `menaces` cues have objects that would hurt, and no others.
    """

    part: str
    stance: Stance | None
    negated: Stance | None
    frames: tuple[str, ...]
    strength: float
    only_negated: bool
    only_perfect: bool
    elliptical: bool
    mandative: bool
    verb: str | None
    proposals: bool
    rule: str
    only_denied: bool = False
    answers: str | None = None
    owned: bool = False
    only_passive: bool = False
    matters: bool = False
    menaces: bool = False


@cache
def cues(part: str) -> dict[str, tuple[Cue, ...]]:
    """Cues of one part of speech by lemma (with particle), in table order."""
    found: dict[str, tuple[Cue, ...]] = {}
    for row in toml_table("positions.toml")["row"]:
        if row["part"] != part:
            continue
        for lemma in row["cue"]:
            cue = Cue(
                part=part,
                stance=None if row["stance"] == COMMITS else Stance(row["stance"]),
                negated=Stance(row["negated"]) if "negated" in row else None,
                frames=tuple(row["frames"]),
                strength=row["strength"],
                only_negated=row.get("only") == "negated",
                only_perfect=row.get("only") == "perfect",
                elliptical=row.get("elliptical", False),
                mandative=row.get("mandative", False),
                verb=row.get("verb"),
                proposals=row.get("proposals", False),
                rule=f"{part}:{lemma}",
                only_denied=row.get("only") == "denied",
                answers=row.get("answers"),
                owned=row.get("owned", False),
                only_passive=row.get("only") == "passive",
                matters=row.get("matters", False),
                menaces=row.get("menaces", False),
            )
            found[lemma] = (*found.get(lemma, ()), cue)
    return found


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A closed word list of the table, such as `words("modals", "refusing")`."""
    return frozenset(toml_table("positions.toml")[section][name])


def warned_off(cue: Cue) -> bool:
    """True for cues whose course of action is not to be taken."""
    return cue.stance is Stance.DEMANDS and "against" in cue.frames
