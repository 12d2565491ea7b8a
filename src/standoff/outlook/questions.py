"""Questions that time will answer: what an outlook foresees, put so that anybody can tell later how it came out."""

from dataclasses import dataclass

from standoff.conflict import Conflict, Evidence
from standoff.conflict.articles import in_sentence
from standoff.outlook.dates import a_year_after, date_in_words
from standoff.outlook.model import OptionOutlook, Outlook
from standoff.outlook.signs import can_change
from standoff.stability.words import listed


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A yes-or-no question: its `text`, and `criteria` by which somebody who has only these can answer it.

    `by` is the ISO 8601 date (as partial as the dispatch's) by which it is answered, and `probability` the chance of
    yes that the outlook gives today. `option` is the id of the option it is about, or None when it asks whether the
    standoff lasts. Of a question that `lasts` a yes says that something is still so on that date; of any other, that
    something has come about by then.
    """

    option: str | None
    text: str
    criteria: str
    by: str
    probability: float
    lasts: bool
    evidence: tuple[Evidence, ...] = ()


def questions_of(conflict: Conflict, outlook: Outlook, date: str | None) -> tuple[OpenQuestion, ...]:
    """Whether the standoff lasts, and whether each option that can change is taken, within the calibration's year.

    `date` is that of the (latest) dispatch, ISO 8601. There are no questions when the outlook is not calibrated, for
    then nobody knows within what time its numbers hold, or when `date` is none.
    """
    by = a_year_after(date) if date else None
    if by is None or date is None or not outlook.verdict.calibrated:
        return ()
    open_ids = {known.id for known in conflict.options if can_change(known)}
    about = [_of_option(option, date, by) for option in outlook.options if option.id in open_ids]
    return (_of_the_standoff(conflict, outlook, by), *(question for question in about if question is not None))


def _of_the_standoff(conflict: Conflict, outlook: Outlook, by: str) -> OpenQuestion:
    makers = conflict.decision_makers
    parties = listed([in_sentence(maker.name) for maker in makers])
    when = date_in_words(by)
    at_stake = listed(
        [
            f"whether {in_sentence(maker.name)} will "
            + listed([f"cease to {known.text}" if known.now else known.text for known in open_to], last="or")
            for maker in makers
            if (open_to := [known for known in maker.options if can_change(known)])
        ]
    )
    text = f"Will the standoff between {parties} still hold on {when}?"
    criteria = (
        f"No, when by {when} the parties have settled what divides them, by an agreement that they carry out or "
        f"because one of them has given way. Yes, when they have not. At stake is {at_stake}."
    )
    evidence = tuple(dict.fromkeys(piece for option in outlook.options for piece in option.evidence))
    return OpenQuestion(None, text, criteria, by, outlook.verdict.probability, True, evidence)


def _of_option(option: OptionOutlook, date: str, by: str) -> OpenQuestion | None:
    if option.probability is None:
        return None
    owner, when = in_sentence(option.owner), date_in_words(by)
    if option.now:
        text = f"Will {owner} still {option.text} on {when}?"
        criteria = (
            f"Yes, when on {when} {owner} still does what it did on {date_in_words(date)}: {option.text}. No, when it "
            f"has ceased to by then."
        )
    else:
        text = f"Will {owner} {option.text} by {when}?"
        criteria = (
            f"Yes, when {owner} has done this on some day from {date_in_words(date)} to {when}: {option.text}. To "
            f"promise or announce it is not to do it. No, when {when} has passed without it."
        )
    return OpenQuestion(option.id, text, criteria, by, option.probability, option.now, option.evidence)
