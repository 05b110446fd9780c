"""Today, a named preset, or the planner's own choice: which of them the view is, and back again."""

from __future__ import annotations

import dataclasses
from datetime import date

from spatial import clock, defaults, norms
from spatial.network import Network
from spatial.ui.memo import once
from spatial.ui.session import pupils as futures
from spatial.ui.session.view import View

TODAY, OWN = "today", "own"  # beside the names of the locality's presets
_LAWS = (norms.LAW, norms.LAW_TOWN, norms.LAW_RURAL)


def names(network: Network) -> list[str]:
    """Name what one click may go back to: today, then the locality's presets."""
    return [TODAY, *network.locality.presets]


def fields(view: View, network: Network, name: str) -> dict[str, object]:
    """
    Return the choices of the view that make it a preset, or today.

    Parameters
    ----------
    view
        The planner's choices; the day is his.
    name
        One of `names`.
    """
    on = view.on or clock.today()
    units, year, profile, scenario = once(
        network, f"preset.{name}.{on}", lambda: _chosen(network, name, on)
    )
    return {
        "units": units,
        "year": year,
        "profile": profile,
        "own": "",
        "share": None,
        "public_only": False,
        "nursery_rooms": True,
        "count_projects": False,
        "floor_rule": None,
        "future": dataclasses.replace(view.future, scenario=scenario),
    }


def _chosen(network: Network, name: str, on: date) -> tuple[str, int, str, str]:
    """Return units, year, profile and scenario of a preset, or of a day."""
    if name == TODAY:
        units, year = defaults.units(network, on), defaults.year(network, on)
        return units, year, defaults.profile(network, on), futures.PUBLISHED
    chosen = defaults.preset(network, name)
    return chosen.units or network.base_units, chosen.year, chosen.profile, chosen.scenario


def current(view: View, network: Network) -> str:
    """Tell which of `names` the view is; `OWN` where some choice differs."""
    for name in names(network):
        wanted = fields(view, network, name)
        future = wanted.pop("future")
        same = all(getattr(view, field) == value for field, value in wanted.items())
        if same and getattr(future, "scenario", "") == view.future.scenario:
            return name
    return OWN


def profiles(view: View, own: list[str]) -> list[str]:
    """Name the profiles on offer: the law as of the visit's day, the others shipped, one's own."""
    on = view.on or clock.today()
    shipped = [f"{one}@{on.isoformat()}" if one in _LAWS else one for one in norms.profile_names()]
    return list(dict.fromkeys([*shipped, *own, view.profile]))
