"""
A locality as it stands: wards, people, schools, streets, checked and in metres.

`Network` is what every model reads and nobody changes: `intake` makes one from files, `buildings`
another from it. Places know their ward of before a merger and after it: one run tells of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from spatial.errors import Fault
from spatial.locality import Locality
from spatial.records import LEVELS, Development, Kind, Level, Proposal
from spatial.streets import Landmasses, Streets

TOTALS = "population_"  # with a year: a column of the wards, people of all ages
PUBLIC, PRIVATE = "cong_lap", "ngoai_cong_lap"  # words of ``ownership`` of the schools
INDEPENDENT = "doc_lap"  # word of ``school_type``: a preschool group by itself, no school
# words of ``sort`` of institutions entered after lower secondary, of which a share of them may go
STREAM = ("gdtx", "gdnn_gdtx", "trung_hoc_nghe")
# word of ``entry_grade``: the level it enters
ENTRY_GRADES = {"1": Level.TIEU_HOC, "6": Level.THCS, "10": Level.THPT}
MARK = "†"  # behind the name of a real school whose figures are shares of a total
NEAR_BORDER_M = 50.0  # outlines drawn at different scales disagree by metres; farther is outside


@dataclass(frozen=True, kw_only=True, repr=False)
class Network:
    """
    A checked locality. Every geometry is in `crs` (metres).

    Attributes
    ----------
    locality, crs
        Its names and its projected system.
    ward_sets
        Wards by name of the set, indexed by ``ward_id``, first the base set the residents and cells
        refer to. Columns ``population_<year>`` are people of all ages.
    cells
        Where people live, indexed by ``cell_id``: ``ward_id`` in the base set, ``share`` of that
        ward's people (sums to one a ward), ``kind``, one column per set of wards, point geometry.
    residents, pupils
        People by ``ward_id`` (base set), ``year``, ``age``; known pupils by ``units``, ``ward_id``
        (empty: whole locality), ``level``, ``year``.
    schools
        Indexed by ``school_id``: ``name``, ``ownership``, ``kind``, ``parent_id`` of a satellite
        site, ``storeys``, ``school_type``, ``area_exception``, ``staff_zone``, ``ready``, one
        column per set of wards, point geometry, empty where only the ward is known.
    school_levels
        By ``school_id``, ``level``: ``rooms``, ``land_m2``, ``pupils``, ``kind``, ``proposed``…
    groups, criteria, subject_teachers, recognitions, enrolments, opinions
        By school: preschool groups, criteria of the national standard, teachers by subject, year
        its recognition is expected, pupils enrolled in a season, opinions on its merger.
    progress, capital, budget
        Results of the plan's targets; capital by source; spending. All of these empty if untold.
    institutions, institution_needs
        Those beside the four levels, a column per set of wards; who needs places there; or none.
    roomless
        ``school_id``, ``level`` of schools whose rooms are to come (`rooms_untold`); ``waits``
        where other figures of the row are told.
    school_years
        Lists of several years: ``year``, ``school_id`` (the newest list's), ``name``, ``lon``,
        ``ward_code``, ``lat``, ``level``, ``rooms``, ``pupils``, ``land_m2``, ``classes``; or none.
    listed_year
        Year the school year of the list of schools ends in; ``None`` where nobody tells.
    stock
        Known totals of rooms and land by ``level``, with their kind; or none.
    streets, cell_node, cell_snap_m, land
        Walkable graph or ``None``; where cells hang on it, -1 where they do not; landmasses or one.
    registers, developments, development_candidates
        Class registers by ward, year, grade, or ``None``; housing, industry to come; mapped ones.
    parcels, planned_uses, projects, land_use
        Land that could carry a school; the zoning plan; rooms being built; land nobody lives on.
    proposals, changes, later, before, warnings
        Schools added, other changes, what opens after the year, the locality before; notes.
    """

    locality: Locality
    crs: CRS
    ward_sets: Mapping[str, gpd.GeoDataFrame]
    cells: gpd.GeoDataFrame
    residents: pd.DataFrame
    pupils: pd.DataFrame
    schools: gpd.GeoDataFrame
    school_levels: pd.DataFrame
    groups: pd.DataFrame = field(default_factory=pd.DataFrame)
    criteria: pd.DataFrame = field(default_factory=pd.DataFrame)
    subject_teachers: pd.DataFrame = field(default_factory=pd.DataFrame)
    recognitions: pd.DataFrame = field(default_factory=pd.DataFrame)
    enrolments: pd.DataFrame = field(default_factory=pd.DataFrame)
    opinions: pd.DataFrame = field(default_factory=pd.DataFrame)
    progress: pd.DataFrame = field(default_factory=pd.DataFrame)
    capital: pd.DataFrame = field(default_factory=pd.DataFrame)
    budget: pd.DataFrame = field(default_factory=pd.DataFrame)
    institutions: pd.DataFrame = field(default_factory=pd.DataFrame)
    institution_needs: pd.DataFrame = field(default_factory=pd.DataFrame)
    roomless: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=["school_id", "level", "waits"])
    )
    school_years: pd.DataFrame = field(default_factory=pd.DataFrame)
    listed_year: int | None = None
    stock: pd.DataFrame = field(default_factory=pd.DataFrame)
    streets: Streets | None = None
    cell_node: NDArray[np.int64] | None = None
    cell_snap_m: NDArray[np.float64] | None = None
    land: Landmasses | None = None
    registers: pd.DataFrame | None = None
    developments: tuple[Development, ...] = ()
    development_candidates: gpd.GeoDataFrame | None = None
    parcels: gpd.GeoDataFrame | None = None
    planned_uses: gpd.GeoDataFrame | None = None
    projects: gpd.GeoDataFrame | None = None
    land_use: gpd.GeoDataFrame | None = None
    proposals: tuple[Proposal, ...] = ()
    changes: tuple[Proposal, ...] = ()
    later: tuple[Proposal, ...] = ()
    before: Network | None = None
    warnings: tuple[Fault, ...] = ()

    def __repr__(self) -> str:
        counts = f"{len(self.wards(None))} wards, {len(self.schools)} schools"
        added = f", {len(self.proposals)} proposed" if self.proposals else ""
        return f"<Network {self.locality.key}: {counts}{added}, {len(self.cells)} cells>"

    def _repr_html_(self) -> str:
        sets = ", ".join(f"{escape(name)} ({len(layer)})" for name, layer in self.ward_sets.items())
        rows = {
            "wards": sets,
            "schools": f"{len(self.schools)}, {len(self.school_levels)} school levels",
            "cells": str(len(self.cells)),
            "years of residents": ", ".join(map(str, sorted(self.residents["year"].unique()))),
            "warnings": str(len(self.warnings)),
        }
        body = "".join(f"<tr><th>{name}</th><td>{told}</td></tr>" for name, told in rows.items())
        return f"<b>{escape(self.locality.name['vi'])}</b><table>{body}</table>"

    @property
    def base_units(self) -> str:
        """Name of the set of wards the residents refer to."""
        return next(iter(self.ward_sets))

    @cached_property
    def independent(self) -> pd.Series:
        """Whether each place is an independent preschool group, no school, by ``school_id``."""
        if "school_type" not in self.schools:
            return pd.Series(data=False, index=self.schools.index)
        return pd.Series(self.schools["school_type"] == INDEPENDENT)

    @cached_property
    def apportioned(self) -> frozenset[tuple[str, str]]:
        """School and level whose figures are shares of a total, though the school is a real one."""
        levels = self.school_levels
        place = self.schools["kind"].reindex(levels["school_id"]).to_numpy()
        shares = (levels["kind"] == Kind.ESTIMATED) & ~levels["proposed"].astype(bool)
        rows = levels[shares & np.isin(place, [Kind.PUBLISHED, Kind.SURVEYED, Kind.UNTOLD])]
        return frozenset(zip(rows["school_id"].astype(str), rows["level"].astype(str), strict=True))

    @cached_property
    def unstreeted(self) -> dict[str, frozenset[str]]:
        """Wards of each set in which people walk the straight line: no streets are known there."""
        if self.streets is None:
            return {name: frozenset(map(str, self.wards(name).index)) for name in self.ward_sets}
        if self.cell_node is None:
            return dict.fromkeys(self.ward_sets, frozenset())
        off = self.cells[self.cell_node < 0]
        columns = {name: "ward_id" if name == self.base_units else name for name in self.ward_sets}
        return {name: frozenset(map(str, off[at].unique())) for name, at in columns.items()}

    def school_names(self, level: str) -> dict[str, str]:
        """Return every school's name, `MARK` behind it where its figures of a level are shares."""
        names = self.schools["name"].astype(str).to_dict()
        return {
            str(school): f"{name} {MARK}" if (school, str(level)) in self.apportioned else name
            for school, name in names.items()
        }

    def rooms_untold(self, units: str | None) -> frozenset[tuple[str, str]]:
        """
        List the wards and levels whose rooms nobody has told: what they lack is not known.

        Parameters
        ----------
        units
            Name of the set of wards; ``None`` for the base set.

        Returns
        -------
        frozenset of (str, str)
            ``ward_id`` and level. Empty where every school's rooms are known; else a ward is
            listed at a level if it has a school without rooms there, or none with rooms; a school
            that is only proposed tells nothing of those that stand.
        """
        if self.locality.rooms_known:
            return frozenset()
        ward = self.schools[units or self.base_units].astype(str)
        standing = self.school_levels[~self.school_levels["proposed"].astype(bool)]
        gaps, known = (
            set(zip(ward.reindex(table["school_id"]), table["level"].astype(str), strict=True))
            for table in (self.roomless, standing)
        )
        every = {
            (str(ward_id), str(level)) for ward_id in self.wards(units).index for level in LEVELS
        }
        return frozenset(every & ((every - known) | gaps))

    def wards(self, units: str | None) -> gpd.GeoDataFrame:
        """Return one set of wards, the base set for ``None``."""
        return self.ward_sets[units or self.base_units]

    def totals(self, units: str | None) -> dict[int, pd.Series]:
        """
        Return the people of all ages by ward in the years a set of wards carries them.

        Parameters
        ----------
        units
            Name of the set; ``None`` for the base set.

        Returns
        -------
        dict
            By year in order, indexed by ``ward_id`` [people]; a year that lacks a ward is left out.
        """
        layer = self.wards(units)
        years = {
            int(name.removeprefix(TOTALS)): name
            for name in map(str, layer.columns)
            if name.startswith(TOTALS) and name.removeprefix(TOTALS).isdigit()
        }
        found = {at: pd.to_numeric(layer[years[at]], errors="coerce") for at in sorted(years)}
        return {at: people for at, people in found.items() if bool((people > 0).all())}


def ward_of(points: NDArray[np.object_], wards: gpd.GeoDataFrame) -> pd.Series:
    """
    Find the ward each point lies in.

    Parameters
    ----------
    points
        Shapely points in the CRS of the wards, shape (n,).
    wards
        Polygons indexed by ``ward_id``.

    Returns
    -------
    pandas.Series
        ``ward_id`` by position, shape (n,); missing where a point lies more than `NEAR_BORDER_M`
        from every ward. On a shared border the ward listed first wins.
    """
    shapes = wards.geometry.to_numpy()
    indices = np.full(len(points), -1, dtype=np.int64)
    # asked by ward, each outline is prepared once for all its points: twenty times as fast
    ward, point = shapely.STRtree(points).query(shapes, predicate="intersects")
    order = np.argsort(-ward, kind="stable")  # written last to first: so it wins
    indices[point[order]] = ward[order]
    lost = np.flatnonzero(indices < 0)
    if len(lost):
        (point, ward), _ = shapely.STRtree(shapes).query_nearest(
            points[lost], max_distance=NEAR_BORDER_M, return_distance=True, all_matches=False
        )
        indices[lost[point]] = ward
    ids = np.array([*wards.index, None], dtype=object)  # the last stands for "in no ward"
    return pd.Series(ids[indices], dtype="str")


def xy(layer: gpd.GeoDataFrame) -> NDArray[np.float64]:
    """Return the coordinates of a point layer [m], shape (n, 2); NaN for what has no place."""
    points = np.full((len(layer), 2), np.nan)
    coordinates, at = shapely.get_coordinates(layer.geometry.to_numpy(), return_index=True)
    points[at] = coordinates
    return points


def placed(schools: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    """
    Tell which schools have a place, shape (n,); the others take part in no walk.

    Parameters
    ----------
    schools
        Points, empty where nobody knows where the school stands.
    """
    points = schools.geometry.to_numpy()
    return ~np.asarray(shapely.is_missing(points) | shapely.is_empty(points))
