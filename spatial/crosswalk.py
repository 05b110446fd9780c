"""
Carry figures between sets of wards: over a merger and back, with no person lost.

A crosswalk lists the pieces two sets of units share and how much each piece holds: area, people
living there, or the word of an official list. Shares come from the pieces; a figure is carried by
shares and its total is conserved to the last unit by the largest remainder.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, InputFaults

SLIVER = (
    0.0005  # share below which a piece is the width of a drawn line, not land that changed hands
)


class Basis(StrEnum):
    """What the shares are shares of."""

    AREA = "area"
    PEOPLE = "people"
    LIST = "list"


@dataclass(frozen=True, kw_only=True)
class Crosswalk:
    """
    The pieces two sets of units share.

    Attributes
    ----------
    pieces
        One row per piece: ``old_id``, ``new_id``, ``amount`` (m², people, or 1 for a list).
    old_total, new_total
        What each unit holds in all, the part outside the other set too.
    basis
        What is counted.
    """

    pieces: pd.DataFrame
    old_total: pd.Series
    new_total: pd.Series
    basis: Basis

    def shares(self) -> pd.DataFrame:
        """
        Return each piece's share of its old unit, measured: they may sum to less than one.

        Returns
        -------
        pandas.DataFrame
            ``old_id``, ``new_id``, ``amount``, ``share`` [0..1], the largest piece of a unit first.
        """
        total = self.pieces["old_id"].map(self.old_total)
        shares = self.pieces.assign(share=self.pieces["amount"] / total.where(total > 0, np.nan))
        ordered = shares.sort_values(["old_id", "share"], ascending=[True, False])
        return ordered.fillna({"share": 0.0}).reset_index(drop=True)

    def outside(self) -> pd.Series:
        """Return the share of every old unit that falls into no new one [0..1]."""
        inside = self.pieces.groupby("old_id")["amount"].sum()
        held = inside.reindex(self.old_total.index).fillna(0.0)
        share = 1.0 - held / self.old_total.where(self.old_total > 0, np.nan)
        return share.clip(lower=0.0).fillna(0.0).rename("outside")

    def back(self) -> Crosswalk:
        """Return the way back: the same pieces seen from the new units."""
        swapped = self.pieces.rename(columns={"old_id": "new_id", "new_id": "old_id"})
        return Crosswalk(
            pieces=swapped[["old_id", "new_id", "amount"]],
            old_total=self.new_total,
            new_total=self.old_total,
            basis=self.basis,
        )

    def without_slivers(self, least: float = SLIVER) -> Crosswalk:
        """Drop pieces that are a smaller share of both their units than `least`."""
        old = self.pieces["amount"] / self.pieces["old_id"].map(self.old_total)
        new = self.pieces["amount"] / self.pieces["new_id"].map(self.new_total)
        kept = self.pieces[(old >= least) | (new >= least)].reset_index(drop=True)
        return Crosswalk(
            pieces=kept, old_total=self.old_total, new_total=self.new_total, basis=self.basis
        )


def by_area(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> Crosswalk:
    """
    Overlay two sets of units.

    Parameters
    ----------
    old, new
        Polygons indexed by their id, projected in metres.

    Returns
    -------
    Crosswalk
        Pieces in m². Gaps between the sets stay outside; overlaps inside one set are counted where
        they lie, so shares of a dirty set may exceed one and are reported as measured.

    Raises
    ------
    UserError
        If a layer does not count in metres.
    """
    crs.require_metres(old, name="old units")
    crs.require_metres(new, name="new units")
    one = shapely.make_valid(old.geometry.to_numpy())
    two = shapely.make_valid(new.to_crs(old.crs).geometry.to_numpy())
    tree = shapely.STRtree(two)
    left, right = tree.query(one, predicate="intersects")
    area_m2 = shapely.area(shapely.intersection(one[left], two[right]))
    kept = area_m2 > 0
    pieces = pd.DataFrame(
        {
            "old_id": old.index.to_numpy()[left[kept]],
            "new_id": new.index.to_numpy()[right[kept]],
            "amount": area_m2[kept],
        }
    )
    return Crosswalk(
        pieces=pieces,
        old_total=pd.Series(shapely.area(one), index=old.index),
        new_total=pd.Series(shapely.area(two), index=new.index),
        basis=Basis.AREA,
    )


def by_people(cells: pd.DataFrame, *, old: str, new: str, people: str) -> Crosswalk:
    """
    Count people by the cells they live in: people move with their homes, not with the land.

    Parameters
    ----------
    cells
        One row per place people live, with its unit in both sets; a missing unit is outside.
    old, new
        Columns of the units.
    people
        Column of the people, or of any weight that counts them [people].
    """
    living = cells[cells[people] > 0]
    inside = living.dropna(subset=[old, new])
    inside = inside[(inside[old] != "") & (inside[new] != "")]
    grouped = inside.groupby([old, new], sort=True)[people].sum().reset_index()
    grouped.columns = pd.Index(["old_id", "new_id", "amount"])
    return Crosswalk(
        pieces=grouped,
        old_total=living.groupby(old)[people].sum(),
        new_total=living.groupby(new)[people].sum(),
        basis=Basis.PEOPLE,
    )


def by_list(successors: Iterable[tuple[str, str]]) -> Crosswalk:
    """
    Follow an official list: each old unit and the new unit it went to.

    Parameters
    ----------
    successors
        Pairs of old and new id. A unit divided among several is named once for each; without
        another word it is divided evenly.
    """
    pieces = pd.DataFrame(list(dict.fromkeys(successors)), columns=["old_id", "new_id"])
    pieces["amount"] = 1.0 / pieces.groupby("old_id")["new_id"].transform("size")
    return Crosswalk(
        pieces=pieces,
        old_total=pieces.groupby("old_id")["amount"].sum(),
        new_total=pieces.groupby("new_id")["amount"].sum(),
        basis=Basis.LIST,
    )


def apportion(total: int, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """
    Divide a whole number by weights so that the parts are whole and sum to it.

    Notes
    -----
    Largest remainder; equal remainders go to the earlier part.

    Examples
    --------
    >>> apportion(10, np.array([1.0, 1.0, 1.0])).tolist()
    [4, 3, 3]
    """
    if total < 0:
        parts: NDArray[np.int64] = -apportion(-total, weights)
        return parts
    share = weights / weights.sum()
    exact = share * total
    parts = np.floor(exact).astype(np.int64)
    left = total - int(parts.sum())
    for at in np.argsort(-(exact - parts), kind="stable")[: max(left, 0)]:
        parts[at] += 1
    while left < 0:  # float noise pushed a part over its whole number
        at = int(np.argmax(parts))
        parts[at] -= 1
        left += 1
    return parts


def carry(
    table: pd.DataFrame, walk: Crosswalk, *, unit: str, value: str, step: float = 1.0
) -> pd.DataFrame:
    """
    Carry a table's figures from the old units to the new ones.

    Parameters
    ----------
    table
        Rows of one figure each: the column `unit` holds old ids, `value` the figure; any other
        columns (year, age, level) are kept apart, so a time series stays one.
    walk
        The crosswalk. What of a unit lies outside the new set goes with the rest of the unit:
        people did not move away because a line was drawn differently.
    unit, value
        Names of the columns.
    step
        Smallest part a figure may be divided into: 1 for people, 1e-6 for measures.

    Returns
    -------
    pandas.DataFrame
        The same columns; for every combination of the others, the total is that of `table`, to the
        step.

    Raises
    ------
    InputFaults
        Naming every unit that has a figure and no piece in the crosswalk.
    """
    pieces = dict(list(walk.pieces.groupby("old_id")))
    figures = table[value].to_numpy(dtype=float)
    pairs = zip(table[unit], figures, strict=True)
    strange = sorted({str(code) for code, figure in pairs if figure and code not in pieces})
    if strange:
        raise InputFaults([Fault(code="no_successor", value=code) for code in strange])
    others = [name for name in table.columns if name not in {unit, value}]
    rows: list[tuple[object, ...]] = []
    for figure, code, rest in zip(
        figures, table[unit], table[others].itertuples(index=False, name=None), strict=True
    ):
        if code not in pieces:
            continue
        piece = pieces[code]
        parts = apportion(round(figure / step), piece["amount"].to_numpy(dtype=float))
        rows += [(new, *rest, int(part)) for new, part in zip(piece["new_id"], parts, strict=True)]
    carried = pd.DataFrame(rows, columns=[unit, *others, value])
    summed = carried.groupby([unit, *others], sort=False, dropna=False)[value].sum().reset_index()
    if step != 1.0:
        summed[value] = summed[value] * step
    return summed[list(table.columns)]


def compare(one: Crosswalk, other: Crosswalk) -> pd.DataFrame:
    """
    Set two crosswalks of the same units side by side.

    Returns
    -------
    pandas.DataFrame
        ``old_id``, ``new_id``, the normalised share of each crosswalk under its basis, and their
        difference.
    """
    sides = []
    for walk in (one, other):
        shares = walk.pieces.copy()
        whole = shares.groupby("old_id")["amount"].transform("sum")
        shares[str(walk.basis)] = shares["amount"] / whole
        sides.append(shares.set_index(["old_id", "new_id"])[str(walk.basis)])
    both = pd.concat(sides, axis=1).fillna(0.0)
    both["difference"] = both.iloc[:, 1] - both.iloc[:, 0]
    return both.reset_index()
