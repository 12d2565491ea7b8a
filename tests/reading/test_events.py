"""Events by short sentences: what is reported is found, and what is denied, planned or only said is not."""

from dataclasses import dataclass

import pytest

from standoff.reading import Event, Reading, read
from standoff.text import from_text

TODAY = "2012-06-27"


@dataclass(frozen=True)
class Told:
    type: str
    actor: str | None
    recipient: str | None
    date: str | None = None
    killed: int | None = None
    injured: int | None = None


def reading(text: str, *parties: str) -> Reading:
    """What is read in `text`, after a paragraph that makes actors of `parties` and reports nothing."""
    before = " and ".join(parties) + " disagree." if parties else "The neighbours are watching."
    return read(from_text(f"{before}\n\n{text}", date=TODAY))


def told(text: str, *parties: str) -> list[Told]:
    found = reading(text, *parties)

    def name(actor: str | None) -> str | None:
        return None if actor is None else found.actor(actor).name

    return [
        Told(e.type, name(e.actor), name(e.recipient), e.date, e.killed, e.injured)
        for e in sorted(found.events, key=lambda e: e.span.start)
    ]


def only(text: str, *parties: str) -> Event:
    events = reading(text, *parties).events
    assert len(events) == 1, [(e.type, e.span.text) for e in events]
    return events[0]


REPORTED = [
    ("China's foreign minister met his Japanese counterpart in Seoul on Monday.", "CONSULT", "China", "Japan"),
    ("Kenya and Somalia held talks in Djibouti.", "CONSULT", "Kenya", "Somalia"),
    ("The French president telephoned Angela Merkel last Tuesday.", "CONSULT", "France", "Angela Merkel"),
    ("President Putin of Russia visited Serbia in May.", "CONSULT", None, "Serbia"),
    ("Norway has offered Russia a joint patrol.", "AGREE", "Norway", "Russia"),
    ("Chile accepted Bolivia's proposal.", "AGREE", "Chile", "Bolivia"),
    ("Serbia and Kosovo reached an agreement on Friday.", "AGREE", "Serbia", "Kosovo"),
    ("Peru praised Ecuador on Sunday.", "SUPPORT", "Peru", "Ecuador"),
    ("Sudan signed a treaty with Chad.", "SUPPORT", "Sudan", "Chad"),
    ("Turkey apologised to Russia.", "CONCEDE", "Turkey", "Russia"),
    ("India lifted its blockade of Nepal.", "CONCEDE", "India", "Nepal"),
    ("Eritrea withdrew its troops from Ethiopia in March.", "RETREAT", "Eritrea", "Ethiopia"),
    ("Iran released three British sailors.", "RETREAT", "Iran", "United Kingdom"),
    ("Egypt extradited the suspect to Italy.", "COOPERATE", "Egypt", "Italy"),
    ("Sweden sent food to Haiti.", "AID", "Sweden", "Haiti"),
    ("Greece demanded that Turkey withdraw its ship.", "REQUEST", "Greece", "Turkey"),
    ("Algeria urged Mali to release the hostages.", "REQUEST", "Algeria", "Mali"),
    ("Canada accused India of meddling.", "ACCUSE", "Canada", "India"),
    ("Spain protested to Morocco about the raid.", "ACCUSE", "Spain", "Morocco"),
    ("Morocco rejected a demand from Spain.", "REJECT", "Morocco", "Spain"),
    ("Armenia refused to withdraw its troops from Azerbaijan.", "REJECT", "Armenia", "Azerbaijan"),
    ("Israel has threatened to attack Iran.", "THREATEN", "Israel", "Iran"),
    ("Colombia severed relations with Venezuela.", "SANCTION", "Colombia", "Venezuela"),
    ("Mexico expelled the ambassador of Peru.", "SANCTION", "Mexico", "Peru"),
    ("Russia imposed sanctions on Georgia in 2006.", "SANCTION", "Russia", "Georgia"),
    ("Pakistan has massed troops along the border with India.", "MOBILIZE", "Pakistan", "India"),
    ("Indonesia seized two Malaysian trawlers.", "COERCE", "Indonesia", "Malaysia"),
    ("Kuwait closed its border with Iraq.", "COERCE", "Kuwait", "Iraq"),
    ("Syria shelled a Turkish village.", "ASSAULT", "Syria", "Turkey"),
    ("Ethiopia invaded Somalia in 2006.", "ASSAULT", "Ethiopia", "Somalia"),
    ("Gunmen of Sudan fell on a village in Chad.", "ASSAULT", "Sudanese gunmen", "Chad"),
    ("Indonesia's foreign minister flew to Phnom Penh on Monday.", "CONSULT", "Indonesia", "Cambodia"),
    ("Peru is opposed to Chilean mediation.", "REJECT", "Peru", "Chile"),
    ("Iran stopped selling oil to Greece.", "SANCTION", "Iran", "Greece"),
    ("Israel stopped bombing Lebanon.", "RETREAT", "Israel", "Lebanon"),
    ("Japan and India launched naval exercises.", "COOPERATE", "Japan", "India"),
    ("Brazil staged overflights with Guyana.", "COOPERATE", "Brazil", "Guyana"),
    ("Peru rejected a Chilean plan.", "REJECT", "Peru", "Chile"),
    ("Jordanian army bulldozers demolished Syrian houses.", "ASSAULT", "Jordan", "Syria"),
    ("Mali put Niger on notice and closed its border with Niger.", "COERCE", "Mali", "Niger"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), REPORTED, ids=[row[0] for row in REPORTED])
def test_reports_what_happened_with_who_did_it_to_whom(
    text: str, kind: str, actor: str | None, recipient: str | None
) -> None:
    parties = [name for name in (actor, recipient) if name is not None]
    events = told(text, *parties)
    assert [e.type for e in events] == [kind]
    if actor is not None:
        assert events[0].actor == actor
    assert events[0].recipient == recipient
    assert not any(flag.endswith("-inferred") for flag in only(text, *parties).flags)


NOT_EVENTS = [
    # denied
    "Syria did not shell the Turkish village.",
    "No troops have crossed the border between India and Pakistan.",
    "Iran has never attacked Israel.",
    # planned, feared, hypothetical
    "Turkey plans to attack Syria.",
    "Israel may attack Iran.",
    "If Ethiopia attacked Egypt, Sudan would suffer.",
    "Fears of a Russian attack on Ukraine are growing.",
    "Kenya wants talks with Somalia.",
    "The prospect of a war between India and Pakistan is remote.",
    "Ministers of Japan and China are due to meet in Seoul.",
    "An attempt to seize the Greek ship would anger Turkey.",
    "Could Russia attack Estonia?",
    "There is no evidence that Syria shelled Turkey.",
    "An assault by Kenya on Somalia is unlikely.",
    "The law obliges Britain to extradite the suspect to Sweden.",
    "The telephone calls of Serbia's ministers to Kosovo go unanswered.",
    # what a party needs or wants is no word of it
    "Pakistan needs the border with India open.",
    "Norway prefers a treaty with Russia.",
    # false friends
    "Norway struck oil off Russia.",
    "Georgia will meet the deadline of Russia.",
    "Georgia met the deadline of Russia.",
    "China met the target of Japan's fund.",
    "India and Pakistan are neighbours.",
    "Bolivia needs a port in Chile.",
]


@pytest.mark.parametrize("text", NOT_EVENTS)
def test_reports_nothing_where_nothing_happened(text: str) -> None:
    assert told(text) == []


def test_a_refusal_to_withdraw_is_no_withdrawal() -> None:
    assert [e.type for e in told("Armenia has refused to withdraw from Azerbaijan.", "Armenia", "Azerbaijan")] == [
        "REJECT"
    ]


def test_a_denied_acceptance_is_a_rejection() -> None:
    assert told("Chile did not accept the offer of Bolivia.", "Chile", "Bolivia") == [
        Told("REJECT", "Chile", "Bolivia")
    ]


def test_a_demand_to_end_something_does_not_end_it() -> None:
    assert [e.type for e in told("Egypt demanded that Ethiopia end its blockade of Sudan.")] == ["REQUEST"]


def test_a_condition_met_by_nobody_yet_is_no_event() -> None:
    events = told("Pakistan has refused to reopen the road until India apologises and releases the prisoners.")
    assert [e.type for e in events] == ["REJECT"]


def test_the_deal_that_was_struck_is_an_agreement_and_no_strike() -> None:
    assert [e.type for e in told("Serbia struck a deal with Kosovo.")] == ["AGREE"]


def test_a_verb_of_beginning_carries_the_truth_of_its_infinitive() -> None:
    assert told("Syria began to shell Turkey.") == [Told("ASSAULT", "Syria", "Turkey")]


def test_passives_name_their_agent_last() -> None:
    assert told("A Turkish frigate was attacked by Syria.")[0].actor == "Syria"
    events = told("The proposal of Bolivia was rejected by Chile.", "Bolivia", "Chile")
    assert (events[0].type, events[0].actor, events[0].recipient) == ("REJECT", "Chile", "Bolivia")


NOMINAL = [
    ("Kenya carried out a raid on Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("Japan broke off talks with China.", "SANCTION", "Japan", "China"),
    ("Thailand lodged a complaint against Cambodia.", "ACCUSE", "Thailand", "Cambodia"),
    ("Talks between Iran and Iraq opened on Friday.", "CONSULT", "Iran", "Iraq"),
    ("Ethiopia issued an ultimatum to Eritrea.", "THREATEN", "Ethiopia", "Eritrea"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), NOMINAL, ids=[row[0] for row in NOMINAL])
def test_reads_events_that_a_noun_names(text: str, kind: str, actor: str, recipient: str) -> None:
    events = told(text, actor, recipient)
    assert [(e.type, e.actor, e.recipient) for e in events] == [(kind, actor, recipient)]


SPOKEN = [
    ("Greece said on Tuesday it would not sit down with Turkey.", "REJECT", "Greece", "Turkey"),
    ("Iran will allow the inspectors of France to return, its foreign minister said.", "AGREE", "Iran", "France"),
    ("Belarus announced that it would expel the envoys of Poland.", "THREATEN", "Belarus", "Poland"),
    ("Russia said on Monday that Ukraine must pay its debt.", "REQUEST", "Russia", "Ukraine"),
    ("Chad said it would pull its men out of Sudan unless the raids stopped.", "THREATEN", "Chad", "Sudan"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), SPOKEN, ids=[row[0] for row in SPOKEN])
def test_what_is_said_with_a_modal_is_an_act_of_speech(text: str, kind: str, actor: str, recipient: str) -> None:
    events = told(text, actor, recipient)
    assert [(e.type, e.actor, e.recipient) for e in events] == [(kind, actor, recipient)]


CASUALTIES = [
    ("A raid by Kenya left 12 dead and 30 wounded in Somalia.", 12, 30),
    ("Turkey shelled a village in Syria, killing a dozen people.", 12, None),
    ("Somalia's army killed dozens of Kenyan soldiers.", 24, None),
    ("At least 12 people were killed when Syria bombed Turkey.", 12, None),
    ("Two more soldiers died in an attack by Eritrea on Ethiopia.", 2, None),
    ("Twenty-six Kenyan soldiers were killed and nine wounded in Somalia.", 26, 9),
    ("Up to 40 people died in a raid by Chad on Sudan.", None, None),
    ("India shelled a Pakistani post.", None, None),
    ("Kenya is sorry for the raid, in which eight Somali soldiers died.", 8, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), CASUALTIES, ids=[row[0] for row in CASUALTIES])
def test_counts_the_dead_and_wounded_at_their_lower_bound(text: str, killed: int | None, injured: int | None) -> None:
    events = told(text)
    assert len(events) == 1
    assert (events[0].killed, events[0].injured) == (killed, injured)


DATED = [
    ("Syria shelled Turkey last Tuesday.", "2012-06-26"),
    ("Syria shelled Turkey on July 26.", "2012-07-26"),
    ("Syria shelled Turkey in November 2011.", "2011-11"),
    ("Relations soured in November 2011, when Syria shelled Turkey.", "2011-11"),
    ("Since March Syria has shelled Turkey.", "2012-03"),
    ("Turkey demanded that Syria leave by 2014.", None),
    ("On 21 May Syrian troops shelled Turkey.", "2012-05-21"),
    ("On 21 May twenty-six rebels died in a raid by Syria.", "2012-05-21"),
    ("Two weeks ago Syria shelled Turkey.", "2012-06"),
    ("Yesterday Syria shelled Turkey.", "2012-06-26"),
]


@pytest.mark.parametrize(("text", "date"), DATED, ids=[row[0] for row in DATED])
def test_dates_an_event_by_the_words_that_belong_to_it(text: str, date: str | None) -> None:
    assert only(text).date == date


def test_an_event_after_the_document_is_kept_and_flagged() -> None:
    assert "after-document-date" in only("Syria shelled Turkey on July 26.").flags
    assert "after-document-date" not in only("Syria shelled Turkey on June 26.").flags


def test_places_an_event_where_a_phrase_of_location_says() -> None:
    assert only("Kenya and Somalia held talks in Djibouti.").place == "Djibouti"
    assert only("Indian troops attacked a post in the Rann district of Pakistan.").place == "Rann"
    assert only("Greece called on Turkey to leave.").place is None


def test_one_story_told_twice_is_one_event() -> None:
    text = "Kenya carried out a raid on Somalia in May. The raid angered Ethiopia.\n\nSomalia deplores the raid."
    assert [e.type for e in told(text) if e.type == "ASSAULT"] == ["ASSAULT"]


def test_killing_in_a_raid_is_one_event_with_the_roles_of_both() -> None:
    events = told("Last November, 24 soldiers were killed in a Kenyan raid on a Somali outpost.", "Kenya", "Somalia")
    assert events == [Told("ASSAULT", "Kenya", "Somalia", "2011-11", 24, None)]


def test_crossing_a_border_to_attack_is_one_event() -> None:
    events = told("On June 20 gunmen crossed into Kenya and attacked a post, killing two guards.")
    assert [(e.type, e.date, e.killed) for e in events] == [("ASSAULT", "2012-06-20", 2)]


def test_the_other_side_is_inferred_and_flagged_where_the_text_leaves_it_unsaid() -> None:
    text = "Greece and Turkey met on Monday. On Tuesday Greece rejected the draft."
    rejection = next(e for e in reading(text).events if e.type == "REJECT")
    found = reading(text)
    assert rejection.recipient is not None
    assert found.actor(rejection.recipient).name == "Turkey"
    assert "recipient-inferred" in rejection.flags


def test_nobody_is_put_in_for_somebody_the_text_names_but_the_reader_does_not_know() -> None:
    events = told("Greece rejected Turkey's offer. The president of Greece met his commanders.")
    assert [(e.type, e.recipient) for e in events] == [("REJECT", "Turkey"), ("CONSULT", None)]


def test_a_body_that_meets_by_itself_has_no_recipient() -> None:
    events = told("Greece rejected Turkey's offer. The UN Security Council met on Friday.")
    assert [(e.type, e.recipient) for e in events] == [("REJECT", "Turkey"), ("CONSULT", None)]


def test_talks_of_nobody_in_particular_are_between_the_main_two() -> None:
    found = reading("Greece and Turkey quarrelled; Greece accused Turkey of piracy. Talks broke up on Friday.")
    talks = found.events[-1]
    assert talks.type == "CONSULT"
    assert {found.actor(talks.actor or "").name, found.actor(talks.recipient or "").name} == {"Greece", "Turkey"}
    assert {"actor-inferred", "recipient-inferred"} <= set(talks.flags)


def test_a_guest_received_in_a_capital_visits_its_state() -> None:
    events = told("Kenya's president was received in Mogadishu.", "Kenya", "Somalia")
    assert [(e.type, e.actor, e.recipient) for e in events] == [("CONSULT", "Kenya", "Somalia")]


def test_a_participle_with_a_by_phrase_names_who_did_it() -> None:
    events = told("Peru's claim, rejected at once by Chile, is old.", "Peru", "Chile")
    assert [(e.type, e.actor) for e in events] == [("REJECT", "Chile")]


def test_a_guest_is_the_actor_of_a_visit_told_in_the_passive() -> None:
    events = told("Kenya's president was received by Somalia.", "Kenya", "Somalia")
    assert [(e.type, e.actor, e.recipient) for e in events] == [("CONSULT", "Kenya", "Somalia")]


FACTS_IN_SUBORDINATE_CLAUSES = [
    ("Before leaving office the president of Peru proposed a truce to Chile.", "AGREE"),
    ("Iceland was the first member to sever relations with Norway.", "SANCTION"),
    ("The guns fell silent while Chile's president was visiting Peru.", "CONSULT"),
    ("A complaint by Peru against Chile produced no answer.", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "kind"), FACTS_IN_SUBORDINATE_CLAUSES)
def test_what_is_told_in_passing_happened_too(text: str, kind: str) -> None:
    assert [e.type for e in told(text, "Chile", "Peru")] == [kind]


def test_what_is_only_awaited_has_not_happened() -> None:
    assert [e.type for e in told("Greece refused to talk before Turkey had withdrawn its ships.")] == ["REJECT"]


def test_striking_a_name_from_a_list_is_no_assault() -> None:
    assert all(e.type != "ASSAULT" for e in told("South Korea struck Japan from its list of partners."))


def test_the_date_of_a_charge_is_that_of_saying_it() -> None:
    event = only("Sudan said on Monday that Chad had violated its airspace.", "Sudan", "Chad")
    assert (event.type, event.date) == ("ACCUSE", "2012-06-25")


def test_findings_carry_the_rule_that_made_them_and_exact_words() -> None:
    text = "The neighbours are watching.\n\nSudan signed a treaty with Chad."
    event = read(from_text(text, date=TODAY)).events[0]
    assert event.rule == "support:sign"
    assert text[event.span.start : event.span.end] == event.span.text == "Sudan signed a treaty with Chad"
    assert 0.0 < event.confidence <= 1.0


def test_reading_is_deterministic() -> None:
    text = " ".join(row[0] for row in REPORTED)
    assert reading(text).events == reading(text).events
