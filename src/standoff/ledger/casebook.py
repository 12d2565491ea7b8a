"""The record that ships with standoff, as a ledger: resolved standoffs, what was forecast of each, and what came."""

from importlib.resources import files


def casebook_lines() -> bytes:
    """The record as an export, for `import_lines` and `read_lines`; `evaluation/record.py --pin` writes it.

    Of each standoff it asks whether that lasted a year, and whether each labelled option was taken within it. Four have
    forecast: "standoff" is what the shipped model says and "base rate of other cases" how often it came about, both
    from the other cases alone; "nothing changes" says that all stays as it was, and "author" what the dispatch itself
    expects, where it does.
    """
    return files("standoff.ledger").joinpath("data", "casebook.jsonl").read_bytes()
