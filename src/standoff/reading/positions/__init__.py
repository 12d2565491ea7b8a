"""Positions and their conditions: who demands, refuses, offers, accepts or threatens what, until what."""
