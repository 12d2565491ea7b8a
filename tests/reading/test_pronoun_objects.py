"""What "it" and "them" stand for in a course of action, by what the verb is done to; and near misses left open."""

import pytest
from reading_texts import told

from standoff.reading import read
from standoff.text import from_text


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Peru demands the release of its sailors. Chile refuses to free them.", "free the sailors"),
        ("Peru is holding two Chilean nurses. It will not let them go.", "let two Chilean nurses go"),
        ("Peru says the missiles must go. Chile will not remove them.", "remove the missiles"),
        ("Chile keeps three gunboats off the islands. It will not pull them back.", "pull three gunboats back"),
        ("Peru has put tariffs on Chilean wine. Chile wants them lifted.", "lift tariffs"),
        ("Chile says the islands are its own. Peru refuses to give them up.", "give the islands up"),
        ("The treaty was signed in May. Chile refuses to ratify it.", "ratify the treaty"),
        ("Chile finished the dam in 2019. Peru wants it torn down.", "tear the dam down"),
        ("The bridge has been shut since May. Chile refuses to reopen it.", "reopen the bridge"),
        (
            "Peru described the purchase of the jets as a done deal. Chile wants it cancelled.",
            "cancel the purchase of the jets",
        ),
        # of several things, what the one who acts has
        (
            "Peru will not resume talks while Chilean ships are in the bay. Chile will not call them off.",
            "call Chilean ships off",
        ),
    ],
)
def test_a_pronoun_stands_for_what_its_verb_is_done_to(text: str, action: str) -> None:
    assert action in [position[3] for position in told(f"Peru and Chile are at odds. {text}")]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Chile has a plan and a treaty. Peru will not sign it.", "sign it"),
        ("Peru has a bridge and a port. Chile wants them.", None),
    ],
)
def test_what_it_is_stays_open_where_it_may_be_several_things(text: str, action: str | None) -> None:
    actions = [position[3] for position in told(f"Peru and Chile are at odds. {text}")]
    assert actions == ([action] if action else [])


def _implied(text: str) -> list[tuple[str, str]]:
    found = read(from_text(text)).positions
    return [(c.action, p.action) for p in found for c in p.conditions] + [("", p.action) for p in found if p.implied]


THINGS = ["Chilean troops", "Chilean warships", "Chilean drones", "Chile's gunboats"]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("stay", ["remain", "stay", "are", "stand", "operate"])
def test_forces_are_kept_where_they_stay_and_withdrawn_from_there(stay: str, thing: str) -> None:
    found = _implied(f"Peru will not resume talks as long as {thing} {stay} in the strait.")
    assert (f"keep {thing} in the strait", "resume talks") in found
    assert ("", f"withdraw {thing} from the strait") in found


@pytest.mark.parametrize(
    ("condition", "ended"),
    [
        ("Chilean troops remain", "withdraw Chilean troops"),
        (
            "the survey ship Fram remains in waters that Peru claims",
            "withdraw the survey ship from waters that Peru claims",
        ),
        ("Chile remains in the union", "leave the union"),
        ("Chile stays", "leave"),
        ("Chile remains hostile", "stop being hostile"),
    ],
)
def test_what_ends_a_stay(condition: str, ended: str) -> None:
    text = f"Peru and Chile are at odds. Peru will not sign the treaty as long as {condition}."
    assert ("", ended) in _implied(text)


def test_what_is_no_force_is_not_withdrawn() -> None:
    found = _implied("Peru and Chile are at odds. Peru will not sign as long as Chilean flags remain on the buildings.")
    assert not any(action.startswith("withdraw") for _, action in found)


@pytest.mark.parametrize(
    "deed", ["move against the raiders in the hills", "act against smugglers", "fight against terrorism"]
)
def test_whom_a_deed_is_against_is_part_of_it(deed: str) -> None:
    assert deed in [p[3] for p in told(f"Peru and Chile are at odds. Peru wants Chile to {deed}.")]
