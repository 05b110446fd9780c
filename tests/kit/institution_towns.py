"""A town with institutions beside the four levels, small enough to work out by hand."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
from towns import lonlat, town

from spatial.network import Network

GDNN = ("a", "TT GDNN A", "gdnn_gdtx", "w00", 200.0, 150.0, 900.0)
NGHE = ("b", "Trường nghề B", "trung_hoc_nghe", "w10", 50.0, 40.0, math.nan)
HOA_NHAP = ("c", "TT hòa nhập C", "hoa_nhap", "w10", 30.0, 30.0, math.nan)
NEED_HEADS = ("sort", "ward_id", "year", "learners", "share_percent")


def with_institutions(
    *rows: tuple[object, ...], needs: tuple[tuple[object, ...], ...] = ()
) -> Network:
    """
    Draw the two-ward town of a thousand pupils a level, 125 leave lower secondary in each ward.

    The first institution stands in the middle of the west.
    """
    heads = ["institution_id", "name", "sort", "ward_id", "places", "learners", "land_m2"]
    lon, lat = lonlat(0.5, 0.5)
    table = pd.DataFrame(list(rows), columns=heads).assign(
        ownership="cong_lap", classes=math.nan, rooms=math.nan, floor_m2=math.nan,
        kind="surveyed", source="",
    )  # fmt: skip
    table["wards"] = table["ward_id"]
    table["merged"] = "m" + table["ward_id"].astype(str).str[1]
    table["lon"] = [lon if at == 0 else math.nan for at in range(len(table))]
    table["lat"] = [lat if at == 0 else math.nan for at in range(len(table))]
    return dataclasses.replace(
        town(),
        institutions=table,
        institution_needs=pd.DataFrame(list(needs), columns=list(NEED_HEADS)).assign(
            kind="published", source=""
        ),
    )


def joined(made: Network) -> Network:
    """Let the set ``merged`` join both wards into ``m``."""
    merged = made.ward_sets["merged"].dissolve()
    merged.index = pd.Index(["m"], name="ward_id")
    sets = {**made.ward_sets, "merged": merged}
    return dataclasses.replace(
        made,
        ward_sets=sets,
        cells=made.cells.assign(merged="m"),
        schools=made.schools.assign(merged="m"),
        institutions=made.institutions.assign(merged="m"),
    )
