"""Join the schools: where they stand, what they have, and the totals they must add up to."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from spatial.intake.bench import Bench, place, strays, unknown
from spatial.intake.check import warning
from spatial.tables import schema

TOTALS_AGREE = 0.5  # rooms or m2; closer is rounding


def schools(bench: Bench) -> gpd.GeoDataFrame | None:
    """Place the schools in every set of wards."""
    if "schools" not in bench.frames:
        return None
    part = bench.frames["schools"]
    schools = gpd.GeoDataFrame(part.kept).to_crs(bench.town.crs)
    outside = place(schools, bench.town)
    bench.find(strays(part.source, part.kept["school_id"], outside, "school_outside", bench.town))
    columns = ["name", "ownership", "kind", "source", *bench.town.sets, "geometry"]
    return gpd.GeoDataFrame(schools[~outside].set_index("school_id")[columns])


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


def stock(bench: Bench) -> pd.DataFrame:
    """Return the known totals of rooms and land; say where the schools do not add up to them."""
    if "stock" not in bench.frames:
        return pd.DataFrame()
    part = bench.frames["stock"]
    stock = bench.rows("stock").set_index("level")[["rooms", "land_m2", "kind", "source"]]
    if "school_levels" in bench.frames:
        sums = bench.rows("school_levels").groupby("level")[["rooms", "land_m2"]].sum()
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
