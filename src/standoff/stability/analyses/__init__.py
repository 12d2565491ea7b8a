"""Questions asked of a solved conflict: how play gets there, what would change the verdict, and how firm it is."""

from standoff.stability.analyses.census import Census, census
from standoff.stability.analyses.coalition_search import Upset, coalition_equilibria, upsetting_coalitions
from standoff.stability.analyses.edits import Edit, EditKind, edited, preference_edits, structural_edits
from standoff.stability.analyses.evolution import Evolution, Stage, evolution
from standoff.stability.analyses.goals import Aim, Found, GoalSearch, seek
from standoff.stability.analyses.inverse import Change, InverseAnalysis, JointChange, MakerInverse, inverse_analysis
from standoff.stability.analyses.policies import Policy, PolicyEquilibrium, policy_equilibria
from standoff.stability.analyses.robustness import Firmness, Robustness, robustness
from standoff.stability.analyses.sensitivity import Effect, Sensitivity, WhatIf, sensitivity
from standoff.stability.analyses.status_quo import Movers, Route, StatusQuoAnalysis, status_quo_analysis
from standoff.stability.analyses.weights import WeightChange, weight_changes

__all__ = [
    "Aim",
    "Census",
    "Change",
    "Edit",
    "EditKind",
    "Effect",
    "Evolution",
    "Firmness",
    "Found",
    "GoalSearch",
    "InverseAnalysis",
    "JointChange",
    "MakerInverse",
    "Movers",
    "Policy",
    "PolicyEquilibrium",
    "Robustness",
    "Route",
    "Sensitivity",
    "Stage",
    "StatusQuoAnalysis",
    "Upset",
    "WeightChange",
    "WhatIf",
    "census",
    "coalition_equilibria",
    "edited",
    "evolution",
    "inverse_analysis",
    "policy_equilibria",
    "preference_edits",
    "robustness",
    "seek",
    "sensitivity",
    "status_quo_analysis",
    "structural_edits",
    "upsetting_coalitions",
    "weight_changes",
]
