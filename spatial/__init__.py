"""
Trường Lớp: where a city's next schools go.

``planner's files → Network → assess(network, options) → Assessment → maps, tables, GeoJSON``; a
proposal only ever makes another `Network`, and the same `assess` judges it.
"""

from __future__ import annotations

from spatial.analysis import (
    Access,
    Catchments,
    accessibility,
    catchments,
    check,
    compare,
    read_frames,
)
from spatial.assessment import Assessment
from spatial.defaults import preset
from spatial.errors import Fault, InputFaults, UserError
from spatial.forecast import Forecast
from spatial.forecast import forecast as project
from spatial.intake import read_network
from spatial.network import Network
from spatial.plan import assess
from spatial.recommend import Recommendation, Request
from spatial.recommend import recommend as recommend_network
from spatial.recommend.cover import cover
from spatial.records import Kind, Level, Options, Outlook, Proposal
from spatial.scenario import apply as propose

__all__ = [
    "Access",
    "Assessment",
    "Catchments",
    "Fault",
    "Forecast",
    "InputFaults",
    "Kind",
    "Level",
    "Network",
    "Options",
    "Outlook",
    "Proposal",
    "Recommendation",
    "Request",
    "UserError",
    "accessibility",
    "assess",
    "catchments",
    "check",
    "compare",
    "cover",
    "preset",
    "project",
    "propose",
    "read_frames",
    "read_network",
    "recommend_network",
]
