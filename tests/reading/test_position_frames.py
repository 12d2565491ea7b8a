"""Cues in the frames their classes take, and in the clauses news writers put them in: made, not taken from texts."""

import pytest
from position_frames import Sentence, sentences
from reading_texts import told


@pytest.mark.parametrize("sentence", list(sentences(240, seed=7)), ids=lambda s: s.text.partition(". ")[2])
def test_a_cue_is_found_in_full_in_every_frame_and_setting(sentence: Sentence) -> None:
    found = [(stance, holder, whose, action) for holder, stance, whose, action in told(sentence.text)]
    wanted = (sentence.stance, sentence.holder, sentence.whose)
    assert [action for *rest, action in found if tuple(rest) == wanted and sentence.verb in action], found
