"""`import standoff` costs nothing, its names do the main job in three lines, and a notebook shows every result."""

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

import standoff
from standoff.errors import DraftError
from standoff.text import from_text

DISPATCH = """\
The pass & the debt
LIMA, May 3, 2012

Peru refuses to reopen the border crossing until Chile pays its debt for the railway. Chile has rejected the demand.
Chile demands that Peru close the mine on the border, and Peru refuses to close the mine. The <b>deadlock</b> is likely
to persist.
"""


@pytest.fixture(scope="module")
def brief():
    return standoff.brief(from_text(DISPATCH), samples=100)


def test_importing_it_imports_nothing_but_itself():
    code = (
        "import sys; before = set(sys.modules); import standoff; "
        "print(sorted(m for m in set(sys.modules) - before if m.partition('.')[0] not in sys.stdlib_module_names))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "['standoff']"


def test_every_name_it_promises_is_there():
    for name in standoff.__all__:
        assert getattr(standoff, name) is not None
        assert name in dir(standoff)
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        standoff.nothing_of_this_name  # noqa: B018


def test_step_by_step_gives_what_the_one_call_gives(brief):
    document = from_text(DISPATCH)
    reading = standoff.read(document)
    conflict = standoff.draft(reading)
    assert brief.document == document
    assert brief.reading == reading
    assert brief.conflict == conflict
    assert brief.solution.to_dict() == standoff.solve(conflict).to_dict()
    assert brief.outlook == standoff.look_ahead(conflict, samples=100)
    assert isinstance(brief, standoff.Brief)


def test_the_verb_and_the_package_of_the_same_name_live_together(brief):
    import standoff.brief.page as page_module

    assert standoff.brief.page is page_module
    assert standoff.brief(from_text(DISPATCH), samples=100).html == brief.html


def test_a_brief_is_saved_and_nothing_but_its_files(brief, tmp_path):
    paths = brief.save(tmp_path / "out")
    assert {path.name: path.read_text() for path in (tmp_path / "out").iterdir()} == brief.files()
    assert set(paths.values()) == set((tmp_path / "out").iterdir())


def test_a_path_and_standard_text_are_taken_alike(brief, tmp_path):
    (tmp_path / "d.txt").write_text(DISPATCH)
    assert standoff.brief(tmp_path / "d.txt", samples=100).conflict == brief.conflict


def test_a_text_without_a_standoff_is_an_error_with_a_code():
    with pytest.raises(DraftError) as caught:
        standoff.brief(from_text("The weather was mild. Bread was baked."))
    assert caught.value.code == "no-standoff"


@pytest.mark.parametrize("name", ["reading", "conflict", "solution", "outlook", "brief"])
def test_every_result_is_shown_in_a_notebook_as_well_formed_and_harmless_html(brief, name):
    result = brief if name == "brief" else getattr(brief, name)
    html = result._repr_html_()
    tree = ET.fromstring(f"<div>{html}</div>")
    words = " ".join(tree.itertext())
    assert "<b>deadlock" not in html
    assert "<script" not in html
    assert len(words) > 50
    if name in ("reading", "conflict", "solution"):
        assert "The pass & the debt" in words
    if name in ("outlook", "brief"):
        assert brief.outlook.verdict.sentence in words


def test_the_page_in_a_notebook_s_frame_is_the_brief_and_may_run_nothing(brief):
    (frame,) = ET.fromstring(f"<div>{brief._repr_html_()}</div>").iter("iframe")
    assert frame.get("sandbox") == ""
    assert "".join(frame.get("srcdoc").split()) == "".join(brief.html.split())
