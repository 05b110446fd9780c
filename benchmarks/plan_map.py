"""The map of docs/quan12-plan.md: pupils beyond the seats by ward, before and with the plan."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.patheffects import withStroke

from spatial import recommend
from spatial.siting.seating import Outcome

FILE = Path(__file__).parents[1] / "docs" / "maps" / "quan12-plan.svg"
CLASSES = (0, 2500, 5000, 7500, 10_000)
COLORS = ("#fff3e0", "#fdcc8a", "#fc8d59", "#e34a33", "#b30000")


def draw(found: recommend.Recommendation) -> None:
    """Draw both states beside each other."""
    mpl.rcParams |= {"svg.hashsalt": "quan12", "svg.fonttype": "none", "font.size": 8}
    nothing = found.chooser.seating.of(np.zeros(len(found.model.actions), dtype=bool))
    figure, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    states = (
        ("Không làm gì · nothing done", nothing),
        ("Phương án · the plan", found.plan.outcome),
    )
    for place, (title, outcome) in zip(axes, states, strict=True):
        _ward_map(place, found, outcome, title)
    sites, rooms = found.model.sites, pd.Series(dtype=float)
    for action in found.plan.actions:
        rooms[action.site_id] = rooms.get(action.site_id, 0.0) + action.rooms
    at = np.array([(sites[one].x_m, sites[one].y_m) for one in rooms.index])
    axes[1].scatter(*at.T, s=8 + 3 * rooms, marker="D", c="white", edgecolors="#0b57d0")
    figure.savefig(FILE, metadata={"Date": None, "Creator": None})


def _ward_map(
    place: plt.Axes, found: recommend.Recommendation, outcome: Outcome, title: str
) -> None:
    """Draw the wards of one state with their figures."""
    town, units = found.before.network, found.before.options.units
    left = sum(one.unserved for one in outcome.assigned)
    short = pd.Series(left, index=town.cells.index).groupby(town.cells[units]).sum()
    wards = town.wards(units)
    halo = [withStroke(linewidth=2, foreground="white")]
    color = [
        COLORS[np.searchsorted(CLASSES, short[ward], side="right") - 1] for ward in wards.index
    ]
    wards.plot(ax=place, color=color, edgecolor="#555555", linewidth=0.6)
    for ward, middle in wards.representative_point().items():
        said = f"{short[ward]:,.0f}".replace(",", ".")
        place.annotate(said, (middle.x, middle.y), ha="center", path_effects=halo)
    total = f"{short.sum():,.0f}".replace(",", ".")
    place.set_title(f"{title}: {total}")
    place.set_axis_off()
