"""Texts that nobody would write, each told by a number: all of Unicode, around sentences with something to find."""

import random
import sys

SENTENCES = (
    "Peru refuses to open the port of Ilo until Bolivia pays its debt.",
    "Bolivia depends on Peru for two thirds of its trade.",
    "“It is unlikely that the talks will resume,” a diplomat said.",
    "On Monday Peruvian troops killed four Bolivian fishermen near Ilo.",
    "Both sides called on Brazil to mediate.",
)
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x36F),  # combining marks
    (0x370, 0x52F),
    (0x590, 0x6FF),  # right to left
    (0x900, 0x97F),
    (0xE00, 0xE7F),
    (0x2000, 0x206F),  # spaces of all widths, bidirectional marks, joiners
    (0x3040, 0x30FF),
    (0x4E00, 0x4FFF),
    (0xAC00, 0xACFF),
    (0xE000, 0xE0FF),
    (0x1F300, 0x1F6FF),  # outside the basic plane: two units of UTF-16
    (0x20000, 0x200FF),
    (0xE0100, 0xE01EF),
)
LAYOUT = (
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "\u2028",
    "\x0b",
    "\x85",
    "# ",
    "> ",
    "**",
    "| ",
    "<b>",
    "&amp;",
    "“",
    '"',
    "—",
)
SURROGATES = range(0xD800, 0xE000)


def odd_text(number: int) -> str:
    """The text of that number; the same on every machine."""
    dice = random.Random(number)
    parts: list[str] = []
    for _ in range(dice.randint(1, 6)):
        parts.append(_noise(dice))
        if dice.random() < 0.6:
            parts += [dice.choice((" ", "\n\n", "")), dice.choice(SENTENCES), dice.choice((" ", "\n\n", ""))]
    return "".join(parts)


def _noise(dice: random.Random) -> str:
    one_script = dice.choice(RANGES)
    out = []
    for _ in range(dice.randint(0, 12)):
        kind = dice.random()
        if kind < 0.3:
            out.append(dice.choice(LAYOUT))
        elif kind < 0.4:
            out.append(_any_character(dice))
        else:
            low, high = one_script if kind < 0.8 else dice.choice(RANGES)
            out.append("".join(chr(dice.randint(low, high)) for _ in range(dice.randint(1, 6))))
    return "".join(out)


def _any_character(dice: random.Random) -> str:
    code = dice.randint(1, sys.maxunicode)
    return " " if code in SURROGATES else chr(code)
