"""Bodies and groups without a name of their own: "the Norwegian parliament", "the army in Oslo", "lorry drivers"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.actors.bodies import Bodies, complement_end
from standoff.reading.actors.gazetteer import Role, words
from standoff.reading.actors.grammar import is_modifier, is_plain, is_subject, phrase_start
from standoff.reading.actors.ledger import Figure, Ledger
from standoff.reading.actors.reference import Referents
from standoff.reading.actors.rolenouns import office_of, role_of
from standoff.reading.model import ActorKind
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token


class Collectives:
    """Enters bodies and groups into the ledger, each under the words that the text has for it."""

    def __init__(self, ledger: Ledger, referents: Referents, bodies: Bodies) -> None:
        self._ledger = ledger
        self._referents = referents
        self._bodies = bodies

    def enter(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> bool:
        """Enter what a role noun names, when it is a body or group whose side the text states, or a group alone."""
        if any(key.startswith("name:") for key in self._referents.beside(paragraph, token)):
            return False
        role = _together(token, role)
        body = token if role.stands_for in ("body", "group", "armed") else _body_before(token, role)
        if body is None:
            return False
        named = role if body == token else role_of(body)
        if named is None or named.stands_for not in ("body", "group", "armed") or is_modifier(token):
            return False
        seat = self._referents.seat(paragraph, token)
        sides = self._referents.owners(paragraph, token) or (self._referents.owners(paragraph, body))
        sides = tuple(key for key in sides if key.startswith(("state:", "name:")))
        if len(sides) == 1 and token.lower_ in words("entourages") and token.lower_ == role.noun:
            self._ledger.mention(sides[0], paragraph, phrase_start(token), token, token)
            return True
        if len(sides) == 1:
            if named.stands_for == "group" and not (is_subject(token) or seat):
                return False
            if named.stands_for == "armed" and not _acts_together(token, named):
                return False
            self._bodies.enter(paragraph, body, token, named, sides[0], seat)
            return True
        if not sides and _acts_together(token, named):
            self._enter_group(paragraph, token, named)
            return True
        return False

    def enter_acting(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter officials or soldiers of no stated side who do something: "commandos shot", "ministers quit"."""
        several = token.tag_ == "NNS" and not any(child.dep_ in ("poss", "neg") for child in token.lefts)
        lemma = token.lemma_.lower()
        people = role.stands_for in ("side", "office") or lemma in words("people_in_arms")
        people = people and lemma not in words("side_nouns")
        if several and people and _does_something(token) and not self._referents.owners(paragraph, token):
            self._enter_group(paragraph, token, role)

    def enter_of_person(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter "Ruiz's army", "the general's gunmen": a body or group that goes by whom it is of, and acts."""
        owner = next((child for child in token.lefts if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN")), None)
        whose = self._referents.of(paragraph, owner) if owner is not None else ()
        if len(whose) != 1 or not whose[0].startswith("person:") or is_modifier(token):
            return
        if role.noun in words("governments") or role.stands_for == "office" or not _is_party_to(token):
            return
        if token.lower_ in words("entourages"):
            self._ledger.mention(whose[0], paragraph, phrase_start(token), token, token)
            return
        side = self._referents.side_of(whose[0])
        if side.startswith("state:") and side in self._ledger.figures:
            self._bodies.enter(paragraph, token, token, role, side)
            return
        label = self._bodies.label(paragraph, token)
        figure = self._ledger.figures[whose[0]]
        key = f"of:{whose[0]}:{label.lower()}"
        kind = ActorKind.OTHER if role.kind is ActorKind.PERSON else role.kind
        name = f"{figure.name.split()[-1]}'s {label}"
        self._ledger.figures.setdefault(key, Figure(key, name, kind, figure.country, whose[0], [role.sector]))
        self._ledger.mention(key, paragraph, phrase_start(token), token, token)

    def enter_affected(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter those on whom somebody leans or uses force: "relies on donors", "fired on the strikers"."""
        several = token.tag_ == "NNS" or token.lower_ in words("crowds") | words("mobs")
        free = not any(child.dep_ in ("poss", "neg") or child.lower_ == "no" for child in token.lefts)
        people = role.stands_for in ("group", "armed") and token.lower_ not in words("no_distinction")
        if not (several and free and people and token.pos_ == "NOUN" and _is_affected(token)):
            return
        owners = [key for key in self._referents.owners(paragraph, token) if key in self._ledger.figures]
        if len(owners) == 1 and owners[0].startswith("state:"):
            self._bodies.enter(paragraph, token, token, role, owners[0])
        elif not owners:
            self._enter_group(paragraph, token, role, definite=False)

    def enter_in_play(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter "the army", "parliament", "the commerce minister": that of the state which the text is speaking of."""
        if self._is_post(token, role):
            keys = self._referents.of(paragraph, token)
            holders = [figure.key for figure in self._ledger.by_office(office_of(token))]
            if len(holders) == 1:
                self._ledger.mention(holders[0], paragraph, phrase_start(token), token, token)
            elif len(keys) == 1 and keys[0].startswith("state:"):
                post = replace(role, stands_for="body", kind=ActorKind.PERSON)
                self._bodies.enter(paragraph, token, token, post, keys[0])
            elif not keys:
                self._enter_alone(paragraph, token, role)
            return
        # "The police" is one body, however the tagger counts it.
        several = token.tag_ in ("NNS", "NNPS") and token.lower_ != role.noun
        role = _together(token, role)
        bare = all(child.lower_ == "the" or child.lower_ in role.noun.split() for child in token.lefts)
        if role.stands_for != "body" or not bare or is_modifier(token) or (several and role.sector != "MIL"):
            return
        keys = self._referents.of(paragraph, token)
        if len(keys) == 1 and keys[0].startswith("state:"):
            if not _is_share(token):
                self._bodies.enter(paragraph, token, token, role, keys[0])
        elif not keys and not several and _is_organ_that_acts(token, role):
            self._enter_alone(paragraph, token, role)

    def enter_definite(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter "the miners", "the rebels", whom the text has not named: a group that acts or speaks."""
        if role.stands_for not in ("group", "armed") or role.sector in words("listeners") or is_modifier(token):
            return
        if role.noun in words("side_nouns") or not is_subject(token):
            return
        if self._referents.owners(paragraph, token) or not _acts_together(token, role):
            return
        if any(child.lower_ == "the" for child in token.lefts):
            self._enter_group(paragraph, token, role, definite=False)

    def enter_local(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter "the mayor of Lund", "a court in Lund": who acts for a town, under the words that the text has."""
        one = token.tag_ == "NN" or token.lower_ == role.noun
        if role.noun not in words("local_posts") or not one or not is_subject(token):
            return
        where = [p for c in token.rights if c.lower_ in ("of", "in") for p in c.children if p.dep_ == "pobj"]
        town = next((p for p in where if p.pos_ == "PROPN" and not self._referents.is_named(paragraph, p)), None)
        beside = token.nbor() if token.i + 1 < len(token.doc) else token
        if town is None or beside.pos_ == "PROPN" or any(c.dep_ == "appos" for c in token.rights):
            return
        name = (
            f"{self._bodies.label(paragraph, token)} {town.head.lower_} {token.doc[town.left_edge.i : town.i + 1].text}"
        )
        key = f"local:{name.lower()}"
        self._ledger.figures.setdefault(key, Figure(key, name, role.kind, None, None, [role.sector]))
        self._ledger.mention(key, paragraph, phrase_start(token), town, token)

    def _is_post(self, token: "Token", role: Role) -> bool:
        """True for "the commerce minister", an office with what it is for whose holder the text leaves unnamed."""
        if role.noun.split()[-1] not in words("posts") or token.tag_ != "NN" or is_modifier(token):
            return False
        beside = token.nbor() if token.i + 1 < len(token.doc) else token
        if token.dep_ == "appos" or beside.pos_ == "PROPN" or not is_subject(token):
            return False
        own = [child for child in token.lefts if child.lower_ != "the"]
        stated = any(child.dep_ in ("prep", "appos") for child in token.rights)
        return bool(own) and not stated and all(c.dep_ in ("compound", "amod") and c.is_lower for c in own)

    def _enter_alone(self, paragraph: "ParsedParagraph", token: "Token", role: Role) -> None:
        """Enter who holds a post, or a body, of a state that the text leaves open."""
        label = self._bodies.label(paragraph, token)
        key = f"post:{label.lower()}"
        kind = role.kind if role.stands_for == "body" else ActorKind.PERSON
        self._ledger.figures.setdefault(key, Figure(key, label, kind, None, None, [role.sector]))
        self._ledger.mention(key, paragraph, phrase_start(token), token, token)

    def _enter_group(
        self, paragraph: "ParsedParagraph", token: "Token", role: Role, definite: bool | None = None
    ) -> None:
        if token.lemma_.lower() in words("crowds_in_opposition") and self._referents.mentioned(paragraph, token):
            return
        before = self._referents.mentioned(paragraph, token) if is_plain(token) else ()
        if len(before) == 1:
            self._ledger.mention(before[0], paragraph, phrase_start(token), token, token)
            return
        label = self._bodies.label(paragraph, token)
        key = f"group:{label.lower()}"
        if key not in self._ledger.figures:
            if definite is None:
                definite = any(child.lower_ in ("the", "these", "those", "both") for child in token.lefts)
            # "The rebels" are whoever the text has named as such, whatever they do.
            idle = not _decides(token, role) and (role.stands_for == "armed" or not _does_something(token))
            if (definite and idle) or label in words("no_distinction"):
                return
            single = role.kind in (ActorKind.GOVERNMENT, ActorKind.PERSON)
            kind = ActorKind.OTHER if single else role.kind
            self._ledger.figures[key] = Figure(key, label, kind, None, None, [role.sector])
        first = phrase_start(token)
        while first.i < token.i and first.ent_type_ == "DATE":
            first = first.nbor()
        self._ledger.mention(key, paragraph, first, complement_end(token), token)


def _is_party_to(token: "Token") -> bool:
    """True for who does something, is fought, or is dealt with."""
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    with_whom = first.dep_ == "pobj" and first.head.lower_ in words("partner_prepositions")
    return is_subject(token) or with_whom or (first.dep_ in ("dobj", "dative") and _does(first.head))


def _does(verb: "Token") -> bool:
    return verb.lower_lemma in words("acting_verbs") | words("force_verbs") | words("deciding_verbs")


def _is_share(token: "Token") -> bool:
    """True for "control of the army", "a seat in the cabinet": what is held or shared, and does nothing."""
    return token.dep_ == "pobj" and token.head.lower_ in ("of", "in", "into", "inside", "within")


def _is_affected(token: "Token") -> bool:
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.dep_ in ("dobj", "nsubjpass"):
        return first.head.lower_lemma in words("force_verbs")
    if first.dep_ != "pobj":
        return False
    preposition, verb = first.head, first.head.head
    if preposition.lower_ in ("on", "upon") and verb.lower_lemma in words("leaning_verbs"):
        return True
    verb = verb.head if verb.dep_ == "dobj" else verb
    return preposition.lower_ in ("on", "at", "upon") and verb.lower_lemma in words("firing_verbs")


def _is_organ_that_acts(token: "Token", role: Role) -> bool:
    """True for "the police" and "the Foreign Office", which somebody has, whoever it is."""
    named = token.pos_ == "PROPN" and token.text[0].isupper()
    if not named and role.sector != "LEG" and not any(child.lower_ == "the" for child in token.lefts):
        return False
    own = named or role.sector in words("sectors_of_state") or " " in role.noun
    return token.dep_ in ("nsubj", "nsubjpass", "poss") and own


def _together(token: "Token", role: Role) -> Role:
    """The role of officers as one body: "the generals" are those who lead the forces."""
    officers = role.sector == "MIL" and role.stands_for == "office" and token.tag_ in ("NNS", "NNPS")
    return replace(role, stands_for="body", kind=ActorKind.MILITARY) if officers else role


def _body_before(token: "Token", role: Role) -> "Token | None":
    """The body that a spokesman or a vessel is of: "a defence ministry spokesman", "coastguard vessels"."""
    if role.stands_for != "force" and role.noun not in words("mouthpieces"):
        return None
    for child in token.lefts:
        own = role_of(child) if child.dep_ == "compound" else None
        if own is not None and own.stands_for == "body" and child.i + 1 == token.i:
            return child
    return None


def _acts_together(token: "Token", role: Role) -> bool:
    """True for several people, or a crowd, who do something.

    One of many ("a student") is no party, nor are those who only suffer, are counted, or explain ("economists say").
    """
    if token.pos_ != "NOUN" or role.sector == "EDU":
        return False
    if not (_takes_part(token, role) or _does_something(token)):
        return False
    if any(child.dep_ in ("poss", "neg") or child.lower_ == "no" for child in token.lefts):
        return False
    if any(child.dep_ == "nummod" for child in token.lefts) and not _does_something(token):
        return False
    if role.stands_for == "body" and not {role.noun, role.noun.split()[-1]} & words("members_of_bodies"):
        return False
    # "Their mayors, judges and officers": all are of whose the first are.
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if any(child.dep_ == "poss" for child in first.lefts):
        return False
    return token.tag_ == "NNS" or token.lower_ in words("crowds")


def _does_something(token: "Token") -> bool:
    """True for "four ministers have resigned": what they do is an act, not a thing said, thought or suffered."""
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in words("acting_verbs"):
        return True
    related = [child for child in token.rights if child.dep_ == "relcl"]
    if any(v.lemma_.lower() in words("acting_verbs") and _acts_itself(v) for v in related):
        return True
    # "On 3 May commandos raided a depot": the parser took them into the date.
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.dep_ == "pobj" and after.tag_ == "VBD" and after.lemma_.lower() in words("acting_verbs")


def _acts_itself(verb: "Token") -> bool:
    return any(child.dep_ == "nsubj" and child.tag_ in ("WP", "WDT") for child in verb.lefts)


def _takes_part(token: "Token", role: Role) -> bool:
    """True for who acts; those in arms are a party to a fight on either end of it."""
    if role.stands_for == "armed" and (token.dep_ == "dobj" or token.head.lower_ in words("partner_prepositions")):
        return True
    return is_subject(token) and token.dep_ != "nsubjpass"


def _decides(token: "Token", role: Role) -> bool:
    """ "The islanders refuse": a definite group that wants something; "the party" is whoever was named as such."""
    free = role.stands_for == "group" and role.sector not in ("SOC", "PTY")
    return free and token.head.lemma_.lower() in words("deciding_verbs") | word_lists()["saying_verbs"]
