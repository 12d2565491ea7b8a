"""The pictures of deals and of sensitivity: bars where the numbers are, words inside, and what is said of promises."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from brief_making import parsed, two_towns, with_id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_brief_pictures import texts_inside

from standoff.brief.deals_map import DealBar, Gain, draw_deals
from standoff.brief.endings_section import _first, _part
from standoff.brief.svg import NARROW, WIDE, Picture
from standoff.brief.tornado import Reach, draw_tornado
from standoff.outlook.model import Deal, Support, ThirdPartyMove

unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
names = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)
shares = st.floats(0, 1)


def bars(picture: Picture, kind: str) -> list[tuple[float, float]]:
    """Where the bars of a class begin and end."""
    svg = ElementTree.fromstring(f"<svg>{''.join(map(str, picture.parts))}</svg>")
    found = [part for part in svg.iter("rect") if part.get("class") == kind]
    return [(float(p.get("x", 0)), float(p.get("x", 0)) + float(p.get("width", 0))) for p in found]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@unhurried
@given(rows=st.lists(st.tuples(names, shares, shares), min_size=1, max_size=6), now=shares)
def test_every_bar_of_the_tornado_leads_from_the_support_now_to_the_support_then(
    width: float, rows: list[tuple[str, float, float]], now: float
) -> None:
    picture = draw_tornado([Reach(n, less, more, "1 | 99 %") for n, less, more in rows], now, width)
    texts_inside(picture)
    drawn = [*bars(picture, "bar strong"), *bars(picture, "bar outlined")]
    values = [*(less for _, less, _ in rows), *(more for _, _, more in rows)]
    far = max(values, key=lambda value: abs(value - now))
    if abs(far - now) < 0.02:
        return
    at_far = drawn[values.index(far)]
    unit = (at_far[1] - at_far[0]) / abs(far - now)
    here = at_far[0] if far > now else at_far[1]
    for value, (left, right) in zip(values, drawn, strict=True):
        low, high = sorted((here, here + unit * (value - now)))
        assert left == pytest.approx(low, abs=0.3)
        assert right == pytest.approx(max(high, low + 1.5), abs=0.3)
        assert -1 <= left <= right <= width + 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
@unhurried
@given(data=st.data())
def test_the_deals_map_shows_support_and_gains(width: float, data: st.DataObject) -> None:
    deals = [
        DealBar(
            data.draw(names),
            (value := data.draw(shares)),
            max(0.0, value - 0.05),
            min(1.0, value + 0.05),
            f"{value:.0%}",
            tuple(
                Gain(data.draw(names), share, f"{share:.0%}", "promise not credible")
                for share in data.draw(st.lists(shares, max_size=3))
            ),
        )
        for _ in range(data.draw(st.integers(1, 4)))
    ]
    picture = draw_deals(deals, width)
    texts_inside(picture)
    room = 316.0 if width == WIDE else width - 92
    assert [b - a for a, b in bars(picture, "bar strong")] == [pytest.approx(d.value * room, abs=0.11) for d in deals]
    assert [b - a for a, b in bars(picture, "bar outlined")] == [
        pytest.approx(gain.value * room, abs=0.11) for deal in deals for gain in deal.gains
    ]


def deal(kept: dict[str, float], first: str | None) -> Deal:
    half = Support(0.5, 0.01)
    worth = dict.fromkeys(("Ada", "Bo", "Cy"), 0.2)
    return Deal("YY", ("a", "b"), half, {}, ("Ada", "Bo"), half, "words", worth=worth, kept=kept, must_move_first=first)


def test_a_deal_says_who_has_to_move_first_and_why() -> None:
    assert "Ada: alone, its promise" in _first(deal({"Ada": 0.1, "Bo": 0.9}, "Ada"))
    assert "nobody safely" in _first(deal({"Ada": 0.1, "Bo": 0.2}, None))
    assert _first(deal({"Ada": 0.8, "Bo": 0.9}, None)) == "Ada or Bo; all promises are credible"
    told = deal({"Ada": 0.1, "Bo": 0.9}, "Ada")
    assert [_part(told, name) for name in ("Ada", "Bo", "Cy")] == [
        "has to move first",
        "promise credible",
        "has no part in it",
    ]


def test_the_page_tells_dates_ahead_and_third_parties() -> None:
    making = two_towns()
    ending = with_id(parsed(making.page()), "endings")
    assert "9 May 2012" in ending.text
    assert "the harvest" in ending.text
    assert "Only two parties decide" in ending.text
    move = ThirdPartyMove("Cy", "bo_lift", ("Ada", "Bo"), -0.4, 0.01, 0.2, "Cy would stop the raids: it falls.", ())
    option = making.conflict.option_ids[0]
    told = replace(making, outlook=replace(making.outlook, third_parties=(replace(move, option=option),)))
    ending = with_id(parsed(told.page()), "endings")
    assert "Cy would stop the raids" in ending.text
    assert "−40 points" in ending.text
