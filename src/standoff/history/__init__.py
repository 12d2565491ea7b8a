"""Floor 5: how forecasts have fared, and how a standoff went, each as one self-contained page.

`scores_page(state)` gives the scoreboard of a ledger, `case_page(state, case)` a standoff followed over time.
"""
