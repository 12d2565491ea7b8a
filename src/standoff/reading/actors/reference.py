"""Who a noun phrase stands for: a name, a sector of a named state, a title, an epithet or a pronoun."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.antecedents import Candidate
from standoff.reading.actors.doers import Doers
from standoff.reading.actors.epithets import named_by_epithet
from standoff.reading.actors.gazetteer import Form, Role, words
from standoff.reading.actors.grammar import modifies, part_of
from standoff.reading.actors.leaders import leaders
from standoff.reading.actors.ledger import Ledger, Naming
from standoff.reading.actors.pairs import Pairs
from standoff.reading.actors.principals import Stake, principals
from standoff.reading.actors.pronouns import Pronouns
from standoff.reading.actors.rolenouns import office_of, role_of
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Keys = tuple[str, ...]

_PLURAL = ("NNS", "NNPS")
_WITH_SPOKESMEN = (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COMPANY)
_IN_A_STATE = (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.OTHER, ActorKind.PERSON)


class Referents:
    """Answers, for any token of the document, who its noun phrase stands for; () where the text leaves it open."""

    def __init__(
        self,
        parsed: Sequence["ParsedParagraph"],
        ledger: Ledger,
        named: Sequence[Naming],
        home: str | None = None,
        year: int | None = None,
    ) -> None:
        self.parsed = tuple(parsed)
        self._ledger = ledger
        self._home = home
        self._ruled_by_soldiers = leaders().under_arms(year)
        self._pronouns = Pronouns(parsed, ledger, self)
        self._pairs = Pairs(parsed, ledger, self)
        self._doers = Doers(parsed, ledger, self)
        self._by_head: dict[tuple[int, int], Naming] = {}
        self._covered: set[tuple[int, int]] = set()
        heads: dict[int, set[int]] = {}
        for naming in named:
            place = id(naming.paragraph)
            heads.setdefault(place, set()).add(int(naming.head.i))
            self._by_head.setdefault((place, int(naming.head.i)), naming)
            self._covered |= {(place, i) for i in range(naming.first.i, naming.last.i + 1)}
        self._heads = {place: sorted(found) for place, found in heads.items()}
        self._known: dict[int, Keys] = {}
        self._asked: set[int] = set()
        self._cut = False

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Keys of the actors that the phrase headed by `token` stands for, what is coordinated with it left out."""
        at = paragraph.start(token)
        if at in self._known:
            return self._known[at]
        if at in self._asked:
            self._cut = True
            return ()
        if not self._asked:
            self._cut = False
        self._asked.add(at)
        found = self.mentioned(paragraph, token) or self._in_play(paragraph, token)
        self._asked.discard(at)
        # An answer that leant on a question still open would depend on which question came first.
        if not self._cut or not self._asked:
            self._known[at] = found
        return found

    def unnamed(self, paragraph: "ParsedParagraph", token: "Token") -> tuple["ParsedParagraph", "Token"] | None:
        """The noun for people, nobody's that the text names, that a pronoun goes back to: its paragraph and head."""
        found = self._pronouns.unnamed(paragraph, token)
        return None if found is None else (found.paragraph, found.heads[0])

    def settle(self, stakes: Iterable[Stake], independent: frozenset[str]) -> Keys:
        """Learn whose standoff it is, and say so; `independent` are those who stand for themselves."""
        found = principals(stakes, self._ledger, self, independent)
        self._pairs.principals = found
        self.forget()
        return found

    def are_two(self, token: "Token") -> bool:
        """True for words for exactly two parties: "both", "the two sides"."""
        return self._pairs.are_two(token)

    def last_state(self, paragraph: "ParsedParagraph", token: "Token") -> str | None:
        """The state or organisation of states that a definite noun phrase without a name would go back to."""

        def of_a_state(keys: Keys, _: Candidate) -> bool:
            return len(keys) == 1 and (self._is_state(self.side_of(keys[0])) or self._is_union(keys[0]))

        found = self._pronouns.nearest(paragraph, token, of_a_state)
        return self.side_of(found[0]) if found else None

    def forget(self) -> None:
        """Drop remembered answers, after the ledger has grown."""
        self._known.clear()

    def mentioned(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """As `of`, without what only the flow of the text suggests."""
        # A state that is only spoken of in passing ("an Indian proposal") is no actor, and nothing stands for it.
        stated = self._stated(paragraph, token)
        return () if not stated else tuple(key for key in stated if key in self._ledger.figures)

    def _stated(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        named = self._ledger.at_head(paragraph, token)
        if named:
            return named
        pair = self._pairs.of(paragraph, token)
        if pair:
            return pair
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WDT", "WP", "WP$"):
            return self._pronouns.of(paragraph, token)
        whole = part_of(token)
        if whole is not None:
            found = self.of(paragraph, whole)
            return found if len(found) == 1 else ()
        role = role_of(token)
        if role is not None:
            beside = self.beside(paragraph, token)
            if beside:
                return beside
        sides = self.owners(paragraph, token) or (self._rebels_before(token) if role is not None else ())
        if role is not None and sides:
            return self._sector(role, token, sides)
        if sides and token.lower_lemma in words("side_nouns"):
            return sides
        if role is not None and role.stands_for == "office":
            held = self._holder(paragraph, token)
            if held:
                return held
        return named_by_epithet(self._ledger, paragraph, token) or self._doers.of(paragraph, token)

    def beside(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """The persons or the body named in apposition to a role noun ("its minister, X", "the UN's agency, Y")."""
        found: list[str] = []
        for child in noun.rights:
            if child.dep_ == "appos":
                heads = (child, *(t for t in child.rights if t.dep_ == "conj"))
                found += [key for head in heads for key in self._ledger.at_head(paragraph, head)]
        persons = [key for key in found if self._ledger.figures[key].kind is ActorKind.PERSON]
        bodies = [key for key in found if not key.startswith("state:")]
        return tuple(dict.fromkeys(persons or bodies))

    def owners(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """The states or bodies that a noun's adjective, possessor or of-phrase names."""
        out = [
            naming.key
            for naming in self._within(paragraph, noun)
            if naming.form is not Form.TRAP and naming.head.i != noun.i and modifies(naming.head, noun)
        ]
        if out:
            return tuple(dict.fromkeys(out))
        for child in noun.lefts:
            if child.dep_ == "poss" and not _is_relational(noun):
                keys = self.of(paragraph, child)
                return tuple(dict.fromkeys(self.side_of(key) for key in keys))
        seat = self.seat(paragraph, noun)
        return (seat.key,) if seat is not None else ()

    def seat(self, paragraph: "ParsedParagraph", noun: "Token") -> Naming | None:
        """The capital or country that tells whose an organ or a newspaper is: "the army in Oslo"."""
        role = role_of(noun)
        if role is None or not (
            role.noun in words("organs_of_state") or role.sector in words("sectors_at_home") or _is_organ(role)
        ):
            return None
        places = (p for child in noun.rights if child.lower_ == "in" for p in child.children if p.dep_ == "pobj")
        named = (self._by_head.get((id(paragraph), int(place.i))) for place in places)
        return next((naming for naming in named if naming is not None), None)

    def owners_or_rebels(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """As `owners`; and for who leads rebels or speaks for a group, that group."""
        found = self.owners(paragraph, noun) or self._rebels_before(noun)
        if found:
            return found
        spoken = (p for child in noun.rights if child.lower_ in ("for", "of") for p in child.children)
        keys = [key for of in spoken if of.dep_ == "pobj" for key in self.mentioned(paragraph, of)]
        return tuple(key for key in keys if self._ledger.figures[key].kind in _WITH_SPOKESMEN)

    def _rebels_before(self, noun: "Token") -> Keys:
        """The one armed group that the text names, for "two rebel commanders", "the guerrilla leader"."""
        before = noun.nbor(-1) if noun.i else noun
        own = before.dep_ in ("compound", "amod") and before.head == noun
        if not own or before.lower_lemma not in words("nouns_for_rebels"):
            return ()
        armed = [key for key in self._ledger.named(ActorKind.ARMED_GROUP) if not key.startswith("group:")]
        return (armed[0],) if len(armed) == 1 else ()

    def possessor_after(self, paragraph: "ParsedParagraph", noun: "Token") -> Naming | None:
        """The name that an of-phrase gives as whose the noun is: "members of the Storting"."""
        owners = (p for child in noun.rights if child.lower_ == "of" for p in child.children if p.dep_ == "pobj")
        named = (self._by_head.get((id(paragraph), int(owner.i))) for owner in owners)
        return next((naming for naming in named if naming is not None), None)

    def is_named(self, paragraph: "ParsedParagraph", token: "Token") -> bool:
        """True when a table name covers the token."""
        return (id(paragraph), int(token.i)) in self._covered

    def _within(self, paragraph: "ParsedParagraph", noun: "Token") -> Iterator[Naming]:
        """The table names inside a noun phrase, in order."""
        heads = self._heads.get(id(paragraph), [])
        for i in heads[bisect_left(heads, noun.left_edge.i) : bisect_right(heads, noun.right_edge.i)]:
            yield self._by_head[(id(paragraph), i)]

    def side_of(self, key: str) -> str:
        """The side at the top of an actor's chain."""
        return self._ledger.side_of(key)

    def _sector(self, role: Role, noun: "Token", sides: Keys) -> Keys:
        if role.stands_for == "force":
            return tuple(self._forces(side) for side in sides)
        if role.stands_for == "office":
            office = office_of(noun)
            holders = [f.key for f in self._ledger.by_office(office) if f.side in sides]
            return (holders[0],) if len(holders) == 1 and noun.tag_ not in _PLURAL else sides
        return sides

    def _forces(self, side: str) -> str:
        """The one military body named of this side, or the side itself."""
        bodies = [key for key in self._ledger.named(ActorKind.MILITARY) if self._ledger.figures[key].side == side]
        return bodies[0] if len(bodies) == 1 else side

    def _holder(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """The person the document names as holder of this office: the only one, or the one mentioned last."""
        if not _definite(noun) or noun.tag_ in _PLURAL:
            return ()
        persons = [figure.key for figure in self._ledger.by_office(office_of(noun))]
        if len(persons) > 1:
            before = self._ledger.last_before(paragraph.start(noun), persons)
            return (before,) if before else ()
        return tuple(persons)

    def _in_play(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """ "the government", "the foreign minister", "the army" without a name: those of the state last in play."""
        role = role_of(noun) if noun.pos_ in ("NOUN", "PROPN") else None
        if role is None or role.stands_for not in ("side", "office", "body", "force"):
            return ()
        # "until parliament has met": a legislature needs no article.
        bare = role.sector == "LEG" and not any(noun.lefts) and noun.tag_ in ("NN", "NNP")
        organ = (
            role.noun in words("organs_of_state")
            or _is_organ(role)
            or (role.noun in words("officers") and noun.tag_ in _PLURAL)
        )
        if not (_definite(noun) or bare) or not organ:
            return ()
        if any(child.dep_ in ("prep", "poss", "nummod", "relcl") for child in noun.children):
            return ()

        under_arms = self._under_arms(role) or self._with_officers(paragraph, noun, role)
        if under_arms is not None:
            return self._sector(role, noun, (under_arms,))

        def of_a_state(keys: Keys, candidate: Candidate) -> bool:
            return len(keys) == 1 and self._state_over(keys[0], candidate.governs) is not None

        found = self._pronouns.nearest(paragraph, noun, of_a_state)
        state = self._state_over(found[0], governs=True) if found else None
        if state is not None:
            return self._sector(role, noun, (state,))
        if self._home is not None and self._is_state(self._home):
            return self._sector(role, noun, (self._home,))
        states = [key for key in self._pairs.main(paragraph, noun) if self._is_state(key)]
        if not states:
            # The text opens with it: "The Supreme Court stunned Norway".
            after = noun.doc[noun.i + 1 : noun.sent.end]
            states = list(
                dict.fromkeys(k for t in after for k in self._ledger.at_head(paragraph, t) if self._is_state(k))
            )
        return (states[0],) if len(states) == 1 else ()

    def _state_over(self, key: str, governs: bool) -> str | None:
        """The state that an actor is of; for rebels and parties that speak of a government, the one they live in."""
        state = self.side_of(key)
        if self._is_state(state):
            return state
        figure = self._ledger.figures.get(key)
        if figure is None or not governs or figure.kind not in _IN_A_STATE:
            return None
        home = f"state:{figure.country}"
        if self._is_state(home):
            return home
        others = [other for other in self._pairs.principals if other not in (key, state)]
        return others[0] if len(others) == 1 and self._is_state(others[0]) else None

    def _under_arms(self, role: Role) -> str | None:
        """The one state that soldiers rule, for "the junta", "the army" and "the generals" of nobody in particular."""
        junta = role.noun in words("usurped_rule") or role.noun in words("officers")
        if role.sector != "MIL" and not junta:
            return None
        figures = self._ledger.figures.values()
        ruled = {f.side for f in figures if f.kind is ActorKind.GOVERNMENT and _is_usurped(f.name)}
        if not ruled and junta:
            ruled = {self.side_of(f.key) for f in figures if f.kind is ActorKind.PERSON and "MIL" in f.roles}
        states = {state for state in ruled if state is not None and self._is_state(state)}
        if not states and junta:
            states = {state for state in self._ruled_by_soldiers if self._is_state(state)}
        return states.pop() if len(states) == 1 else None

    def _with_officers(self, paragraph: "ParsedParagraph", noun: "Token", role: Role) -> str | None:
        """The one state whose officers the text names, for "the army" in a sentence that speaks of no other state."""
        if role.sector != "MIL":
            return None
        officers = [f for f in self._ledger.figures.values() if f.kind is ActorKind.PERSON and "MIL" in f.roles]
        states = {side for f in officers if self._is_state(side := self.side_of(f.key))}
        before = noun.doc[noun.sent.start : noun.i]
        near = {self.side_of(key) for t in before for key in self._ledger.at_head(paragraph, t)}
        return states.pop() if len(states) == 1 and not any(self._is_state(side) for side in near - states) else None

    def _is_union(self, key: str) -> bool:
        return key in self._ledger.figures and self._ledger.figures[key].kind is ActorKind.IGO

    def _is_state(self, key: str) -> bool:
        return key in self._ledger.figures and self._ledger.figures[key].kind is ActorKind.STATE


def _is_usurped(name: str) -> bool:
    return bool(set(name.lower().split()) & words("usurped_rule"))


def _is_organ(role: Role) -> bool:
    """True for the parliament, the courts, the police and the forces, of which a state has its own."""
    government = role.noun.endswith(" government")
    own = role.stands_for == "body" and (government or role.sector in words("sectors_of_state"))
    return own and not {role.noun, role.noun.split()[-1]} & words("members_of_bodies")


def _is_relational(noun: "Token") -> bool:
    """True for a noun that is of what it acts on, alone or with the word before it."""
    if noun.lower_lemma in words("relational_offices"):
        return True
    return noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lower_lemma}" in words("relational_offices")


def _definite(noun: "Token") -> bool:
    return any(child.lower_ in ("the", "their", "his", "its", "this", "that") for child in noun.lefts)
