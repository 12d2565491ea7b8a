"""`draft`: from a reading to a conflict, every option and statement with the characters it came from."""

from collections.abc import Iterable
from itertools import combinations

from standoff.conflict import Conflict, DecisionMaker, Formula, Option
from standoff.conflict.formula import conjunction, option
from standoff.drafting.beginning import earliest_deed
from standoff.drafting.cast import Cast
from standoff.drafting.coalitions import find_coalitions, unnamed, with_coalitions
from standoff.drafting.courses import Courses, find_courses
from standoff.drafting.foreseen import with_foreseen_deeds
from standoff.drafting.further import further_options
from standoff.drafting.nothing import check_size
from standoff.drafting.options import choose_courses, option_of, options_left_out
from standoff.drafting.parties import find_parties
from standoff.drafting.revealed import with_revealed_reluctance
from standoff.drafting.same_action import exclude_each_other
from standoff.drafting.sides import with_sides
from standoff.drafting.standing import with_standing_demands
from standoff.drafting.statements import settled, statements
from standoff.drafting.status_quo import since_done, with_told_deeds
from standoff.drafting.unsaid import unsaid_wishes
from standoff.drafting.wishes import Wish, stated_wishes
from standoff.reading.model import Reading


def draft(reading: Reading) -> Conflict:
    """The conflict that a reading's positions describe: two to four decision makers, at most ten options.

    Raises `DraftError`: `no-standoff` when no two sides refuse or demand something of each other, `too-much-said` when
    there are more positions than one standoff may have.
    """
    check_size(reading)
    reading = with_sides(reading)
    coalitions = find_coalitions(reading)
    reading = with_foreseen_deeds(with_coalitions(reading, coalitions))
    courses = with_told_deeds(reading, find_courses(reading))
    parties = find_parties(reading, courses)
    chosen = choose_courses(reading, courses, parties)
    courses, chosen = with_standing_demands(reading, courses, parties, chosen)
    options = _options(reading, courses, chosen)
    cast = Cast(reading, courses, parties, {number: drawn.id for number, drawn in options.items()})
    stated = list(since_done(cast, stated_wishes(cast)))
    wishes = [*stated, *since_done(cast, unsaid_wishes(cast, stated))]
    wishes = [w for side in parties.decision_makers for w in settled(wish for wish in wishes if wish.holder == side)]
    wishes = with_revealed_reluctance(cast, wishes)
    dms = tuple(_decision_maker(cast, options, wishes, side) for side in parties.decision_makers)
    return Conflict(
        title=reading.document.title or " – ".join(dm.name for dm in dms),
        decision_makers=dms,
        date=reading.document.date,
        infeasible=tuple(_infeasible(cast)),
        left_out=(
            *parties.left_out,
            *unnamed(coalitions),
            *options_left_out(reading, courses, parties, options),
        ),
        further=further_options(reading, courses, options),
        since=earliest_deed(reading, parties.decision_makers),
    )


def _options(reading: Reading, courses: Courses, numbers: Iterable[int]) -> dict[int, Option]:
    drawn: dict[int, Option] = {}
    for number in numbers:
        drawn[number] = option_of(courses.all[number], reading, {known.id for known in drawn.values()})
    return drawn


def _decision_maker(cast: Cast, options: dict[int, Option], wishes: list[Wish], side: str) -> DecisionMaker:
    own = tuple(drawn for number, drawn in options.items() if cast.courses.all[number].owner == side)
    preferences = statements(wish for wish in wishes if wish.holder == side)
    return DecisionMaker(cast.reading.actor(side).name, own, preferences)


def _infeasible(cast: Cast) -> list[Formula]:
    """Pairs of one side's options that cannot both be taken."""
    found = []
    for (one, one_id), (other, other_id) in combinations(cast.ids.items(), 2):
        a, b = cast.courses.all[one], cast.courses.all[other]
        if a.owner == b.owner and exclude_each_other(a.mentions[0].deed, b.mentions[0].deed):
            found.append(conjunction([option(one_id), option(other_id)]))
    return found
