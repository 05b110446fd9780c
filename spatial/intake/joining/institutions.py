"""Join institutions beside the four levels, and who needs places in them, to known wards."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import network
from spatial.crs import WGS84
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining.tables_in_hand import Bench, Wards, strays, unknown
from spatial.intake.joining.ward_of_school import TOLERANCE_M
from spatial.intake.reading.find import spots
from spatial.network import STREAM
from spatial.tables import schema


def institutions(bench: Bench) -> pd.DataFrame:
    """
    Return the institutions with their ward in every set; empty where untold.

    A ward of another set is that of the place, else the one that holds the middle of the ward told.
    """
    columns = [*schema()["institutions"].columns]
    if "institutions" not in bench.frames:
        return pd.DataFrame(columns=[*columns, *bench.town.sets])
    part = bench.frames["institutions"]
    base = next(iter(bench.town.sets))
    bench.find(
        unknown(part.source, "ward_id", part.frame["ward_id"], bench.town.known[base], "wards")
    )
    outside = _points(part.kept, bench.town)[1]
    bench.find(
        strays(part.source, part.kept["institution_id"], outside, "institution_outside", bench.town)
    )
    bench.find(_elsewhere(part, bench.town))
    rows = bench.rows("institutions")[columns].reset_index(drop=True)
    places, _ = _points(rows, bench.town)
    middles = bench.town.sets[base].representative_point().reindex(rows["ward_id"]).to_numpy()
    spots = np.where(pd.isna(places), middles, places)
    for units, wards in bench.town.sets.items():
        found = rows["ward_id"] if units == base else network.ward_of(spots, wards)
        rows[units] = np.asarray(found, dtype=object)
    return rows


def _points(rows: pd.DataFrame, town: Wards) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Return the places told, none where there is none, and which lie outside all wards."""
    told = rows["lon"].notna() & rows["lat"].notna()
    points = gpd.GeoSeries(
        gpd.points_from_xy(rows["lon"].fillna(0.0), rows["lat"].fillna(0.0)), crs=WGS84
    )
    places = points.to_crs(town.crs).to_numpy(dtype=object)
    places[~told.to_numpy()] = None
    wards = next(iter(town.sets.values()))
    outside = np.zeros(len(rows), dtype=bool)
    if told.any():
        found = network.ward_of(places[told.to_numpy()], wards)
        outside[told.to_numpy()] = found.isna().to_numpy()
    return places, outside


def _elsewhere(part: Checked, town: Wards) -> Iterator[Fault]:
    """Name what lies in another ward than it gives: it counts there, and is drawn here."""
    base, wards = next(iter(town.sets.items()))
    rows = part.kept
    places, outside = _points(rows, town)
    asked = pd.notna(places) & ~outside & rows["ward_id"].isin(town.known[base]).to_numpy()
    lies = pd.Series(index=range(len(rows)), dtype=object)
    lies[asked] = network.ward_of(places[asked], wards).to_numpy(dtype=object)
    given = rows["ward_id"].to_numpy(dtype=object)
    away = asked & lies.notna().to_numpy() & (lies.to_numpy() != given)
    apart_m = np.zeros(len(rows))
    outlines = wards.geometry.reindex(given[away]).to_numpy()
    apart_m[away] = shapely.distance(places[away], outlines)
    label = {code: f"{name} ({code})" for code, name in wards["ward"].items()}
    for position, row in spots(rows.index, away & (apart_m > TOLERANCE_M)):
        yield part.source.fault(
            "institution_elsewhere",
            row=row,
            position=position,
            column="ward_id",
            value=str(rows["name"].iloc[position]),
            severity=Severity.WARNING,
            one=label.get(given[position], given[position]),
            other=label[lies.iloc[position]],
            apart_m=float(apart_m[position]),
        )


def needs(bench: Bench) -> pd.DataFrame:
    """Return who needs places by sort, ward and year; empty where untold."""
    columns = [*schema()["institution_needs"].columns]
    if "institution_needs" not in bench.frames:
        return pd.DataFrame(columns=columns)
    part = bench.frames["institution_needs"]
    base = next(iter(bench.town.sets))
    bench.find(
        unknown(part.source, "ward_id", part.frame["ward_id"], bench.town.known[base], "wards")
    )
    bench.find(_untaken_shares(part))
    return bench.rows("institution_needs")[columns].reset_index(drop=True)


def _untaken_shares(part: Checked) -> Iterator[Fault]:
    """Name shares of those who finish lower secondary told for a kind nobody enters that way."""
    rows = part.kept
    idle = rows["share_percent"].notna() & ~rows["sort"].isin(STREAM)
    for position, row in spots(rows.index, idle.to_numpy()):
        yield part.source.fault(
            "need_share_untaken",
            row=row,
            position=position,
            column="share_percent",
            value=f"{float(rows['share_percent'].iloc[position]):g}",
            severity=Severity.WARNING,
            sort=str(rows["sort"].iloc[position]),
        )
