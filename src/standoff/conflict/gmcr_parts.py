"""Parts of a `.gmcr` file as values, every mistake in them gathered with its place."""

from collections.abc import Sequence

from standoff.conflict.gmcr_conditions import Term
from standoff.conflict.nodes import Kind, Node, Problems

MAX_CONDITIONS = 4096  # in a file: each is looked at in every combination of its options


class Parts:
    """Reads lists, texts, places of options and conditions; what is not sound is told to `problems`."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.conditions = 0

    def wrong(self, node: Node, what: str, remedy: str) -> None:
        """Tell that `node` is of the wrong kind."""
        self.problems.add(node, "wrong-kind", what, remedy)

    def listed(self, node: Node, key: str, meaning: str) -> tuple[Node, ...]:
        """The parts of the list under `key`, which must be there; none when it is not sound."""
        found = node.get(key)
        if found is None:
            self.problems.add(node, "missing-key", f"the key `{key}` is missing", f"add `{key}`: {meaning}, as a list")
            return ()
        if found.kind is not Kind.LIST:
            self.wrong(found, f"expected a list, found {found_kind(found)}", f"`{key}` is {meaning}, as a list")
            return ()
        return found.parts

    def text(self, node: Node, key: str, meaning: str) -> str:
        """The text under `key`, which must be there; empty when it is not sound."""
        if node.kind is not Kind.MAPPING:
            return ""  # told once, where its first key is looked for
        found = node.get(key)
        if found is None:
            self.problems.add(node, "missing-key", f"the key `{key}` is missing", f"add `{key}`: {meaning}")
        elif found.kind is not Kind.SCALAR or found.text is None:
            self.wrong(found, f"expected text, found {found_kind(found)}", f"`{key}` is {meaning}")
        elif any("\ud800" <= letter <= "\udfff" for letter in found.text):
            what = "there is half a surrogate pair in the text"
            self.problems.add(found, "not-text", what, "write the character itself")
        else:
            return found.text
        return ""

    def place(self, node: Node, count: int, what: str) -> int | None:
        """The number in `node`, which is one of the places 0 to `count` - 1 of the file's options."""
        number = whole_number(node)
        if number is None:
            self.wrong(node, f"expected a number, found {found_kind(node)}", f"write the place of {what}, from 0")
        elif number >= count:
            told = f"there is no option {number}: the file has {count}, counted from 0"
            self.problems.add(node, "unknown-option", told, f"write the place of {what} in `options`")
        else:
            return number
        return None

    def condition(self, node: Node, order: Sequence[int]) -> list[Term] | None:
        """The conjunctions of a condition, over bits; None when it is not sound."""
        self.conditions += 1
        if self.conditions > MAX_CONDITIONS:
            if self.conditions == MAX_CONDITIONS + 1:
                what = f"the file has more than {MAX_CONDITIONS:,} conditions"
                self.problems.add(node, "too-many-conditions", what, "leave out those that matter least")
            return None
        if node.kind is Kind.LIST:
            term = self._conjunction(node, order)
            return None if term is None else [term]
        if node.kind is Kind.MAPPING:
            terms = [self._conjunction(part, order) for part in self.listed(node, "members", "conjunctions")]
            whole = [term for term in terms if term is not None]
            return list(dict.fromkeys(whole)) if len(whole) == len(terms) else None
        self.wrong(node, f"expected a condition, found {found_kind(node)}", 'write for instance [[0, "Y"], [1, "N"]]')
        return None

    def _conjunction(self, node: Node, order: Sequence[int]) -> Term | None:
        if node.kind is not Kind.LIST:
            self.wrong(node, f"expected a list, found {found_kind(node)}", 'write for instance [[0, "Y"], [1, "N"]]')
            return None
        care = yes = 0
        sound = True
        for part in node.parts:
            if part.kind is not Kind.LIST or len(part.parts) != 2 or part.parts[1].text not in ("Y", "N"):
                self.wrong(part, "expected a place and Y or N", 'write for instance [0, "Y"]')
                sound = False
                continue
            place = self.place(part.parts[0], len(order), "an option")
            if place is None:
                sound = False
                continue
            bit = 1 << order.index(place)
            if care & bit:
                what = f"option {place} is named twice in one condition"
                self.problems.add(part, "option-named-twice", what, "name it once, or write two conditions")
                sound = False
            care |= bit
            yes |= bit if part.parts[1].text == "Y" else 0
        return (care, yes) if sound else None


def whole_number(node: Node) -> int | None:
    """The number from 0 that `node` holds; None when it holds something else, or ten digits and more."""
    text = node.text if node.kind is Kind.SCALAR else None
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None


def found_kind(node: Node) -> str:
    """What a message calls what was found in the place of something else."""
    if node.kind is not Kind.SCALAR:
        return str(node.kind.value)
    return "nothing" if node.text is None else repr(node.text[:40])
