"""Preferences richer than a ranking: unknown, strong or mild, fuzzy, coloured by attitude or power, misperceived."""

from standoff.stability.extensions.hypergames import (
    EquilibriumKind,
    HypergameEquilibrium,
    HypergameSolution,
    solve_hypergame,
)

__all__ = ["EquilibriumKind", "HypergameEquilibrium", "HypergameSolution", "solve_hypergame"]
