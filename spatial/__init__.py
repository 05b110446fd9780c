"""
Trường Lớp: where a city's next schools go.

``planner's files → Network → assess(network, options) → Assessment → maps, tables, GeoJSON``; a
proposal only ever makes another `Network`, and the same `assess` judges it.
"""

from __future__ import annotations

from spatial.assessment import Assessment
from spatial.errors import InputFaults, UserError
from spatial.intake import read_network
from spatial.network import Network
from spatial.plan import assess
from spatial.recommend.cover import cover
from spatial.records import Level, Options, Proposal
from spatial.scenario import apply as propose

__all__ = [
    "Assessment",
    "InputFaults",
    "Level",
    "Network",
    "Options",
    "Proposal",
    "UserError",
    "assess",
    "cover",
    "propose",
    "read_network",
]
