"""Positions: who wants, refuses, offers, accepts or threatens what, whatever the words and the shape of the clause."""

import pytest
from reading_texts import context_of

from standoff.reading.model import Position
from standoff.reading.positions.finder import find_positions

Told = tuple[str | None, str, str | None, str]


def positions_of(text: str, date: str = "2020-06-01") -> list[Position]:
    return list(find_positions(context_of(f"Dispatch\n\n{text}", date)))


def told(text: str, date: str = "2020-06-01") -> list[Told]:
    """Holder, stance, who would act, and action of each position that the text states in so many words."""
    names = {actor.id: actor.name for actor in context_of(f"Dispatch\n\n{text}", date).actors.actors}
    found = [p for p in positions_of(text, date) if not p.implied]
    return [(names.get(p.holder or ""), str(p.stance), names.get(p.whose or ""), p.action) for p in found]


RELEASE = ("Peru", "demands", "Chile", "release the sailors")
WITHDRAW = ("Peru", "demands", "Chile", "withdraw its patrols")
RETURN = ("Chile", "refuses", "Chile", "return the ship")


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Peru demands that Chile withdraw its patrols.", WITHDRAW),
        ("Peru insists that Chile withdraw its patrols.", WITHDRAW),
        ("Peru insists that the Chilean patrols leave the strait.", ("Peru", "demands", "Chile", "leave the strait")),
        ("Peru urged Chile to release the sailors.", RELEASE),
        ("Peru has called on Chile to release the sailors.", RELEASE),
        ("Peru expects Chile to release the sailors.", RELEASE),
        ("Peru wants Chile to release the sailors.", RELEASE),
        ("Peru says that Chile must release the sailors.", RELEASE),
        ("Chile must release the sailors, Peru says.", RELEASE),
        ("According to Peru, Chile must release the sailors.", RELEASE),
        ("Peru pressed Chile for compensation.", ("Peru", "demands", "Chile", "pay compensation")),
        ("Peru wants the sailors freed.", ("Peru", "demands", None, "free the sailors")),
        ("Peru wants the ship back.", ("Peru", "demands", None, "return the ship")),
        ("Peru asked that the port be reopened.", ("Peru", "demands", None, "reopen the port")),
        ("Peru demands an immediate withdrawal by Chile.", ("Peru", "demands", "Chile", "withdraw immediately")),
        ("Peru demands a formal apology by Chile.", ("Peru", "demands", "Chile", "issue a formal apology")),
        ("Peru is asking for $40 million.", ("Peru", "demands", None, "pay $40 million")),
        ("What Peru wants is an apology by Chile.", ("Peru", "demands", "Chile", "issue an apology")),
        ("Peru ordered the Chilean envoys out.", ("Peru", "demands", "Chile", "withdraw the Chilean envoys")),
        ("Peru does not want the cable laid.", ("Peru", "demands", None, "not lay the cable")),
        ("Peru has stepped up its pressure on Chile to release the sailors.", RELEASE),
        ("Release the sailors, Peru told Chile on Monday.", RELEASE),
        ("Peru made one demand: that Chile release the sailors.", RELEASE),
    ],
)
def test_demands(sentence: str, position: Told) -> None:
    assert told(sentence) == [position]


def test_coordinated_holders_each_hold_the_demand() -> None:
    assert {p[0] for p in told("Egypt and Sudan called for a ceasefire.")} == {"Egypt", "Sudan"}


def test_coordinated_actions_are_demanded_one_by_one() -> None:
    found = told("Peru wants Chile to release the sailors and to withdraw its patrols.")
    assert found == [RELEASE, WITHDRAW]


def test_what_is_not_done_until_somebody_gives_way_is_refused() -> None:
    assert RETURN in told("Chile is not returning the ship until Peru pays.")
    assert told("Chile is not returning the ship.") == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Chile refuses to return the ship.", RETURN),
        ("Chile will not return the ship.", RETURN),
        ("Chile won't return the ship.", RETURN),
        ("Chile is not prepared to return the ship.", RETURN),
        ("Chile is not about to return the ship.", RETURN),
        ("Chile has ruled out returning the ship.", RETURN),
        ("Chile has no intention of returning the ship.", RETURN),
        ("Chile vows not to return the ship.", RETURN),
        ("Under no circumstances will Chile return the ship.", RETURN),
        ("On no account will Chile return the ship.", RETURN),
        ("Chile declined to return the ship.", RETURN),
        ("Chile will not return the ship, which has rusted in the port since May.", RETURN),
        ("What Chile will not do is return the ship.", RETURN),
        ("Chile turned down the plan.", ("Chile", "refuses", "Chile", "accept the plan")),
        ("Chile does not accept the plan.", ("Chile", "refuses", "Chile", "accept the plan")),
        ("Chile has ruled out compensation.", ("Chile", "refuses", "Chile", "pay compensation")),
        ("Chile will not hear of compensation.", ("Chile", "refuses", "Chile", "pay compensation")),
        ("Chile said no to the plan.", ("Chile", "refuses", "Chile", "accept the plan")),
        ("There will be no talks, Chile says.", ("Chile", "refuses", "Chile", "hold talks")),
        ("Chile refuses to recognise the annexation.", ("Chile", "refuses", "Chile", "recognise the annexation")),
        (
            "Chile rejects the annexation of the island.",
            ("Chile", "refuses", "Chile", "accept the annexation of the island"),
        ),
        ("The plan was rejected by Chile.", ("Chile", "refuses", "Chile", "accept the plan")),
    ],
)
def test_refusals(sentence: str, position: Told) -> None:
    assert told(sentence) == [position]


def test_neither_nor_refuses_both() -> None:
    found = told("Chile will neither return the ship nor pay compensation.")
    assert found == [RETURN, ("Chile", "refuses", "Chile", "pay compensation")]


def test_an_inverted_refusal_goes_on_from_the_sentence_before() -> None:
    assert told("Chile closed the port. Nor will it return the ship.") == [RETURN]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Chile offered to mediate.", ("Chile", "offers", "Chile", "mediate")),
        ("Chile is ready to reopen the port.", ("Chile", "offers", "Chile", "reopen the port")),
        ("Chile promised Peru to reopen the port.", ("Chile", "offers", "Chile", "reopen the port")),
        ("Chile said that it would reopen the port.", ("Chile", "offers", "Chile", "reopen the port")),
        ("Chile is open to a compromise.", ("Chile", "offers", "Chile", "accept a compromise")),
        ("Chile agreed to reopen the port.", ("Chile", "accepts", "Chile", "reopen the port")),
        ("Chile agreed in May to reopen the port.", ("Chile", "accepts", "Chile", "reopen the port")),
        ("Chile accepts the Peruvian plan.", ("Chile", "accepts", "Chile", "accept the Peruvian plan")),
        ("Chile threatened to close the port.", ("Chile", "threatens", "Chile", "close the port")),
        ("Chile vowed to retaliate.", ("Chile", "threatens", "Chile", "retaliate")),
        ("Chile warned that it would close the port.", ("Chile", "threatens", "Chile", "close the port")),
        ("Chile might close the port, it said.", ("Chile", "threatens", "Chile", "close the port")),
        ("The envoys will be expelled, Chile says.", ("Chile", "threatens", "Chile", "expel the envoys")),
    ],
)
def test_offers_acceptances_and_threats(sentence: str, position: Told) -> None:
    assert told(sentence) == [position]


def test_a_promise_to_do_what_was_demanded_is_no_threat_however_hostile_the_verb() -> None:
    text = "Peru demands that Chile dissolve the tribunal. Chile has promised to dissolve the tribunal."
    assert told(text)[-1] == ("Chile", "offers", "Chile", "dissolve the tribunal")


def test_a_promise_that_lasts_until_another_yields_is_a_threat() -> None:
    found = told("Chile will keep the ship, it says, until Peru pays the fine.")
    assert [p[1] for p in found] == ["threatens"]


def test_only_if_is_a_refusal_without_it() -> None:
    (position,) = [p for p in positions_of("Chile will sign only if Peru pays the fine.") if not p.implied]
    assert (str(position.stance), position.action) == ("refuses", "sign")
    assert [str(c.kind) for c in position.conditions] == ["unless"]


def test_an_ultimatum_is_a_demand_and_a_threat() -> None:
    found = told("Peru has given Chile until Friday to release the sailors or face sanctions.")
    assert found == [RELEASE, ("Peru", "threatens", "Peru", "impose sanctions on Chile")]


def test_an_order_with_an_alternative_is_a_demand_and_a_threat() -> None:
    found = told("Peru told Chile to release the sailors or face sanctions.")
    assert found == [RELEASE, ("Peru", "threatens", "Peru", "impose sanctions on Chile")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile signed the treaty in May.",
        "Chile and Peru share a long border.",
        "The envoys of Chile and Peru met in Bolivia.",
        "Chile denies that it will close the port.",
        "Analysts say that Chile will reopen the port.",
        "Chile may accept the plan.",
        "If Chile refuses to return the ship, the talks will collapse.",
        "Chile persuaded Peru to sign the treaty.",
        "Chile stopped blocking the plan.",
        "Peru asked why Chile should keep the ship.",
        "Chile told Peru that the talks had begun.",
        "Peru vetoed the treaty in 1994.",
        "Chile does not refuse to talk.",
        "Peru demands it.",
    ],
)
def test_what_is_no_position(sentence: str) -> None:
    assert told(sentence) == []


def test_both_demands_are_rejected_one_by_one() -> None:
    text = "Peru demands an apology by Chile and the release of the sailors. Chile has rejected both demands."
    assert told(text)[2:] == [
        ("Chile", "refuses", "Chile", "issue an apology"),
        ("Chile", "refuses", "Chile", "release the sailors"),
    ]


def test_implied_demands_are_meant_by_these_demands_too() -> None:
    text = "Chile refuses to reopen the port until Peru frees the crew and ends its raids. Peru rejected these demands."
    assert told(text)[1:] == [
        ("Peru", "refuses", "Peru", "free the crew"),
        ("Peru", "refuses", "Peru", "end its raids"),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "Chile refuses.",
        "Chile refuses: it cannot, it says, go that far.",
        "Chile will not do so.",
        "Chile rejected the demand.",
    ],
)
def test_a_bare_refusal_answers_the_last_demand(answer: str) -> None:
    assert told(f"Peru demands that Chile release the sailors. {answer}")[1:] == [
        ("Chile", "refuses", "Chile", "release the sailors")
    ]


def test_neither_answers_all_that_was_asked() -> None:
    text = "Peru wants Chile to release the sailors and to withdraw its patrols. Chile will do neither."
    assert [p[3] for p in told(text)[2:]] == ["release the sailors", "withdraw its patrols"]


def test_a_bare_refusal_without_a_demand_before_it_is_nothing() -> None:
    assert told("The sun rose over Santiago. Chile refuses.") == []


def test_a_rejected_demand_is_told_by_what_it_asks() -> None:
    found = told("Chile has rejected Peru's demand that it release the sailors.")
    assert ("Chile", "refuses", "Chile", "release the sailors") in found
    assert RELEASE in found


def test_what_is_refused_as_asked_is_both_a_refusal_and_a_demand() -> None:
    found = told("Chile will not return the ship, as Peru demands.")
    assert found == [RETURN, ("Peru", "demands", "Chile", "return the ship")]


def test_an_offer_is_accepted_by_one_and_declined_by_the_other_in_an_afterthought() -> None:
    text = "Bolivia offered to host a meeting, an offer that Chile accepted."
    assert told(text)[-1] == ("Chile", "accepts", "Chile", "accept the offer to host a meeting")


def test_a_thing_is_named_where_the_same_was_done_to_it_by_name() -> None:
    text = "Peru wants Chile to sign the accord. Chile will not sign it."
    assert told(text)[-1] == ("Chile", "refuses", "Chile", "sign the accord")


def test_who_would_act_is_whom_the_text_sets_against_the_holder() -> None:
    text = (
        "Peru demands that Chile release the sailors. Peru rejects the fishing rules of Chile. "
        "Bolivia has kept out of the quarrel. Peru wants the ship back."
    )
    assert told(text)[-1] == ("Peru", "demands", "Chile", "return the ship")


def test_those_who_ask_together_do_not_ask_each_other() -> None:
    text = (
        "Chile is filling the reservoir. Peru and Bolivia called for a ceasefire. Chile fired again. "
        "Peru wants the dam opened."
    )
    assert told(text)[-1] == ("Peru", "demands", "Chile", "open the dam")


def test_a_go_between_is_not_the_other_side() -> None:
    text = (
        "Chile will not talk as long as Peru holds the crew. Chile needs the port. Peru needs the ore. "
        "Bolivia urged both sides to stop. Peru wants the ship back."
    )
    assert told(text)[-1] == ("Peru", "demands", "Chile", "return the ship")


def test_both_sides_are_asked_one_by_one() -> None:
    text = "Chile and Peru are at odds. Bolivia urged both sides to sign the accord."
    assert {p[2] for p in told(text)} == {"Chile", "Peru"}


def test_ships_are_blocked_without_a_position_but_bills_are_not() -> None:
    assert told("Chile blocked the ship.") == []
    assert told("Chile blocked the resolution.") == [("Chile", "refuses", "Chile", "accept the resolution")]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile will scrap nothing.", "scrap anything"),
        ("Chile will not, it says, hand over any ship or pay a fine.", "hand over any ship"),
        ("Chile will not rebuild the pier, because it has no money.", "rebuild the pier"),
        ("Chile will still not rebuild the pier.", "rebuild the pier"),
        ("Chile refuses to sell the ship without a licence.", "sell the ship without a licence"),
        (
            "Chile will not lift the blockade, least of all now, according to its envoy.",
            "lift the blockade, least of all now",
        ),
        ("Chile maintains the blockade that it will not lift.", "lift the blockade"),
        ("A joint patrol is something Chile has ruled out.", "accept a joint patrol"),
    ],
)
def test_actions_are_plain_phrases_of_their_own(sentence: str, action: str) -> None:
    assert told(sentence)[0][3] == action


def test_what_a_thing_should_do_is_to_let_it() -> None:
    assert told("Peru demands that the talks resume in May.")[0][3] == "let the talks resume in May"


def test_every_finding_says_which_rule_made_it_and_how_sure_it_is() -> None:
    text = (
        "Peru demands that Chile withdraw. Chile will not withdraw until Peru frees the crew. "
        "There will be no talks, Chile says."
    )
    found = positions_of(text)
    assert len(found) == 4
    assert all(p.rule and 0 < p.confidence <= 1 and 0 <= p.strength <= 1 for p in found)
    assert {p.rule.split(":")[0] for p in found} == {"verb", "modal", "implied", "existential"}


def test_the_span_holds_the_cue_and_the_conditions() -> None:
    text = "On Monday Chile refused to return the ship until Peru freed the crew."
    position = positions_of(text)[0]
    assert position.span.text.endswith("Chile refused to return the ship until Peru freed the crew")


def test_another_may_refuse_what_one_side_was_asked_but_nobody_refuses_his_own_demand() -> None:
    asked = "Bolivia demands that Chile open the dam."
    assert told(f"{asked} Peru will not hear of it.")[-1] == ("Peru", "refuses", "Peru", "open the dam")
    assert ("Bolivia", "refuses", "Bolivia", "open the dam") not in told(f"{asked} Bolivia will not hear of it.")


def conditions_told(text: str) -> list[list[tuple[str, str | None, str]]]:
    """Kind, who would meet it, and action of the conditions of each position that the text states in so many words."""
    names = {actor.id: actor.name for actor in context_of(f"Dispatch\n\n{text}", "2020-06-01").actors.actors}
    found = [p for p in positions_of(text) if not p.implied]
    return [[(str(c.kind), names.get(c.whose or ""), c.action) for c in p.conditions] for p in found]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Peru and Chile quarrel. Peru says that it is ready to talk, but only once Chile frees the crew, and that "
            "it will never sell the mine.",
            [("Peru", "offers", "Peru", "talk"), ("Peru", "refuses", "Peru", "sell the mine")],
        ),
        (
            "Chile is angry. On Monday Peru turned down a plan under which Chile would pay no fees and Peru would "
            "sell nothing.",
            [("Peru", "refuses", "Peru", "accept a plan")],
        ),
        ("Chile asked for things that Peru could not and would not give.", []),
        ("Peru is close to Chile and will not quarrel with it.", []),
        ("Peru warned Chile on Friday but did not say what it would do about it.", []),
        (
            "Peru has rejected the demand for a formal apology to Chile.",
            [("Peru", "refuses", "Peru", "issue a formal apology to Chile")],
        ),
        ("Peru has offered regret to Chile.", [("Peru", "offers", "Peru", "express regret")]),
        (
            "Peru told Chile not to expect its support.",
            [("Peru", "refuses", "Peru", "give its support")],
        ),
        (
            "Peru warned Chile that it will not tolerate piracy.",
            [("Peru", "demands", "Chile", "refrain from piracy")],
        ),
        (
            "Chile is angry. Peru will not tolerate a Chilean attack on the port.",
            [("Peru", "demands", "Chile", "not attack the port")],
        ),
        (
            "Peru told Chile that it would neither support nor sign the accord.",
            [
                ("Peru", "refuses", "Peru", "support the accord"),
                ("Peru", "refuses", "Peru", "sign the accord"),
            ],
        ),
        (
            "Chile and Peru quarrel. What Peru is not prepared to do is pay a ransom.",
            [("Peru", "refuses", "Peru", "pay a ransom")],
        ),
        (
            "Chile offers to open the port. Peru rules that out.",
            [
                ("Chile", "offers", "Chile", "open the port"),
                ("Peru", "refuses", "Peru", "accept the offer to open the port"),
            ],
        ),
        (
            "Peru rejects the canal treaty with Chile. It will not discuss it.",
            [
                ("Peru", "refuses", "Peru", "accept the canal treaty with Chile"),
                ("Peru", "refuses", "Peru", "discuss the canal treaty with Chile"),
            ],
        ),
        (
            "Peru warned Chile that it would advise its firms to sue.",
            [("Peru", "threatens", "Peru", "advise its firms to sue")],
        ),
    ],
)
def test_what_is_and_what_is_not_a_position(text: str, positions: list[Told]) -> None:
    assert told(text) == positions


def test_demands_that_are_handed_over_are_those_of_who_hands_them_over() -> None:
    text = (
        "Peru, Ecuador and Bolivia broke with Chile in May. The three closed their ports. On Monday they handed Chile "
        "a list of demands. Chile must close the mine, shut a camp and scale down its navy."
    )
    actions = ("close the mine", "shut a camp", "scale down its navy")
    assert set(told(text)) == {
        (holder, "demands", "Chile", action) for holder in ("Peru", "Ecuador", "Bolivia") for action in actions
    }


def test_who_backs_a_demand_makes_it_too() -> None:
    text = "Peru demands that Chile sign the accord and pay the fee. Ecuador backs both demands, and Chile is angry."
    assert ("Ecuador", "demands", "Chile", "sign the accord") in told(text)
    assert ("Ecuador", "demands", "Chile", "pay the fee") in told(text)
    assert told("Chile is angry. Ecuador backs both demands.") == []


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The sanctions on Chile will remain until it pays, Peru says.", "lift the sanctions on Chile"),
        ("Chile is angry, and Peru says that its troops are staying put.", "withdraw its troops"),
        ("The Chilean border will stay shut until Chile pays, Peru said.", "reopen the Chilean border"),
    ],
)
def test_who_keeps_a_thing_up_refuses_to_end_it(sentence: str, action: str) -> None:
    assert ("Peru", "refuses", "Peru", action) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru has dropped its demand that Chile pay the fee.",
        "Peru no longer insists that Chile pay the fee.",
    ],
)
def test_a_position_that_was_given_up_is_not_in_force(sentence: str) -> None:
    assert [(p.action, p.in_force) for p in positions_of(sentence)] == [("pay the fee", False)]
    assert [p.in_force for p in positions_of("Peru insists that Chile pay the fee.")] == [True]


@pytest.mark.parametrize(
    ("sentence", "conditions"),
    [
        (
            "Chile refuses to open the port until Peru apologises for the raid and stops its patrols.",
            [[("until", "Peru", "apologise for the raid"), ("until", "Peru", "stop its patrols")]],
        ),
        (
            "Peru will not stop selling the permits as long as Chile bars its ships.",
            [[("as_long_as", "Chile", "bar its ships")]],
        ),
        (
            "Peru has offered to let Chile use both ports if the mine is opened first.",
            [[("if", "Chile", "open the mine first")]],
        ),
        ("Peru told Chile that it will not sign, without saying why.", [[]]),
        (
            "Before it agrees to a canal, Peru said, Chile has to pay its debts.",
            [[("until", "Chile", "pay its debts")], []],
        ),
    ],
)
def test_conditions_stand_apart_from_the_action(
    sentence: str, conditions: list[list[tuple[str, str | None, str]]]
) -> None:
    assert conditions_told(sentence) == conditions


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (
            "Chile depends on Peru. Peru says the gas will flow once Chile pays its debt, and demands an end to raids.",
            ("Peru", "offers", "Peru", "let the gas flow"),
        ),
        (
            "Peru has offered to host talks with Chile. Chile accepted at once.",
            ("Chile", "accepts", "Chile", "accept the offer to host talks with Chile"),
        ),
        (
            "Chile asked Peru for a ship. Peru has declined to send anything.",
            ("Peru", "refuses", "Peru", "send anything"),
        ),
        (
            "Chile has troops on the hills. Peru wants the troops gone.",
            ("Peru", "demands", "Chile", "remove the troops"),
        ),
    ],
)
def test_answers_and_states_of_things(text: str, position: Told) -> None:
    assert position in told(text)


def test_a_thing_is_not_bought_by_the_firm_that_it_is_said_of() -> None:
    text = "Peru warned that it would sue any Chilean firm that bought it."
    assert [p.action for p in positions_of(text)] == ["sue any Chilean firm that bought it"]


def test_a_deed_that_would_be_answered_is_the_condition_of_a_threat() -> None:
    text = "Peru has broken with Chile. Peru said that an attack on Peru would be met with force."
    assert told(text) == [("Peru", "threatens", "Peru", "meet an attack on Peru with force")]
    assert conditions_told(text) == [[("if", "Chile", "attack Peru")]]


def test_a_name_between_wanting_and_what_is_wanted_is_who_would_do_it() -> None:
    text = "Chile is angry. Peru wants some two thousand Chileans in the north to hand in the permits."
    holder, stance, whose, action = told(text)[0]
    assert (holder, stance, action) == ("Peru", "demands", "hand in the permits")
    assert (whose or "").startswith("Chile")


def test_a_thing_called_it_is_named_in_the_action_and_in_no_other_word() -> None:
    text = "The Peruvians distrust the pact, and they wish it withdrawn."
    assert [p.action for p in positions_of(text)] == ["withdraw the pact"]


def test_what_stands_is_upheld_and_what_upholds_it_is_to_be_withdrawn() -> None:
    text = "Peru has broken with Chile. It says it will not sell the coal as long as the Chilean ban stands."
    assert conditions_told(text)[0][0][2] == "uphold the Chilean ban"
    assert [p.action for p in positions_of(text) if p.implied] == ["withdraw the Chilean ban"]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (
            "Peru has broken with Chile. It vowed to let nobody through.",
            ("Peru", "refuses", "Peru", "let anybody through"),
        ),
        ("Peru warned Chile that it would hold up the loan.", ("Peru", "threatens", "Peru", "hold up the loan")),
        ("Peru has broken with Chile. It refuses to be searched.", ("Peru", "refuses", "Peru", "be searched")),
        (
            "Peru warned that it would sue any Chilean firm that bought it and withhold the licences.",
            ("Peru", "threatens", "Peru", "withhold the licences"),
        ),
    ],
)
def test_refusals_and_threats_in_small_words(text: str, position: Told) -> None:
    assert position in told(text)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Peru would hold off on sanctions if Chile paid.", ("Peru", "offers", "Peru", "not impose sanctions")),
        ("Peru ruled out an invasion as long as Chile kept the truce.", ("Peru", "offers", "Peru", "not invade")),
        ("Peru rules out talks while Chile holds the port.", ("Peru", "refuses", "Peru", "hold talks")),
        ("Peru will refrain from sanctions until Chile votes.", ("Peru", "refuses", "Peru", "impose sanctions")),
    ],
)
def test_harm_forgone_at_a_price_is_on_offer(text: str, position: Told) -> None:
    assert told(text) == [position]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Peru told Chile that it would always stand up for the crews.", "stand up for the crews"),
        ("Peru told Chile that it would sooner close the port.", "close the port"),
        ("Peru said that it would quietly give back the ships.", "quietly give back the ships"),
    ],
)
def test_a_particle_stays_behind_its_verb_and_preference_is_no_part_of_the_action(text: str, action: str) -> None:
    assert [p.action for p in positions_of(text)] == [action]
