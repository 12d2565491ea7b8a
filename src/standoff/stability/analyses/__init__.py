"""Questions asked of a solved conflict: how play gets there, what would change the verdict, and how firm it is."""

from standoff.stability.analyses.census import Census, census
from standoff.stability.analyses.evolution import Evolution, Stage, evolution
from standoff.stability.analyses.inverse import Change, InverseAnalysis, JointChange, MakerInverse, inverse_analysis
from standoff.stability.analyses.policies import Policy, PolicyEquilibrium, policy_equilibria
from standoff.stability.analyses.status_quo import Movers, Route, StatusQuoAnalysis, status_quo_analysis

__all__ = [
    "Census",
    "Change",
    "Evolution",
    "InverseAnalysis",
    "JointChange",
    "MakerInverse",
    "Movers",
    "Policy",
    "PolicyEquilibrium",
    "Route",
    "Stage",
    "StatusQuoAnalysis",
    "census",
    "evolution",
    "inverse_analysis",
    "policy_equilibria",
    "status_quo_analysis",
]
