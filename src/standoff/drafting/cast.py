"""`Cast`: the decision makers and drawn options of one draft, and what each wording means in their terms."""

from dataclasses import dataclass

from standoff.conflict import Formula
from standoff.conflict.formula import negation, option
from standoff.drafting.courses import Course, Courses, Meaning
from standoff.drafting.parties import Parties
from standoff.drafting.weights import Weights
from standoff.reading.model import Reading


@dataclass(frozen=True)
class Cast:
    """What wishes are drawn from: the reading, its courses, the decision makers, and the drawn options."""

    reading: Reading
    courses: Courses
    parties: Parties
    ids: dict[int, str]

    @property
    def weights(self) -> Weights:
        """The weight priors of this reading."""
        return Weights(self.reading)

    def course(self, option_id: str) -> Course:
        """The course of action that an option is drawn from."""
        return next(self.courses.all[number] for number, known in self.ids.items() if known == option_id)

    def owner(self, option_id: str) -> str:
        """The side whose option this is."""
        return self.course(option_id).owner

    def action(self, option_id: str) -> str:
        """All the words in which the option is mentioned."""
        return " ".join(mention.action for mention in self.course(option_id).mentions)

    def meant(self, position: int, condition: int | None = None) -> list[Meaning]:
        """The drawn options meant there."""
        return [m for m in self.courses.at(position, condition) if m.course in self.ids]

    def literal(self, meaning: Meaning) -> Formula:
        """The option, or its negation where the wording means that it is not taken."""
        formula = option(self.ids[meaning.course])
        return formula if meaning.sign > 0 else negation(formula)
