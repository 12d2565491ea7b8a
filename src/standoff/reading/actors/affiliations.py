"""Whose person each named person is: by what the text says of his office, then by the table of leaders."""

from collections.abc import Mapping, Sequence

from standoff.reading.actors.gazetteer import Entry, words
from standoff.reading.actors.leaders import Leader, leaders
from standoff.reading.actors.ledger import Figure, Ledger, NamedPerson, Naming
from standoff.reading.actors.memberships import memberships
from standoff.reading.actors.personhood import role_nouns_of
from standoff.reading.actors.persons import Person
from standoff.reading.actors.reference import Referents
from standoff.reading.actors.rolenouns import office_of, role_of
from standoff.reading.language.tree import Token
from standoff.reading.model import ActorKind


def leader_of(person: Person, year: int | None, sides: frozenset[str]) -> Leader | None:
    """Whom the table of leaders has by this name; a surname alone counts only after a title."""
    known = leaders().named(person.name, year, sides)
    titles = next((place.titles for place in person.places if place.titles), ())
    titles = titles or tuple(office_of(noun) for place in person.places for noun in role_nouns_of(place))
    if known is None and titles:
        known = leaders().surnamed(person.name, year, sides, titles)
    if known is None and len(person.name) == 1:
        known = leaders().alone(person.name[0], year, sides)
    return known


class Affiliations:
    """Gives the persons of the ledger their sides, roles and offices."""

    def __init__(
        self,
        ledger: Ledger,
        referents: Referents,
        entries: Mapping[str, Entry],
        named: Sequence[Naming],
        leading: Mapping[str, Leader],
        year: int | None,
        home: str | None = None,
    ) -> None:
        self.ledger = ledger
        self.referents = referents
        self.entries = entries
        self.named = named
        self.leaders = leading
        self.year = year
        self.home = home

    def attach(self, persons: Sequence[Person]) -> None:
        """Attach each person: what the text says goes first, the table of leaders second, the context last."""
        for person in persons:
            figure = self.ledger.figures[person.key]
            for place in person.places:
                for noun in role_nouns_of(place):
                    self._give_role(figure, place, noun)
            if figure.side is None:
                self._give_stated_side(figure, person.places)
        for key, body in memberships(self.referents.parsed, self.ledger, self.referents):
            if self.ledger.figures[key].side is None:
                self.ledger.figures[key].side = body
        stated = {key: frozenset(figure.offices) for key, figure in self.ledger.figures.items()}
        for person in persons:
            figure = self.ledger.figures[person.key]
            leader = self.leaders.get(person.key)
            if leader is not None:
                self._give_known_side(figure, leader, stated)
            elif figure.side is None and figure.offices & words("organs_of_state"):
                self._give_context_side(figure, person.places[0])
            if leader is None and figure.side is None and self.home and self._serves_at_home(figure):
                figure.side = self.home
        for person in persons:
            figure = self.ledger.figures[person.key]
            if figure.side and figure.side in self.ledger.figures:
                figure.side = (
                    figure.side if not figure.side.startswith("person:") else self.referents.side_of(figure.side)
                )
                top = self.ledger.figures.get(self.referents.side_of(figure.side))
                figure.country = top.country if top is not None else figure.country

    def _give_role(self, figure: Figure, place: NamedPerson, noun: Token) -> None:
        role = role_of(noun)
        assert role is not None
        figure.add_role(role.sector)
        if role.noun not in words("relational_offices"):
            figure.offices |= {office_of(noun), noun.lemma_.lower()}
        if figure.side is None:
            for key in self.referents.owners_or_rebels(place.paragraph, noun):
                if key != figure.key and key in self.ledger.figures:
                    figure.side = self._nearest_side(key)
                    break

    def _nearest_side(self, key: str) -> str:
        """The body itself that a person is said to be of, whatever it is of in turn; of a person, his side."""
        return self.referents.side_of(key) if self.ledger.figures[key].kind is ActorKind.PERSON else key

    def _give_stated_side(self, figure: Figure, places: Sequence[NamedPerson]) -> None:
        """ "Prime Minister X of Norway", "Norwegian Prime Minister X", "Norway's X"."""
        for place in places:
            naming = self.referents.possessor_after(place.paragraph, place.head) if place.titles else None
            owners = (child for child in place.head.lefts if child.dep_ == "poss")
            named = [key for owner in owners for key in self.ledger.at_head(place.paragraph, owner)]
            beside = self.referents.owners(place.paragraph, place.head) if place.titles else ()
            for key in (*([naming.key] if naming is not None else []), *named, *beside):
                if key in self.ledger.figures and self.ledger.figures[key].kind is not ActorKind.PERSON:
                    figure.side = self._nearest_side(key)
                    return

    def _give_known_side(self, figure: Figure, leader: Leader, stated: Mapping[str, frozenset[str]]) -> None:
        """The side that the table of leaders has for a person; what the text itself says goes first."""
        entry = self.entries.get(leader.side)
        if figure.side is None and entry is not None:
            figure.country = entry.country
            figure.side = self._named_side(figure, leader, stated)
        if figure.side not in (None, leader.side):
            return
        if leader.in_years(self.year) and not figure.roles and leader.side.startswith("state:"):
            figure.add_role(leader.role)
        if leader.in_years(self.year) and not figure.offices:
            figure.offices.add(leader.office)

    def _named_side(self, figure: Figure, leader: Leader, stated: Mapping[str, frozenset[str]]) -> str | None:
        """The key of the side, or of the organisation whose body it is, when the text names it.

        None for whom the table has out of office, unless the text gives an office; and for one of two who claim it.
        """
        if not leader.speaks_for_side or not (leader.in_years(self.year) or figure.roles):
            return None
        mine = stated[figure.key]
        for key, other in self.leaders.items():
            # Whom the text gives another office is no claimant, nor is there one beside whom alone it gives the office.
            claims = not stated[key] or other.office in stated[key]
            if claims and leader.contests(other, self.year) and (not mine or mine & stated[key]):
                return None
        if leader.side in self.ledger.figures or leader.role != "IGO":
            return leader.side
        return self.entries[leader.side].side or leader.side

    def _serves_at_home(self, figure: Figure) -> bool:
        """True for a minister or an adviser of nobody in particular, in a text about one state; not for a mayor."""
        posts = {office.split()[-1] for office in figure.offices} | figure.offices
        local = any(word in words("local_posts") | words("of_no_state") for o in figure.offices for word in o.split())
        return bool(posts & (words("posts") | words("organs_of_state"))) and not local

    def _give_context_side(self, figure: Figure, place: NamedPerson) -> None:
        """An office without a state is that of the one state that the paragraph, or all of the text, speaks of."""
        limit = place.paragraph.start(place.first)
        before = {
            key
            for key, other in self.ledger.figures.items()
            if other.kind is ActorKind.STATE
            and any(place.paragraph.offset <= start < limit for start, _ in other.mentions)
        }
        states = [key for key, other in self.ledger.figures.items() if key.startswith("state:") and other.country]
        countries = {naming.key for naming in self.named if naming.key.startswith("state:")}
        if len(before) == 1:
            figure.side = before.pop()
        elif len(states) == 1 and countries == set(states):
            figure.side = states[0]
        elif len(countries) == 1:
            figure.country = self.entries[countries.pop()].country
