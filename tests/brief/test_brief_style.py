"""The style sheet: contrast in light, dark and print, by the WCAG 2.2 formula; nothing is said by colour alone."""

import re
from importlib.resources import files

import pytest

CSS = files("standoff.brief").joinpath("templates", "brief.css").read_text(encoding="utf-8")
TEXTS = ["ink", "soft", "link", "accent", "warn"]
GROUNDS = ["paper", "sheet"]
MARKS = ["position", "event", "dependency", "estimate", "condition", "evidence"]
PALETTES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_it_should_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark", "print"])
def test_every_text_can_be_read_on_its_ground(palette: dict[str, str]) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(text, mark) for text in ("ink", "link") for mark in MARKS]
    pairs += [("on-fill", "fill"), ("on-fill", "flag"), ("ink", "eq"), ("soft", "evidence")]
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in low.items() if value < 4.5} == {}


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark", "print"])
def test_the_shapes_of_pictures_stand_out_from_the_page(palette: dict[str, str]) -> None:
    for shape in ("fill", "strong-line"):
        assert contrast(palette[shape], palette["paper"]) >= 3
    assert contrast(palette["fill"], palette["fill-2"]) >= 1.5


def test_each_kind_of_finding_is_underlined_in_its_own_way() -> None:
    lines = re.findall(
        r"^mark\.(?:position|event|dependency|estimate|condition) \{.*?border-bottom: ([^;]+);", CSS, re.MULTILINE
    )
    assert len(lines) == 5
    assert len(set(lines)) == 5


def test_no_column_of_a_grid_is_wider_than_the_narrowest_page() -> None:
    """At 320 CSS pixels nothing has to be scrolled sideways (WCAG 2.2, 1.4.10): a track gives way to the page."""
    smallest = re.findall(r"minmax\(((?:min\([^)]*\)|[^,(])+),", CSS)
    assert smallest
    for size in smallest:
        assert re.fullmatch(r"0|min\([^)]*100%\)", size.strip()), size
