"""Positions in many wordings: the members of each class of phrases, and near misses that say nothing."""

import pytest
from reading_texts import Told, told


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "Peru wants three things from Chile: an apology, a ransom and no new patrols.",
            [
                ("Peru", "demands", None, "issue an apology"),
                ("Peru", "demands", None, "pay a ransom"),
                ("Peru", "demands", None, "not grant new patrols"),
            ],
        ),
        (
            "Peru has two demands: the release of the sailors and an apology by Chile.",
            [("Peru", "demands", "Chile", "release the sailors"), ("Peru", "demands", "Chile", "issue an apology")],
        ),
        (
            "Peru made two demands on Chile: an apology and the return of the ship.",
            [("Peru", "demands", "Chile", "issue an apology"), ("Peru", "demands", "Chile", "return the ship")],
        ),
        (
            "Peru's terms are an apology and the release of the sailors.",
            [("Peru", "demands", None, "issue an apology"), ("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru's conditions are that Chile apologise and that it release the sailors.",
            [("Peru", "demands", "Chile", "apologise"), ("Peru", "demands", "Chile", "release the sailors")],
        ),
        ("Peru's chief demand is an apology from Chile.", [("Peru", "demands", "Chile", "issue an apology")]),
        (
            "Peru's main condition is that Chile release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        ("Peru's price is the release of the sailors.", [("Peru", "demands", None, "release the sailors")]),
        (
            "What the Peruvians are after: an open port, a crackdown on pirates and a say in the canal.",
            [
                ("Peru", "demands", None, "grant an open port"),
                ("Peru", "demands", None, "crack down on pirates"),
                ("Peru", "demands", None, "grant a say in the canal"),
            ],
        ),
        ("What Peru is after is an open port.", [("Peru", "demands", None, "grant an open port")]),
        ("All Peru asks is that Chile release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("All Peru wants is an apology.", [("Peru", "demands", None, "issue an apology")]),
        (
            "The first of Peru's demands is the release of the sailors.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru's bottom line has not changed: release the sailors.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru's line is plain: stop the patrols and release the sailors.",
            [("Peru", "demands", None, "stop the patrols"), ("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru put forward a list of demands, including an apology and the closure of the mine.",
            [("Peru", "demands", None, "issue an apology"), ("Peru", "demands", None, "close the mine")],
        ),
        ("Peru's insistence on an apology has annoyed Chile.", [("Peru", "demands", "Chile", "issue an apology")]),
        ("Peru is holding out for a lease on the port.", [("Peru", "demands", None, "grant a lease on the port")]),
        ("Peru would like Chile to release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        (
            "Peru would like an undertaking that the raids will stop.",
            [("Peru", "demands", None, "grant an undertaking")],
        ),
        ("Peru would have Chile release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        (
            "The Peruvian president would like to see the sailors released.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        ("Peru would prefer that Chile withdraw its patrols.", [("Peru", "demands", "Chile", "withdraw its patrols")]),
        ("Peru wants to see the sailors released.", [("Peru", "demands", None, "release the sailors")]),
        (
            "Under Peru's terms Chile was to release the sailors and pay a fine.",
            [("Peru", "demands", "Chile", "release the sailors"), ("Peru", "demands", "Chile", "pay a fine")],
        ),
        (
            "Peru put its terms on Monday. Chile is to release the sailors and withdraw its patrols.",
            [("Peru", "demands", "Chile", "release the sailors"), ("Peru", "demands", "Chile", "withdraw its patrols")],
        ),
        ("Chile, Peru holds, should pay for the ship.", [("Peru", "demands", "Chile", "pay for the ship")]),
        ("Chile ought to release the sailors, Peru says.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("Chile needs to release the sailors, Peru said.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("Chile has got to release the sailors, Peru said.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("It is up to Chile to release the sailors, Peru says.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("It is for Chile to release the sailors, Peru says.", [("Peru", "demands", "Chile", "release the sailors")]),
        (
            "It is time for Chile to release the sailors, Peru said.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        (
            "Peru says Chile must stop harassing its ships and quit the strait.",
            [("Peru", "demands", "Chile", "stop harassing its ships"), ("Peru", "demands", "Chile", "quit the strait")],
        ),
        (
            "The Peruvian president ordered the navy to leave the strait.",
            [("Peru", "demands", None, "leave the strait")],
        ),
        (
            "The Peruvian president directed that the patrols be withdrawn.",
            [("Peru", "demands", None, "withdraw the patrols")],
        ),
        ("Peru's court ruled that Chile must return the ship.", [("Peru", "demands", "Chile", "return the ship")]),
        ("Peru asked that the embargo be lifted.", [("Peru", "demands", None, "lift the embargo")]),
        ("Peru appealed to Bolivia to mediate.", [("Peru", "demands", "Bolivia", "mediate")]),
        (
            "Peru has asked the Security Council for sanctions on Chile.",
            [("Peru", "demands", "UN Security Council", "impose sanctions on Chile")],
        ),
        ("Peru prevailed on the council to impose sanctions.", [("Peru", "demands", "council", "impose sanctions")]),
        ("Peru leaned on Bolivia to close the border.", [("Peru", "demands", "Bolivia", "close the border")]),
        (
            "Peru has been lobbying for sanctions against Chile.",
            [("Peru", "demands", "Chile", "impose sanctions against Chile")],
        ),
        ("Peru is seeking the release of the sailors.", [("Peru", "demands", None, "release the sailors")]),
        ("Peru is pushing for the release of the sailors.", [("Peru", "demands", None, "release the sailors")]),
        ("Peru expects an apology.", [("Peru", "demands", None, "issue an apology")]),
        ("Peru awaits an apology from Chile.", [("Peru", "demands", "Chile", "issue an apology")]),
        ("Peru favours the closure of the mine.", [("Peru", "demands", None, "close the mine")]),
        ("Peru argues for the closure of the mine.", [("Peru", "demands", None, "close the mine")]),
        (
            "The Peruvian president spoke in favour of sanctions on Chile.",
            [("Peru", "demands", "Chile", "impose sanctions")],
        ),
        (
            "Peru set Chile a deadline of 1 July to release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        (
            "Peru made it a condition that Chile release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        (
            "Peru has pressed the demand that Chile release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        ("Peru is urging the release of the sailors.", [("Peru", "demands", None, "release the sailors")]),
        ("Nothing short of an apology will satisfy Peru.", [("Peru", "demands", None, "issue an apology")]),
        ("Only an apology will do, Peru says.", [("Peru", "demands", None, "issue an apology")]),
        ("It is an apology that Peru wants.", [("Peru", "demands", None, "issue an apology")]),
        ("An apology is what Peru wants.", [("Peru", "demands", None, "issue an apology")]),
        ("Free the sailors, Peru said.", [("Peru", "demands", None, "free the sailors")]),
        ('"Free the sailors," Peru told Chile.', [("Peru", "demands", "Chile", "free the sailors")]),
        ('"Let the ship sail," the Peruvian president said.', [("Peru", "demands", None, "let the ship sail")]),
        (
            '"Chile must leave the strait," the Peruvian president said.',
            [("Peru", "demands", "Chile", "leave the strait")],
        ),
        ('"We want our ship back," the Peruvian president said.', [("Peru", "demands", None, "return our ship")]),
        (
            '"We demand the release of the sailors," said the Peruvian president.',
            [("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru wants its fishermen back and will not wait beyond June.",
            [("Peru", "demands", None, "return its fishermen"), ("Peru", "refuses", "Peru", "wait beyond June")],
        ),
        (
            "The Peruvians have asked Washington to lean on Chile.",
            [("Peru", "demands", "United States", "lean on Chile")],
        ),
        (
            "Lima has let it be known that Chilean soldiers must be gone by May.",
            [("Peru", "demands", "Chile", "leave by May")],
        ),
        ("Chile, say the Peruvians, should pay.", [("Peru", "demands", None, "pay")]),
        (
            "Peru's president said on Friday that the blockade had to end.",
            [("Peru", "demands", None, "let the blockade end")],
        ),
        ("Peru's prime minister wants an end to the blockade.", [("Peru", "demands", None, "end the blockade")]),
        (
            "Peru's congress passed a resolution calling for the return of the ship.",
            [("Peru", "demands", None, "return the ship")],
        ),
        (
            "Nothing less than a full apology from Chile would satisfy Lima.",
            [("Peru", "demands", "Chile", "issue a full apology")],
        ),
        ("Peru's note says that Chile must return the ship.", [("Peru", "demands", "Chile", "return the ship")]),
        (
            "Peru renewed its call for Chile to release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        (
            "Peru has been calling for months for the release of the sailors.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        ("Peru is adamant that Chile release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("Peru is adamant that the sailors must be released.", [("Peru", "demands", None, "release the sailors")]),
        (
            "Peru's stance is that Chile must release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        (
            "Peru takes the view that Chile should release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        ("In Lima's view Chile should release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        (
            "Peru has stepped up demands for the release of the sailors.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Demands by Peru for the release of the sailors have grown louder.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        ("The release of the sailors is demanded by Peru.", [("Peru", "demands", None, "release the sailors")]),
        ("Chile was asked by Peru to release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        ("Chile has been urged by Peru to release the sailors.", [("Peru", "demands", "Chile", "release the sailors")]),
        (
            "The Peruvian foreign minister, who wants the sailors released, flew to Bolivia.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru, demanding the release of the sailors, closed its port.",
            [("Peru", "demands", None, "release the sailors")],
        ),
        (
            "Peru closed its port, demanding that Chile release the sailors.",
            [("Peru", "demands", "Chile", "release the sailors")],
        ),
        (
            "Peru wants Chile to release the sailors. Not so, says the Chilean president.",
            [("Peru", "demands", "Chile", "release the sailors"), ("Chile", "refuses", "Chile", "release the sailors")],
        ),
        (
            "Peru wants Chile to release the sailors. Not before Peru pays, says the Chilean president.",
            [("Peru", "demands", "Chile", "release the sailors"), ("Chile", "refuses", "Chile", "release the sailors")],
        ),
    ],
)
def test_demands(sentence: str, positions: list[Told]) -> None:
    assert told(sentence) == positions


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile will take part in no boycott.", "take part in any boycott"),
        ("Chile will accept no mediation.", "mediate"),
        ("The Chilean president will sign no treaty.", "sign any treaty"),
        ("Chile would have no outside interference.", "have any outside interference"),
        ("Chile has no appetite for a tribunal.", "accept a tribunal"),
        ("Chile has no appetite for reopening the port.", "reopen the port"),
        ("Chile has no desire to reopen the port.", "reopen the port"),
        ("Chile showed no disposition to bargain.", "bargain"),
        ("Chile showed no inclination to reopen the port.", "reopen the port"),
        ("Chile shows little interest in a compromise.", "accept a compromise"),
        ("Chile sees no point in talks with Peru.", "hold talks with Peru"),
        ("Chile sees no need for a summit.", "accept a summit"),
        ("Chile has no wish to see the port reopened.", "see the port reopened"),
        ("Chile finds no reason to reopen the port.", "reopen the port"),
        ("The island is not for sale, Chile says.", "sell the island"),
        ("The border is not negotiable, Chile says.", "negotiate over the border"),
        (
            "Chile's sovereignty is not up for discussion, its foreign minister said.",
            "negotiate over Chile's sovereignty",
        ),
        ("A compromise is out of the question, Chile said.", "accept a compromise"),
        ("For Chile a referendum is unthinkable.", "hold a referendum"),
        ("The status of the island is a closed matter, Chile answers.", "accept the status of the island"),
        ("Mediation is of no interest to Chile.", "accept mediation"),
        ("The plan is unacceptable to Chile.", "accept the plan"),
        ("Chile called the plan unacceptable.", "accept the plan"),
        ("Chile considers the treaty a dead letter.", "accept the treaty"),
        ('"There is no negotiating with pirates," the Chilean president said.', "negotiate with pirates"),
        ("There can be no question of reopening the port, Chile said.", "reopen the port"),
        ("There is no going back on the decision, Chile insists.", "go back on the decision"),
        ("There will be no return to the treaty, Chile said.", "return to the treaty"),
        ("Not one ship will be returned, Chile says.", "return one ship"),
        ("Chile pronounced the vote invalid.", "accept the vote"),
        ("Chile regards the ruling as null and void.", "accept the ruling"),
        ("Chile does not intend to return the ship.", "return the ship"),
        ("Chile did not intend to return the ship, its president said.", "return the ship"),
        ("Chile does not plan to return the ship.", "return the ship"),
        ("Chile is not going to return the ship.", "return the ship"),
        ("Chile is not disposed to return the ship.", "return the ship"),
        ("Chile is in no mood to compromise.", "compromise"),
        ("Chile is in no hurry to return the ship.", "return the ship"),
        ("Chile cannot agree to a tribunal.", "accept a tribunal"),
        ("Chile could not countenance a tribunal.", "accept a tribunal"),
        ("Chile will never recognise the annexation.", "recognise the annexation"),
        ("Chile has never recognised the annexation.", "recognise the annexation"),
        ("Chile ruled out any talks.", "hold talks"),
        ("Chile turned the offer down.", "accept the offer"),
        ("Chile would not countenance the plan.", "accept the plan"),
        ("Chile wants no part of the plan.", "accept the plan"),
        ("Chile wants no foreign observers in the port.", "accept foreign observers in the port"),
        ("Chile wants nothing to do with the plan.", "accept the plan"),
        ("Chile will not entertain a tribunal.", "accept a tribunal"),
        ("Chile has set its face against a tribunal.", "accept a tribunal"),
        ("Chile is against the plan.", "accept the plan"),
        ("Chile says it is against a tribunal.", "accept a tribunal"),
        ("Chile poured cold water on the plan.", "accept the plan"),
        ("Chile is unwilling to reopen the port.", "reopen the port"),
        ("Chile held off from signing the treaty.", "sign the treaty"),
        ("Chile gave the plan short shrift.", "accept the plan"),
        ("Chile cannot live with the plan.", "accept the plan"),
        ("Chile would rather not sign the treaty.", "sign the treaty"),
        ("Chile keeps refusing to return the ship.", "return the ship"),
        ("Chile has spent three months refusing to return the ship.", "return the ship"),
        ("Chile, refusing to return the ship, has closed the port.", "return the ship"),
        ("Chile reiterated its refusal to return the ship.", "return the ship"),
        ("Santiago has said it will not be bullied.", "be bullied"),
        ("Santiago says it has nothing to apologise for.", "apologise"),
        ("The Chilean government dismissed the plan as a trap.", "accept the plan"),
        ("Chile's president called the ultimatum a provocation.", "accept the ultimatum"),
        ("Chile has shown no sign of giving up the ship.", "give up the ship"),
        ("Chile will not be hurried into talks.", "be hurried into talks"),
        ('"We shall never give up the island," said the Chilean president.', "give up the island"),
        ('"We will not talk to pirates," the Chilean president told reporters.', "talk to pirates"),
        ("Chile ignored the demand for an apology.", "issue an apology"),
        ("Chile stuck to its refusal to pay.", "pay"),
        ("A statement by the Chilean ministry rejected the plan.", "accept the plan"),
        ("Chile will not budge on the sailors.", "accept the sailors"),
    ],
)
def test_refusals(sentence: str, action: str) -> None:
    assert told(sentence) == [("Chile", "refuses", "Chile", action)]


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "Peru will have no foreign troops on the island.",
            [("Peru", "refuses", "Peru", "have any foreign troops on the island")],
        ),
        (
            "Peru won't have foreign troops on the island.",
            [("Peru", "refuses", "Peru", "have foreign troops on the island")],
        ),
        ("Peru vowed never to share the catch.", [("Peru", "refuses", "Peru", "share the catch")]),
        ("Peru is determined not to share the catch.", [("Peru", "refuses", "Peru", "share the catch")]),
        ("Peru has made clear that it will not share the catch.", [("Peru", "refuses", "Peru", "share the catch")]),
        ("Peru made it plain that there would be no talks.", [("Peru", "refuses", "Peru", "hold talks")]),
        ("Peru's refusal to share the catch has angered Chile.", [("Peru", "refuses", "Peru", "share the catch")]),
        (
            "Chile is prepared neither to release the sailors nor to pay a fine.",
            [("Chile", "refuses", "Chile", "release the sailors"), ("Chile", "refuses", "Chile", "pay a fine")],
        ),
        ("Peru baulked at a share of the catch.", [("Peru", "refuses", "Peru", "accept a share of the catch")]),
        ("Peru has refused point-blank to share the catch.", [("Peru", "refuses", "Peru", "share the catch")]),
        ("Peru flatly refused a share of the catch.", [("Peru", "refuses", "Peru", "accept a share of the catch")]),
        (
            "Peru says it cannot accept a share of the catch.",
            [("Peru", "refuses", "Peru", "accept a share of the catch")],
        ),
        ("Peru cannot agree to share the catch, its president said.", [("Peru", "refuses", "Peru", "share the catch")]),
        ("Peru dragged its feet over the plan.", [("Peru", "refuses", "Peru", "accept the plan")]),
        ("Peru refuses even to discuss the catch.", [("Peru", "refuses", "Peru", "discuss the catch")]),
        ("The Peruvian side would not discuss the catch.", [("Peru", "refuses", "Peru", "discuss the catch")]),
        ("Nor would Peru discuss the catch.", [("Peru", "refuses", "Peru", "discuss the catch")]),
        ("Peru has turned a deaf ear to the plan.", [("Peru", "refuses", "Peru", "accept the plan")]),
        ("Peru is holding out against the plan.", [("Peru", "refuses", "Peru", "accept the plan")]),
    ],
)
def test_refusals_of_others(sentence: str, positions: list[Told]) -> None:
    assert told(sentence) == positions


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The port would be reopened, Chile declared, the moment the sailors were home.", "reopen the port"),
        ("The gas will be restored once Peru pays, Chile said.", "restore the gas"),
        ("Chile would restore the gas the moment Peru paid.", "restore the gas"),
        ("Pumping would resume as soon as Peru paid, Chile's president said.", "let pumping resume"),
        ("Chile put its ports at Peru's disposal.", "put its ports at their disposal"),
        ("Chile professed itself ready to negotiate.", "negotiate"),
        ("Chile declared itself willing to sign the treaty.", "sign the treaty"),
        ("Chile pronounced itself ready to sign the treaty.", "sign the treaty"),
        ("A treaty is something Chile has professed itself ready to negotiate.", "negotiate"),
        ("Chile has not ruled out talks.", "hold talks"),
        ("Chile does not rule out reopening the port.", "reopen the port"),
        ("Chile would not object to talks.", "hold talks"),
        ("The Chilean parliament voted to offer Peru a loan.", "offer Peru a loan"),
        ("Chile hinted that teachers might be exempted.", "exempt teachers"),
        ("Chile signalled that the tariff could be lowered.", "lower the tariff"),
        ("Chile suggested that the tariff might be cut.", "cut the tariff"),
        ("Chile has suggested doing away with the tariff.", "do away with the tariff"),
        ("Chile said the ship could leave.", "let the ship leave"),
        ("Peru may use the port, Chile says.", "let Peru use the port"),
        ("Chile proposed a summit.", "hold a summit"),
        ("Chile offered Peru a lease on the port.", "give a lease on the port"),
        ("Chile is prepared to open the port if Peru pays.", "open the port"),
        ("Chile stands ready to mediate.", "mediate"),
        ("Chile expressed its readiness to talk.", "talk"),
        ("Chile has held out the prospect of a lease.", "give the prospect of a lease"),
        ("Chile is considering a lease.", "give a lease"),
        ("Chile is thinking of opening the port.", "open the port"),
        ("Chile is keen to resume talks.", "resume talks"),
        ("Chile is happy to resume talks.", "resume talks"),
        ("Chile is minded to lift the tariff.", "lift the tariff"),
        ("Chile undertakes to lift the tariff if Peru pays.", "lift the tariff"),
        ("Chile guaranteed free passage to Peruvian ships.", "give free passage to Peruvian ships"),
        ("Chile assured Peru that the port would be reopened.", "reopen the port"),
        ("Chile gave its word that the port would be reopened.", "reopen the port"),
        ("Chile plans to reopen the port in May.", "reopen the port in May"),
        ("Chile has floated the idea of a lease.", "give the idea of a lease"),
        ("Chile would be glad to mediate.", "mediate"),
        ("Then there can be talks, Chile says.", "hold talks"),
        ("Chile would think again if Peru paid.", "think again"),
        ("Chile would reconsider if Peru paid.", "reconsider"),
        ("Chile is said to be ready to release the ship.", "release the ship"),
        ("Chile might be persuaded to release the ship, its envoys say.", "persuade Chile to release the ship"),
        ("The Chilean president is prepared to go as far as a lease.", "go as far as a lease"),
        ("Chile undertook to release the ship.", "release the ship"),
        ("In return, Chile would lift its blockade.", "lift its blockade"),
    ],
)
def test_offers(sentence: str, action: str) -> None:
    assert told(sentence) == [("Chile", "offers", "Chile", action)]


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "The United States has offered its good offices.",
            [("United States", "offers", "United States", "give its good offices")],
        ),
        ("Brazil has offered to host talks.", [("Brazil", "offers", "Brazil", "host talks")]),
        (
            "Peru offered to share the catch. Chile rebuffed the offer.",
            [
                ("Peru", "offers", "Peru", "share the catch"),
                ("Chile", "refuses", "Chile", "accept the offer to share the catch"),
            ],
        ),
        ("Peru stands by its offer to share the catch.", [("Peru", "offers", "Peru", "share the catch")]),
        ("Peru repeated its offer to share the catch.", [("Peru", "offers", "Peru", "share the catch")]),
        ("Peru would open its port in exchange for the sailors.", [("Peru", "offers", "Peru", "open its port")]),
        ("Peru is offering Chile a share of the catch.", [("Peru", "offers", "Peru", "give a share of the catch")]),
        ("Peru has promised Chile a share of the catch.", [("Peru", "offers", "Peru", "give a share of the catch")]),
        ("Peru said it was willing to share the catch.", [("Peru", "offers", "Peru", "share the catch")]),
        ("Peru indicated a willingness to share the catch.", [("Peru", "offers", "Peru", "share the catch")]),
        ("Peru's president hinted at a compromise.", [("Peru", "offers", "Peru", "accept a compromise")]),
        (
            "Peru suggested a compromise under which both would share the catch.",
            [("Peru", "offers", "Peru", "give a compromise")],
        ),
        ('"We are ready to talk," the Peruvian president said.', [("Peru", "offers", "Peru", "talk")]),
        ("Peru has proposed sharing the catch.", [("Peru", "offers", "Peru", "share the catch")]),
        ("An offer by Peru to share the catch is on the table.", [("Peru", "offers", "Peru", "share the catch")]),
    ],
)
def test_offers_of_others(sentence: str, positions: list[Told]) -> None:
    assert told(sentence) == positions


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Sanctions would be taken as a declaration of war, Chile said.", "take sanctions as a declaration of war"),
        ("Any raid will be regarded as an act of war, Chile warned.", "regard any raid as an act of war"),
        ("Chile's general talked of turning Lima into a sea of fire.", "turn Lima into a sea of fire"),
        ("Chile is threatening sanctions.", "impose sanctions"),
        ("Chile would be free to take such steps as it saw fit, its president said.", "take such steps"),
        ("Should Peru not pay by Friday, Chilean troops go in.", "go in"),
        ("Chile is thinking of expelling the envoy.", "expel the envoy"),
        ("Chile hinted at closing the port.", "close the port"),
        ("Chile hinted that it would close the port.", "close the port"),
        ("Chile reserves the right to close the port.", "close the port"),
        ("Chile reserved the right to retaliate.", "retaliate"),
        ("Chile is considering sanctions on Peru.", "impose sanctions on Peru"),
        ("Chile is weighing sanctions against Peru.", "impose sanctions against Peru"),
        ("Chile is mulling a blockade.", "blockade"),
        ("Chile has raised the possibility of a blockade.", "blockade"),
        ("Chile has not ruled out the use of force.", "use force"),
        ("Chile does not exclude the use of force.", "use force"),
        ("Chile cannot stand idle, its foreign minister says.", "stand idle"),
        ("Chile will not stand idly by, its president said.", "stand idly by"),
        ("Chile will not sit on its hands, its president said.", "sit on its hands"),
        ("Chile would respond in kind, its president said.", "respond in kind"),
        ("Peru will pay dearly for the raid, Chile said.", "make Peru pay dearly for the raid"),
        ("Chile warned of war.", "go to war"),
        ("Chile warned of retaliation if the raids go on.", "retaliate"),
        ("The islands will be taken by force, Chile hinted.", "take the islands"),
        ("Those who stay will lose their licences, Chile warns.", "make those who stay lose their licences"),
        ("Chile has vowed revenge.", "take revenge"),
        ("Chile promised retaliation.", "retaliate"),
        ("Chile plans to expel the envoys.", "expel the envoys"),
        ("Chile is ready to use force.", "use force"),
        ("Chile is prepared to go to war.", "go to war"),
        ("Chile intends to close the port.", "close the port"),
        ("Chile said it would have no choice but to close the port.", "close the port"),
        ("Chile says it may be forced to close the port.", "force it to close the port"),
        ("Chile would close the port if Peru came near it.", "close the port"),
        ("The port would be closed if Peru came near it, Chile says.", "close the port"),
        ("Chile announced that it will close the port in May.", "close the port in May"),
        ("Chile recalled that it could close the port.", "close the port"),
        ("Chile has given notice that it will quit the league.", "quit the league"),
        ("Chile has served notice that it will quit the league.", "quit the league"),
        ("Chile says it will sink any ship that enters the strait.", "sink any ship that enters the strait"),
        (
            '"We will sink any ship that enters the strait," the Chilean admiral said.',
            "sink any ship that enters the strait",
        ),
        ("Chile's admiral promised to sink any ship that enters the strait.", "sink any ship that enters the strait"),
        ("Chile has threatened Peru with war.", "go to war"),
        ("Chile's threat of a blockade has alarmed Peru.", "blockade"),
        ("If not, says Chile, the port will be closed.", "close the port"),
        ("Chile will go to court, it says, unless Peru pays.", "go to court"),
        ("The threat by Chile to close the port has angered Peru.", "close the port"),
    ],
)
def test_threats(sentence: str, action: str) -> None:
    assert told(sentence) == [("Chile", "threatens", "Chile", action)]


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "Unless the sailors are released by Friday, Peru will close its port.",
            [("Peru", "threatens", "Peru", "close its port")],
        ),
        (
            'Peru has warned of "grave consequences" if the sailors are harmed.',
            [("Peru", "threatens", "Peru", "impose grave consequences")],
        ),
        ("Peru is preparing to close its port.", [("Peru", "threatens", "Peru", "close its port")]),
        (
            '"If they fire, we will fire back," the Peruvian president said.',
            [("Peru", "threatens", "Peru", "fire back")],
        ),
        ("Peru raised the threat of war.", [("Peru", "threatens", "Peru", "go to war")]),
        ("Peru swore to avenge the sailors.", [("Peru", "threatens", "Peru", "avenge the sailors")]),
    ],
)
def test_threats_of_others(sentence: str, positions: list[Told]) -> None:
    assert told(sentence) == positions


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile could subscribe to the plan.", "accept the plan"),
        ("Chile subscribed to the plan.", "accept the plan"),
        ("Chile endorsed the plan.", "accept the plan"),
        ("Chile has agreed to the plan.", "accept the plan"),
        ("The plan, to which Chile put its name, is short.", "accept the plan"),
        ("Chile has come round to the plan.", "accept the plan"),
        ("Chile acquiesced in the plan.", "accept the plan"),
        ("Chile gave its consent to the plan.", "accept the plan"),
        ("Chile yielded to the demand for a tribunal.", "grant a tribunal"),
        ("Chile welcomed the plan.", "accept the plan"),
        ("Chile has said yes to the plan.", "accept the plan"),
        ("Chile has bowed to the demand.", "accept the demand"),
        ("Chile's parliament ratified the treaty.", "accept the treaty"),
        ("Chile has accepted the plan in principle.", "accept the plan in principle"),
        ("Chile agreed to a truce.", "agree to a truce"),
        ("Chile signed up to the plan.", "accept the plan"),
    ],
)
def test_acceptances(sentence: str, action: str) -> None:
    assert told(sentence) == [("Chile", "accepts", "Chile", action)]


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "Peru gave in to the demand for a share of the catch.",
            [("Peru", "accepts", "Peru", "grant a share of the catch")],
        ),
        ("Peru accepted a share of the catch.", [("Peru", "accepts", "Peru", "accept a share of the catch")]),
        ("Peru assented to the plan.", [("Peru", "accepts", "Peru", "accept the plan")]),
        ("Peru consented to share the catch.", [("Peru", "accepts", "Peru", "share the catch")]),
        ("The plan has been accepted by Peru.", [("Peru", "accepts", "Peru", "accept the plan")]),
        ("Peru has signalled that it accepts the plan.", [("Peru", "accepts", "Peru", "accept the plan")]),
    ],
)
def test_acceptances_of_others(sentence: str, positions: list[Told]) -> None:
    assert told(sentence) == positions


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile has no doubt that the treaty is good.",
        "The house is not for sale.",
        "There is no going without water in this heat.",
        "Chile has no coast on the lake.",
        "Chile won no seats.",
        "Chile did not sign the treaty in 1951.",
        "There is no forgetting the summer of 1989.",
        "Chile has no appetite.",
        "No ship was seen in the strait.",
        "Chile never won the cup.",
        "Chile is not going to win.",
        "What Peru exports: copper, fish and gold.",
        "Peru would like to thank Chile.",
        "Chile is to hold elections in May.",
        "Peru expects a good harvest.",
        "Peru wants for nothing.",
        "Peru's terms of trade are good.",
        "Peru awaits the result of the vote.",
        "Peru's price for copper is high.",
        "The ministers are to meet on Monday.",
        "Chile needs to import oil.",
        "Chile could win the cup.",
        "The port would be closed by ice if winter came early.",
        "Chile hopes to win the cup.",
        "Chile talked of the weather.",
        "Prices will rise, Chile said.",
        "Chile considered the weather.",
        "Chile welcomed the visitors.",
        "The harvest could fail, Chile said.",
        "Chile wants to win.",
        "Peru's president said on Friday that the harvest had been good.",
        "Chile and Peru agreed.",
        "The Peruvian president told reporters that he was tired.",
        "Chile's exports rose by a tenth.",
        "Chile will be hit hard by the drought, economists say.",
        "The talks will resume in May.",
        "Peru's army will hold exercises in June.",
        "Chile remains calm.",
        "The Chilean president will visit Bolivia in June.",
        "Peru discussed the catch.",
        "Peru shared the catch in 1962.",
        "Peru is a member of the league.",
        "The catch fell by a third last year.",
        "Peru has a long coast.",
        "The sailors were released on Friday.",
        "Peru was accused of piracy.",
        "Peru has denied that it will close its port.",
        "Will Peru close its port?",
        "Nobody knows whether Peru will close its port.",
        "Not so long ago, says the Chilean president, the port was open.",
        "No ship left the port, says the Chilean president.",
    ],
)
def test_near_misses(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        (
            "Any raid, the Peruvian president told parliament, would be met with force.",
            ("Peru", "threatens", "Peru", "meet any raid with force"),
        ),
    ],
)
def test_speakers_inside_a_sentence_keep_their_words(sentence: str, position: Told) -> None:
    assert position in told(sentence)


def test_what_somebody_forbids_is_not_to_be_done() -> None:
    assert told("Peru forbade Chile to fish in the strait.") == [("Peru", "demands", "Chile", "not fish in the strait")]
    assert told("Peru warned Chile against fishing in the strait.") == [
        ("Peru", "demands", "Chile", "not fish in the strait")
    ]
