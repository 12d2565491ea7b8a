"""Makes what a terminal would obey or hide visible: control characters, bidirectional overrides, invisible signs."""

import unicodedata

_KEPT = "\u00ad\u200c\u200d"  # soft hyphen and joiners: ordinary in print, in Persian and in emoji, and harmless
_ESCAPED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str, *, keep: str = "\n\t") -> str:
    r"""`text` with every control, format, separator and surrogate character written as a Python escape.

    For showing what comes from a document, a file name or a command line; `keep` names what stays as it is. The result
    is for eyes only: a backslash in `text` is not doubled.

    >>> visible("\x1b[31mred\u202etxt.exe")
    '\\x1b[31mred\\u202etxt.exe'
    >>> visible("two\nlines", keep="")
    'two\\nlines'
    """
    if text.isprintable():
        return text  # nearly always so, and much faster to tell
    return "".join(
        ascii(character)[1:-1]
        if unicodedata.category(character) in _ESCAPED and character not in keep and character not in _KEPT
        else character
        for character in text
    )
