"""
Trường Lớp: where a city's next schools go.

``planner's files → Network → assess(network, options) → Assessment → maps, tables, GeoJSON``; a
proposal only ever makes another `Network`, and the same `assess` judges it.

A name is imported when it is first asked for: the command line, the server and the processes that
read files start without what they do not use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spatial.analysis import check, compare, read_frames
    from spatial.analysis.accessibility import Access, accessibility
    from spatial.analysis.catchments import Catchments, catchments
    from spatial.assessment import Assessment
    from spatial.buildings import apply as propose
    from spatial.defaults import preset
    from spatial.errors import Fault, InputFaults, UserError
    from spatial.forecast import Forecast
    from spatial.forecast.forecast import forecast as project
    from spatial.intake import read_network
    from spatial.network import Network
    from spatial.plan import assess
    from spatial.recommend import Recommendation, Request
    from spatial.recommend import recommend as recommend_network
    from spatial.recommend.cover import cover
    from spatial.records import Kind, Level, Options, Outlook, Proposal

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

# Where a name comes from, and what it is called there if otherwise.
_HOMES = {
    **dict.fromkeys(("Access", "Catchments", "accessibility", "catchments"), "analysis"),
    **dict.fromkeys(("check", "compare", "read_frames"), "analysis"),
    **dict.fromkeys(("Fault", "InputFaults", "UserError"), "errors"),
    **dict.fromkeys(("Kind", "Level", "Options", "Outlook", "Proposal"), "records"),
    **dict.fromkeys(("Recommendation", "Request", "recommend_network"), "recommend"),
    "Assessment": "assessment",
    "Forecast": "forecast",
    "Network": "network",
    "assess": "plan",
    "cover": "recommend.cover",
    "preset": "defaults",
    "project": "forecast",
    "propose": "buildings",
    "read_network": "intake",
}
_CALLED = {"project": "forecast", "propose": "apply", "recommend_network": "recommend"}


def __getattr__(name: str) -> object:
    """Import a public name, once."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    home = importlib.import_module(f"{__name__}.{_HOMES[name]}")
    value = globals()[name] = getattr(home, _CALLED.get(name, name))
    return value


def __dir__() -> list[str]:
    """List the public names beside those already here."""
    return sorted({*globals(), *__all__})
