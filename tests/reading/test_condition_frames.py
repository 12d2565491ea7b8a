"""Conditions in every marker, shape and order, and those that whole sentences word: made, not taken from texts."""

import pytest
from condition_frames import Conditioned, marked, tied
from reading_texts import context_of

from standoff.reading.positions.finder import find_positions

Read = tuple[str, str | None, str | None, str]


def conditions_in(text: str) -> list[Read]:
    """Stance, holder, who would meet it, and action of each condition of a stated position."""
    context = context_of(f"Dispatch\n\n{text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    stated = [p for p in find_positions(context) if not p.implied]
    return [
        (str(p.stance), names.get(p.holder or ""), names.get(c.whose or ""), c.action)
        for p in stated
        for c in p.conditions
    ]


def is_read(sentence: Conditioned, found: list[Read]) -> bool:
    wanted = (sentence.stance, sentence.holder, sentence.whose)
    return any(tuple(rest) == wanted and sentence.word in action for *rest, action in found)


@pytest.mark.parametrize("sentence", list(marked(150, seed=11)), ids=lambda s: s.text.partition(". ")[2])
def test_a_marker_hangs_a_condition_in_every_shape_and_order(sentence: Conditioned) -> None:
    found = conditions_in(sentence.text)
    assert is_read(sentence, found), found


@pytest.mark.parametrize("sentence", list(tied(seed=5)), ids=lambda s: s.text.partition(". ")[2])
def test_a_sentence_words_a_condition_without_a_marker(sentence: Conditioned) -> None:
    found = conditions_in(sentence.text)
    assert is_read(sentence, found), found


@pytest.mark.parametrize(
    "sentence",
    [
        # History, told in the tense of history.
        "Chile dismissed the plan before it had been published.",
        "Chile rejected the offer on the day that it was made.",
        "Chile has asked for a meeting again and again, in vain until one was held in Quito.",
        "Supplies would not resume, Chile said when it stopped them on Monday.",
        # Manner, purpose and place.
        "Chile refuses to bargain without shutting the door.",
        "Chile will sign the treaty with Peru on Friday in Lima.",
        "Chile vowed to retaliate against the raid.",
        "Chile said it would sign, given the raids.",
        # What is refused is described, not hung on anything.
        "Chile will not sign a treaty that leaves the island to Peru.",
        # Concessions and contrasts.
        "Chile will sign the treaty even if Peru keeps the island.",
        "Chile will not sign the treaty, whether or not Peru signs it.",
        "Chile will not sign, while Peru will.",
        # Of what is given, not of what is refused.
        "Chile is not going to pay more, and that only if it is given a receipt.",
    ],
)
def test_what_hangs_on_nothing(sentence: str) -> None:
    assert conditions_in(f"Peru and Chile are at odds. {sentence}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile's economy depends on Peruvian gas.",
        "Chile linked the attacks to Peru.",
        "The harvest depends on the rain, Chile says.",
        "Chile wants Peru to withdraw before the rains begin.",
        "Prices could rise if Peru attacks, Chile said.",
        "There was no food and no water in Chile.",
        "Peru said that the aid provided last year was stolen by Chile.",
    ],
)
def test_what_depends_on_a_thing_is_no_refusal(sentence: str) -> None:
    text = f"Dispatch\n\nPeru and Chile are at odds. {sentence}"
    stated = find_positions(context_of(text, "2020-06-01"))
    assert [p for p in stated if p.stance != "demands"] == []


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        # Who laid it, whoever is named most.
        (
            "Norway laid siege to the port. Norway's siege has lasted a month. Peru sent food, Peru sent fuel and Peru "
            "sent men. Chile will not talk until the siege is lifted.",
            "Norway",
        ),
        # Whose it is.
        (
            "Norway waits. Peru is ready. Chile will not talk as long as the Norwegian constitution names the island.",
            "Norway",
        ),
        # With whom it would be done.
        (
            "Peru has waited, and Peru has paid. Chile will not sell gas to Norway until the debt is settled.",
            "Norway",
        ),
        # Who is told so.
        (
            "Peru waits. Norway has bombed the port. Chile told Norway that it would sink the ship if it was not "
            "withdrawn.",
            "Norway",
        ),
    ],
)
def test_who_would_meet_what_nobody_is_named_for(text: str, whose: str) -> None:
    assert [who for _, holder, who, _ in conditions_in(text) if holder == "Chile"] == [whose]
