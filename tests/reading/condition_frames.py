"""Sentences made from tables of markers, clause shapes and positions: each with the condition that it states."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from position_frames import PARTIES


@dataclass(frozen=True, slots=True)
class Deed:
    """What is asked of the other side, in the forms that clauses need, and a word that the action must hold."""

    base: str
    present: str
    done: str
    noun: str
    passive: str
    participle: str
    word: str


DEEDS = (
    Deed(
        "release the sailors",
        "releases the sailors",
        "released the sailors",
        "the release of the sailors",
        "the sailors",
        "released",
        "release",
    ),
    Deed(
        "lift the blockade",
        "lifts the blockade",
        "lifted the blockade",
        "an end to the blockade",
        "the blockade",
        "lifted",
        "blockade",
    ),
    Deed(
        "withdraw its troops",
        "withdraws its troops",
        "withdrawn its troops",
        "the withdrawal of its troops",
        "the troops",
        "withdrawn",
        "withdraw",
    ),
    Deed("pay the fine", "pays the fine", "paid the fine", "payment of the fine", "the fine", "paid", "pay"),
    Deed(
        "return the island",
        "returns the island",
        "returned the island",
        "the return of the island",
        "the island",
        "returned",
        "return",
    ),
    Deed(
        "repeal the law",
        "repeals the law",
        "repealed the law",
        "the repeal of the law",
        "the law",
        "repealed",
        "repeal",
    ),
)

MAINS = {
    "refuses": (
        "{A} will not reopen the border",
        "{A} refuses to reopen the border",
        "{A} has ruled out reopening the border",
        "{A} said that it would not sign the treaty",
        "{A} is not prepared to hold talks",
    ),
    "offers": (
        "{A} is ready to reopen the border",
        "{A} has offered to reopen the border",
        "{A} promised to reopen the border",
        "{A} is willing to hold talks",
    ),
    "accepts": ("{A} agreed to reopen the border", "{A} has agreed to sign the treaty"),
    "threatens": (
        "{A} threatened to expel the ambassador",
        "{A} has threatened to seize the port",
        "{A} warned that it would impose sanctions",
        "{A} vowed to impose sanctions",
    ),
}
"""Main clauses that state a position of `A`, by its stance."""

CLAUSES = {
    "active": "{B} {present}",
    "perfect": "{B} has {done}",
    "passive": "{passive} {be} {participle}",
    "perfect passive": "{passive} {have} been {participle}",
    "adjective": "the {b} government {present}",
}
NOUNS = {"noun": "{noun}", "by": "{noun} by {B}"}
"""What a marker stands before, by its shape."""

_GIVING, _BOTH = "offers accepts", "refuses threatens"
MARKERS = {
    "if": _GIVING,
    "unless": _BOTH,
    "unless and until": "refuses",
    "until": "refuses",
    "until after": "refuses",
    "before": "refuses",
    "provided": _GIVING,
    "provided that": _GIVING,
    "providing": _GIVING,
    "providing that": _GIVING,
    "on condition that": _GIVING,
    "on the condition that": _GIVING,
    "as long as": _GIVING,
    "so long as": _GIVING,
    "once": _GIVING,
    "when": _GIVING,
    "after": _GIVING,
    "as soon as": _GIVING,
    "whenever": _GIVING,
    "the moment": _GIVING,
    "the day": _GIVING,
    "in the event that": _GIVING,
    "assuming": _GIVING,
    "assuming that": _GIVING,
    "on the understanding that": _GIVING,
    "on the footing that": _GIVING,
    "with the proviso that": _GIVING,
    "except if": "refuses",
    "until such time as": "refuses",
}
"""Markers of finite clauses, and the stances with which they hang conditions."""

NOMINAL = {
    "in return for": _GIVING,
    "in exchange for": _GIVING,
    "before": "refuses",
    "without": "refuses",
    "until": "refuses",
    "in the absence of": _BOTH,
    "in the event of": _GIVING,
    "except in return for": "refuses",
}
"""Markers of phrases."""

ORDERS = ("{main} {marker} {clause}.", "{Marker} {clause}, {main}.")

TIED = {
    "should": ("offers", "Should {B} {base}, {A} will reopen the border."),
    "were": ("offers", "Were {B} to {base}, {A} would reopen the border."),
    "no talks": ("refuses", "There will be no talks, {A} says, until {B} {present}."),
    "fragment": ("refuses", "No talks until {B} {present}, {A} says."),
    "refrain": ("refuses", "No release of the sailors, no talks, {A} told {B}."),
    "until then": ("refuses", "{A} demands that {B} {base}. Until then it will not reopen the border."),
    "until it does": ("refuses", "{A} demands that {B} {base}. Until it does, {A} will not reopen the border."),
    "until that happens": ("refuses", "{A} wants {B} to {base}. Until that happens, it will hold no talks."),
    "once it is done": ("offers", "{A} wants {B} to {base}. Once that is done, it will reopen the border."),
    "if it does": ("offers", "{A} wants {B} to {base}. If it does, {A} will reopen the border."),
    "if it refuses": ("threatens", "{A} wants {B} to {base}. If it refuses, {A} will impose sanctions."),
    "should it fail": ("threatens", "{A} wants {B} to {base}. Should it fail to do so, {A} will impose sanctions."),
    "unless it complies": ("threatens", "{A} demands that {B} {base}. Unless it complies, {A} will impose sanctions."),
    "otherwise": ("threatens", "{A} demands that {B} {base}. Otherwise it will impose sanctions."),
    "in return": ("offers", "{A} wants {B} to {base}. In return it would reopen the border."),
    "after that": ("offers", "{A} wants {B} to {base}. After that it will reopen the border."),
    "called so": ("offers", "{A} is ready to hold talks on one condition: that {B} {base}."),
    "its condition": ("offers", "{A} has offered to reopen the border. Its condition is that {B} {base}."),
    "or": ("threatens", "{B} must {base} or {A} will impose sanctions."),
    "either": ("threatens", "Either {B} {present}, {A} said, or {A} will impose sanctions."),
    "after which": ("threatens", "{A} has given {B} a week to {base}, after which it will impose sanctions."),
    "failing which": ("threatens", "{A} has given {B} until Friday to {base}, failing which it will impose sanctions."),
    "first": ("offers", "{A} is ready to hold talks, but {B} must first {base}."),
    "next first": ("offers", "{A} is ready to hold talks. But first {B} must {base}."),
    "but only if": ("offers", "{A} is ready to reopen the border, but only if {B} {present}."),
    "but not until": ("offers", "{A} is ready to reopen the border, but not until {B} {present}."),
    "but not without": ("offers", "{A} is willing to hold talks, but not without {noun}."),
    "before it": ("refuses", "Before it reopens the border, {A} wants {B} to {base}."),
    "before talks": ("refuses", "{A} insists that {B} {base} before any talks begin."),
    "demanded before": ("refuses", "{A} demanded {noun} before it would reopen the border."),
    "conditional": ("refuses", "{A} has made any talks conditional on {noun}."),
    "precondition": ("refuses", "{Noun} is a precondition for talks, {A} says."),
    "price": ("refuses", "The price of {A}'s signature is {noun}."),
    "linked": ("refuses", "{A} has linked the reopening of the border to {noun}."),
    "depends": ("refuses", "{A}'s signature depends on {noun}."),
    "only": ("refuses", "Only {noun} would persuade {A} to reopen the border."),
    "enough": ("offers", "{Noun} would be enough for {A} to reopen the border."),
    "clears": ("offers", "{Noun} would clear the way for talks, {A} says."),
    "resumes": ("offers", "Traffic can resume, {A} says, once {B} has {done}."),
    "stays": ("refuses", "The sanctions stay until {B} {present}, {A} says."),
    "rises": ("threatens", "The tariff will rise on Monday unless {B} {present}, {A} said."),
}
"""Whole sentences, with the stance of the position that the condition is one of."""


@dataclass(frozen=True, slots=True)
class Conditioned:
    """A short text: the stance and holder of its position, who would meet its condition, and a word of that."""

    text: str
    stance: str
    holder: str
    whose: str
    word: str


def marked(count: int, seed: int) -> Iterator[Conditioned]:
    """`count` sentences, each of another marker, stance, shape and order, drawn with `seed`."""
    chance = random.Random(seed)
    cells = [
        (marker, stance, shape, order)
        for markers, shapes in ((MARKERS, CLAUSES), (NOMINAL, NOUNS))
        for marker, stances in markers.items()
        for stance in stances.split()
        for shape in shapes.values()
        for order in ORDERS
    ]
    for marker, stance, shape, order in chance.sample(cells, count):
        forms, deed = _forms(chance)
        main = chance.choice(MAINS[stance]).format(**forms)
        said = order.format(main=main, marker=marker, Marker=marker.capitalize(), clause=shape.format(**forms))
        yield _conditioned(said, stance, forms, deed)


def tied(seed: int) -> Iterator[Conditioned]:
    """A sentence of each kind that no marker of its own words, drawn with `seed`."""
    chance = random.Random(seed)
    for stance, sentence in TIED.values():
        forms, deed = _forms(chance)
        yield _conditioned(sentence.format(**forms), stance, forms, deed)


def _forms(chance: random.Random) -> tuple[dict[str, str], Deed]:
    (own, adjective), (other, others) = chance.sample(PARTIES, 2)
    deed = chance.choice(DEEDS)
    plural = deed.passive.endswith("s")
    forms = {
        "A": own,
        "a": adjective,
        "B": other,
        "b": others,
        "base": deed.base,
        "present": deed.present,
        "done": deed.done,
        "noun": deed.noun,
        "Noun": deed.noun[0].upper() + deed.noun[1:],
        "passive": deed.passive,
        "participle": deed.participle,
        "be": "are" if plural else "is",
        "have": "have" if plural else "has",
    }
    return forms, deed


def _conditioned(said: str, stance: str, forms: dict[str, str], deed: Deed) -> Conditioned:
    text = f"{forms['A']} and {forms['B']} have been at odds for months. {said}"
    word = "release" if "No release" in said else deed.word
    return Conditioned(text, stance, forms["A"], forms["B"], word)
