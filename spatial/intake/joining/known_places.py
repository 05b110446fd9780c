"""Schools without coordinates take the place of the known school they certainly are."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs, network
from spatial.errors import Fault, Severity
from spatial.intake.checking import column, school_wards, ward_names
from spatial.intake.checking.check import Checked
from spatial.intake.joining import known_schools
from spatial.intake.joining.known_schools import Matching
from spatial.intake.joining.name_likeness import ListedSchool
from spatial.intake.reading import demonstration
from spatial.intake.reading.find import Source
from spatial.intake.text import names
from spatial.records import Level

TABLE = "known_schools"
_NAMED = 5  # pairs named in a sentence
_NONE = frozenset({"", "none", "khong", "khong co"})


def known(before: Sequence[Checked], wards: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Gather the schools a locality knows: its own table of them, else those that come along.

    Parameters
    ----------
    wards
        Wards with ``ward_id``, any CRS.

    Returns
    -------
    geopandas.GeoDataFrame
        Points in degrees with ``school_id``, ``name``, ``level``, ``ward_id`` (by place), ``kind``
        and ``source``; those outside all wards are left out.
    """
    table = next((each for each in before if each.source.table == TABLE and each.whole), None)
    if table is not None:
        layer = gpd.GeoDataFrame(table.kept).to_crs(crs.WGS84)
        layer = layer.assign(source=layer["source"].mask(layer["source"] == "", table.source.name))
    else:
        layer = _embedded()
    metres = crs.working_crs(wards)
    outlines = wards.drop_duplicates("ward_id").set_index("ward_id").to_crs(metres)
    inside = network.ward_of(layer.geometry.to_crs(metres).to_numpy(), outlines).to_numpy(object)
    return gpd.GeoDataFrame(layer.assign(ward_id=inside)[pd.notna(inside)])


def _embedded() -> gpd.GeoDataFrame:
    """Read the schools of the demonstration district; none where it cannot be read."""
    try:
        features = json.loads(demonstration.schools().read_text(encoding="utf-8"))["features"]
    except OSError:
        features = []
    columns = ("school_id", "name", "kind", "source")
    rows = [{key: each["properties"].get(key, "") for key in columns} for each in features]
    places = shapely.points([each["geometry"]["coordinates"] for each in features] or [[0.0, 0.0]])
    return gpd.GeoDataFrame(
        pd.DataFrame(rows, columns=list(columns)).assign(level=""),
        geometry=places[: len(rows)],
        crs=crs.WGS84,
    )


def place(
    frame: pd.DataFrame,
    source: Source,
    before: Sequence[Checked],
    wards: gpd.GeoDataFrame,
    answers: Mapping[str, str],
    *,
    gazetteer: ward_names.Gazetteer,
) -> tuple[pd.DataFrame, list[Fault], Matching | None]:
    """
    Give schools without coordinates the place of their certain match.

    Parameters
    ----------
    frame
        Schools with ``school_id`` and ``name``; ``lon`` and ``lat`` where some have them.
    wards
        Wards with ``ward_id``, any CRS.
    answers
        Code of the known school by code or name of the listed one; ``none`` for none of them.
    gazetteer
        The names of the wards.

    Returns
    -------
    frame, faults, matching
        Rows matched for certain have the place, its kind and its source; the others stay without.
        One note for the rows placed, one for those to be asked, one for those that resemble none.
    """
    if isinstance(frame, gpd.GeoDataFrame) or not {"school_id", "name"} <= set(frame.columns):
        return frame, [], None
    at = _unplaced(frame)
    if not len(at) or not len(known_layer := known(before, wards)):
        return frame, [], None
    schools = _listed(frame, gazetteer)
    wish = {key: "" if names.fold(each) in _NONE else each for key, each in answers.items()}
    there = [
        ListedSchool(
            school_id=str(row.school_id),
            name=str(row.name),
            ward_id=str(row.ward_id),
            levels=_levels(str(row.level)),
            lon=float(row.geometry.x),
            lat=float(row.geometry.y),
        )
        for row in known_layer.itertuples(index=False)
    ]
    matching = known_schools.match([schools[one] for one in at], there, answers=wish)
    faults = _unfit(source, wish, schools, there)
    return _placed(frame, matching, known_layer), [*faults, *_notes(source, matching)], matching


def never_stopping(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Make notes of the faults of single known schools: a witness that cannot be read is none."""
    return tuple(
        dataclasses.replace(each, severity=Severity.WARNING) if each.row is not None else each
        for each in faults
    )


def _unplaced(frame: pd.DataFrame) -> NDArray[np.intp]:
    """Find the rows without coordinates."""
    if not {"lon", "lat"} <= set(frame.columns):
        return np.arange(len(frame))
    blank = [pd.to_numeric(frame[name], errors="coerce").isna() for name in ("lon", "lat")]
    return np.flatnonzero((blank[0] & blank[1]).to_numpy())


def _listed(frame: pd.DataFrame, gazetteer: ward_names.Gazetteer) -> list[ListedSchool]:
    """Read the rows of a list."""
    given, _ = school_wards.wards_given(frame, gazetteer)
    blank = pd.Series("", index=frame.index, dtype="str")
    levels = column.text(frame["level"]) if "level" in frame else blank
    called = [column.text(frame[name]) for name in ("school_id", "name")]
    rows = zip(*called, given, levels, strict=True)
    return [
        ListedSchool(
            school_id=code,
            name=name,
            ward_id=ward if ward in gazetteer.codes else "",
            levels=_levels(level),
        )
        for code, name, ward, level in rows
    ]


def _levels(text: str) -> frozenset[Level]:
    """Read the level beside a name."""
    level = names.level(text)
    return frozenset() if level is None else frozenset({Level(level)})


def _placed(frame: pd.DataFrame, matching: Matching, known_layer: gpd.GeoDataFrame) -> pd.DataFrame:
    """Write place, kind and source of the certain matches."""
    if not matching.certain:
        return frame
    into = {each.listed: each.known for each in matching.certain}
    codes = column.text(frame["school_id"]).map(into)
    hit = codes.notna().to_numpy() & np.isin(np.arange(len(frame)), _unplaced(frame))
    about = known_layer.set_index("school_id").loc[codes[hit]]
    blank = pd.Series("", index=frame.index, dtype="str")
    values: dict[str, pd.Series] = {}
    for name, axis in (("lon", about.geometry.x), ("lat", about.geometry.y)):
        given = frame[name] if name in frame else pd.Series(np.nan, index=frame.index)
        values[name] = pd.to_numeric(given, errors="coerce")
        values[name][hit] = axis.to_numpy()
    for name in ("kind", "source"):
        values[name] = column.text(frame[name]) if name in frame else blank.copy()
        values[name][hit] = about[name].astype(str).to_numpy()
    return frame.assign(**values)


def _notes(source: Source, matching: Matching) -> list[Fault]:
    """Say what was placed, what is to be asked and what resembles none."""
    certain = [f"{each.listed_name} = {each.known_name}" for each in matching.certain]
    asked = [
        f"{options[0].listed_name} ? {options[0].known_name} ({options[0].known})"
        for options in matching.doubtful.values()
    ]
    return [
        source.fault(
            code,
            severity=Severity.WARNING,
            count=len(listed),
            names="; ".join(listed[:_NAMED]) + (" …" if len(listed) > _NAMED else ""),
            file=source.name,
        )
        for code, listed in (
            ("placed_as_known", certain),
            ("maybe_known", asked),
            ("not_known", list(matching.unmatched)),
        )
        if listed
    ]


def _unfit(
    source: Source,
    answers: Mapping[str, str],
    listed: Sequence[ListedSchool],
    there: Sequence[ListedSchool],
) -> list[Fault]:
    """Report answers about a school that is not in the list, or that name no known one."""
    rows = {key for each in listed for key in (each.school_id, each.name)}
    ids = {each.school_id for each in there}
    return [
        source.fault("match_not_there", value=f"{row} → {code or 'none'}")
        for row, code in answers.items()
        if row not in rows or (code and code not in ids)
    ]
