"""What the outlook says of conflicts whose answer everybody knows, and of the smallest ones."""

from dataclasses import replace

import pytest
from outlook_making import maker, standoff, three_sided

from standoff.conflict import Conflict, DecisionMaker, Evidence, parse_formula, published
from standoff.outlook import Calibration, Curve, Outlook, look_ahead, shipped_calibration
from standoff.stability import solve

NAMES = [case.name for case in published()]


def case(name: str) -> Conflict:
    return next(one.conflict for one in published() if one.name == name)


def at(conflict: Conflict, label: str) -> Conflict:
    """The conflict with another status quo."""
    letters = iter(label)
    makers = (
        replace(dm, options=tuple(replace(option, now=next(letters) == "Y") for option in dm.options))
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=tuple(makers))


@pytest.mark.parametrize("name", NAMES)
def test_published_conflicts_persist_as_they_are_solved(name: str) -> None:
    conflict = case(name)
    outlook = look_ahead(conflict, samples=20)
    solution = solve(conflict, outlook.persists)
    for concept, support in outlook.persists.items():
        assert support.support == float(solution.is_equilibrium(conflict.status_quo, concept))


def deals(outlook: Outlook) -> dict[str, float]:
    return {deal.label: deal.support.support for deal in outlook.deals}


def test_in_the_prisoners_dilemma_cooperation_is_the_deal_and_it_does_not_hold_against_short_sight() -> None:
    conflict = case("prisoners_dilemma")
    worst = _mutual_defection(conflict)
    outlook = look_ahead(at(conflict, worst), samples=50)
    best = worst.translate(str.maketrans("YN", "NY"))
    assert deals(outlook) == {best: 1.0}
    (deal,) = outlook.deals
    assert set(deal.gains.values()) == {1.0}
    assert outlook.persists["nash"].support == 1
    nash = solve(at(conflict, best), ["nash"])
    assert not nash.is_equilibrium(best, "nash")
    assert deal.stable.support < 1


def _mutual_defection(conflict: Conflict) -> str:
    (label,) = solve(conflict, ["nash"]).equilibria[solve(conflict, ["nash"]).solved("nash")]
    return label


def test_in_the_stag_hunt_hunting_together_is_a_deal_that_holds() -> None:
    outlook = look_ahead(at(case("stag_hunt"), "NN"), samples=50)
    (deal,) = outlook.deals
    assert (deal.label, deal.support.support, deal.stable.support) == ("YY", 1.0, 1.0)
    assert deal.first_movers == tuple(dm.name for dm in case("stag_hunt").decision_makers)


def test_from_the_best_state_of_all_there_is_no_deal() -> None:
    outlook = look_ahead(at(case("stag_hunt"), "YY"), samples=50)
    assert outlook.deals == ()
    assert outlook.persists["nash"].support == 1
    assert any("In none of the readings" in reason for reason in outlook.verdict.reasons)


def test_chicken_does_not_stay_at_the_crash() -> None:
    conflict = case("chicken")
    labels = {"NN", "YN", "NY", "YY"}
    nash = set(solve(conflict, ["nash"]).equilibria[solve(conflict, ["nash"]).solved("nash")])
    (crash,) = [
        label for label in labels - nash if look_ahead(at(conflict, label), samples=9).persists["gmr"].support < 1
    ]
    (one,) = [level for level in look_ahead(at(conflict, crash), samples=400).foresight if level.moves == "one"]
    assert one.persists.support == 0
    assert set(one.settles) == nash
    for label in nash:  # each driver is as likely to swerve first
        assert one.settles[label].support == pytest.approx(0.5, abs=4 * one.settles[label].error)


def test_play_without_rest_is_told_as_such_and_its_options_are_taken_part_of_the_time() -> None:
    # Matching pennies: each has something to gain wherever the coins lie, and four moves lead round.
    ada, bo = maker("Ada", "heads", ("heads iff tails", 1, 1)), maker("Bo", "tails", ("not (heads iff tails)", 1, 1))
    outlook = look_ahead(Conflict("Pennies", (ada, bo)), samples=20)
    (one,) = [level for level in outlook.foresight if level.moves == "one"]
    assert (one.unsettled.support, dict(one.settles)) == (1.0, {})
    elsewhere = [level for level in outlook.foresight if level.moves != "one"]
    for bit, option in enumerate(outlook.options):
        rest = sum(
            level.weight * (support.support if label[bit] == "Y" else 0.0)
            for level in elsewhere
            for label, support in level.settles.items()
        )
        unsettled = sum(level.weight * level.unsettled.support for level in outlook.foresight)
        assert option.taken.support == pytest.approx(rest + unsettled / 2, abs=1e-5)


def test_what_cannot_be_undone_is_no_part_of_a_deal() -> None:
    ada = maker("Ada", "war> talk", ("not war", 2, 1), ("talk", 1, 1), now="war")
    bo = maker("Bo", "pay", ("not war", 2, 1), ("talk", 1, 1), ("not pay", 0.1, 1))
    (deal,) = look_ahead(Conflict("Too late", (ada, bo)), samples=10).deals
    assert (deal.label, deal.changes, deal.first_movers) == ("YYN", ("talk",), ("Ada",))


def test_a_party_whose_part_is_infeasible_alone_is_no_first_mover() -> None:
    ada, bo = maker("Ada", "ship", ("ship and escort", 1, 1)), maker("Bo", "escort", ("ship and escort", 1, 1))
    conflict = Conflict("Convoy", (ada, bo), infeasible=(parse_formula("ship and not escort"),))
    (deal,) = look_ahead(conflict, samples=10).deals
    assert (deal.label, deal.first_movers) == ("YY", ("Bo",))


def test_a_deal_that_only_adds_to_a_better_one_is_left_out() -> None:
    ada = maker("Ada", "talk extra", ("talk and meet", 2, 1), ("not extra", 0.5, 1))
    bo = maker("Bo", "meet", ("talk and meet", 2, 1), ("not extra", 0.5, 1))
    assert list(deals(look_ahead(Conflict("Extra", (ada, bo)), samples=10))) == ["YNY"]


def test_one_party_with_one_option() -> None:
    outlook = look_ahead(Conflict("Alone", (maker("Ada", "act", ("act", 1, 1.5), ("not act", 2, 1.5)),)), samples=100)
    assert (outlook.leverage, outlook.status_quo) == ((), "N")
    assert outlook.options[0].taken.support == pytest.approx(1 - outlook.persists["nash"].support, abs=1e-6)


def test_a_party_without_wishes_stands_in_nobodys_way_and_is_named() -> None:
    outlook = look_ahead(three_sided(), samples=300)
    assert any(line.startswith("Nothing is known of what Cy wants") for line in outlook.assumptions)
    assert outlook.deals
    assert all(deal.gains["Cy"] == 0 for deal in outlook.deals)
    assert all("mediate" not in deal.changes for deal in outlook.deals), "an idle party has no reason to move"


def test_nobody_wants_anything() -> None:
    conflict = Conflict("Idle", (maker("Ada", "a"), maker("Bo", "b")))
    outlook = look_ahead(conflict, samples=10)
    assert {support.support for support in outlook.persists.values()} == {1.0}
    assert (outlook.deals, outlook.ways_out, outlook.leverage) == ((), (), ())


def test_a_party_without_options_can_have_wishes() -> None:
    bystander = DecisionMaker("Cy", (), maker("Cy", "", ("not act", 1, 1)).preferences)
    conflict = Conflict("Watched", (maker("Ada", "act", ("act", 1, 1)), bystander))
    outlook = look_ahead(conflict, samples=10)
    assert outlook.persists["nash"].support == 0
    assert [(pair.holder, pair.other, pair.effect, pair.cost) for pair in outlook.leverage] == [("Ada", "Cy", 1.0, 0.0)]


def test_the_apology_that_cannot_be_taken_back_buys_what_a_promise_does_not() -> None:
    # Bo opens when Ada has apologised; Ada would take the apology back once the border is open, if it could.
    def dispute(apology: str) -> Conflict:
        ada = maker("Ada", apology, ("open", 2.0, 1.2), ("not apologise", 1.0, 1.2))
        bo = maker("Bo", "open>", ("open iff apologise", 2.0, 1.2), ("apologise", 1.0, 1.2))
        return Conflict("Dispute", (ada, bo))

    for_good, revocable = (look_ahead(dispute(option), samples=200) for option in ("apologise>", "apologise"))
    taken = [outlook.options[1].taken.support for outlook in (for_good, revocable)]
    assert taken[0] > taken[1]
    (way,) = (way for way in for_good.ways_out if way.option == "apologise")
    assert (way.kind, way.decision_maker) == ("concession", "Ada")
    assert 0 < way.cost < 1


def test_an_unwelcome_step_is_no_concession() -> None:
    def pressed(*wishes: tuple[str, float, float]) -> Outlook:
        ada = maker("Ada", "bomb>", ("give", 1.0, 1.3), ("not bomb", 0.5, 1.3))
        return look_ahead(
            Conflict("Threat", (ada, maker("Bo", "give", ("give iff bomb", 1.0, 1.3), *wishes))), samples=100
        )

    outlook, if_welcome = pressed(("not bomb", 2.0, 1.3)), pressed(("bomb", 2.0, 1.3))
    assert [way.option for way in if_welcome.ways_out if way.option] == ["bomb"], "Bo answers by giving"
    assert not [way for way in outlook.ways_out if way.option == "bomb"]
    assert [pair.options for pair in outlook.leverage if pair.holder == "Ada"] == [("bomb",)]


def test_evidence_is_carried_from_options_and_statements() -> None:
    quote = Evidence("refuses to open", 10, 25)
    conflict = standoff()
    makers = tuple(
        replace(
            dm,
            options=tuple(replace(option, evidence=(quote,)) for option in dm.options),
            preferences=tuple(replace(wish, evidence=(quote,)) for wish in dm.preferences),
        )
        for dm in conflict.decision_makers
    )
    outlook = look_ahead(replace(conflict, decision_makers=makers), samples=200)
    for found in (outlook.options, outlook.deals, outlook.ways_out):
        assert found
        assert all(one.evidence == (quote,) for one in found)


def test_without_calibration_no_option_has_a_probability_and_the_verdict_says_so() -> None:
    outlook = look_ahead(standoff(), samples=100, calibration=None)
    assert [option.probability for option in outlook.options] == [None] * 5
    assert not outlook.verdict.calibrated
    assert "no record" in outlook.verdict.record


def test_the_verdict_tells_foresights_apart_where_they_differ_and_only_there() -> None:
    nothing = Conflict("Idle", (maker("Ada", "a"), maker("Bo", "b")))
    idle = look_ahead(nothing, samples=10, calibration=None).verdict.sentence
    assert idle.startswith("It is almost certain (99%, range ")
    assert idle.endswith("it is stable in all of the readings of what the parties want, however far they look ahead.")
    outlook = look_ahead(standoff(), samples=400)
    one, two, more = (f"{level.persists.support:.0%}" for level in outlook.foresight)
    assert len({one, two, more}) > 1
    for told in (f"in {two} when they look two moves ahead", f"in {more} when they look three moves ahead"):
        assert told in outlook.verdict.sentence


def test_the_shipped_calibration_is_never_sure_and_says_how_good_it_has_been() -> None:
    record = shipped_calibration()
    outermost = [record.lasts.probability({"firm": firm, "age": age}) for firm, age in ((0.0, -0.7), (1.0, 4.0))]
    assert 0.05 < outermost[0] < record.usual["lasts"] < outermost[1] < 0.95
    assert record.cases > 30
    assert f"{record.cases} resolved standoffs" in record.source
    assert "base rate" in record.score


def test_calibration_turns_support_into_probability_and_is_named() -> None:
    record = Calibration(
        lasts=Curve((0.0, 1.0), (0.2, 0.6)), taken=Curve((0.0, 1.0), (0.1, 0.5)), source="the case book", cases=40
    )
    plain, outlook = (look_ahead(standoff(), samples=100, calibration=one) for one in (None, record))
    for before, after in zip(plain.options, outlook.options, strict=True):
        assert after.taken == before.taken
        assert after.probability == pytest.approx(0.1 + 0.4 * before.taken.support, abs=1e-5)
    assert outlook.verdict.calibrated
    mixed = sum(level.weight * level.persists.support for level in outlook.foresight)
    assert outlook.verdict.probability == pytest.approx(0.2 + 0.4 * mixed, abs=1e-5)
    assert "lasts a year; in the model it is stable" in outlook.verdict.sentence
    # Wilson's interval of coverage 0.9 for a share seen in 40 cases, which is near the normal one in the middle.
    assert outlook.verdict.low == pytest.approx(outlook.verdict.probability - 1.645 * 0.079, abs=0.02)
    assert outlook.verdict.high == pytest.approx(outlook.verdict.probability + 1.645 * 0.079, abs=0.02)
    assert "the case book" in outlook.verdict.record
