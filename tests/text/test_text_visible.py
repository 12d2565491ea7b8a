"""Nothing that a terminal obeys or hides survives."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from standoff.text import visible


@given(st.text())
def test_no_control_override_or_separator_is_left_and_print_is_untouched(text: str) -> None:
    shown = visible(text)
    harmless = "\n\t\u00ad\u200c\u200d"
    assert all(c in harmless or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in shown)
    assert visible(shown) == shown
    plain = "".join(c for c in text if unicodedata.category(c)[0] != "C")
    assert visible(plain).startswith(plain.split("\u2028")[0].split("\u2029")[0])


def test_overrides_and_escapes_are_named() -> None:
    assert visible("a\x1b[2J\x9b\u202e\u2066\ufeff\r\x00") == r"a\x1b[2J\x9b\u202e\u2066\ufeff\r\x00"
    assert visible("a\tb\n") == "a\tb\n"
    assert visible("a\tb\n", keep="") == r"a\tb\n"
