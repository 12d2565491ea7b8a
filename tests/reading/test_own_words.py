"""Documents that are one speaker's own words: "we" and "I" are the speaker's side."""

import pytest

from standoff.reading import Stance, read
from standoff.text import from_text

BODY = (
    "My fellow citizens,\n\nWe will not be intimidated. I call on Lima to withdraw its ships. "
    "I am ready to resume the talks if Lima stops the patrols."
)


def held(text):
    reading = read(from_text(text, date="2018-10-12"))
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names.get(p.holder), p.stance, names.get(p.whose), p.action) for p in reading.positions}


@pytest.mark.parametrize(
    "title",
    [
        "Statement by the President of the Republic of Ecuador",
        "Address of the President of Ecuador",
        "Remarks by Ecuador's foreign minister",
        "Communiqué of the government of Ecuador",
    ],
)
def test_first_persons_are_the_side_whose_words_the_document_is(title):
    found = held(f"{title}\n\n{BODY}")
    sides = {holder for holder, *_ in found}
    assert len(sides) == 1
    assert sides & {"Ecuador", "Government of Ecuador"}
    assert {(stance, action) for _, stance, _, action in found} >= {
        (Stance.REFUSES, "be intimidated"),
        (Stance.DEMANDS, "withdraw its ships"),
        (Stance.OFFERS, "resume the talks"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "A week in Quito\n\nWe will not be bored. I am ready to resume the journey if it stops raining.",
        "Letter from Ecuador\n\nWe will not be bored. I am ready to resume the journey if it stops raining.",
        'Statement by Ecuador angers Peru\n\nThe text was short. "We will not be intimidated, and I mean it," it read.',
    ],
)
def test_a_reporter_s_first_persons_are_no_party_s(text):
    assert not any(holder == "Ecuador" and "journey" in action for holder, _, _, action in held(text))
    assert ("Ecuador", Stance.REFUSES, "Ecuador", "be bored") not in held(text)


INTERVIEW = (
    "We stay\n\nThe commander of Ecuador's garrison spoke to our correspondent.\n\n"
    "Q: Peru says that you must go. Will we see you leave?\nA: No. We will not withdraw a man.\n\n"
    "Q: What if we asked?\nA: We are ready to resume the talks if Peru stops the patrols.\n"
)
DEBATE = (
    "Talks end\n\nThe foreign minister of Peru, Ana Paz, and Luis Vega, the president of Ecuador, met in Lima.\n\n"
    "PAZ: We will not withdraw our ships.\n\nVEGA: We refuse to pay the fine.\n\nWe want the ships gone.\n\n"
    "PAZ: I have nothing to add.\n"
)


def test_who_is_interviewed_answers_for_his_side():
    found = held(INTERVIEW)
    assert ("Ecuador", Stance.REFUSES, "Ecuador", "withdraw a man") in found
    assert ("Ecuador", Stance.OFFERS, "Ecuador", "resume the talks") in found


def test_each_turn_is_its_speaker_s_until_the_next():
    found = {(holder, stance, action) for holder, stance, _, action in held(DEBATE)}
    assert ("Peru", Stance.REFUSES, "withdraw our ships") in found or (
        "Peru",
        Stance.REFUSES,
        "withdraw its ships",
    ) in found
    assert ("Ecuador", Stance.REFUSES, "pay the fine") in found
    assert any(holder == "Ecuador" and stance is Stance.DEMANDS for holder, stance, _ in found)
