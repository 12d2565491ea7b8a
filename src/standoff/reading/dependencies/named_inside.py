"""Who is named inside a noun phrase: "Oslo's mills", "a deal that only Oslo can give", "rivers that rise in Norway"."""

from typing import TYPE_CHECKING

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.context import Context
from standoff.reading.dependencies.needs import Need, words
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_INSIDE = ("poss", "compound", "amod", "nmod", "prep", "pobj", "acl", "pcomp", "agent", "dobj")


def named_inside(
    head: "Token", need: Need, context: Context, but: str | None = None, *, passing: bool = False
) -> tuple["Token | None", tuple[str, ...]]:
    """The first actor named inside a noun phrase but one, possessors before the rest, and the word that names it."""
    inside = [t for t in head.subtree if t != head and t.dep_ in _INSIDE and not _in_clause(t, head)]
    # "relies on the route for its deliveries to Oslo" needs the route, for Oslo's sake or not.
    aims = {t.i for p in head.children if p.lower_ == "for" for t in p.subtree}
    inside = [t for t in inside if t.i not in aims]
    inside = [t for t in inside if not any(word.lower_ == "not" for word in head.doc[head.i : t.i])]
    inside += [*_only_sources(head), *_places_of(head)]
    for token in sorted(inside, key=lambda t: (t.dep_ != "poss", int(t.i))):
        named = meant_by(token, need, context, passing=passing)
        if named and but not in {context.side(actor) for actor in named} | set(named):
            return token, named
    return None, ()


def meant_by(token: "Token", need: Need, context: Context, *, passing: bool = False) -> tuple[str, ...]:
    """Who a word stands for; "its" is as "it" before. `passing`: or a state that lends its name, "Norwegian mills".

    Troops and ships need what their state needs, and what they give is its own.
    """
    named = context.who([token], need.paragraph)
    if named or (token.pos_ not in ("PROPN", "ADJ", "PRON") and token.tag_ != "WP$"):
        role = role_of(token)
        if role is None or role.stands_for != "force":
            return named
        # An army that goes its own way needs for itself.
        return tuple(a if a in context.actors.independent else context.side(a) for a in named)
    if token.tag_ == "PRP$":
        same = [t for t in token.sent if t.i < token.i and t.lower_ in _SAME.get(token.lower_, ())]
        return next((who for t in reversed(same) if (who := context.who([t], need.paragraph))), ())
    if token.tag_ == "WP$" and token.i > token.sent.start:
        # "Oslo, whose ports it needs"
        before = next((t for t in reversed(token.sent) if t.i < token.i and not t.is_punct), token)
        return context.who([before], need.paragraph) if before.pos_ == "PROPN" else ()
    lends = context.actors.passing_at(token, need.paragraph) if passing else None
    return () if lends is None else (lends,)


def of_whom(actor_id: str, context: Context) -> str:
    """The state whose people some are that nobody names: "Norwegian growers" need what Norway needs."""
    actor = context.actor(actor_id)
    last = actor.name.split()[-1]
    trades = bool({"AGR", "BUS", "LAB"} & set(actor.roles)) or (
        actor.kind is ActorKind.OTHER and last in words("standing")
    )
    if not trades or actor.country is None or not last.islower():
        return actor_id
    everybody = (*context.actors.actors, *context.actors.in_passing)
    states = (a.id for a in everybody if a.kind is ActorKind.STATE and a.country == actor.country)
    return next(states, actor_id)


_SAME = {"its": ("it", "its"), "their": ("they", "them", "their")}
"""Pronouns of the same thing."""


def _only_sources(head: "Token") -> list["Token"]:
    """ "a deal that only Oslo can give": who alone could."""
    subjects = [
        subject
        for relative in (*head.children, *head.head.head.children)
        if _tells_of(relative, head)
        for subject in relative.children
        if subject.dep_ == "nsubj" and (any(t.lower_ == "only" for t in subject.subtree) or _gives(relative, subject))
    ]
    # "rice that the Norwegian embassy sends"
    return [*subjects, *(t for s in subjects for t in s.children if t.dep_ in ("amod", "poss", "compound"))]


def _tells_of(verb: "Token", noun: "Token") -> bool:
    """True for a relative clause of the noun, and for one that the parser takes for what the verb says."""
    misread = verb.dep_ == "ccomp" and verb.left_edge.lower_ == "that" and verb.left_edge.i == noun.i + 1
    return (verb.dep_ == "relcl" and verb.head == noun) or misread


def _gives(relative: "Token", subject: "Token") -> bool:
    """True for "the salaries that Oslo sends", "fuel that Oslo lets in": who gives it is needed for it."""
    giving = lemma_of(relative) in words("owing", "giving") | words("sellers", "providers") | words("sellers")
    return giving and subject.tag_ not in ("WDT", "WP", "PRP") and subject.i < relative.i


def _places_of(head: "Token") -> list["Token"]:
    """ "rivers that rise in Oslo": where."""
    verbs = [t for t in head.children if t.dep_ in ("relcl", "acl") and lemma_of(t) in words("leading", "verbs")]
    places = [p for v in verbs for t in v.children if t.lower_ in ("in", "through", "across") for p in t.children]
    return [p for p in places if p.pos_ == "PROPN"]


def _in_clause(token: "Token", head: "Token") -> bool:
    """True when a relative clause stands between the two."""
    at = token
    while at != head and at.head != at:
        if at.dep_ in ("relcl", "advcl", "appos", "conj"):
            return True
        at = at.head
    return False
