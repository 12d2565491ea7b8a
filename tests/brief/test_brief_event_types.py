"""What a brief says of event types is what the ontology that the reader uses says."""

import tomllib
from importlib.resources import files

import yaml


def test_the_quad_classes_are_those_of_the_ontology() -> None:
    told = tomllib.loads(files("standoff.brief").joinpath("data", "plover.toml").read_text(encoding="utf-8"))["types"]
    ontology = yaml.safe_load(files("standoff.reading").joinpath("data", "plover.yaml").read_text(encoding="utf-8"))
    events = {name: row["quad_name"].split() for name, row in ontology["events"].items()}
    assert {name: (row["material"], row["conflict"]) for name, row in told.items()} == {
        name: (matter == "MATERIAL", way == "CONFLICT") for name, (matter, way) in events.items()
    }
