"""
Access: how many seats there are within reach of every pupil, and how fairly they lie.

Floating catchments share every school's seats among the pupils around it, and give every pupil the
sum of the shares. All measures take pupils, seats and the walks between them; learning one is
learning all.
"""

from __future__ import annotations

from spatial.access.catalogue import MEASURES, RAAM, as_good, measure, values
from spatial.access.decay import Decay, bands, gaussian, step, weigh
from spatial.access.fairness import by_ward, gini, kolm_pollak, left_out, palma
from spatial.access.measures import (
    balanced,
    coverage,
    enhanced,
    three_step,
    two_step,
)
from spatial.access.rational import rational_agent

__all__ = [
    "MEASURES",
    "RAAM",
    "Decay",
    "as_good",
    "balanced",
    "bands",
    "by_ward",
    "coverage",
    "enhanced",
    "gaussian",
    "gini",
    "kolm_pollak",
    "left_out",
    "measure",
    "palma",
    "rational_agent",
    "step",
    "three_step",
    "two_step",
    "values",
    "weigh",
]
