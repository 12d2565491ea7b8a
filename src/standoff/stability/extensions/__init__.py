"""Preferences richer than a ranking: unknown, strong or mild, fuzzy, coloured by attitude or power, misperceived."""

from standoff.stability.extensions.attitudes import (
    RelationalSolution,
    TieReading,
    attitudes_of,
    solve_with_attitudes,
    total_relational_preferences,
)
from standoff.stability.extensions.hypergames import (
    EquilibriumKind,
    HypergameEquilibrium,
    HypergameSolution,
    solve_hypergame,
)

__all__ = [
    "EquilibriumKind",
    "HypergameEquilibrium",
    "HypergameSolution",
    "RelationalSolution",
    "TieReading",
    "attitudes_of",
    "solve_hypergame",
    "solve_with_attitudes",
    "total_relational_preferences",
]
