"""A feed stands for its entries wherever dispatches are taken, and a brief tells the pages of a PDF."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("files")

HELD = (
    "Peru refuses to open the border until Chile pays its debt. Chile refuses to pay the debt.",
    "Chile demands that Peru open the border. Peru refuses to open the border.",
)


def feed(*, dated=True):
    date = "<pubDate>Sun, 0{} Jun 2012 10:00:00 GMT</pubDate>"
    items = "".join(
        f"<item><title>Title {at}</title>{date.format(at + 2) if dated else ''}<description>{held}</description></item>"
        for at, held in enumerate(HELD, start=1)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


@pytest.fixture(autouse=True)
def source(files):
    (files / "feed.xml").write_text(feed(), encoding="utf-8")


def test_the_entries_of_a_feed_are_read_each_as_alone(standoff, files):
    ran = standoff("read", "feed.xml", "--out", "readings")
    assert (ran.status, ran.err) == (0, "")
    for number in (1, 2):
        alone = standoff("read", f"feed.xml#{number}", "--format", "json").out
        assert (files / "readings" / f"feed-{number}.json").read_text(encoding="utf-8") == alone
        about = json.loads(alone)["document"]
        assert (about["title"], about["date"]) == (f"Title {number}", f"2012-06-0{number + 2}")


def test_a_feed_of_several_is_too_much_to_print(standoff):
    ran = standoff("read", "feed.xml")
    assert ran.status == 2
    assert "feed.xml#1" in ran.lines[0]
    assert ran.lines[0].endswith("[no-folder]")


@pytest.mark.parametrize("command", [("draft", "feed.xml"), ("read", "-"), ("read", "feed.xml#3", "--format", "json")])
def test_where_one_dispatch_is_wanted_the_remedy_names_an_entry(standoff, command):
    ran = standoff(*command, stdin=feed())
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.lines[0].endswith(("[several-dispatches]", "[no-such-entry]"))


def test_an_entry_is_drafted_by_its_name(standoff):
    ran = standoff("draft", "feed.xml#1")
    assert ran.status == 0
    assert "Peru" in ran.out


def test_a_brief_of_a_feed_is_that_of_its_entries(standoff):
    whole = standoff("brief", "feed.xml", "--out", "whole", "--samples", "50", "--format", "json")
    each = standoff("brief", "feed.xml#1", "feed.xml#2", "--out", "each", "--samples", "50", "--format", "json")
    assert (whole.status, each.status) == (0, 0)
    told, again = json.loads(whole.out), json.loads(each.out)
    assert told["verdict"] == again["verdict"]
    assert [one["source"] for one in told["documents"]] == ["feed.xml#1", "feed.xml#2"]


def test_an_entry_without_a_date_is_named(standoff, files):
    (files / "feed.xml").write_text(feed(dated=False), encoding="utf-8")
    ran = standoff("brief", "feed.xml")
    assert ran.status == 2
    assert ran.lines[0].startswith("feed.xml#1: ")
