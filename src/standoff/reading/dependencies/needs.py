"""What a need is, as a sentence words it, and the cues of `dependencies.toml` that say so."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.dependencies.shares import Share
from standoff.reading.language.clauses import Clause
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, slots=True)
class NeedCue:
    """One row of the table."""

    frame: str
    prepositions: tuple[str, ...]
    degree: float
    rule: str
    ranked: bool = False
    words: bool = True
    only_for: bool = False


@dataclass(frozen=True)
class Need:
    """One need as the sentence words it: heads of who needs and of what is needed, and what it is for.

    `good` is the noun or share that passes between them; `host` the clause whose purposes apply, `on_words` False where
    only an actor can be needed ("needs reform" is no dependency). Where `implied`, who needs may be whom the text spoke
    of last; of `either` who the first counts that names anybody; `elsewhere`: what is needed is the other side's.
    """

    paragraph: ParsedParagraph
    who: tuple["Token", ...]
    on: tuple["Token", ...]
    tokens: tuple["Token", ...]
    degree: float
    rule: str
    host: Clause | None = None
    good: Share | None = None
    feared: Clause | None = None
    missed: Clause | None = None
    on_words: bool = True
    elsewhere: bool = False
    implied: bool = False
    either: bool = False


@cache
def need_cues(part: str) -> dict[str, tuple[NeedCue, ...]]:
    """Cues of one part of speech by lemma, in table order."""
    found: dict[str, tuple[NeedCue, ...]] = {}
    for row in toml_table("dependencies.toml")["cue"]:
        if row["part"] != part:
            continue
        for word in row["words"]:
            cue = NeedCue(
                frame=row["frame"],
                prepositions=tuple(row["with"]),
                degree=row["degree"],
                rule=f"{row['frame']}:{word}",
                ranked=row.get("ranked", False),
                words=row.get("on_words", True),
                only_for=row.get("only_for", False),
            )
            found[word] = (*found.get(word, ()), cue)
    return found


@cache
def telling_verbs() -> frozenset[str]:
    """Verbs that tell a need by themselves, as "rely" does; "buy" does so only with a share or a supplier."""
    cues = need_cues("verb")
    frames = words("telling", "frames")
    return frozenset(
        v for v, told in cues.items() if any(c.frame in frames and c.words and not c.only_for for c in told)
    )


@cache
def words(section: str, name: str = "words") -> frozenset[str]:
    """A closed word list of `dependencies.toml`."""
    return frozenset(toml_table("dependencies.toml")[section][name])


def need_of(
    cue: NeedCue,
    clause: Clause,
    who: tuple["Token", ...],
    on: tuple["Token", ...],
    *,
    good: Share | None = None,
    feared: Clause | None = None,
    missed: Clause | None = None,
    on_words: bool = True,
    elsewhere: bool = False,
    implied: bool = False,
) -> Need:
    """The need that `clause` words, with the tokens that its span runs over."""
    modifiers = {t.lower_ for h in (clause.verb, clause.adjective) if h is not None for t in h.children}
    share = good.size if good is not None and good.size is not None else None
    degree = max(cue.degree, share) if share is not None else cue.degree
    degree = min(1.0, degree + 0.2) if modifiers & words("heavily") else degree
    heads = (*who, *on)
    own = [t for t in clause.tokens() if not _in_other_sentence(t, clause, heads)]
    tokens = {int(t.i): t for t in (*own, *(t for h in heads for t in _near(h, clause)))}
    return Need(
        paragraph=clause.paragraph,
        who=who,
        on=on,
        tokens=tuple(tokens[i] for i in sorted(tokens)),
        degree=round(degree, 3),
        rule=cue.rule,
        host=clause,
        good=good,
        feared=feared,
        missed=missed,
        on_words=on_words and cue.words,
        elsewhere=elsewhere,
        implied=implied,
    )


def _in_other_sentence(token: "Token", clause: Clause, heads: tuple["Token", ...]) -> bool:
    """True for tokens of a main clause that the parser hung, by a semicolon, comma or "and", under this one."""
    apart = [
        t
        for t in clause.verb.children
        if (t.dep_ == "ccomp" and t.i < clause.verb.i) or (t.dep_ == "conj" and t.pos_ in ("VERB", "AUX"))
    ]
    return any((t == token or t.is_ancestor(token)) and not any(t.is_ancestor(h) for h in heads) for t in apart)


def _near(head: "Token", clause: Clause) -> list["Token"]:
    """The head's own words, when they stand in the clause's sentence and do not hold the clause."""
    if head.sent != clause.verb.sent or (clause.verb.dep_ == "conj" and head.i < clause.verb.head.i):
        return []
    return [head] if head.is_ancestor(clause.verb) else list(head.subtree)
