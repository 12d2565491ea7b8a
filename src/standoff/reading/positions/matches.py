"""What all matchers of positions find in a paragraph, each course of action once."""

from standoff.reading.language.clauses import clauses
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.positions.ability_matchers import from_ability
from standoff.reading.positions.accord_matchers import from_accord
from standoff.reading.positions.answer_matchers import from_alternatives, from_answer
from standoff.reading.positions.apposed_matchers import from_apposed
from standoff.reading.positions.bare_to_matchers import from_bare_to
from standoff.reading.positions.cleft_matchers import from_cleft
from standoff.reading.positions.cue_matchers import from_clause
from standoff.reading.positions.dependent_matchers import from_dependence
from standoff.reading.positions.deterrent_matchers import from_deterrent
from standoff.reading.positions.driven_matchers import from_driven
from standoff.reading.positions.duty_matchers import from_duty
from standoff.reading.positions.exceptions import excepted
from standoff.reading.positions.found import Found
from standoff.reading.positions.fragment_matchers import from_fragment, from_refrain
from standoff.reading.positions.idiom_matchers import from_idiom
from standoff.reading.positions.judgement_matchers import from_judgement
from standoff.reading.positions.list_matchers import from_list, is_listed
from standoff.reading.positions.modal_matchers import from_modal
from standoff.reading.positions.noun_matchers import from_noun
from standoff.reading.positions.or_matchers import from_or_will
from standoff.reading.positions.order_matchers import from_order
from standoff.reading.positions.owed_matchers import from_debt
from standoff.reading.positions.permission_matchers import from_permission
from standoff.reading.positions.phrase_matchers import from_phrase
from standoff.reading.positions.prospect_matchers import from_prospect
from standoff.reading.positions.protest_matchers import from_protest
from standoff.reading.positions.question_matchers import from_question
from standoff.reading.positions.sequence_matchers import from_sequence
from standoff.reading.positions.speech_matchers import AS_ASKED, from_speech
from standoff.reading.positions.ultimatums import from_alternative, from_consequence, from_or_else, from_ultimatum
from standoff.reading.positions.veiled_matchers import from_veiled


def matches_in(paragraph: ParsedParagraph) -> list[Found]:
    """What the matchers find in a paragraph, in order; a bare modal gives way to a cue that governs its verb."""
    cued, modal = [], []
    for clause in clauses(paragraph):
        cued += [
            *from_clause(clause),
            *from_idiom(clause),
            *from_phrase(clause),
            *from_judgement(clause),
            *from_cleft(clause),
        ]
        cued += [*from_ultimatum(clause), *from_alternative(clause), *from_speech(clause), *from_duty(clause)]
        cued += [*from_accord(clause), *from_answer(clause), *from_veiled(clause), *from_question(clause)]
        cued += [*from_dependence(clause), *from_sequence(clause), *from_or_else(clause)]
        cued += [*from_order(clause), *from_deterrent(clause), *from_prospect(clause), *from_debt(clause)]
        cued += [*from_bare_to(clause), *from_permission(clause), *from_protest(clause)]
        cued += from_or_will(clause)
        modal += [*from_modal(clause), *from_ability(clause), *from_consequence(clause), *from_driven(clause)]
    for token in paragraph.doc:
        if token.pos_ == "NOUN":
            cued += [*from_fragment(paragraph, token), *from_refrain(paragraph, token)]
            cued += [*from_noun(paragraph, token), *from_alternatives(paragraph, token)]
        if token.pos_ == "ADJ":
            cued += from_apposed(paragraph, token)
        if token.pos_ in ("NOUN", "PRON"):
            cued += from_list(paragraph, token)
    cued = [f for f in cued if f.target.noun is None or not is_listed(f.target.noun)]
    # "backed out of its promise to pay" promises nothing.
    # "a price that it will not pay" says once what is refused.
    clefted = {f.hosts[-1].verb.i for f in cued if f.rule.startswith("cleft:")}
    cued = [f for f in cued if f.rule.startswith("cleft:") or not (f.hosts and f.hosts[0].verb.i in clefted)]
    modal = [f for f in modal if f.target.head.i not in clefted]
    told = {f.target.head.i for f in cued if not f.rule.startswith("noun:")}
    cued = [f for f in cued if not f.rule.startswith("noun:") or f.target.head.i not in told]
    cued += [kept_back for f in cued for kept_back in excepted(f)]
    modal += [kept_back for f in modal for kept_back in excepted(f)]
    governed = {found.target.head.i for found in cued if found.rule != AS_ASKED}
    # "would not stand in the way of a deal" accepts it, and refuses no standing.
    governed |= {f.hosts[0].verb.i for f in cued if f.hosts and f.rule.startswith("phrase:")}
    matches = [*cued, *(f for f in modal if f.target.head.i not in governed)]
    # Of a clause that is all condition, "unless it does", no word is left.
    return sorted((found for found in matches if found.tokens), key=_place)


def _place(found: Found) -> tuple[int, int]:
    return int(found.tokens[0].i), int(found.target.head.i)
