"""Who wants, refuses or promises something and has no name: "the dockers' union", "36 senators", "a student leader"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.bodies import Bodies, complement_end
from standoff.reading.actors.gazetteer import blocs, words
from standoff.reading.actors.grammar import members_of, phrase_start
from standoff.reading.actors.ledger import Figure, Ledger
from standoff.reading.actors.name_words import is_title
from standoff.reading.actors.peoplenouns import is_common, is_group_noun, is_person_noun
from standoff.reading.actors.reference import Referents
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_SEVERAL = ("NNS", "NNPS")


class Deciders:
    """Enters those whose words or deeds a position is, each under the words that the text has for them."""

    def __init__(
        self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, referents: Referents, bodies: Bodies
    ) -> None:
        self._nouns: dict[str, list[tuple[ParsedParagraph, Token]]] = {}
        for paragraph in parsed:
            for token in paragraph.doc:
                if token.pos_ == "NOUN":
                    self._nouns.setdefault(token.lower_lemma, []).append((paragraph, token))
        self._ledger = ledger
        self._referents = referents
        self._bodies = bodies
        self._known: dict[tuple[str, bool], list[str]] = {}

    def enter(self, paragraph: "ParsedParagraph", token: "Token") -> bool:
        """Enter the people or the body that a noun, or what a pronoun goes back to, names; False for a thing."""
        if self._ledger.at_head(paragraph, token):
            return False
        if token.pos_ == "PRON":
            found = self._referents.unnamed(paragraph, token) if not self._referents.of(paragraph, token) else None
            if found is None:
                return False
            paragraph, token = found
        members = members_of(token)
        if members is not None:
            self.enter(paragraph, members)
            known = self._ledger.at_head(paragraph, members) or self._referents.of(paragraph, members)
            if known:
                self._ledger.heads.setdefault(paragraph.start(token), known)
                return True
        if not denotes_people(token) or _is_informant(token) or self._referents.of(paragraph, token):
            return False
        speaks_for = self._principal(paragraph, token)
        if speaks_for is not None:
            self._ledger.heads.setdefault(paragraph.start(token), (speaks_for,))
            return True
        owners = [key for key in self._referents.owners(paragraph, token) if key in self._ledger.figures]
        body = owners[0] if len(owners) == 1 and not owners[0].startswith(("state:", "person:")) else None
        if body is not None and token.tag_ in _SEVERAL and not is_group_noun(token):
            # "The civilians of the Front", "the firm's lawyers" speak for it.
            self._ledger.mention(body, paragraph, _phrase_start(token), complement_end(token), token)
            return True
        before = self._named_before(paragraph, token)
        if before is not None:
            self._ledger.mention(before, paragraph, phrase_start(token), token, token)
            return True
        label = self._label(paragraph, token)
        key = f"decider:{label.lower()}"
        if key not in self._ledger.figures:
            role = role_of(token)
            country = self._ledger.figures[owners[0]].country if len(owners) == 1 else None
            sectors = [role.sector] if role is not None else []
            side = self._headed(role.noun) if role is not None else None
            self._ledger.figures[key] = Figure(key, label, _kind(token), country, side, sectors)
        self._ledger.mention(key, paragraph, _phrase_start(token), complement_end(token), token)
        self._known.setdefault((token.lower_lemma, token.tag_ in _SEVERAL), []).append(key)
        return True

    def _named_before(self, paragraph: "ParsedParagraph", token: "Token") -> str | None:
        """Who the noun stood for before: the dockers, for "the union" after "their union"."""
        if any(child.lower_ != "the" for child in token.lefts) or not any(token.lefts):
            return None
        at = paragraph.start(token)
        before = [(place, noun) for place, noun in self._nouns.get(token.lower_lemma, []) if place.start(noun) < at]
        before = [(place, noun) for place, noun in before if noun.tag_ == token.tag_]
        found = self._referents.of(*before[-1]) if before else ()
        return found[0] if len(found) == 1 else None

    def _principal(self, paragraph: "ParsedParagraph", token: "Token") -> str | None:
        """Whose word officials carry who are of nobody in particular: the bloc's, or that of the state last spoken of.

        "European diplomats" are the European Union's where the text has it; "an administration official" is of the
        state whose administration it must be. Of "Western diplomats" and "retired officers" nobody can tell.
        """
        role = role_of(token)
        if role is None or role.stands_for not in ("side", "office") or token.lower_lemma in words("side_nouns"):
            return None
        own = [child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "poss")]
        for body in (child for child in own if child.dep_ == "compound" and role.noun in words("mouthpieces")):
            # "A Commission spokesman" speaks for it.
            known = self._ledger.at_head(paragraph, body) or self._referents.of(paragraph, body)
            if len(known) == 1 and known[0] in self._ledger.figures:
                return known[0]
        bloc = next((blocs()[child.lower_] for child in own if child.lower_ in blocs()), None)
        if bloc is not None:
            return bloc if bloc in self._ledger.figures and self._ledger.figures[bloc].mentions else None
        speaks = {role.noun, role.noun.split()[-1]} & (words("mouthpieces") | words("organs_of_state"))
        if not speaks or any(child.dep_ == "relcl" for child in token.rights):
            return None
        ties = [child for child in token.rights if child.dep_ == "prep"]
        if ties:
            # "An official in Ottawa".
            where = [p for tie in ties if tie.lower_ in ("in", "at", "from") for p in tie.children if p.dep_ == "pobj"]
            named = [key for place in where for key in self._referents.of(paragraph, place)]
            return named[0] if len(named) == 1 else None
        organ = [child for child in own if (r := role_of(child)) is not None and r.sector in ("GOV", "MIL")]
        if all(child in organ or child.lower_ in words("of_rank") for child in own):
            return self._referents.last_state(paragraph, token)
        return None

    def _headed(self, office: str) -> str | None:
        """The organisation whose secretary-general is spoken of: the only one named, or the United Nations."""
        bodies = self._ledger.named(ActorKind.IGO) if office in words("heads_of_organisations") else []
        united = [key for key in bodies if key == "name:United Nations"]
        return bodies[0] if len(bodies) == 1 else united[0] if united else None

    def _label(self, paragraph: "ParsedParagraph", token: "Token") -> str:
        """The noun with what tells it from others, whose it is included: "dockers' union"."""
        label = self._bodies.label(paragraph, token)
        if label in words("no_distinction"):
            # "Members of parliament".
            return str(token.doc[token.i : complement_end(token).i + 1].text)
        owner = next((child for child in token.lefts if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN")), None)
        if owner is None:
            return label
        own = token.doc[owner.left_edge.i : owner.right_edge.i + 1].text
        return f"{own[4:] if own.lower().startswith('the ') else own} {label}"

    def mention_again(self, paragraph: "ParsedParagraph", token: "Token") -> None:
        """Note "the union" as a mention of whoever was entered under that noun."""
        keys = self._known.get((token.lower_lemma, token.tag_ in _SEVERAL), [])
        if not keys or not any(child.lower_ in ("the", "this", "that", "these", "those") for child in token.lefts):
            return
        own = {child.lower_ for child in token.lefts if child.dep_ in ("amod", "compound")}
        fitting = [key for key in dict.fromkeys(keys) if own <= set(self._ledger.figures[key].name.lower().split())]
        key = self._ledger.last_before(paragraph.start(token), fitting)
        if key is not None and self._referents.mentioned(paragraph, token) in ((), (key,)):
            self._ledger.mention(key, paragraph, phrase_start(token), token, token)


def denotes_people(token: "Token") -> bool:
    """True for a noun for certain people or a body of them: not for "no minister", "any party", "the side"."""
    if not is_common(token) or not (token.pos_ == "NOUN" or _is_written_large(token)):
        return False
    if any(child.lower_ in words("indefinite_determiners") for child in token.lefts):
        return False
    if any(child.dep_ == "poss" and child.lower_ in words("first_person") for child in token.lefts):
        return False
    told_apart = any(c.dep_ in ("amod", "compound", "poss") and c.lower_ != "other" for c in token.lefts)
    if token.lower_ in words("no_distinction"):
        return any(child.lower_ == "of" for child in token.rights)
    return told_apart or token.lower_lemma not in words("side_nouns")


def _is_written_large(token: "Token") -> bool:
    """True for "the Chief Constable": a common noun with an article that the tagger takes for a name."""
    if token.pos_ != "PROPN" or token.is_lower:
        return token.pos_ == "PROPN"
    article = any(child.lower_ in ("the", "a", "an") for child in token.lefts)
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    named = any(child.dep_ == "compound" and not (is_title(child) or is_common(child)) for child in token.lefts)
    return article and not named and not (after != token and after.pos_ == "PROPN")


def _is_informant(token: "Token") -> bool:
    """True for "Western officials", of whom the press has it, and who have no say themselves."""
    role = role_of(token)
    side = role is not None and role.stands_for == "side" and role.sector == "GOV"
    regions = words("world_regions") - set(blocs())
    return side and any(child.lower_ in regions for child in token.lefts if child.dep_ in ("amod", "compound"))


def _kind(token: "Token") -> ActorKind:
    role = role_of(token)
    one = token.tag_ not in _SEVERAL
    if role is not None and not (one and is_person_noun(token)):
        single = role.kind in (ActorKind.GOVERNMENT, ActorKind.PERSON) and role.stands_for != "body"
        return (ActorKind.PERSON if one else ActorKind.OTHER) if single else role.kind
    return ActorKind.PERSON if one and is_person_noun(token) else ActorKind.OTHER


def _phrase_start(token: "Token") -> "Token":
    first = phrase_start(token)
    for child in token.lefts:
        if child.dep_ == "nummod":
            first = min(first, child.left_edge, key=lambda one: one.i)
    while first.i < token.i and first.ent_type_ in ("DATE", "TIME"):
        first = first.nbor()
    return first
