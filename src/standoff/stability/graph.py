"""The state graph as GraphML, for Gephi, yEd, networkx and others that draw or analyse graphs."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.concepts import Concept
from standoff.stability.space import Ranks, StateSpace

MAX_STATES = 4096  # beyond it a drawing shows nothing
MAX_MOVES = 1_000_000  # each takes 180 bytes
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NODE_FIELDS = {"label": "string", "number": "int", "status_quo": "boolean", "equilibrium": "string"}
EDGE_FIELDS = {"mover": "string", "improvement": "boolean"}


def graphml(conflict: Conflict, space: StateSpace, ranks: Ranks, equilibria: Mapping[Concept, tuple[str, ...]]) -> str:
    """The state graph: nodes with label, number and the concepts they are an equilibrium of; an edge for each move.

    Raises `ConflictError` above 4,096 states or a million moves.
    """
    if space.n_states > MAX_STATES:
        raise _too_large(f"{space.n_states:,} states and at most {MAX_STATES:,}")
    members = {concept: frozenset(labels) for concept, labels in equilibria.items()}
    lines = ['<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        lines += (
            f'  <key id="{name}" for="{kind}" attr.name="{name}" attr.type="{fields[name]}" />' for name in fields
        )
    lines.append('  <graph id="states" edgedefault="directed">')
    now = space.index(conflict.status_quo)
    for index, label in enumerate(space.labels):
        held = " ".join(concept.value for concept, labels in members.items() if label in labels)
        values = {"label": label, "number": str(index + 1), "status_quo": _truth(index == now), "equilibrium": held}
        lines += _element(f'node id="s{index + 1}"', values)
    too_many = _too_large(f"more than {MAX_MOVES:,} moves and at most as many")
    if (
        space.complete
        and not space.one_way
        and space.n_states * sum(2 ** len(b) - 1 for b in space.bits_of) > MAX_MOVES
    ):
        raise too_many  # told at once where moves need not be counted one by one
    for count, element in enumerate(_edges(conflict, space, ranks), start=1):
        if count > MAX_MOVES:
            raise too_many
        lines += element
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _edges(conflict: Conflict, space: StateSpace, ranks: Ranks) -> Iterator[list[str]]:
    """The lines of each move."""
    names = [escape(NOT_IN_XML.sub("\ufffd", maker.name)) for maker in conflict.decision_makers]
    for index in range(space.n_states):
        for dm, name in enumerate(names):
            for end in space.moves(dm, index):
                values = {"mover": name, "improvement": _truth(bool(ranks[dm, end] > ranks[dm, index]))}
                yield _element(f'edge source="s{index + 1}" target="s{end + 1}"', values)


def _element(start: str, values: Mapping[str, str]) -> list[str]:
    data = (f'      <data key="{key}">{text}</data>' for key, text in values.items())
    return [f"    <{start}>", *data, f"    </{start.split()[0]}>"]


def _too_large(what: str) -> ConflictError:
    return ConflictError(
        "graph-too-large",
        f"the state graph has {what} can be written as GraphML",
        remedy="leave out options, or use the CSV table",
    )


def _truth(value: bool) -> str:
    return "true" if value else "false"
