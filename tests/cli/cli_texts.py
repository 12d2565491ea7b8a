"""Texts that the commands are tried on."""

DISPATCH = """\
The pass and the debt
LIMA, May 3, 2012

Peru refuses to reopen the border crossing until Chile pays its debt for the railway. Chile has rejected the demand.
Chile demands that Peru close the mine on the border, and Peru refuses to close the mine.

On April 20, Chilean border guards killed two Peruvian smugglers. Peru needs Chile's ports to export its copper. The
deadlock is likely to persist for months.
"""

PROSE = "The weather was mild all week. Bread was baked, and the harbour lay still.\n"

CONFLICT = """\
format: standoff/1
title: A quarrel over a road
decision_makers:
  - name: North
    options: [{id: open, text: open the road, now: no}]
    preferences: [not open, pay]
  - name: South
    options: [{id: pay, text: pay the toll, now: no}]
    preferences: [open]
"""
