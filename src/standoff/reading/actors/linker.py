"""Finds the actors of a document: names first, then persons, then phrases that stand for a side or a body of one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.administrations import administrations
from standoff.reading.actors.affiliations import Affiliations, leader_of
from standoff.reading.actors.bodies import Bodies, complement_end
from standoff.reading.actors.bynames import Byname, bynames
from standoff.reading.actors.collectives import Collectives
from standoff.reading.actors.deciders import Deciders
from standoff.reading.actors.gazetteer import Form, gazetteer, ranks, words
from standoff.reading.actors.grammar import phrase_start
from standoff.reading.actors.home import home_state
from standoff.reading.actors.independent import independents
from standoff.reading.actors.index import ActorIndex
from standoff.reading.actors.ledger import Figure, Ledger, Naming
from standoff.reading.actors.names import acronyms, namings, year_of
from standoff.reading.actors.peoples import is_single, with_local_peoples
from standoff.reading.actors.persons import find_persons, without_homonyms
from standoff.reading.actors.reference import Referents
from standoff.reading.actors.regions import enter_regions
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.actors.scenes import Scenes
from standoff.reading.actors.spoken_by import who_speaks
from standoff.reading.actors.unlisted import find_unlisted
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token


def find_actors(parsed: Sequence["ParsedParagraph"], deciding: frozenset[int] = frozenset()) -> ActorIndex:
    """The actors of a parsed document, in order of first mention, with the means to ask who a phrase stands for.

    `deciding` are document offsets of words for those who want, refuse or promise something: actors whatever the words.
    """
    return _Linker(parsed, deciding).index()


class _Linker:
    def __init__(self, parsed: Sequence["ParsedParagraph"], deciding: frozenset[int]) -> None:
        self.parsed = tuple(parsed)
        self.deciding = deciding
        self.ledger = Ledger()
        named = namings(self.parsed)
        unlisted = find_unlisted(self.parsed, named, deciding)
        self.entries = gazetteer().entries | {entry.key: entry for entry in unlisted.entries}
        named, peoples = with_local_peoples(_without_covered(named, unlisted.namings))
        self.entries |= peoples
        self.year = year_of(self.parsed)
        named = _in_order([*named, *administrations(self.parsed, named, self.year)])
        self.persons = find_persons(self.parsed, named, deciding)
        self.named = without_homonyms(named, self.persons)
        self.named_in: dict[int, list[Naming]] = {}
        for naming in self.named:
            self.named_in.setdefault(id(naming.paragraph), []).append(naming)
        places = [place for person in self.persons for place in person.places]
        self._of_persons = {(id(p.paragraph), i) for p in places for i in range(p.first.i, p.last.i + 1)}
        self.sides = frozenset(naming.key for naming in self.named if naming.form is not Form.TRAP)
        known = ((person.key, leader_of(person, self.year, self.sides)) for person in self.persons)
        self.leaders = {key: leader for key, leader in known if leader is not None}
        self.singles: list[Naming] = []
        self.scenes = Scenes(self.parsed, self.ledger, self.named, self.entries)
        towns, leading = self.scenes.states_of_towns, tuple(self.leaders.values())
        self.home = home_state(self.named, towns, leading, self.entries, self.year)
        self.referents = Referents(self.parsed, self.ledger, self.named, self.home, self.year)
        self.bodies = Bodies(self.ledger, self.referents, self.entries)
        self.collectives = Collectives(self.ledger, self.referents, self.bodies)

    def index(self) -> ActorIndex:
        self._enter_names()
        self._enter_acronyms()
        self._enter_persons()
        unnamed = self.home is not None and self.home not in self.ledger.figures
        if self.home is not None:
            self.ledger.figure(self.entries[self.home])
        for paragraph in self.parsed:
            for token in paragraph.doc:
                self._enter_phrase(paragraph, token)
        affiliations = Affiliations(
            self.ledger, self.referents, self.entries, self.named, self.leaders, self.year, self.home
        )
        affiliations.attach(self.persons)
        self._enter_bynames()
        self._enter_singles()
        self.referents.forget()
        self._enter_titles()
        enter_regions(self.parsed, self.ledger, frozenset(self._of_persons))
        self.referents.forget()
        if unnamed:
            self._name_home()
        self._enter_deciders()
        for naming in self.named:
            if naming.key not in self.ledger.figures:
                self.ledger.pass_by(self.entries[naming.key], naming)
        self.scenes.pass_by_towns()
        self.scenes.place_groups()
        independent = independents(self.parsed, self.ledger, self.referents)
        return ActorIndex(self.parsed, self.ledger, self.referents, independent)

    def _name_home(self) -> None:
        """Let "the government" name the state that the text is about and does not name; else its officials do."""
        assert self.home is not None
        for paragraph in self.parsed:
            for token in paragraph.doc:
                role = role_of(token)
                rules = role is not None and role.noun in words("governments") | words("nouns_for_rule")
                free = rules and not self.ledger.at_head(paragraph, token) and _stands_alone(token)
                if free and self.referents.of(paragraph, token) == (self.home,):
                    self.ledger.mention(self.home, paragraph, phrase_start(token), token, token)
        officials = [f for f in self.ledger.figures.values() if f.side == self.home and f.mentions]
        if officials and not self.ledger.figures[self.home].mentions:
            self.ledger.figures[self.home].mentions.add(min(min(f.mentions) for f in officials))
        if not self.ledger.figures[self.home].mentions:
            del self.ledger.figures[self.home]
        self.referents.forget()

    def _enter_names(self) -> None:
        """A state that only serves as a place or an adjective is no actor; once it is one, those are mentions too."""
        agents = {naming.key for naming in self.named if naming.agentive and naming.form is not Form.TRAP}
        agents |= {key for naming in self.named for key in self._through_role(naming)}
        agents |= {
            naming.key
            for naming in self.named
            if naming.form is not Form.TRAP and not self.entries[naming.key].is_state
        }
        agents |= {leader.side for leader in self.leaders.values() if leader.speaks_for_side}
        agents |= self._whose_words()
        for naming in self.named:
            if naming.key in agents and naming.form is not Form.TRAP:
                figure = self.ledger.figure(self.entries[naming.key])
                if naming.first.i < naming.last.i and not naming.key.startswith("state:"):
                    figure.last_words.add(naming.last.text)
                if is_single(naming):
                    self.singles.append(naming)
                    continue
                self.ledger.mention(naming.key, naming.paragraph, naming.first, naming.last, naming.head)

    def _whose_words(self) -> frozenset[str]:
        """The states named as the speaker of a document that is one's own words."""
        line, heads = who_speaks(self.parsed) or (None, [])
        own = (naming for naming in self.named if naming.paragraph is line and naming.head in heads)
        return frozenset(naming.key for naming in own if naming.form is not Form.TRAP)

    def _through_role(self, naming: Naming) -> tuple[str, ...]:
        """The state, when its adjective or name modifies a noun for its officials, forces or bodies."""
        head = naming.head
        while head.dep_ in ("conj", "amod", "compound", "poss", "nmod") and head.head.i != head.i:
            head = head.head
            role = role_of(head)
            of_role = role is not None and role.stands_for != "armed"
            # "Arab League Secretary General X": whom the body's own name titles speaks for it.
            of_body = self._titles_a_person(naming.paragraph, head) and self._is_body(naming)
            if (of_role or of_body) and naming.form is not Form.TRAP:
                return (naming.key,)
        return ()

    def _is_body(self, naming: Naming) -> bool:
        return naming.key in self.entries and self.entries[naming.key].kind is ActorKind.IGO

    def _enter_acronyms(self) -> None:
        known = {s: key for s, key in acronyms(self.parsed, self.named).items() if key in self.ledger.figures}
        for paragraph in self.parsed if known else ():
            for token in paragraph.doc:
                if token.text in known and not self.ledger.at_head(paragraph, token):
                    self.ledger.mention(known[token.text], paragraph, token, token, token)

    def _enter_bynames(self) -> None:
        """Names that the text says are somebody's whom it has named otherwise: "Mel, as they call Mr Zelaya"."""
        for name in bynames(self.parsed):
            self.referents.forget()
            whose = self.referents.of(name.paragraph, name.noun)
            byname = self.ledger.at_head(name.paragraph, name.first.doc[name.first.i : name.last.i + 1].root)
            if len(whose) != 1 or whose[0] not in self.ledger.figures:
                if len(byname) == 1 and not whose and name.noun.pos_ == "NOUN":
                    self.ledger.mention(
                        byname[0], name.paragraph, phrase_start(name.noun), complement_end(name.noun), name.noun
                    )
            elif not byname:
                self._mention_everywhere(name, whose[0])
            elif byname[0] != whose[0] and all(key.startswith("person:") for key in (*byname, *whose)):
                self.ledger.merge(byname[0], whose[0])
        self.referents.forget()

    def _mention_everywhere(self, name: Byname, key: str) -> None:
        for paragraph in self.parsed:
            for token in paragraph.doc:
                if not name.text.startswith(token.text):
                    continue
                run = paragraph.doc[token.i : token.i + len(name.places)]
                if run.text == name.text and not self.ledger.at_head(paragraph, run.root):
                    self.ledger.mention(key, paragraph, run[0], run[-1], run.root)

    def _enter_persons(self) -> None:
        for person in self.persons:
            figure = Figure(person.key, person.written, ActorKind.PERSON, None)
            self.ledger.figures[person.key] = figure
            given = person.name[0].lower() if len(person.name) > 1 else ""
            if given in words("female_names") or given in words("male_names"):
                figure.female = given in words("female_names")
            for place in person.places:
                self.ledger.mention(person.key, place.paragraph, place.first, place.last, place.head)
                for sector in _sectors(place.titles):
                    figure.add_role(sector)
                for title in place.titles:
                    if title in words("female") | words("male"):
                        figure.female = title in words("female")
                offices = [title for title in place.titles if title not in words("military_titles")]
                if offices and _sectors(place.titles):
                    figure.offices |= {" ".join(offices), offices[-1]}
                elif place.titles and place.titles[-1] in words("military_titles"):
                    figure.offices.add(ranks().get(place.titles[-1], place.titles[-1]))

    def _enter_phrase(self, paragraph: "ParsedParagraph", token: "Token") -> None:
        if token.pos_ not in ("NOUN", "PROPN") or self.ledger.at_head(paragraph, token):
            return
        role = role_of(token)
        if role is None or self._titles_a_person(paragraph, token) or self.collectives.enter(paragraph, token, role):
            return
        if role.stands_for not in ("side", "force"):
            return
        sides = self.referents.owners(paragraph, token)
        states = tuple(key for key in sides if key in self.ledger.figures and key.startswith(("state:", "name:")))
        if len(states) == 1 and self.bodies.enter_force(paragraph, token, role, states[0]):
            return
        first = phrase_start(token)
        if len(states) == 1 and _named_within(first, token, states, self.named_in.get(id(paragraph), ())):
            key = self.referents.of(paragraph, token)
            self.ledger.mention(key[0] if len(key) == 1 else states[0], paragraph, first, token, token)

    def _titles_a_person(self, paragraph: "ParsedParagraph", token: "Token") -> bool:
        return (id(paragraph), int(token.i)) in self._of_persons

    def _enter_singles(self) -> None:
        """ "The Serb said yes": whom of that state this paragraph or the one before named last; else the state."""
        for naming in self.singles:
            number = self.parsed.index(naming.paragraph)
            since = self.parsed[max(0, number - 1)].offset
            mine = [f.key for f in self.ledger.figures.values() if f.kind is ActorKind.PERSON]
            mine = [key for key in mine if self.ledger.side_of(key) == naming.key]
            person = self.ledger.last_before(naming.paragraph.start(naming.first), mine, since)
            self.ledger.mention(person or naming.key, naming.paragraph, naming.first, naming.last, naming.head)

    def _enter_titles(self) -> None:
        """ "the foreign minister", once the document has named him, and epithets ("the bloc") are mentions."""
        for paragraph in self.parsed:
            for token in paragraph.doc:
                if token.pos_ not in ("NOUN", "PROPN") or self.ledger.at_head(paragraph, token):
                    continue
                if self._titles_a_person(paragraph, token):
                    continue
                keys = self.referents.mentioned(paragraph, token)
                role = role_of(token)
                # A state that is only spoken of in passing ("an Indian proposal") is no actor of the text.
                if len(keys) == 1 and keys[0] in self.ledger.figures and _stands_alone(token):
                    self.ledger.mention(keys[0], paragraph, phrase_start(token), token, token)
                elif role is not None:
                    self.collectives.enter_of_person(paragraph, token, role)
                    if not self.ledger.at_head(paragraph, token):
                        self.collectives.enter_local(paragraph, token, role)
                    if not self.ledger.at_head(paragraph, token):
                        self.collectives.enter_in_play(paragraph, token, role)
                    if not self.ledger.at_head(paragraph, token):
                        self.collectives.enter_acting(paragraph, token, role)
                    if not self.ledger.at_head(paragraph, token):
                        self.collectives.enter_definite(paragraph, token, role)
                    if not self.ledger.at_head(paragraph, token):
                        self.collectives.enter_affected(paragraph, token, role)

    def _enter_deciders(self) -> None:
        """Whoever wants or refuses something and is not known yet, and where the text names him again."""
        deciders = Deciders(self.parsed, self.ledger, self.referents, self.bodies)
        tokens = [(paragraph, token) for paragraph in self.parsed for token in paragraph.doc]
        for paragraph, token in tokens:
            if paragraph.start(token) in self.deciding and deciders.enter(paragraph, token):
                self.referents.forget()
        for paragraph, token in tokens:
            if token.pos_ == "NOUN" and not self.ledger.at_head(paragraph, token):
                deciders.mention_again(paragraph, token)
        self.referents.forget()


def _without_covered(named: Sequence[Naming], unlisted: Sequence[Naming]) -> list[Naming]:
    """Both lists in order, less the table names that are only words of an unlisted one."""
    covered = {(id(n.paragraph), i) for n in unlisted for i in range(n.first.i, n.last.i + 1)}
    kept = [naming for naming in named if (id(naming.paragraph), naming.head.i) not in covered]
    return _in_order([*kept, *unlisted])


def _in_order(named: Sequence[Naming]) -> list[Naming]:
    return sorted(named, key=lambda naming: naming.paragraph.start(naming.first))


def _stands_alone(token: "Token") -> bool:
    return any(child.lower_ == "the" for child in token.lefts) and not any(
        child.dep_ == "poss" for child in token.lefts
    )


def _named_within(first: "Token", token: "Token", states: Sequence[str], named: Sequence[Naming]) -> bool:
    """True when one of those `named` in the paragraph is one of the states and stands from `first` to `token`."""
    return any(naming.key in states and first.i <= naming.first.i <= token.i for naming in named)


def _sectors(titles: Sequence[str]) -> list[str]:
    out = []
    for sector, kind in (("MIL", "military_titles"), ("LEG", "legislative_titles"), ("GOV", "executive_titles")):
        if any(title in words(kind) for title in titles):
            out.append(sector)
    return out[:1]
