"""Decides which sense of a verb or noun the words around it ask for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.context import Context
from standoff.reading.events.content import denies, governed, has_frame, is_held_possible, is_hostile, judges
from standoff.reading.events.senses import Sense, mended, senses, words
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.memory import remembered
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.places import state_of_capital
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.model import ActorKind

_OFFICIALS = (ActorKind.PERSON, ActorKind.GOVERNMENT)
_PEOPLE = ("office", "group", "armed")
_PARTICLES = frozenset({"prt", "advmod", "prep", "acomp", "oprd"})
_CALLED = re.compile(r"[A-Z][A-Za-z]{0,6}-?\d{1,3}[A-Z]?s?|MiGs?")
"""What warplanes and missiles are called by: F-16s, MiG-29, Su-35."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def sense_of_clause(clause: Clause, context: Context) -> Sense | None:
    """The sense in which the clause's verb reports an event, or None."""
    table = senses("verb")
    rows = [sense for key in _keys(clause) for sense in table.get(key, ())]
    fitting = [sense for sense in rows if _fits(sense, clause, context)]
    return max(fitting, key=lambda s: s.demands, default=None)


def sense_of_noun(noun: Token, paragraph: ParsedParagraph, context: Context) -> Sense | None:
    """The sense in which a noun names an event, or None."""
    for sense in senses("noun").get(lemma_of(noun), ()):
        kinds = {k for t in (*noun.lefts, *_prepositional(noun)) for k in (lemma_of(t), t.lower_)}
        kinds |= {t.lower_ for child in noun.lefts for t in child.lefts}
        if sense.kind and not kinds & sense.kind:
            continue
        if kinds & sense.not_kind or (sense.of and not kinds & sense.of):
            continue
        if sense.needs == "light" and not (noun.head.pos_ == "VERB" and is_light(clause_at(paragraph, noun.head))):
            continue
        if sense.needs == "owner" and not (participants(noun, paragraph, context) or _counts_people(noun)):
            continue
        return sense
    return None


def _counts_people(noun: Token) -> bool:
    """True for "the arrest of 40 miners"."""
    people = (p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj")
    return any(p.tag_ == "NNS" and any(t.like_num for t in p.lefts) for p in people)


def is_light(clause: Clause) -> bool:
    """True for a verb that only lends its tense to the noun beside it: "carried out a raid", "bombing was resumed"."""
    return bool({clause.lemma, lemma_of(clause.verb)} & words("light", "verbs"))


def participants(noun: Token, paragraph: ParsedParagraph, context: Context) -> tuple[str, ...]:
    """Actors that the noun phrase names as having to do with the event."""
    tokens = [t for t in noun.subtree if t.i != noun.i and not _inside_clause(t, noun)]
    return context.who(tokens, paragraph)


def theme_heads(clause: Clause, sense: Sense) -> tuple[Token, ...]:
    """What the sense is about: the objects with what they count, or for verbs such as "collapse" the subjects."""
    heads = clause.objects
    if not heads and sense.theme:
        heads = clause.grammatical_subjects
    return _with_counted(heads)


def _with_counted(heads: Iterable[Token]) -> tuple[Token, ...]:
    """Heads, each with what it counts."""
    return tuple([inner for head in heads for inner in (head, *_counted(head))])


def _keys(clause: Clause) -> Iterator[str]:
    """The verb with its particle or adverb, then the verb alone unless a particle makes another verb of it."""
    lemma, table = mended(lemma_of(clause.verb)), senses("verb")
    following = [t.lower_ for t in clause.verb.rights if t.dep_ in _PARTICLES and not _is_locative(t)][:3]
    # "gave way": a bare noun that makes one verb of both.
    following += [t.lower_ for t in clause.verb.rights if t.dep_ == "dobj" and t.i == clause.verb.i + 1]
    for word in following:
        if f"{lemma} {word}" in table:
            yield f"{lemma} {word}"
    if clause.particle is None or f"{lemma} {clause.particle}" not in table:
        yield lemma


def _is_locative(token: Token) -> bool:
    """True for "in" with an object: "shipped them in July" is not "shipped them in"."""
    return token.lower_ == "in" and any(child.dep_ == "pobj" for child in token.children)


def _fits(sense: Sense, clause: Clause, context: Context) -> bool:
    return (
        (not sense.frames or any(has_frame(frame, clause) for frame in sense.frames))
        and _fits_object(sense, clause, context)
        and _fits_subject(sense, clause, context)
        and _fits_prepositions(sense, clause, context)
        and _fits_modifiers(sense, clause)
        and not ("needs_two" in sense.flags and not _names_two(clause, context))
        and (not sense.complement or any(lemma_of(c.verb) in sense.complement for c in governed(clause)))
        and not ("hostile" in sense.flags and not is_hostile(clause))
        and not ("not_that" in sense.flags and has_frame("that", clause))
        and not ("abroad" in sense.flags and not _goes_abroad(clause, context))
        and not ("denial" in sense.flags and not denies(clause))
        and not ("possible" in sense.flags and not is_held_possible(clause))
    )


def _fits_object(sense: Sense, clause: Clause, context: Context) -> bool:
    if not sense.object and not sense.excluded:
        return True
    heads = theme_heads(clause, sense)
    if sense.excluded:
        if any(lemma_of(t) in sense.excluded for t in heads):
            return False
        if any(_is(name, t, clause.paragraph, context) for name in _open_classes(sense.excluded) for t in heads):
            return False
    if not sense.object:
        return True
    if not heads:
        return "@none" in sense.object
    named = [t for t in heads if not t.like_num]
    alike = all(t.lower_ in ("it", "them", "him") for t in named)
    if alike and len({row.type for row in senses("verb")[sense.cue]}) == 1:
        return True
    # "Freed six of them": who is spoken of as persons is whom such verbs are about.
    if named and all(t.lower_ in ("them", "him", "her", "us") for t in named) and "@person" in sense.object:
        return True
    return _any(sense.object, heads, clause.paragraph, context)


def _fits_subject(sense: Sense, clause: Clause, context: Context) -> bool:
    if not sense.subject and not sense.not_subject:
        return True
    subjects = _with_counted(clause.subjects)
    if sense.not_subject and _any(sense.not_subject, subjects, clause.paragraph, context):
        return False
    if not sense.subject:
        return True
    if clause.passive and not subjects:
        return "@force" not in sense.subject and not sense.subject & words("subjects", "crowd")
    return _any(sense.subject, subjects, clause.paragraph, context)


def _fits_prepositions(sense: Sense, clause: Clause, context: Context) -> bool:
    if not sense.prepositions and not sense.prepositional:
        return not sense.not_prepositional or not any(
            lemma_of(t) in sense.not_prepositional for t in _prepositional(clause.verb)
        )
    heads = clause.prepositional(*sense.prepositions) if sense.prepositions else tuple(_prepositional(clause.verb))
    if sense.theme or not sense.prepositional:
        return bool(heads) or sense.theme
    # "the raid in which ten died": the relative pronoun stands for the noun above.
    heads = tuple(clause.verb.head if t.tag_ == "WDT" and clause.verb.dep_ == "relcl" else t for t in heads)
    heads = _with_counted(heads)
    if any(lemma_of(t) in sense.not_prepositional for t in heads):
        return False
    return _any(sense.prepositional, heads, clause.paragraph, context)


def _fits_modifiers(sense: Sense, clause: Clause) -> bool:
    if sense.kind:
        near = {t.lower_ for head in theme_heads(clause, sense) for t in (*head.lefts, *_prepositional(head))}
        if not near & sense.kind:
            return False
    if sense.called:
        attributes = [
            t for t in clause.verb.subtree if t.dep_ in ("oprd", "acomp", "attr", "amod", "xcomp", "ccomp", "conj")
        ]
        if not any(lemma_of(t) in sense.called or t.lower_ in sense.called for t in attributes):
            return False
    if "judgement" in sense.flags and not judges(clause):
        return False
    return not sense.adverbs or any(t.lower_ in sense.adverbs for t in clause.verb.children)


def _names_two(clause: Clause, context: Context) -> bool:
    """True when two parties are named as doing it together: both as subjects, or one as the other's partner."""
    themes = clause.objects
    partners = [p for t in themes for c in t.children if c.lower_ in ("with", "between") for p in c.children]
    heads = (*clause.subjects, *clause.prepositional("with"), *partners)
    named = (context.who((t,), clause.paragraph) or participants(t, clause.paragraph, context) for t in heads)
    return len({actor for actors in named for actor in actors}) > 1


def _goes_abroad(clause: Clause, context: Context) -> bool:
    """True when the place gone to is not simply the goer's own."""
    own = {context.side(a) for a in context.who(clause.subjects, clause.paragraph)}
    places = [
        t for t in clause.prepositional("to", "in", "into", "at", "from") if _is("@place", t, clause.paragraph, context)
    ]
    sides = {context.side(a) for a in context.who(places, clause.paragraph)}
    return bool(places) and not (sides and sides <= own)


def _any(names: frozenset[str], heads: Sequence[Token], paragraph: ParsedParagraph, context: Context) -> bool:
    for head in heads:
        if lemma_of(head) in names or head.lower_ in names:
            return True
    if "warplane" in names and any(_CALLED.fullmatch(t.text) for t in heads):
        return True
    return any(_is(name, t, paragraph, context) for name in _open_classes(names) for t in heads)


@cache
def _open_classes(names: frozenset[str]) -> tuple[str, ...]:
    """The names of open classes (`@actor`) among those of a row of the table."""
    return tuple(sorted(name for name in names if name[0] == "@"))


def _is(name: str, token: Token, paragraph: ParsedParagraph, context: Context) -> bool:
    """Whether a token is of the open class `name`."""
    actors = context.who((token,), paragraph) if token.pos_ in NOMINAL or token.tag_ == "PRP$" else ()
    if name == "@place":
        state = token.pos_ == "PROPN" and any(context.actor(a).kind is ActorKind.STATE for a in actors)
        return token.ent_type_ in _PLACES or state or state_of_capital(token.text) is not None
    if name == "@name":
        return token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "GPE", "NORP", "DATE")
    if name == "@nation":
        ethnic = token.i > 0 and token.nbor(-1).lower_ == "ethnic"
        return (token.ent_type_ == "NORP" or ethnic) and token.tag_ in ("NNS", "NNPS")
    if name == "@actor":
        return bool(actors)
    if name == "@person":
        named = token.ent_type_ == "PERSON" or any(context.actor(a).kind is ActorKind.PERSON for a in actors)
        role = role_of(token) if token.pos_ == "NOUN" and not named else None
        return named or (role is not None and role.stands_for in _PEOPLE)
    if name == "@body":
        return any(context.actor(a).kind is ActorKind.IGO for a in actors)
    if name == "@official":
        return any(context.actor(a).kind in _OFFICIALS for a in actors)
    return False


@remembered
def _counted(head: Token) -> list[Token]:
    """What a noun of number counts: `raid` for "a series of raids", and for "all but two of the raids"."""
    if not head.like_num and lemma_of(head) not in words("casualties", "quantifiers"):
        return []
    all_but = any(t.lower_ == "but" for t in head.children)
    hosts = [head, *(t for t in head.subtree if all_but and t.like_num)]
    of = [t for host in hosts for t in host.children if t.lower_ == "of" or (t.lower_ == "in" and _is_sum(host))]
    # "Cut off $2m or so in aid": the parser hangs what the money is for on the verb.
    of += [t for t in head.head.children if t.lower_ == "in" and _is_sum(head) and t.i > head.i]
    return [n for t in of for p in t.children if p.dep_ == "pobj" for n in coordinated(p)]


def _is_sum(head: Token) -> bool:
    return head.ent_type_ == "MONEY"


def _prepositional(host: Token) -> Iterator[Token]:
    for prep in host.children:
        if prep.dep_ in ("prep", "agent", "dative"):
            yield from (p for p in prep.children if p.dep_ in ("pobj", "pcomp"))


def _inside_clause(token: Token, noun: Token) -> bool:
    """True when a verb stands between the token and the noun above it."""
    at = token
    while at.i != noun.i and at.head != at:
        if at.pos_ in ("VERB", "AUX") and at.dep_ in ("relcl", "acl", "advcl", "ccomp"):
            return True
        at = at.head
    return False
