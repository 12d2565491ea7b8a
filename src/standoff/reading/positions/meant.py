"""What a pronoun inside a course of action stands for, so that "sign it" can be told as "sign the accord"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.phrases import noun_phrase, noun_phrase_tokens, plain_text
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import ActorKind
from standoff.reading.positions.fitting_things import things_fitting
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, eq=False)
class Meant:
    """Names for the pronouns of one paragraph; see `Names`.

    Only what is safe is named: a person, a thing of which the same verb has been said before in so many words, and the
    one thing that this sentence or the one before has acted on, or names and is of a kind that the verb is done to. A
    wrong name would be worse than "it".
    """

    context: Context
    paragraph: ParsedParagraph

    def __call__(self, token: "Token") -> str | None:
        """What to say for `token`: the person's name, or the thing last acted on so; None to leave it as it is."""
        if token.lower_ == "one" and token.dep_ in ("dobj", "pobj") and not token.children:
            return self._indefinite(token)
        acted_on = token.dep_ in ("dobj", "pobj", "nsubjpass") or _is_under_let(token)
        if not acted_on or token.lower_ not in word_lists()["object_pronouns"]:
            return None
        if token.dep_ == "nsubjpass" and any(t.dep_ == "dobj" for t in token.head.children):
            # "if it is given a seat": who gets a thing is no thing.
            return None
        if token.lower_ in ("it", "them"):
            return self._named(token) if token.dep_ != "pobj" else None
        actors = [self.context.actor(a) for a in self.context.who([token], self.paragraph)]
        return actors[0].name if len(actors) == 1 and actors[0].kind is ActorKind.PERSON else None

    def _indefinite(self, one: "Token") -> str | None:
        """ "a seat in the cabinet", for "will never give him one" after "asks for a seat in the cabinet"."""
        doc, start = one.doc, one.sent.start
        since = doc[start - 1].sent.start if start else start
        for token in reversed(doc[since : one.head.i]):
            heads = (t for t in token.ancestors if t.pos_ == "NOUN")
            inside = any(t.dep_ == "det" and t.lower_ in ("a", "an") for h in heads for t in h.children)
            known = any(t.dep_ == "det" and t.lower_ in ("a", "an") for t in token.children)
            if (
                known
                and not inside
                and token.pos_ == "NOUN"
                and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "attr")
            ):
                return noun_phrase(token)
        return None

    def _named(self, pronoun: "Token") -> str | None:
        fitting = things_fitting(pronoun, self.paragraph, self.context)
        if len(fitting) == 1:
            return _definite(fitting[0])
        return self._thing(pronoun) or (None if fitting else self._only_thing(pronoun))

    def _thing(self, pronoun: "Token") -> str | None:
        """ "the accord", for "sign it" after "refuses to sign the accord"."""
        plural, at = pronoun.lower_ == "them", self.paragraph.start(pronoun)
        for start, noun in reversed(self.context.acted_on.get(lemma_of(pronoun.head), ())):
            if start < at and (noun.tag_ == "NNS") == plural and not noun.is_ancestor(pronoun):
                return _definite(noun)
        return None

    def _only_thing(self, pronoun: "Token") -> str | None:
        """ "the accord", for it in "rejects the accord. It will not discuss it": the only object it can stand for."""
        plural = pronoun.lower_ == "them"
        doc, sentence = pronoun.doc, pronoun.sent
        before = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
        for start, end in ((sentence.start, pronoun.head.left_edge.i), (before, sentence.start)):
            things = [t for t in doc[start:end] if self._is_acted_on(t) and (t.tag_ == "NNS") == plural]
            # "a firm that bought it" is no firm that is bought.
            things = [t for t in things if not t.is_ancestor(pronoun)]
            if things:
                return _definite(things[0]) if len(things) == 1 else None
        return None

    def _is_acted_on(self, token: "Token") -> bool:
        """True for the object of a main clause that is a thing and no actor."""
        main = token.head.dep_ in ("ROOT", "conj", "ccomp") and token.dep_ in ("dobj", "nsubjpass")
        return main and token.pos_ == "NOUN" and not self.context.who([token], self.paragraph)


def _is_under_let(token: "Token") -> bool:
    """True for "them" in "let them go" and "wants them lifted": what the next verb is done to."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ not in ("ccomp", "xcomp"):
        return False
    done = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and lemma_of(verb.head) in word_lists()["wanting_verbs"])
    return (done and not any(t.dep_ in ("aux", "auxpass") for t in verb.children)) or lemma_of(verb.head) == "let"


def _definite(noun: "Token") -> str:
    """The noun phrase as it is told a second time: "the accord", for "an accord" and "its accord"."""
    tokens = noun_phrase_tokens(noun)
    if lemma_of(noun.head) in toml_table("anaphora.toml")["judging"]["words"]:
        # "described the purchase as a done deal"
        judged = next((t for t in noun.subtree if t.lower_ == "as" and t.i > noun.i), None)
        tokens = [t for t in tokens if judged is None or t.i < judged.i]
    phrase = plain_text(tokens)
    first, _, rest = phrase.partition(" ")
    pointing = first.lower() in word_lists()["indefinite_determiners"] or (tokens and tokens[0].tag_ == "PRP$")
    return f"the {rest}" if pointing and rest else phrase
