"""Which changes of heart are ways out: those that let an ill thing loose are none."""

from outlook_making import maker

from standoff.conflict import Conflict
from standoff.outlook import look_ahead


def changed(ada_of_the_deed: tuple[str, float, float]) -> set[tuple[str, str | None]]:
    """The changes of heart told where Bo holds back from a deed of its own that Ada likes, or does not."""
    ada = maker("Ada", "pay", ("not pay", 1.0, 1.2), ada_of_the_deed)
    bo = maker("Bo", "strike", ("pay", 1.0, 1.2), ("strike", 0.4, 1.2), ("not strike", 1.2, 1.2))
    outlook = look_ahead(Conflict("A held hand", (ada, bo)), samples=300)
    return {(way.decision_maker, way.statement) for way in outlook.ways_out if way.kind == "change_of_heart"}


def test_a_hand_no_longer_held_back_is_a_way_out_only_when_the_others_welcome_the_deed() -> None:
    assert ("Bo", "not strike") in changed(("strike", 0.5, 1.2))
    assert ("Bo", "not strike") not in changed(("not strike", 0.5, 1.2))
