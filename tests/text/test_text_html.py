"""A page gives its article, and no page can stop the caller."""

import subprocess
import sys
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.text import BlockKind, Document, from_text, load, sandbox

FILLER = "".join(
    f"<p>On day {day} of the talks both sides said that <b>nothing</b> had changed, and left by the back door.</p>"
    for day in range(1, 6)
)
PAGE = f"""<!DOCTYPE html>
<html><head><title>Lima waits | The Wire</title>
<meta property="article:published_time" content="2012-05-03T10:00:00+00:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Lima waits</h1>
<p>LIMA (Reuters) - Peru <b>refuses</b> to open the pass until <a href="/c">Chile</a> pays.</p>
{FILLER}
<h2>What next</h2>
<p>It is likely that the pass will stay shut for the winter, as it has so often done before.</p>
<script>alert("Peru opens the pass")</script>
<ul><li>release the prisoners</li><li>pay the debt</li></ul>
</article>
<footer>Copyright 2012 The Wire</footer></body></html>"""


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def test_the_article_comes_out_without_what_surrounds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    document = load(path)
    assert (document.title, document.date) == ("Lima waits", "2012-05-03")
    assert texts(document, BlockKind.TITLE) == ["Lima waits"]
    assert texts(document, BlockKind.DATELINE) == ["LIMA (Reuters) -"]
    assert texts(document, BlockKind.HEADING) == ["What next"]
    paragraphs = texts(document, BlockKind.PARAGRAPH)
    assert paragraphs[0] == "Peru refuses to open the pass until Chile pays."
    assert paragraphs[-2:] == ["release the prisoners", "pay the debt"]
    assert len(paragraphs) == 9
    for absent in ("Home", "alert", "Copyright", "<"):
        assert absent not in document.text


def test_a_page_without_a_suffix_is_told_by_its_look(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("\n<!-- saved -->\n" + PAGE)
    assert load(path).title == "Lima waits"


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(SourceError) as caught:
        from_text("<html><body></body></html>", kind="html")
    assert caught.value.code == "no-article"


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    with pytest.raises(SourceError, match="seconds") as caught:
        from_text(PAGE, kind="html")
    assert caught.value.code == "extraction-failed"


def served(tmp_path: Path, body: str) -> str:
    """Error code of extracting with a module whose `extract` has this body."""
    (tmp_path / "stand_in.py").write_text(f"def extract(data):\n    {body}\n")
    with pytest.raises(SourceError) as caught:
        sandbox.extract_in_child("stand_in", b"", "a.html")
    assert "Traceback" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("import no_such_library", "missing-library"),
        ("raise ValueError('x')", "extraction-failed"),
        ("return bytearray(3 * 1024**3) and None", "extraction-failed"),
        ("import os; os.abort()", "extraction-failed"),
    ],
)
def test_a_parser_that_fails_takes_no_one_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, code: str
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert served(tmp_path, body) == code


def test_what_a_parser_prints_does_not_mix_with_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "stand_in_two.py").write_text("def extract(data):\n    print('noise')\n    return [data.decode()]\n")
    assert sandbox.extract_in_child("stand_in_two", b"Lima", "a.html") == ["Lima"]


def test_importing_the_package_loads_no_parser() -> None:
    heavy = "{'lxml', 'trafilatura', 'markdown_it', 'spacy', 'numpy', 'pydantic'}"
    code = f"import sys, standoff.text; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
