"""Questions asked of a solved conflict: how play gets there, what would change the verdict, and how firm it is."""

from standoff.stability.analyses.census import Census, census
from standoff.stability.analyses.inverse import Change, InverseAnalysis, JointChange, MakerInverse, inverse_analysis
from standoff.stability.analyses.policies import Policy, PolicyEquilibrium, policy_equilibria

__all__ = [
    "Census",
    "Change",
    "InverseAnalysis",
    "JointChange",
    "MakerInverse",
    "Policy",
    "PolicyEquilibrium",
    "census",
    "inverse_analysis",
    "policy_equilibria",
]
