import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from brief_making import two_towns
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.brief.bars import Bar, draw_bars
from standoff.brief.leverage_map import Arrow, draw_leverage_map
from standoff.brief.marked_text import marked_text
from standoff.brief.materials import Materials
from standoff.brief.scale import Band, draw_scale
from standoff.brief.state_grid import draw_grid
from standoff.brief.state_paths import draw_paths
from standoff.brief.state_pictures import MOST_ON_GRID, _grid, _stops, states_picture
from standoff.brief.svg import NARROW, WIDE, Picture, element, figure, label
from standoff.brief.text_width import shortened, text_width, wrapped
from standoff.brief.timeline import Mark, day_scale, draw_timeline
from standoff.conflict import published, published_conflict
from standoff.outlook import look_ahead
from standoff.stability import solve
from standoff.text import visible

unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SVG = "{http://www.w3.org/2000/svg}"
names = st.text(st.characters(blacklist_categories=["Cs"]), max_size=80)


def svgs(html: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


def texts_inside(picture: Picture) -> None:
    """Every line of text lies inside the picture, by the widths that the pictures reckon with."""
    svg = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(map(str, picture.parts))}</svg>')
    for text in svg.iter(f"{SVG}text"):
        words = "".join([text.text or "", *(child.tail or "" for child in text)])
        size, x, y = float(text.get("font-size", 13)), float(text.get("x", 0)), float(text.get("y", 0))
        width = text_width(words, size, bold="b" in text.get("class", "").split()) / 1.05
        left = x - width * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", "start"), 0.0)
        assert left >= -1.5, words
        assert left + width <= picture.width + 1.5, words
        assert 0 < y <= picture.height, words


@unhurried
@given(names, st.floats(20, 300), st.integers(1, 4))
def test_wrapped_text_fits_and_keeps_its_words(text: str, width: float, most: int) -> None:
    lines = wrapped(text, width, 12, most=most)
    assert len(lines) <= most
    assert all(text_width(line, 12) <= width for line in lines if line != "…")
    if "…" not in "".join(lines):
        assert " ".join(lines).split() == visible(text, keep="\n\t").split()


@unhurried
@given(names, st.floats(15, 300))
def test_shortened_text_fits_and_is_a_beginning(text: str, width: float) -> None:
    short = shortened(text, width, 12)
    assert text_width(short, 12) <= width
    assert text.startswith(short.removesuffix("…"))


def test_text_is_measured_wide_enough_for_wide_letters() -> None:
    assert text_width("WWWW", 10) > text_width("llll", 10) * 3
    assert text_width("東京", 10) >= 20
    assert text_width("é", 10) == text_width("e", 10)


@unhurried
@given(names, names)
def test_elements_escape_what_they_hold(text: str, value: str) -> None:
    made = ElementTree.fromstring(str(element("g", element("text", text), data_x=value)))
    assert "".join(made.itertext()) == _told(text)
    assert (made.get("data-x") or "").split() == _told(value).split()


def _told(text: str) -> str:
    return visible(text, keep="\n\t").replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def test_a_shortened_label_carries_the_whole() -> None:
    made = ElementTree.fromstring(str(label("a very long name for a party", 0, 10, room=60)))
    title = made.find("title")
    assert title is not None
    assert title.text == "a very long name for a party"
    assert (title.tail or "").endswith("…")


def test_pictures_have_a_title_a_description_and_two_widths() -> None:
    found = svgs(two_towns().page())
    assert len(found) >= 12
    for svg in found:
        assert svg.get("role") == "img"
        named = (svg.get("aria-labelledby") or "").split()
        parts = {part.get("id"): part for part in svg}
        assert [parts[name].tag for name in named] == [f"{SVG}title", f"{SVG}desc"]
        assert all((parts[name].text or "").strip() for name in named)
    widths = {float(svg.get("width", 0)) for svg in found}
    assert widths == {WIDE, NARROW}


@pytest.mark.parametrize("width", [WIDE, NARROW])
@unhurried
@given(rows=st.lists(st.tuples(names, st.floats(0, 1), st.floats(0, 0.5)), min_size=1, max_size=6))
def test_bars_show_their_values(width: float, rows: list[tuple[str, float, float]]) -> None:
    bars = [Bar(n, v, max(0, v - e), min(1, v + e), f"{v:.0%}") for n, v, e in rows]
    picture = draw_bars(bars, width)
    texts_inside(picture)
    drawn = [part for part in picture.parts if dict(part.attributes).get("class") == "bar"]
    lengths = [float(dict(part.attributes)["width"]) for part in drawn]
    full = width - 92 - (262 if width == WIDE else 0)
    assert lengths == [pytest.approx(bar.value * full, abs=0.06) for bar in bars]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@unhurried
@given(chance=st.floats(0.01, 0.99))
def test_the_scale_points_at_the_chance(width: float, chance: float) -> None:
    bands = [Band("unlikely", 0.01, 0.45), Band("roughly even chance", 0.45, 0.55), Band("likely", 0.55, 0.99)]
    picture = draw_scale(bands, chance, chance / 2, (1 + chance) / 2, f"Likely: {chance:.0%}", width)
    texts_inside(picture)
    on = [dict(part.attributes) for part in picture.parts if dict(part.attributes).get("class") == "band on"]
    assert len(on) == 1
    x = 7 + (width - 14) * chance
    assert float(on[0]["x"]) - 0.1 <= x <= float(on[0]["x"]) + float(on[0]["width"]) + 0.1


@pytest.mark.parametrize("width", [WIDE, NARROW])
@unhurried
@given(data=st.data())
def test_the_leverage_map_keeps_its_words_inside(width: float, data: st.DataObject) -> None:
    parties = data.draw(st.lists(names.filter(str.strip), min_size=2, max_size=4))
    pairs = [(a, b) for a in range(len(parties)) for b in range(len(parties)) if a != b]
    arrows = [Arrow(a, b, data.draw(names), 0.5) for a, b in data.draw(st.lists(st.sampled_from(pairs), max_size=6))]
    texts_inside(draw_leverage_map(parties, arrows, width))


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@unhurried
@given(st.lists(days, min_size=1, max_size=12))
def test_days_keep_their_order_and_long_gaps_are_cut(known: list[date]) -> None:
    scale = day_scale(known, 100, 700)
    places = [scale.at(day) for day in sorted(set(known))]
    assert places == sorted(places)
    assert all(99.9 <= place <= 700.1 for place in places)
    if len(places) > 3:
        gaps = [b - a for a, b in pairwise(places)]
        assert max(gaps) <= 600 * max(0.34, 1.5 / len(gaps)) + 0.5


@pytest.mark.parametrize("width", [WIDE, NARROW])
@unhurried
@given(data=st.data())
def test_events_do_not_lie_on_one_another(width: float, data: st.DataObject) -> None:
    lanes = data.draw(st.lists(names.filter(str.strip), min_size=1, max_size=4))
    first = data.draw(st.lists(days, min_size=2, max_size=12))
    marks = [
        Mark(f"E{n}", data.draw(st.integers(0, len(lanes) - 1)), day, day, conflict=True, material=False, says="x")
        for n, day in enumerate(first)
    ]
    picture = draw_timeline(lanes, marks, first[0], width)
    texts_inside(picture)
    svg = ElementTree.fromstring(f"<svg>{''.join(map(str, picture.parts))}</svg>")
    places = [
        (float(text.get("x", 0)), float(text.get("y", 0)))
        for text in svg.iter("text")
        if text.get("class") in ("in-mark", "on-mark")
    ]
    assert len(places) == len(marks)
    for i, (x1, y1) in enumerate(places):
        for x2, y2 in places[i + 1 :]:
            assert abs(x1 - x2) >= 17 or abs(y1 - y2) >= 17


def materials_of(name: str) -> Materials:
    conflict = published_conflict(name).conflict
    base = two_towns()
    text = marked_text(base.document, ())
    outlook = look_ahead(conflict, samples=50, seed=1)
    return Materials(base.document, base.reading, conflict, solve(conflict), outlook, text, None)


@pytest.mark.parametrize("name", [case.name for case in published()])
def test_states_are_drawn_on_a_grid_while_they_are_few(name: str) -> None:
    materials = materials_of(name)
    space, ranks = materials.solution.space, materials.solution.ranks
    assert states_picture(materials).is_grid == (space.n_states <= MOST_ON_GRID)
    if space.n_states > MOST_ON_GRID:
        return
    grid = _grid(materials)
    assert grid is not None
    assert sorted(cell.label for cell in grid.cells) == sorted(space.labels)
    places = {(cell.column, cell.row) for cell in grid.cells}
    assert len(places) == len(grid.cells)
    for move in grid.improvements:
        assert move.target in space.moves(move.mover, move.source)
        assert ranks[move.mover, move.target] > ranks[move.mover, move.source]
        one, other = grid.cells[move.source], grid.cells[move.target]
        assert (one.row == other.row) != (one.column == other.column)
    improvable = {
        (dm, s)
        for dm in range(space.n_dm)
        for s in range(space.n_states)
        if any(ranks[dm, e] > ranks[dm, s] for e in space.moves(dm, s))
    }
    assert {(move.mover, move.source) for move in grid.improvements} == improvable
    for width in (WIDE, NARROW):
        texts_inside(draw_grid(grid, width))


@pytest.mark.parametrize("name", ["elmira", "cuban_missile_crisis"])
def test_ways_lead_by_legal_moves_to_what_matters(name: str) -> None:
    materials = materials_of(name)
    space = materials.solution.space
    stops = _stops(materials)
    assert stops[0].label == materials.solution.status_quo
    for stop in stops[1:]:
        assert stop.parent is not None
        start, end = space.index(stops[stop.parent].label), space.index(stop.label)
        mover = materials.solution.dm_index(stop.deed.split(":")[0])
        assert end in space.moves(mover, start)
        better = materials.solution.ranks[mover, end] > materials.solution.ranks[mover, start]
        assert stop.improving == better
    for width in (WIDE, NARROW):
        texts_inside(draw_paths(stops, width))


def test_a_picture_is_drawn_the_same_twice() -> None:
    materials = materials_of("elmira")
    assert states_picture(materials) == states_picture(materials)
    bars = [Bar("one", 0.5, 0.4, 0.6, "50 %")]
    assert figure("x", "t", "d", lambda w: draw_bars(bars, w)) == figure("x", "t", "d", lambda w: draw_bars(bars, w))
