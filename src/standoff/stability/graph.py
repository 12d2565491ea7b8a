"""The state graph as GraphML, for Gephi, yEd, networkx and others that draw or analyse graphs."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.concepts import Concept
from standoff.stability.space import Ranks, StateSpace

MAX_STATES = 4096  # beyond it a drawing shows nothing and the file runs to hundreds of megabytes
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NODE_FIELDS = {"label": "string", "number": "int", "status_quo": "boolean", "equilibrium": "string"}
EDGE_FIELDS = {"mover": "string", "improvement": "boolean"}


def graphml(conflict: Conflict, space: StateSpace, ranks: Ranks, equilibria: Mapping[Concept, tuple[str, ...]]) -> str:
    """The state graph: nodes with label, number and the concepts they are an equilibrium of; an edge for each move.

    Raises `ConflictError` above 4,096 states.
    """
    if space.n_states > MAX_STATES:
        raise ConflictError(
            "graph-too-large",
            f"the state graph has {space.n_states} states and at most {MAX_STATES} can be written as GraphML",
            remedy="leave out options, or use the CSV table",
        )
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, value_type in fields.items():
            declared = {"id": name, "for": kind, "attr.name": name, "attr.type": value_type}
            ElementTree.SubElement(root, "key", declared)
    graph = ElementTree.SubElement(root, "graph", id="states", edgedefault="directed")
    members = {concept: frozenset(labels) for concept, labels in equilibria.items()}
    for index in range(space.n_states):
        _add_node(graph, conflict, space, index, members)
    for index in range(space.n_states):
        _add_edges(graph, conflict, space, ranks, index)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _add_node(
    graph: ElementTree.Element,
    conflict: Conflict,
    space: StateSpace,
    index: int,
    members: Mapping[Concept, frozenset[str]],
) -> None:
    label = space.labels[index]
    node = ElementTree.SubElement(graph, "node", id=f"s{index + 1}")
    _data(node, "label", label)
    _data(node, "number", str(index + 1))
    _data(node, "status_quo", _truth(index == space.index(conflict.status_quo)))
    _data(node, "equilibrium", " ".join(concept.value for concept, labels in members.items() if label in labels))


def _add_edges(graph: ElementTree.Element, conflict: Conflict, space: StateSpace, ranks: Ranks, index: int) -> None:
    for dm, maker in enumerate(conflict.decision_makers):
        for end in space.moves(dm, index):
            edge = ElementTree.SubElement(graph, "edge", source=f"s{index + 1}", target=f"s{end + 1}")
            _data(edge, "mover", NOT_IN_XML.sub("\ufffd", maker.name))
            _data(edge, "improvement", _truth(bool(ranks[dm, end] > ranks[dm, index])))


def _data(parent: ElementTree.Element, key: str, text: str) -> None:
    ElementTree.SubElement(parent, "data", key=key).text = text


def _truth(value: bool) -> str:
    return "true" if value else "false"
