"""Floor 2: from a reading to a conflict; every option and statement keeps the characters it came from."""

from standoff.drafting.draft import draft

__all__ = ["draft"]
