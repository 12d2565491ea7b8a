"""Each entry of a feed is a dispatch of its own, and no feed can stop the caller or reach beyond itself."""

import http.server
import threading
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.text import BlockKind, Document, from_text, load, load_all, sandbox
from standoff.text.loading import is_entry, names_in

ITEM = (
    "<item><title>{title}</title><link>http://wire.example/{number}</link>"
    "<pubDate>Sun, 03 Jun 2012 23:30:00 -0500</pubDate><description>{held}</description></item>"
)
ARTICLE = (
    "<![CDATA[<p>LIMA (Reuters) - Peru <b>refuses</b> to open the pass until <a href='/c'>Chile</a> pays.</p>"
    "<script>alert('Peru opens')</script><h2>What next</h2><ul><li>release the prisoners</li><li>pay</li></ul>"
    "It is likely that it stays shut.<br/>So be it.<figure><img src='x'/><figcaption>A pass</figcaption></figure>]]>"
)
ATOM = """<?xml version="1.0"?>
<!-- saved --><feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title>
<entry><title type="html">Lima &amp;amp; &lt;i&gt;La Paz&lt;/i&gt;</title><link href="https://wire.example/1"/>
<updated>2012-06-04T01:00:00Z</updated><published>2012-06-03T10:00:00Z</published><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Peru <b>said</b> no.</p><p>3 &lt; 4.</p></div>
</content></entry>
<entry><title>Plain</title><updated>2012-07-01T10:00:00Z</updated><summary type="text">No &lt;b&gt;.

And again.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>A</title></channel>
<item rdf:about="y"><title>Ilo</title><link>http://wire.example/y</link><description>Peru said no.</description>
<dc:date>2012-06-03</dc:date></item></rdf:RDF>"""


def rss(*held: str, head: str = "<?xml version='1.0'?>") -> str:
    items = "".join(
        ITEM.format(title=f"Title {number}", number=number, held=text) for number, text in enumerate(held, 1)
    )
    return f"{head}<rss version='2.0'><channel><title>The Wire</title>{items}</channel></rss>"


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def saved(tmp_path: Path, text: str | bytes, name: str = "feed.xml") -> str:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def code_of(source: str) -> str:
    with pytest.raises(SourceError) as caught:
        load(source)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return caught.value.code


def test_an_entry_comes_with_its_own_title_date_and_link() -> None:
    document = from_text(rss(ARTICLE), kind="feed")
    # Where it was written it was still the third.
    assert (document.title, document.date, document.link) == ("Title 1", "2012-06-03", "http://wire.example/1")
    assert texts(document, BlockKind.TITLE) == ["Title 1"]
    assert texts(document, BlockKind.DATELINE) == ["LIMA (Reuters) -"]
    assert texts(document, BlockKind.HEADING) == ["What next"]
    assert texts(document)[:3] == ["Peru refuses to open the pass until Chile pays.", "release the prisoners", "pay"]
    for absent in ("alert", "A pass", "The Wire", "<"):
        assert absent not in document.text


def test_each_entry_of_several_is_loaded_by_its_number(tmp_path: Path) -> None:
    source = saved(tmp_path, rss("Peru said no.", "", "Chile said no."))
    names = names_in(source)
    assert names == (f"{source}#1", f"{source}#2", f"{source}#3")
    assert [load(name) for name in names] == list(load_all(source))
    assert [load(name).source for name in names] == list(names)
    assert texts(load(names[2])) == ["Chile said no."]
    assert texts(load(names[1])) == []
    assert [document.date for document in load_all(source, date="2013")] == ["2013"] * 3
    assert load(names[0], date="2013-01").date == "2013-01"
    assert code_of(source) == "several-dispatches"
    assert code_of(f"{source}#4") == "no-such-entry"


def test_a_feed_of_one_entry_is_that_dispatch(tmp_path: Path) -> None:
    source = saved(tmp_path, rss("Peru said no."), "feed.rss")
    assert names_in(source) == (source,)
    assert load(source).source == source
    assert load_all(source) == (load(source),)


def test_what_is_no_feed_is_one_dispatch(tmp_path: Path) -> None:
    source = saved(tmp_path, "Peru said no.", "a.txt")
    assert names_in(source) == (source,)
    assert load_all(source) == (load(source),)
    assert code_of(f"{source}#1") == "no-such-entry"
    assert names_in(str(tmp_path / "none.xml")) == (str(tmp_path / "none.xml"),)


def test_a_file_that_is_called_like_an_entry_goes_first(tmp_path: Path) -> None:
    saved(tmp_path, rss("Peru said no.", "Chile said no."))
    other = saved(tmp_path, "Bolivia said no.", "feed.xml#1")
    assert not is_entry(other)
    assert load(other).text == "Bolivia said no."


@pytest.mark.parametrize("name", ["feed.atom", "feed.xml", "feed", "feed.txt", "feed.html"])
def test_atom_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    first, second = load_all(saved(tmp_path, ATOM, name))
    assert (first.title, first.date, first.link) == ("Lima & La Paz", "2012-06-03", "https://wire.example/1")
    assert texts(first) == ["Peru said no.", "3 < 4."]
    assert (second.date, second.link, texts(second)) == ("2012-07-01", None, ["No <b>.", "And again."])


def test_rss_of_the_first_kind() -> None:
    document = from_text(RDF, kind="feed")
    assert (document.title, document.date, texts(document)) == ("Ilo", "2012-06-03", ["Peru said no."])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_bytes_are_believed_before_what_they_declare(tmp_path: Path, encoding: str) -> None:
    text = rss("Bogotá said “no”.", head="<?xml version='1.0' encoding='windows-1252'?>")
    assert texts(load(saved(tmp_path, text.encode(encoding)))) == ["Bogotá said “no”."]


def test_a_feed_that_is_not_quite_xml_is_read_and_one_that_breaks_off_is_not(tmp_path: Path) -> None:
    whole = rss("Peru & Chile <b>said</b> no.", "Bolivia said no.")
    assert texts(load_all(saved(tmp_path, whole))[0]) == ["Peru & Chile said no."]
    for cut in (10, 60, 200):
        assert code_of(saved(tmp_path, whole[:-cut])) == "damaged-feed"


@pytest.mark.parametrize("held", ["", "<item></item>", "<item><pubDate>Sun, 03 Jun 2012</pubDate></item>"])
def test_a_feed_without_a_word_says_so(tmp_path: Path, held: str) -> None:
    assert code_of(saved(tmp_path, f"<rss version='2.0'><channel>{held}</channel></rss>")) == "no-entries"


def test_a_link_that_is_no_address_of_a_page_is_none() -> None:
    feed = rss("Peru.").replace("http://wire.example/1", "javascript:alert(1)")
    assert from_text(feed, kind="feed").link is None


@pytest.mark.parametrize("number", ["0", "xD800", "x110000", "99999999999999999999999"])
def test_a_number_that_no_character_has_stands_for_the_unknown_one(number: str) -> None:
    assert texts(from_text(rss(f"Peru&#{number};said no."), kind="feed")) == ["Peru\ufffdsaid no."]


def test_entities_do_not_swell() -> None:
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'Peru'>{nested}]>"
    assert len(from_text(rss("&a11; said no.", head=head), kind="feed").text) < 100
    head = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a '{'Peru ' * 20_000}'>]>"
    feed = rss("&a;" * 20_000, head=head)
    assert len(from_text(feed, kind="feed").text) < len(feed)


class _Witness(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_nothing_is_fetched_and_no_file_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    _Witness.asked = []
    with http.server.HTTPServer(("127.0.0.1", 0), _Witness) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        external = f"<!ENTITY f SYSTEM '{secret.as_uri()}'><!ENTITY h SYSTEM '{address}/h'>"
        head = f"<?xml version='1.0'?><!DOCTYPE rss SYSTEM '{address}/rss.dtd' [{external}]>"
        held = f"Peru &f; &h; said <![CDATA[<img src='{address}/i'><iframe src='{address}/f'></iframe>]]> no."
        document = from_text(rss(held, head=head).replace("http://wire.example", address), kind="feed")
        server.shutdown()
    assert _Witness.asked == []
    assert "secret" not in document.text
    assert "said" in document.text


def test_ten_thousand_entries_are_told_apart(tmp_path: Path) -> None:
    source = saved(tmp_path, rss(*(f"Peru said no for day {day}." for day in range(10_000))))
    names = names_in(source)
    assert len(names) == 10_000
    assert texts(load(names[9_999])) == ["Peru said no for day 9999."]


def test_an_entry_that_nests_without_end_costs_no_other(tmp_path: Path) -> None:
    deep = f"<![CDATA[{'<div>' * 100_000}Peru said no.]]>"
    assert texts(load_all(saved(tmp_path, rss(deep, "Chile said no.")))[1]) == ["Chile said no."]


def test_a_feed_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    assert code_of(saved(tmp_path, rss("Peru said no, and took its time."))) == "extraction-failed"


def test_a_missing_library_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feedparser.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(SourceError, match="pip install") as caught:
        from_text(rss("Peru said no, without a library."), kind="feed")
    assert caught.value.code == "missing-library"
