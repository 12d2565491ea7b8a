"""Sentences made from tables of cues, the frames they take and the clauses they stand in: each with what it words."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

PARTIES = (
    ("Peru", "Peruvian"),
    ("Chile", "Chilean"),
    ("Egypt", "Egyptian"),
    ("Sudan", "Sudanese"),
    ("Norway", "Norwegian"),
    ("Iceland", "Icelandic"),
    ("Serbia", "Serbian"),
    ("Croatia", "Croatian"),
    ("Morocco", "Moroccan"),
    ("Algeria", "Algerian"),
)
DEEDS = (
    ("release the sailors", "releasing the sailors", "the release of the sailors"),
    ("reopen the border", "reopening the border", "the reopening of the border"),
    ("lift the blockade", "lifting the blockade", "the lifting of the blockade"),
    ("return the island", "returning the island", "the return of the island"),
    ("withdraw the troops", "withdrawing the troops", "the withdrawal of the troops"),
)
HOSTILE = (
    ("close the border", "closing the border"),
    ("impose sanctions", "imposing sanctions"),
    ("expel the ambassador", "expelling the ambassador"),
    ("suspend the treaty", "suspending the treaty"),
)
FRAMES = {
    "asks": "{B} to {do}",
    "that": "that {B} {do}",
    "must": "that {B} must {do}",
    "thing": "{thing}",
    "for-to": "for {B} to {do}",
    "to": "to {do}",
    "doing": "{doing}",
    "would": "that it would {do}",
    "demand": "{B}'s demand for {thing}",
    "calls": "calls from {B} to {do}",
    "plan": "{B}'s plan for {thing}",
    "its-duty": "{B} of its duty to {do}",
    "ultimatum": "{B} with an ultimatum to {do}",
    "it-must": "{B} that it must {do}",
    "no-doubt": "{B} in no doubt that it must {do}",
    "would-not": "that it would not {do}",
    "on-hold": "{thing} on hold",
    "nod": "{B}'s plan for {thing} the nod",
    "on-notice": "{B} on notice that it would {do}",
}
"""Complements, by name; the second party is `B`, what would be done `do`."""

ITEMS = {
    "demands": {
        "demand": "that thing",
        "insist": "that must",
        "insist on": "thing",
        "call on": "asks",
        "call for": "thing",
        "urge": "asks that",
        "ask": "asks",
        "press": "asks",
        "appeal to": "asks",
        "request": "that thing",
        "push for": "thing",
        "warn": "asks",
        "plead with": "asks",
        "reiterate": "must",
        "issue a call": "for-to",
        "renew its call": "for-to",
        "repeat its demand": "that",
        "put pressure on": "asks",
        "turn up the heat on": "asks",
        "make an appeal to": "asks",
        "add its voice to calls": "for-to",
        "throw its weight behind demands for": "thing",
        "nudge": "asks",
        "remind": "its-duty",
        "present": "ultimatum",
        "tell": "asks it-must",
        "leave": "no-doubt",
        "make it clear": "must",
    },
    "refuses": {
        "refuse": "to",
        "decline": "to",
        "reject": "thing demand calls plan",
        "rule out": "thing doing",
        "oppose": "thing doing plan",
        "resist": "calls demand",
        "rebuff": "plan",
        "ignore": "calls demand",
        "vote against": "doing",
        "decide against": "doing",
        "stop short of": "doing",
        "choose not": "to",
        "voice opposition to": "thing",
        "dismiss": "calls demand",
        "wave away": "calls plan",
        "dig in its heels over": "thing",
        "back away from": "doing",
        "give no ground on": "thing",
        "go back on its promise": "to",
        "insist": "would-not",
        "put": "on-hold",
    },
    "offers": {
        "offer": "to",
        "promise": "to would",
        "pledge": "to would",
        "signal its readiness": "to",
        "express its willingness": "to",
        "hold out the prospect of": "doing",
        "renew its offer": "to",
        "propose": "doing",
        "leave the door open to": "doing",
        "keep open the option of": "doing",
        "commit itself to": "doing",
        "make no secret of its readiness": "to",
        "announce plans": "to",
        "refuse to rule out": "doing",
    },
    "accepts": {
        "agree": "to",
        "accept": "thing demand plan",
        "comply with": "demand",
        "bow to": "demand",
        "approve": "plan",
        "endorse": "plan",
        "drop its objections to": "thing",
        "withdraw its opposition to": "thing",
        "give its consent to": "thing",
        "throw its support behind": "plan",
        "resign itself to": "plan",
        "respond favourably to": "plan",
        "succumb to": "calls",
        "give": "nod",
    },
    "threatens": {
        "threaten": "to",
        "warn": "would",
        "vow": "to",
        "repeat its threat": "to",
        "reserve the right": "to",
        "consider": "doing",
        "put": "on-notice",
        "make it clear": "would",
        "leave open the possibility of": "doing",
        "raise the possibility of": "doing",
        "declare its intention": "to",
        "answer with a threat": "to",
    },
}
"""Cue verbs of each stance, with the frames they take."""

SETTINGS = {
    "plain": "{A} {past}.",
    "dated": "On Monday {A} {past}.",
    "perfect": "{A} has {done}.",
    "again": "{A} has again {done}.",
    "going on": "{A} continues to {base}.",
    "used": "{A} used the meeting to {base}.",
    "joined": "{A} condemned the raid and {past}.",
    "beside": "{A} recalled its envoy, {ing}.",
    "while": "While {A} {present}, the fighting goes on.",
    "related": "{A}, which {present}, has little time.",
    "later": "{A} recalled its envoy on Monday. It {past}.",
}
"""Clauses in which a cue is asserted, by its forms."""

_IRREGULAR = {
    "hold": ("held", "held"),
    "give": ("gave", "given"),
    "withdraw": ("withdrew", "withdrawn"),
    "choose": ("chose", "chosen"),
    "put": ("put", "put"),
    "make": ("made", "made"),
    "throw": ("threw", "thrown"),
    "tell": ("told", "told"),
    "leave": ("left", "left"),
    "dig": ("dug", "dug"),
    "go": ("went", "gone"),
    "keep": ("kept", "kept"),
}
_DOUBLING = ("stop", "drop", "put", "dig", "commit")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A short text, and the position that it states: stance, holder, who would act, and the verb of the deed."""

    text: str
    stance: str
    holder: str
    whose: str
    verb: str


def sentences(count: int, seed: int) -> Iterator[Sentence]:
    """`count` sentences, each of another cue, frame and setting, drawn with `seed`."""
    chance = random.Random(seed)
    cells = [
        (stance, cue, frame, setting)
        for stance, items in ITEMS.items()
        for cue, frames in items.items()
        for frame in frames.split()
        for setting in SETTINGS
    ]
    for stance, cue, frame, setting in chance.sample(cells, count):
        yield _sentence(chance, stance, cue, frame, setting)


def _sentence(chance: random.Random, stance: str, cue: str, frame: str, setting: str) -> Sentence:
    (own, _), (other, _) = chance.sample(PARTIES, 2)
    do, doing, *thing = chance.choice(HOSTILE if stance == "threatens" else DEEDS)
    complement = FRAMES[frame].format(B=other, do=do, doing=doing, thing="".join(thing))
    base = f"{cue} {complement}"
    said = SETTINGS[setting].format(A=own, **forms(base))
    whose = other if stance == "demands" else own
    text = f"{own} and {other} have been at odds for months. {said}"
    return Sentence(text, stance, own, whose, do.split()[0])


def forms(phrase: str) -> dict[str, str]:
    """Base, third person, past, participle and gerund of a verb phrase."""
    verb, _, rest = phrase.partition(" ")
    stem = verb.removesuffix("e") if not verb.endswith("ee") else verb
    short = verb + verb[-1] if verb in _DOUBLING else stem
    ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
    regular = f"{verb[:-1]}ied" if ends_in_y else verb + "d" if verb.endswith("e") else f"{short}ed"
    past, done = _IRREGULAR.get(verb, (regular, regular))
    present = f"{verb[:-1]}ies" if ends_in_y else f"{verb}es" if verb.endswith(("s", "sh", "ch", "o")) else f"{verb}s"
    made = {"base": verb, "present": present, "past": past, "done": done, "ing": f"{short}ing"}
    return {name: f"{form} {rest}".strip() for name, form in made.items()}
