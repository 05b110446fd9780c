"""What of the old units falls into no new one, or into two at once, and why."""

from __future__ import annotations

from enum import StrEnum

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial.crosswalk.walk import SLIVER, units


class RemainderReason(StrEnum):
    """Why land of an old unit is not in exactly one new unit."""

    BEYOND = "beyond"  # outside everything the new set encloses
    GAP = "gap"  # in a hole between the new units
    TWICE = "twice"  # in two new units at once: counted in both
    NO_LAND = "no_land"  # the old unit has no area


COLUMNS = ["old_id", "reason", "amount", "share", "line"]


def remainder(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    List what of every old unit is not in exactly one new unit.

    Returns
    -------
    pandas.DataFrame
        ``old_id``, ``reason``, ``amount`` [m²], ``share`` of the old unit [0..1], and ``line``,
        whether that is less than `SLIVER`: the width of a drawn line, not land. Nothing of no size
        is listed, but a unit without land.

    Notes
    -----
    For every old unit: area = pieces of `by_area` − twice + gap + beyond, where land in k new units
    counts k − 1 times as twice.

    Raises
    ------
    UserError
        If a layer does not count in metres.
    """
    ids, one = units(old, name="old units")
    _, two = units(new.to_crs(old.crs), name="new units")
    area_m2 = shapely.area(one)
    held = shapely.union_all(two)
    filled = shapely.union_all(
        [shapely.Polygon(part.exterior) for part in shapely.get_parts(held) if _is_polygon(part)]
    )
    left, right = shapely.STRtree(two).query(one, predicate="intersects")
    pieces = np.zeros(len(one))
    np.add.at(pieces, left, shapely.area(shapely.intersection(one[left], two[right])))
    inside = shapely.area(shapely.intersection(one, held))
    beyond = shapely.area(shapely.difference(one, filled))
    areas_m2 = {
        RemainderReason.BEYOND: beyond,
        RemainderReason.GAP: area_m2 - inside - beyond,
        RemainderReason.TWICE: pieces - inside,
        RemainderReason.NO_LAND: np.where(area_m2 > 0, 0.0, np.nan),
    }
    # what floating point leaves of an intersection is no land
    noise = 1e-9 * np.maximum(area_m2, 1.0)
    rows = [
        (code, str(reason), 0.0 if np.isnan(amount) else float(amount))
        for reason, amounts in areas_m2.items()
        for code, amount, least in zip(ids, amounts, noise, strict=True)
        if np.isnan(amount) or amount > least
    ]
    table = pd.DataFrame(rows, columns=COLUMNS[:3])
    whole = table["old_id"].map(dict(zip(ids, area_m2, strict=True))).astype(float)
    table["share"] = (table["amount"] / whole.where(whole > 0)).fillna(0.0)
    table["line"] = (table["share"] < SLIVER) & (table["reason"] != RemainderReason.NO_LAND)
    return table.sort_values(["old_id", "amount"], ascending=[True, False], ignore_index=True)


def _is_polygon(part: object) -> bool:
    """Tell land from the lines and points a repair may leave."""
    return isinstance(part, shapely.Polygon)
