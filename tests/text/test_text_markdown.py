"""Markdown keeps its text and tells prose from markup."""

from standoff.text import BlockKind, Document, from_text
from standoff.text.formats import format_of

PAGE = """\
---
title: "Lima waits"
date: 2012-05-04
tags: [peru]
---

# **Lima** waits #

By *Ana Paz*

LIMA, 3 May 2012 — **Peru** refuses to open [the pass](https://x.org/a_(b) "t") until
Chile _apologises_; see [note][1].

Background
----------

- release the prisoners
- *open* the port

1. [x] Pay.

> We will not
> sign, it said.

```
Peru opens the pass
```

| who | what |
|-----|------|
| Peru | opens |

    code set in

<div>raw</div>

[1]: https://y.org "t"
"""


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def test_blocks_leave_out_markup_at_their_edges() -> None:
    document = from_text(PAGE, kind="md")
    assert texts(document, BlockKind.TITLE) == ["Lima** waits"]
    assert texts(document, BlockKind.DATELINE) == ["By *Ana Paz", "LIMA, 3 May 2012 —"]
    assert texts(document, BlockKind.HEADING) == ["Background"]
    assert texts(document, BlockKind.PARAGRAPH) == [
        'Peru** refuses to open [the pass](https://x.org/a_(b) "t") until\nChile _apologises_; see [note][1].',
        "release the prisoners",
        "open* the port",
        "Pay.",
        "We will not\n> sign, it said.",
    ]


def test_prose_has_blanks_for_markup_and_the_same_offsets() -> None:
    document = from_text(PAGE, kind="md")
    first, *_, last = document.paragraphs()
    said = " ".join(document.prose(first).split())
    assert said == "Peru refuses to open the pass until Chile apologises ; see note ."
    assert document.prose(last) == "We will not\n  sign, it said."
    at = document.prose(first).index("Chile")
    assert document.text[first.start + at :].startswith("Chile _apologises_")


def test_front_matter_tells_title_and_date() -> None:
    document = from_text(PAGE, kind="md")
    assert (document.title, document.date) == ("Lima waits", "2012-05-04")


def test_without_front_matter_the_first_heading_is_the_title_and_the_date_line_dates_it() -> None:
    document = from_text("Lima **waits**\n===\n\n*3 May 2012*\n\n## Why\n\nIt must.\n", kind="md")
    assert (document.title, document.date) == ("Lima waits", "2012-05-03")
    assert texts(document, BlockKind.HEADING) == ["Why"]
    assert texts(document, BlockKind.PARAGRAPH) == ["It must."]


def test_line_ends_of_windows_move_no_block() -> None:
    def paragraphs(text: str) -> list[str]:
        return [" ".join(words.split()) for words in texts(from_text(text, kind="md"), BlockKind.PARAGRAPH)]

    assert paragraphs(PAGE.replace("\n", "\r\n")) == paragraphs(PAGE)


def test_markdown_without_a_suffix_is_told_by_its_look() -> None:
    for text in ("# Lima waits\n\nPeru said no.\n", "Lima\r\n====\r\n\r\nPeru.", PAGE):
        assert format_of(text, "-").kind == "md"
    assert format_of("Lima waits\n\nPeru said no.\n", "-").kind == "txt"
    assert format_of(PAGE, "a.txt").kind == "txt"
