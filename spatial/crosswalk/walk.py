"""The pieces two sets of units share, by land, by people, or by the word of a list."""

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
        """
        Drop pieces that are a smaller share of both their units than `least`.

        The largest piece of every old unit stays, however small: a unit whose figures have nowhere
        to go would lose them.
        """
        old = self.pieces["amount"] / self.pieces["old_id"].map(self.old_total)
        new = self.pieces["amount"] / self.pieces["new_id"].map(self.new_total)
        main = (
            ~self.pieces.assign(old=-self.pieces["amount"])
            .sort_values("old", kind="stable")["old_id"]
            .duplicated()
            .sort_index()
        )
        table = self.pieces[(old >= least) | (new >= least) | main].reset_index(drop=True)
        return Crosswalk(
            pieces=table, old_total=self.old_total, new_total=self.new_total, basis=self.basis
        )


def units(layer: gpd.GeoDataFrame, *, name: str) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """
    Give every unit of a layer one valid shape, as text ids and shapes in the order they come.

    Raises
    ------
    UserError
        If the layer does not count in metres.
    """
    crs.require_metres(layer, name=name)
    shapes = shapely.make_valid(layer.geometry.to_numpy())
    shapes[shapely.is_missing(shapes)] = shapely.Polygon()
    codes, ids = pd.factorize(layer.index.astype(str))
    if len(ids) < len(shapes):
        shapes = np.array([shapely.union_all(shapes[codes == at]) for at in range(len(ids))])
    return np.asarray(ids, dtype=object), shapes


def by_area(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> Crosswalk:
    """
    Overlay two sets of units.

    Parameters
    ----------
    old, new
        Polygons indexed by their id, projected in metres. A unit may stand on several rows and in
        several parts; rows without a shape have no land.

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
    old_ids, one = units(old, name="old units")
    new_ids, two = units(new.to_crs(old.crs), name="new units")
    tree = shapely.STRtree(two)
    left, right = tree.query(one, predicate="intersects")
    area_m2 = shapely.area(shapely.intersection(one[left], two[right]))
    kept = area_m2 > 0
    pieces = pd.DataFrame(
        {
            "old_id": old_ids[left[kept]],
            "new_id": new_ids[right[kept]],
            "amount": area_m2[kept],
        }
    )
    return Crosswalk(
        pieces=pieces,
        old_total=pd.Series(shapely.area(one), index=old_ids),
        new_total=pd.Series(shapely.area(two), index=new_ids),
        basis=Basis.AREA,
    )


def by_people(cells: pd.DataFrame, *, old: str, new: str, people: str) -> Crosswalk:
    """
    Count people by the cells they live in: people move with their homes, not with the land.

    Parameters
    ----------
    cells
        One row per place people live, with its unit in both sets; a missing unit is outside.
    people
        Column of the people, or of any weight that counts them [people].
    """
    living = cells[cells[people] > 0].copy()
    for name in (old, new):
        living[name] = living[name].where(living[name] != "", None)
    inside = living.dropna(subset=[old, new])
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
        another word it is divided evenly. A blank new id says that the list names no successor.
    """
    listed = pd.DataFrame(list(dict.fromkeys(successors)), columns=["old_id", "new_id"])
    pieces = listed[listed["new_id"].fillna("") != ""].reset_index(drop=True)
    pieces["amount"] = 1.0 / pieces.groupby("old_id")["new_id"].transform("size")
    return Crosswalk(
        pieces=pieces,
        old_total=pd.Series(1.0, index=pd.Index(listed["old_id"].unique())),
        new_total=pieces.groupby("new_id")["amount"].sum(),
        basis=Basis.LIST,
    )


def by_shares(table: pd.DataFrame) -> Crosswalk:
    """
    Take published shares as they are.

    Parameters
    ----------
    table
        ``old_id``, ``new_id`` and ``share`` of the old unit [0..1]; shares of a unit may sum to
        less than one, what is missing stays outside.
    """
    pieces = table.groupby(["old_id", "new_id"], sort=False)["share"].sum().reset_index()
    pieces = pieces.rename(columns={"share": "amount"})
    held = pieces.groupby("old_id")["amount"].sum()
    return Crosswalk(
        pieces=pieces[pieces["amount"] > 0].reset_index(drop=True),
        old_total=held.clip(lower=1.0),
        new_total=pieces.groupby("new_id")["amount"].sum(),
        basis=Basis.LIST,
    )
