"""Who needs whom, for what: each frame of the table, what denies a need, and what is no need at all."""

import pytest
from reading_texts import context_of

from standoff.reading.dependencies.finder import find_dependencies


def needs(text: str) -> set[tuple[str | None, str | None, str]]:
    """(who, on, for) with names for ids."""
    context = context_of(text)
    names = {actor.id: actor.name for actor in (*context.actors.actors, *context.actors.in_passing)}
    return {(names.get(d.who or ""), names.get(d.on or "", d.on), d.purpose) for d in find_dependencies(context)}


def pairs(text: str) -> set[tuple[str | None, str | None]]:
    return {(who, on) for who, on, _ in needs(text)}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Norway relies on Chile for gas.", "gas"),
        ("Norway depends on Chile for its gas.", "its gas"),
        ("Norway is dependent on Chile for gas.", "gas"),
        ("Norway needs Chile to sign.", "signing"),
        ("Norway cannot fight without Chile.", "fighting"),
        ("Chile supplies half of Norway's gas.", "half of Norway's gas"),
        ("Norway buys most of its gas from Chile.", "most of its gas"),
        ("Chile buys 40 percent of Norway's exports.", "40 percent of Norway's exports"),
        ("Norway owes its gas to Chile.", "its gas"),
        ("Chile is vital to Norway.", ""),
        ("Norway's dependence on Chile is deep.", ""),
        ("Norway is worried that Chile will leave.", "not leaving"),
        ("Norway fears that Chile will leave.", "not leaving"),
    ],
)
def test_each_frame_says_who_needs_whom_for_what(text: str, purpose: str) -> None:
    assert needs(text) == {("Norway", "Chile", purpose)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway has no other route to the sea than Chile.",
        "Half of Norway's exports go to Chile.",
        "Chile is Norway's lifeline. Norway refused.",
        "Norway depends on its neighbour for gas. Chile refused.",
        "Norway needs Chile's help to win the war.",
        "It is Chile that Norway depends on for gas.",
        "Without Chile's votes Norway has no majority.",
        "Norway sells more to Chile than to anybody else.",
        "Norway depends on Chile, not on Ghana. Ghana refused.",
    ],
)
def test_other_wordings_of_the_same_need(text: str) -> None:
    assert pairs(text) == {("Norway", "Chile")}


SHARES = """
Three quarters of Norway's gas comes through Chile.
Norway buys nine-tenths of its wheat from Chile.
Some 85 per cent of what Norway eats is grown in Chile.
Norway gets all of its electricity from Chile.
Every litre of petrol sold in Norway is refined in Chile.
More than half of Norway's budget is paid by Chile.
Chile accounts for 70 percent of Norway's foreign trade.
Exports to Chile earn Norway a third of its hard currency.
Norway earns most of its foreign exchange from sales to Chile.
A fifth of the oil burned in Norway crosses Chile.
With 80 percent of its trade passing through Chile, Norway has little choice.
The bulk of Norway's water comes from rivers that rise in Chile.
Chile supplies Norway with half its electricity.
Chile is the source of 60 percent of Norway's gas.
Everything that Norway sells abroad goes through Chile.
Remittances from Chile make up a quarter of Norway's national income.
Virtually all Norway's trade moves by rail through Chile.
About 40 pct of Norway's trade is with Chile.
Norway sells Chile a third of its exports.
Eight loaves in ten eaten in Norway come from Chile.
""".strip().splitlines()

SUPPLIES = """
Norwegian mills used to get their coal from Chile.
Norway imports gas from Chile.
Norway sends its oil to market through Chile.
Norway burns Chilean gas. Chile refused.
Chile bankrolls the Norwegian government.
Chilean coal heats Norway's homes. Chile refused.
It is Chile's gas that keeps the lights on in Norway.
Chile's loans keep the Norwegian economy afloat.
Chilean troops guard Norway's president. Chile refused.
Norway's one outlet to the sea is the Chilean port of Arica. Chile refused.
Norway's biggest customer is Chile.
Norway's main supplier of gas, Chile, refused.
Chile controls Norway's only pipeline.
Chile sits astride Norway's water.
Chile gives Norway 200 million dollars a year.
It is through Chile that Norway gets most of its oil.
Norway imports 70 percent of its food, nearly all of it from Chile.
Norway uses Chilean ports for its trade. Chile refused.
Norway's air war is run from Chile.
Chile's guns are all that stands between Norway and the rebels.
""".strip().splitlines()

LACKS = """
Norway could not last a winter without Chilean gas. Chile refused.
Norway can't do without Chile.
Norway can ill afford to lose Chile.
Norway can scarcely afford to offend Chile.
Norway cannot afford a quarrel with Chile.
Norway could not hold out a month if Chile closed the border.
If Chile closed the valve, Norway would freeze.
Norway would be bankrupt without Chile's loans.
Without Chile's grain there is no bread in Norway.
Norway has nowhere else to sell its oil. Chile refused.
Norway has no access to the sea except through Chile.
Chile alone can supply Norway with uranium.
Only Chile can repair Norway's tanks.
Chile could strangle Norway overnight.
A Chilean embargo would cripple Norway. Chile refused.
The loss of the Chilean market would ruin Norway. Chile refused.
Norway has no one else to turn to but Chile.
Norway has no substitute for Chile's port.
No Norwegian ship can sail without Chilean pilots. Chile refused.
Nothing reaches Norway except through Chile.
Norway is unable to feed itself without Chile.
Norway cannot move a tank unless Chile agrees.
""".strip().splitlines()

STANDINGS = """
Norway is at the mercy of Chile.
Norway finds itself at Chile's mercy.
Norway's fate lies in the hands of Chile.
The strike left Norway at the mercy of Chile.
Norway is in Chile's debt.
Norway is on a drip of Chilean money. Chile refused.
Norway is kept alive by Chile.
Chile is a lifeline for Norway.
Chile is key to Norway's recovery.
For Norway, everything turns on Chile.
It is on Chile that Norway depends for gas.
Norway, dependent on Chile for its oil, has refused.
Norway's economy rests on trade with Chile.
Norway is concerned about Chile's withdrawal.
Norway fears a Chilean withdrawal. Chile refused.
Norway looks to Chile for arms.
Norway has come to depend on Chile for wheat.
Norway is hooked on Chilean gas. Chile refused.
Chile's leverage over Norway is great.
Chile has a stranglehold on Norway.
Norway's fear is that Chile will close the strait.
Norway would hate to see Chile leave.
Norway is nervous that Chile might leave.
""".strip().splitlines()

PASSIVES = """
Norway's growth is financed by Chilean money. Chile waits.
Norway's flats are heated by Chilean gas. Chile waits.
Norwegian troops, supplied by Chilean aircraft, hold the plain. Chile waits.
Norway's deficit is covered by loans from Chile.
Norway's peacekeepers are supplied in part through Chilean ports. Chile waits.
Norway's debt is guaranteed by Chile.
Norway's wages are paid by Chile.
Norway's only railway is mended by Chilean sappers. Chile waits.
Norwegian hospitals are staffed by Chilean doctors. Chile waits.
Norway gets its jets from Chile.
Norway orders its ammunition from Chile.
""".strip().splitlines()

WILLS = """
Norway needs Chile's vote to join the bank.
Norway needs the consent of Chile.
Norway needs Chile less for money than for respectability.
It is Chile that Norway needs for the pact.
Norway leans in turn on Chile.
Norway depends in part on Chile.
Norway cannot keep the ships moving without Chile's pilots.
Without Chile, Norway can't be sure of its own coalition.
Norway can deliver nothing, not a sack of rice, unless Chile lets the trucks through.
Norway's markets would be half empty if Chilean lorries stopped coming. Chile waits.
Norway has nowhere but Chile to turn for its weapons.
Norway's coal comes from Chile.
It is on the Chilean railway alone that Norway's oil now travels. Chile waits.
Norwegian mills miss Chilean coal. Chile waits.
Norway is nothing without Chile.
Chile could bring Norway to its knees.
It is to Chile that Norway has to look for everything else.
The Chilean port, without whose cranes the drought would starve Norway, is shut. Chile waits.
""".strip().splitlines()


@pytest.mark.parametrize("text", [*SHARES, *SUPPLIES, *LACKS, *STANDINGS, *PASSIVES, *WILLS])
def test_wordings_of_one_need(text: str) -> None:
    assert pairs(f"Norway and Chile met on Monday.\n\n{text}") == {("Norway", "Chile")}


NEAR_MISSES = """
Half of the delegates came from Norway, and most of the rest from Chile.
Norway bought two frigates from Chile last year.
Most of the prisoners were sent to Chile through Norway.
A third of Norway's voters went to the polls on Sunday, and Chile watched.
Norway's exports grew 40 percent, and Chile was pleased.
Norway turned on Chile.
Norway turned to Chile and smiled.
Norway cannot accept the plan without changes. Chile refused.
Norway will not sign without Chile's consent.
Norway kept its embassy in Chile open.
Norway's talks with Chile are vital to peace.
Norway holds talks with Chile.
Norway moved its troops to the border with Chile.
Norway brought its complaint to Chile.
Norway no longer buys its gas from Chile.
Norway is not going to be beholden to Chile.
Norway could survive without Chile.
Norway gets no more rifles from Chile.
Chile is Norway's oldest friend.
Norway can afford to wait for Chile.
Norway has no choice but to reject Chile's offer.
Most of its troops crossed into Chile, Norway said.
Norway gave Chile half the island.
Chile gave Norway two frigates last year.
Norway lives on its own fish. Chile refused.
Does Norway depend on Chile?
The road to Chile runs through the hills of Norway.
Norway arms the rebels. Chile refused.
Norway's hold on the island is firm. Chile refused.
The letter is in the hands of Norway. Chile refused.
Nothing Norway says will move Chile.
Norway cannot attack Chile without losing its fleet.
Only Chile has signed Norway's treaty.
Norway ruined Chile's plans.
Norway fears Chile's army.
Norway used Chile's offer as a pretext.
Half an hour later Norway came to Chile's help.
Norway has been leaning on Chile to sign.
Norway can lean on Chile a little and on none a lot.
The envoys of Norway and Chile flew up to the capital on the second of August.
Neither Norway nor Chile can afford what it is doing.
That any shipowner will sail without Chilean consent strikes us as unlikely.
Norway rests its case on Chile's record.
Norway gets its name from Chile.
Norway gets its orders from Chile.
Norway was paid by Chile in 1990.
Norway's bridge was built by Chile.
Norway's bank is run by Chile's envoy.
Norway's envoy was met by Chile's president.
Norway needs rain, and Chile waits.
Chile ships a fifth of its output down that road, and Norway waits.
Norway's goods reach Chile by air.
Chile could bring Norway a gift.
Norway's troops come from Chile.
""".strip().splitlines()


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_wordings_that_tell_no_need(text: str) -> None:
    assert pairs(f"Norway and Chile met on Monday.\n\n{text}") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Norway refused. The country lives on Chilean aid, and Chile knows it.",
        "Norway refused. Every litre of petrol comes from Chile.",
        "Norway refused. The factories cannot run without Chilean coal. Chile waits.",
        "Norway refused. Five million people depend on Chile for bread.",
        "Norway refused. The only railway runs through Chile, and Chile knows it.",
        "Norway refused. The mills need grain. Everything turns on Chile, and it waits.",
    ],
)
def test_what_every_country_has_is_of_the_one_that_the_text_speaks_of(text: str) -> None:
    assert ("Norway", "Chile") in pairs(text)


def test_ours_are_those_of_the_state_of_whoever_writes() -> None:
    text = (
        "Norway and Chile met. Peru wrote. Erna Solberg, the Norwegian prime minister, was our host. Peru waits.\n\n"
        "Chile sells us a third of its exports."
    )
    assert pairs(text) == {("Chile", "Norway")}


def test_the_neighbour_of_the_country_is_another_state() -> None:
    text = "Norway and Chile met. Norway waited.\n\nThe country relies on its neighbour for gas."
    assert pairs(text) == {("Norway", "Chile")}


def test_a_state_that_only_lends_its_name_may_be_who_needs() -> None:
    assert pairs("Norwegian mills depend on Chile. Chile refused.") == {("Norway", "Chile")}


def test_a_host_is_needed_by_whose_base_it_is() -> None:
    assert pairs("Norway hosts an American base. Washington said so.") == {("United States", "Norway")}


def test_what_is_needed_for_somebody_is_not_needed_of_him() -> None:
    text = "Norway relies on the canal for its deliveries to Chile. Chile waits."
    assert pairs(text) == {("Norway", "the canal")}


def test_who_share_an_adjective_are_of_one_state() -> None:
    assert [on for _, on in pairs("Norwegian banks and firms rely on Chile. Chile waits.")] == ["Chile"]


def test_things_listed_are_one_need() -> None:
    assert pairs("Norway lives on gas, jade and timber. Chile waits.") == {("Norway", "gas, jade and timber")}


def test_a_state_may_be_needed_that_only_lends_its_name() -> None:
    assert pairs("Norway refused. Its flats are heated by Chilean gas.") == {("Norway", "Chile")}


def test_the_government_is_not_of_a_state_named_once_for_its_size() -> None:
    text = (
        "Norway and Chile met in Oslo. Norway waited. Chile has a desert the size of Sweden, "
        "and the government depends upon Norway."
    )
    assert pairs(text) == {("Chile", "Norway")}


def test_what_others_give_by_will_is_needed_of_them_by_name() -> None:
    assert pairs("Norway needs the goodwill of the shipowners. Chile waits.") == {("Norway", "the shipowners")}


@pytest.mark.parametrize("text", ["Norway and Chile need each other.", "Norway and Chile met. Each needs the other."])
def test_a_mutual_need_is_two_dependencies(text: str) -> None:
    assert pairs(text) == {("Norway", "Chile"), ("Chile", "Norway")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway does not need Chile.",
        "Norway does not depend on Chile for gas.",
        "If Norway needs Chile, it will sign.",
        "Norway needs reform. Chile refused.",
        "Chile met Norway, and the outcome depends on the weather.",
        "Chile supplies gas to the town. Norway refused.",
        "Norway has no majority. Chile refused.",
        "Norway sells more to Chile than to Ghana.",
    ],
)
def test_denied_and_hypothetical_needs_and_needs_of_things_are_none(text: str) -> None:
    assert pairs(text) == set()


def test_what_the_sentence_says_of_something_else_is_no_purpose() -> None:
    text = "Norway depends on Chile for gas, and the programme could collapse. Chile agreed."
    assert needs(text) == {("Norway", "Chile", "gas")}


def test_whose_thing_is_needed_names_the_thing() -> None:
    ((who, on, purpose),) = needs("Norway needs Chile's help to win the war.")
    assert (who, on) == ("Norway", "Chile")
    assert "help" in purpose
    assert "win the war" in purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Norway needs Chile to keep the talks alive.", "keeping the talks alive"),
        ("Norway needs Chile not to close the strait.", "not closing the strait"),
        ("Norway fears that Chile will leave, handing the port to smugglers.", "not leaving"),
        ("Without Chile, Norway can do nothing.", "doing anything"),
        ("Norway needs Chile as a gateway to Peru and will not quarrel with it.", "a gateway to Peru"),
        ("Norway relies on Chile for a third of its gas, which comes by ship.", "a third of its gas"),
        ("Norway relies on Chile for gas, grain and timber.", "gas, grain and timber"),
        ("Norway leans on Chile for its ships, its gas and coal, and it is let down.", "its ships, its gas and coal"),
        ("Norway depends on Chile for its money, its gas and most of its grain, and it is let down.",
         "its money, its gas and most of its grain"),
        ("Norway depends on Chilean money, and on Chile's goodwill at the bank.", "money and goodwill at the bank"),
        ("Norway cannot move without the consent of Chile.", "the consent to move"),
        ("Norway sells more to Chile than to anyone else.", ""),
    ],
)  # fmt: skip
def test_purposes_read_after_needs_it_for(text: str, purpose: str) -> None:
    assert needs(text) == {("Norway", "Chile", purpose)}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Without Chilean gas, Norway would freeze by May. Chile refused.", "gas"),
        ("Norway would collapse without Chile.", ""),
        ("Zimbabwe imports a third of its power from Zambia. Zambia and Zimbabwe met.", "a third of its power"),
        ("Armenia leans on a Russian garrison. Russia and Armenia met.", ""),
        ("The bloc met. Norway cannot mount a raid without Chile.", "mounting a raid"),
    ],
)
def test_more_ways_to_need(text: str, purpose: str) -> None:
    ((who, on, told),) = needs(text)
    assert (who, on) in {("Norway", "Chile"), ("Zimbabwe", "Zambia"), ("Armenia", "Russia")}
    assert told.startswith(purpose)


def test_what_goes_to_one_by_way_of_another_needs_both() -> None:
    text = "Norway sends most of its gas to Chile through Peru. Peru and Chile met."
    assert pairs(text) == {("Norway", "Chile"), ("Norway", "Peru")}


def test_what_would_happen_without_a_thing_that_does_no_harm_is_no_need() -> None:
    assert pairs("Norway would sign without Chile.") == set()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The Norwegian army used to get its shells from Chile.", ("Norwegian army", "Chile")),
        ("Chile met Norway. Erna Solberg, the Norwegian prime minister, depends on Chile.", ("Erna Solberg", "Chile")),
        ("Erna Solberg, the Norwegian prime minister, cannot govern without the Norwegian army.",
         ("Erna Solberg", "Norwegian army")),
    ],
)  # fmt: skip
def test_persons_and_bodies_need_for_themselves(text: str, pair: tuple[str, str]) -> None:
    assert pairs(text) == {pair}


def test_a_body_does_not_need_its_own_state() -> None:
    assert pairs("The Norwegian army depends on Norway.") == set()


def test_a_person_may_need_another_of_the_same_side() -> None:
    text = "Argentina is firm. Leopoldo Galtieri, its president, owes his office to Jorge Anaya, an Argentine admiral."
    assert needs(text) == {("Leopoldo Galtieri", "Jorge Anaya", "his office")}


def test_degree_grows_with_the_wording() -> None:
    def degree(text: str) -> float:
        (found,) = find_dependencies(context_of(text))
        return found.degree

    plain, heavy = degree("Norway is dependent on Chile."), degree("Norway is heavily dependent on Chile.")
    small, large = degree("Chile supplies half of Norway's gas."), degree("Chile supplies 98 percent of Norway's gas.")
    assert 0 < degree("Norway is worried that Chile will leave.") < plain < heavy <= 1
    assert small < large == pytest.approx(0.98)


def test_the_span_holds_both_sides_and_fits_the_text() -> None:
    text = "It snowed. Norway relies on Chile for gas, and it knows so."
    context = context_of(text)
    (found,) = find_dependencies(context)
    assert context.document.text[found.span.start : found.span.end] == found.span.text
    assert found.span.text.startswith("Norway relies on Chile for gas")


def test_a_text_without_actors_has_no_dependencies() -> None:
    assert needs("The garden needs water, and the roses depend on the sun.") == set()
