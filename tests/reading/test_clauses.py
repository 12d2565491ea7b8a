"""The clause layer says who acts, on what, how surely and on which conditions, whatever the shape of the sentence."""

from collections.abc import Sequence

import pytest
from reading_texts import context_of

from standoff.reading.language.clauses import Clause
from standoff.reading.language.factuality import Factuality
from standoff.reading.language.tree import Token
from standoff.reading.language.verb_groups import Tense


def clause_of(sentence: str, verb: str) -> Clause:
    """The clause of the first token spelt `verb`."""
    return next(c for c in context_of(f"Dispatch\n\n{sentence}").clauses if c.verb.text == verb)


def heads(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "subjects"),
    [
        ("Oslo signed the treaty.", "signed", ["Oslo"]),
        ("Oslo and Bergen signed the treaty.", "signed", ["Oslo", "Bergen"]),
        ("Oslo signed the treaty and closed the port.", "closed", ["Oslo"]),
        ("Oslo promised to sign the treaty.", "sign", ["Oslo"]),
        ("Oslo promised Bergen to sign the treaty.", "sign", ["Oslo"]),
        ("Oslo forced Bergen to sign the treaty.", "sign", ["Bergen"]),
        ("Oslo is likely to sign the treaty.", "sign", ["Oslo"]),
        ("Oslo is ready to sign the treaty.", "sign", ["Oslo"]),
        ("The minister who signed the treaty has resigned.", "signed", ["minister"]),
        ("The envoys arrested in May were freed.", "freed", []),
        ("The treaty was signed by Oslo and Bergen.", "signed", ["Oslo", "Bergen"]),
        ("The treaty was signed in May.", "signed", []),
        ("Oslo's refusal to sign the treaty angered Bergen.", "sign", ["Oslo"]),
        ("Oslo left without signing the treaty.", "signing", ["Oslo"]),
        ("Oslo closed the port, citing the treaty.", "citing", ["Oslo"]),
        ("There is a treaty.", "is", []),
        ("Oslo wants the curbs lifted and insists that Bergen pay the fine.", "insists", ["Oslo"]),
        ("Money meant to help the islands was blocked by Oslo.", "blocked", ["Oslo"]),
    ],
)
def test_who_acts_is_found_through_every_construction(sentence: str, verb: str, subjects: list[str]) -> None:
    assert heads(clause_of(sentence, verb).subjects) == subjects


@pytest.mark.parametrize(
    ("sentence", "verb", "objects"),
    [
        ("Oslo signed the treaty.", "signed", ["treaty"]),
        ("Oslo seized a trawler and two ferries.", "seized", ["trawler", "ferries"]),
        ("The treaty was signed by Oslo.", "signed", ["treaty"]),
        ("Oslo keeps the blockade that Bergen condemned.", "condemned", ["blockade"]),
        ("Bergen raised a question which Oslo declines to discuss.", "discuss", ["question"]),
        ("Bergen raised a question which Oslo declines to discuss.", "declines", []),
        ("A joint patrol is something Oslo has ruled out.", "ruled", ["patrol"]),
        ("It is in the port where Oslo refuses to pay.", "refuses", []),
    ],
)
def test_what_is_acted_on_is_found_through_passives_and_relative_clauses(
    sentence: str, verb: str, objects: list[str]
) -> None:
    assert heads(clause_of(sentence, verb).objects) == objects


def test_a_particle_belongs_to_the_lemma() -> None:
    assert clause_of("Oslo has ruled out a referendum.", "ruled").lemma == "rule out"


def test_complements_come_with_their_conjuncts() -> None:
    clause = clause_of("Oslo wants Bergen to open the port and to pay the fine.", "wants")
    assert [c.lemma for c in clause.complements] == ["open", "pay"]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Oslo will not sign the treaty.", "sign"),
        ("Oslo won't sign the treaty.", "sign"),
        ("Oslo never signed the treaty.", "signed"),
        ("Nobody signed the treaty.", "signed"),
        ("Not one minister signed the treaty.", "signed"),
        ("Oslo signed no treaty.", "signed"),
        ("Oslo will neither sign the treaty nor open the port.", "sign"),
        ("Oslo will neither sign the treaty nor open the port.", "open"),
        ("Oslo will not sign the treaty or open the port.", "open"),
        ("Oslo closed the port. Nor will it sign the treaty.", "sign"),
        ("Oslo closed the port. Neither will it sign the treaty.", "sign"),
        ("On no account will Oslo sign the treaty.", "sign"),
        ("Under no circumstances will Oslo sign the treaty.", "sign"),
    ],
)
def test_denials_are_seen(sentence: str, verb: str) -> None:
    assert clause_of(sentence, verb).negated
    assert clause_of(sentence, verb).factuality is Factuality.DENIED


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Oslo will sign the treaty.", "sign"),
        ("Oslo will not go away but will sign the treaty.", "sign"),
        ("On some accounts Oslo will sign the treaty.", "sign"),
        ("Oslo signed the treaty that Bergen did not want.", "signed"),
    ],
)
def test_what_is_not_denied_is_not(sentence: str, verb: str) -> None:
    assert not clause_of(sentence, verb).negated


@pytest.mark.parametrize(
    ("sentence", "verb", "modal", "tense"),
    [
        ("Oslo signed the treaty.", "signed", None, Tense.PAST),
        ("Oslo has signed the treaty.", "signed", None, Tense.PERFECT),
        ("Oslo signs the treaty.", "signs", None, Tense.PRESENT),
        ("Oslo will sign the treaty.", "sign", "will", Tense.FUTURE),
        ("Oslo won't sign the treaty.", "sign", "will", Tense.FUTURE),
        ("Oslo must sign the treaty.", "sign", "must", Tense.NONE),
        ("Oslo promised to sign the treaty.", "sign", None, Tense.NONE),
        ("Oslo will sign the treaty or leave the talks.", "leave", "will", Tense.FUTURE),
    ],
)
def test_modals_and_tenses(sentence: str, verb: str, modal: str | None, tense: Tense) -> None:
    clause = clause_of(sentence, verb)
    assert (clause.modal, clause.tense) == (modal, tense)


@pytest.mark.parametrize(
    ("sentence", "verb", "factuality"),
    [
        ("Oslo signed the treaty.", "signed", Factuality.ASSERTED),
        ("Oslo may sign the treaty.", "sign", Factuality.POSSIBLE),
        ("Oslo will sign the treaty.", "sign", Factuality.PLANNED),
        ("Oslo plans to sign the treaty.", "sign", Factuality.PLANNED),
        ("If Oslo signs the treaty, Bergen will open the port.", "signs", Factuality.CONDITIONAL),
        ("Should Oslo sign the treaty, Bergen will open the port.", "sign", Factuality.CONDITIONAL),
        ("Unless Oslo signs and ratifies the treaty, Bergen will close the port.", "ratifies", Factuality.CONDITIONAL),
        ("Bergen will talk on condition that Oslo signs the treaty.", "signs", Factuality.CONDITIONAL),
    ],
)
def test_factuality(sentence: str, verb: str, factuality: Factuality) -> None:
    assert clause_of(sentence, verb).factuality is factuality


@pytest.mark.parametrize(
    ("sentence", "verb", "sources"),
    [
        ("Oslo says that Bergen will sign the treaty.", "sign", ["Oslo"]),
        ("Bergen will sign the treaty, Oslo says.", "sign", ["Oslo"]),
        ("According to Oslo, Bergen will sign the treaty.", "sign", ["Oslo"]),
        ("Oslo warned that it is Bergen that must sign the treaty.", "sign", ["Oslo"]),
        ("Bergen will sign the treaty.", "sign", []),
    ],
)
def test_reported_speech_has_its_source(sentence: str, verb: str, sources: list[str]) -> None:
    assert heads(clause_of(sentence, verb).sources) == sources


def test_the_reporting_verb_is_known() -> None:
    assert clause_of("Oslo warned that it would close the port.", "close").reporting == "warn"
    assert clause_of("Oslo would close the port.", "close").reporting is None


def conditions(sentence: str, verb: str) -> list[tuple[str, str, list[str]]]:
    """Kind, lemma and subjects of each condition on a verb."""
    return [
        (c.kind, c.clause.lemma if c.clause else c.noun.lemma_ if c.noun else "", heads(c.subjects))
        for c in clause_of(sentence, verb).conditions
    ]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Oslo will talk if Bergen pays the fine.", "talk", [("if", "pay", ["Bergen"])]),
        ("Oslo will not talk unless Bergen pays the fine.", "talk", [("unless", "pay", ["Bergen"])]),
        ("Unless Bergen pays the fine, Oslo will not talk.", "talk", [("unless", "pay", ["Bergen"])]),
        ("Should Bergen pay the fine, Oslo will talk.", "talk", [("if", "pay", ["Bergen"])]),
        ("Oslo will not talk as long as Bergen holds the crew.", "talk", [("as_long_as", "hold", ["Bergen"])]),
        ("Oslo will talk, provided that Bergen pays the fine.", "talk", [("if", "pay", ["Bergen"])]),
        ("Oslo will free the crew in exchange for an apology.", "free", [("in_exchange_for", "apology", [])]),
        ("Oslo will not talk without a guarantee.", "talk", [("unless", "guarantee", [])]),
        ("Oslo will not be moved, it says, until Bergen pays the fine.", "moved", [("until", "pay", ["Bergen"])]),
        (
            "Until Bergen pays the fine, Oslo will keep the ship and the port will remain shut.",
            "remain",
            [("until", "pay", ["Bergen"])],
        ),
    ],
)
def test_conditions_hang_where_the_sentence_hangs_them(
    sentence: str, verb: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert conditions(sentence, verb) == expected


def test_set_phrases_are_no_conditions_but_concessions() -> None:
    assert [kind for kind, _, _ in conditions("If need be, Oslo will leave the talks.", "leave")] == ["concessive"]


def test_the_second_verb_of_a_condition_is_not_taken_for_the_main_clause() -> None:
    sentence = "Oslo refuses to open the port until Bergen issues an apology and ends its raids on the islands."
    found = conditions(sentence, "open")
    assert [(kind, lemma) for kind, lemma, _ in found] == [("until", "issue"), ("until", "end")]
    assert all(subjects == ["Bergen"] for _, _, subjects in found)


def test_what_follows_a_condition_is_not_always_part_of_it() -> None:
    sentence = "Oslo refuses to open the port unless Bergen hands the crew over, and insists on an apology."
    assert [lemma for _, lemma, _ in conditions(sentence, "refuses")] == ["hand over"]


def test_a_condition_of_today_does_not_hang_on_a_relative_clause_about_the_past() -> None:
    sentence = "Oslo will not lift the siege that it ordered unless Bergen hands the crew over."
    assert [lemma for _, lemma, _ in conditions(sentence, "lift")] == ["hand over"]


def test_each_verb_of_an_announced_list_is_a_condition() -> None:
    sentence = "Oslo will not sign unless Bergen does two things: free the crew and reopen the port."
    assert [(lemma, who) for _, lemma, who in conditions(sentence, "sign")] == [
        ("free", ["Bergen"]),
        ("reopen", ["Bergen"]),
    ]


def test_a_clause_does_not_contain_its_conditions_or_the_next_verb() -> None:
    clause = clause_of("Oslo closed the port unless told otherwise and left the talks.", "closed")
    assert " ".join(t.text for t in clause.tokens()) == "Oslo closed the port"


def test_the_span_runs_over_the_conditions() -> None:
    sentence = "On Monday Oslo said it would not talk until Bergen paid the fine."
    assert clause_of(sentence, "talk").span().text == "it would not talk until Bergen paid the fine"


@pytest.mark.parametrize(
    ("sentence", "verb", "subject", "complement"),
    [
        ("Bolivia demands that Chile release the crew.", "demands", "Bolivia", "release"),
        ("Peru demands that Chile apologise.", "demands", "Peru", "apologise"),
        ("Peru insists that the opposition recognise Mr Garcia.", "insists", "Peru", "recognise"),
    ],
)
def test_verbs_that_the_tagger_takes_for_nouns_are_verbs(
    sentence: str, verb: str, subject: str, complement: str
) -> None:
    clause = clause_of(sentence, verb)
    assert heads(clause.subjects) == [subject]
    assert [c.verb.text for c in clause.complements] == [complement]


def test_nouns_stay_nouns() -> None:
    clauses = context_of("Dispatch\n\nBolivian demands that Chile release the crew were rejected.").clauses
    assert [c.verb.text for c in clauses if c.verb.text in ("demands", "rejected")] == ["rejected"]


def test_a_marker_without_a_main_clause_leaves_the_parse_whole() -> None:
    texts = [
        "Until Lima apologises.",
        "Unless Lima yields and Quito objects",
        "The port. until La guerrillas and a port.",
    ]
    for text in texts:
        for paragraph in context_of(f"Dispatch\n\n{text}").paragraphs:
            for token in paragraph.doc:
                assert len(list(token.ancestors)) < len(paragraph.doc)
