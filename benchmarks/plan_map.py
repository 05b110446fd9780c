"""The map of docs/quan12-plan.md: pupils beyond the seats by ward, before and with the plan."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import shapely
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from spatial import recommend
from spatial.siting.seating import Outcome

FILE = Path(__file__).parents[1] / "docs" / "maps" / "quan12-plan.svg"
CLASSES = (0, 5_000, 10_000, 15_000, 20_000, np.inf)
COLORS = ("#fef0d9", "#fdcc8a", "#fc8d59", "#e34a33", "#b30000")
SITE, INK = "#0b57d0", "#111827"
ROOMS_SHOWN = (10, 40, 80)
SCALE_M, SPOTS = 2_000, 40
LABEL_M = (1_250.0, 430.0)  # half a label's width and height on the page
Points = NDArray[np.float64]


def draw(found: recommend.Recommendation) -> None:
    """Draw both states beside each other, with legend, scale and names."""
    mpl.rcParams |= {"svg.hashsalt": "quan12", "svg.fonttype": "none", "font.size": 7.5}
    nothing = found.chooser.seating.of(np.zeros(len(found.model.actions), dtype=bool))
    figure, axes = plt.subplots(1, 2, figsize=(10, 4.5))
    figure.subplots_adjust(left=0.01, right=0.99, top=0.93, bottom=0.1, wspace=0.02)
    sites, rooms = found.model.sites, pd.Series(dtype=float)
    for action in found.plan.actions:
        rooms[action.site_id] = rooms.get(action.site_id, 0.0) + action.rooms
    at = np.array([(sites[one].x_m, sites[one].y_m) for one in rooms.index])
    nowhere = np.empty((0, 2))
    _ward_map(axes[0], found, nothing, "Không làm gì · nothing done", nowhere)
    _ward_map(axes[1], found, found.plan.outcome, "Phương án · the plan", at)
    axes[1].scatter(
        *at.T, s=_size(rooms), marker="D", c="white", edgecolors=SITE, linewidths=1.2, zorder=3
    )
    _scale(axes[0], found)
    figure.legend(handles=_legend(), loc="lower center", ncols=8, frameon=False, fontsize=7.5)
    figure.savefig(FILE, metadata={"Date": None, "Creator": None})
    plt.close(figure)


def _size(rooms: pd.Series) -> pd.Series:
    """Size the diamonds by rooms [points²]."""
    return 8 + 2 * rooms


def _ward_map(
    place: plt.Axes, found: recommend.Recommendation, outcome: Outcome, title: str, at: Points
) -> None:
    """Draw the wards of one state with their names and figures where no diamond stands."""
    town, units = found.before.network, found.before.options.units
    left = sum(one.unserved for one in outcome.assigned)
    short = pd.Series(left, index=town.cells.index).groupby(town.cells[units]).sum()
    wards = town.wards(units)
    halo = [withStroke(linewidth=2.4, foreground="white")]
    color = [
        COLORS[np.searchsorted(CLASSES, short[ward], side="right") - 1] for ward in wards.index
    ]
    wards.plot(ax=place, color=color, edgecolor="#555555", linewidth=0.7)
    for ward, shape in wards.geometry.items():
        said = f"{wards.loc[ward, 'ward']}\n{_number(short[ward])}"
        place.annotate(
            said, _free(shape, at), ha="center", va="center", color=INK, path_effects=halo, zorder=4
        )
    place.set_title(f"{title}: {_number(short.sum())}")
    place.set_axis_off()


def _number(value: float) -> str:
    """Write a whole number as Vietnamese texts do."""
    return f"{value:,.0f}".replace(",", ".")


def _free(shape: shapely.Geometry, at: Points) -> tuple[float, float]:
    """Find where a label covers fewest diamonds and, of such places, the farthest from a border."""
    west, south, east, north = shape.bounds
    xs, ys = np.meshgrid(np.linspace(west, east, SPOTS), np.linspace(south, north, SPOTS))
    inside = shapely.contains_xy(shape, xs, ys)
    spots = np.column_stack([xs[inside], ys[inside]])
    room = shapely.distance(shapely.points(spots), shape.boundary)
    apart = np.abs(spots[:, None, :] - at[None, :, :])
    covered = (apart < LABEL_M).all(axis=2).sum(axis=1)
    best = spots[np.lexsort((-room, covered))[0]]
    return float(best[0]), float(best[1])


def _scale(place: plt.Axes, found: recommend.Recommendation) -> None:
    """Draw a bar of two kilometres and where north is."""
    west, south, east, north = found.before.network.wards(None).total_bounds
    x, y = east - SCALE_M, south + 0.02 * (north - south)
    place.plot([x, x + SCALE_M], [y, y], color=INK, linewidth=2, solid_capstyle="butt")
    place.annotate("2 km", (x + SCALE_M / 2, y), (0, 4), textcoords="offset points", ha="center")
    top = (west + 0.04 * (east - west), north)
    tail = (0, -26)
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
    place.annotate("B · N", top, tail, textcoords="offset points", ha="center", arrowprops=arrow)


def _legend() -> list[Patch | Line2D]:
    """Explain the colours and the diamonds."""
    handles: list[Patch | Line2D] = []
    for (low, high), color in zip(pairwise(CLASSES), COLORS, strict=True):
        to = f"≥ {_number(low)}" if np.isinf(high) else f"{_number(low)}–{_number(high)}"
        name = f"{to} học sinh · pupils" if low == 0 else to
        handles.append(Patch(facecolor=color, edgecolor="#555555", label=name))
    for rooms in ROOMS_SHOWN:
        name = f"{rooms} phòng · rooms" if rooms == ROOMS_SHOWN[0] else f"{rooms}"
        width = float(np.sqrt(_size(pd.Series([float(rooms)]))[0]))
        handles.append(
            Line2D([], [], marker="D", linestyle="", markersize=width, label=name,
                   markerfacecolor="white", markeredgecolor=SITE)
        )  # fmt: skip
    return handles
