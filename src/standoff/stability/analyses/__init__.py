"""Questions asked of a solved conflict: how play gets there, what would change the verdict, and how firm it is."""

from standoff.stability.analyses.policies import Policy, PolicyEquilibrium, policy_equilibria

__all__ = [
    "Policy",
    "PolicyEquilibrium",
    "policy_equilibria",
]
