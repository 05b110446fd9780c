"""Join the schools: where they stand, what they have, and what they must add up to."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import network
from spatial.intake.checking.check import Checked, warning
from spatial.intake.joining.tables_in_hand import Bench, Wards, place, strays, unknown
from spatial.intake.reading.find import spots
from spatial.network import ENTRY_GRADES
from spatial.tables import schema

TOTALS_AGREE = 0.5  # rooms or m2; closer is rounding
_ABOUT = (
    "name",
    "ownership",
    "kind",
    "source",
    "parent_id",
    "storeys",
    "school_type",
    "area_exception",
    "staff_zone",
    "ready",
)


def schools(bench: Bench) -> gpd.GeoDataFrame | None:
    """Place the schools in every set of wards."""
    if "schools" not in bench.frames:
        return None
    part = bench.frames["schools"]
    schools = gpd.GeoDataFrame(part.kept).to_crs(bench.town.crs)
    outside = place(schools, bench.town)
    outside &= ~_of_wards(schools, bench.town)
    bench.find(strays(part.source, part.kept["school_id"], outside, "school_outside", bench.town))
    _sites(bench, part)
    columns = [*_ABOUT, *bench.town.sets, "geometry"]
    return gpd.GeoDataFrame(schools[~outside].set_index("school_id")[columns])


def _of_wards(schools: gpd.GeoDataFrame, town: Wards) -> NDArray[np.bool_]:
    """
    Write the ward of schools without a place as they give it; tell which they are.

    In another set of wards it is the one that holds the middle of theirs: unsure where a ward was
    parted, right where wards were merged.
    """
    away = ~network.placed(schools)
    if not away.any():
        return away
    base, wards = next(iter(town.sets.items()))
    middles = wards.representative_point()
    given = schools["ward_id"].to_numpy(dtype=object)[away]
    for units, other in town.sets.items():
        codes = given
        if units != base:
            codes = network.ward_of(middles.reindex(given).to_numpy(), other).to_numpy(dtype=object)
        wards_of = schools[units].to_numpy(dtype=object, copy=True)
        wards_of[away] = codes  # by position: rows of two sheets carry the same number
        schools[units] = wards_of
    return away


def _sites(bench: Bench, part: Checked) -> None:
    """Check that every satellite site names a main school, and no site hangs on another site."""
    table = part.frame
    known = pd.Index(table["school_id"])
    bench.find(unknown(part.source, "parent_id", table["parent_id"], known, "schools"))
    sites = table.loc[(table["parent_id"] != "").to_numpy(), "school_id"]
    hung = (table["parent_id"] != "") & table["parent_id"].isin(sites)
    bench.find(
        [
            part.source.fault(
                "parent_is_site",
                row=row,
                position=position,
                column="parent_id",
                value=str(table["parent_id"].iloc[position]),
            )
            for position, row in spots(table.index, hung.to_numpy())
        ]
    )


def of_schools(bench: Bench, name: str) -> pd.DataFrame:
    """Return an optional table of the schools, each row of a known school."""
    columns = [*schema()[name].columns]
    if name not in bench.frames:
        return pd.DataFrame(columns=columns)
    part = bench.frames[name]
    if "schools" in bench.frames:
        known = pd.Index(bench.frames["schools"].frame["school_id"])
        bench.find(unknown(part.source, "school_id", part.frame["school_id"], known, "schools"))
    if "entry_grade" in columns:
        _taught(bench, part)
    return bench.rows(name)[columns].reset_index(drop=True)


def _taught(bench: Bench, part: Checked) -> None:
    """Check that a school, or a site of it, teaches the level of the grade it took pupils into."""
    if not {"schools", "school_levels"} <= bench.frames.keys():
        return
    levels, listed = bench.frames["school_levels"].frame, bench.frames["schools"].frame
    parents = listed[["school_id", "parent_id"]].drop_duplicates("school_id")
    main = parents.set_index("school_id")["parent_id"]
    of_sites = levels["school_id"].map(main).fillna("")
    pairs = {
        *zip(levels["school_id"], levels["level"], strict=True),
        *zip(of_sites, levels["level"], strict=True),
    }
    told = {school for school, _ in pairs}
    rows = zip(part.frame["school_id"], part.frame["entry_grade"], strict=True)
    wrong = np.array(
        [
            school in told and grade in ENTRY_GRADES and (school, ENTRY_GRADES[grade]) not in pairs
            for school, grade in rows
        ],
        dtype=bool,
    )
    bench.find(
        [
            part.source.fault(
                "grade_of_other_level",
                row=row,
                position=position,
                column="entry_grade",
                value=str(part.frame["entry_grade"].iloc[position]),
                school=str(part.frame["school_id"].iloc[position]),
            )
            for position, row in spots(part.frame.index, wrong & np.asarray(part.sound))
        ]
    )


def school_levels(bench: Bench) -> pd.DataFrame | None:
    """Check that stocks and schools name each other."""
    if "school_levels" not in bench.frames:
        return None
    part = bench.frames["school_levels"]
    if "schools" in bench.frames:
        known = pd.Index(bench.frames["schools"].frame["school_id"])
        bench.find(unknown(part.source, "school_id", part.frame["school_id"], known, "schools"))
        bare = known.difference(pd.Index(part.frame["school_id"]))
        if len(bare):
            named = ", ".join(bare[:5])
            bench.find([warning("no_levels", part.source.name, count=len(bare), schools=named)])
    columns = [*schema()["school_levels"].columns]
    return bench.rows("school_levels")[columns].reset_index(drop=True).assign(proposed=False)


def stock(bench: Bench, *, rooms_known: bool = True) -> pd.DataFrame:
    """
    Return the known totals of rooms and land; say where the schools do not add up to them.

    Parameters
    ----------
    rooms_known
        Whether every school's rooms are told: where not, nobody expects them to add up.
    """
    if "stock" not in bench.frames:
        return pd.DataFrame()
    part = bench.frames["stock"]
    stock = bench.rows("stock").set_index("level")[["rooms", "land_m2", "kind", "source"]]
    if rooms_known and "school_levels" in bench.frames:
        told = bench.rows("school_levels").groupby("level")[["rooms", "land_m2"]]
        # where some land is untold, nobody expects it to add up
        sums = told.sum().where(told.count().eq(told.size(), axis=0))
        for level, known in stock.iterrows():
            for name in ("rooms", "land_m2"):
                counted = sums[name].get(level, 0)
                if abs(counted - known[name]) > TOTALS_AGREE:
                    blanks = {
                        "level": level,
                        "counted": f"{counted:g}",
                        "known": f"{known[name]:g}",
                    }
                    bench.find([warning("totals_differ", part.source.name, name=name, **blanks)])
    return stock
