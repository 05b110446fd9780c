"""A list of schools alone stands in a locality known already, if its schools are of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.answers.settings import Settings
from spatial.intake.checking.check import Checked
from spatial.intake.joining import file_parts, prepare
from spatial.intake.joining.locality_file import about
from spatial.intake.reading import demonstration, surroundings
from spatial.intake.reading.part import Part
from spatial.locality import Locality
from spatial.network import placed

Prepared = tuple[list[Checked], list[Part], list[Fault]]


def surround(
    locality: Locality,
    loaded: list[Part],
    answers: Settings,
    around: Path | None,
    bare: Prepared,
) -> tuple[Locality, str | None, list[Part], Prepared]:
    """
    Put a list of schools into the locality around it, where its schools are of that locality.

    Parameters
    ----------
    locality, loaded
        What the folder of the list is called, and its files.
    around
        Folder of the locality; ``None`` for the demonstration district.
    bare
        The list as `prepare.tables` read it without any wards.

    Returns
    -------
    locality, base, loaded, prepared
        With the tables of the locality around, and a note; else as they were, and one fault.
    """
    beside = surroundings.sources(around)
    place = around or demonstration.folder()
    whose, base, _ = about(place)
    every = [*loaded, *file_parts.load_all(beside, Settings())[0]]
    tables, parts, faults = prepare.tables(every, answers, base)
    schools = [table for table in tables if table.source.table == "schools"]
    found = [*faults, *(fault for table in tables for fault in table.faults)]
    blanks: dict[str, object] = {f"around_{lang}": text for lang, text in whose.name.items()}
    count = sum(len(table.frame) for table in schools)
    if not surroundings.fit(found, count, outside=_outside(schools, tables)):
        stops = [fault for fault in found if fault.code == "no_ward_told"]
        stops = stops or [Fault(code="list_alone", file=bare[0][0].source.name, blanks=blanks)]
        quiet = [dataclasses.replace(table, faults=()) for table in bare[0]]
        return locality, None, loaded, (quiet, bare[1], [*bare[2], *stops])
    note = Fault(
        code="list_surrounded",
        file=schools[0].source.name,
        severity=Severity.WARNING,
        blanks=blanks,
    )
    named = {lang: f"{whose.name[lang]} · {locality.name[lang]}" for lang in whose.name}
    locality = dataclasses.replace(whose, key=locality.key, name=named)
    return locality, base, every, (tables, parts, [*faults, note])


def _outside(schools: Sequence[Checked], tables: Sequence[Checked]) -> int:
    """Count the schools whose coordinates lie outside all wards."""
    wards = next((each for each in tables if each.source.table == "wards" and each.whole), None)
    if wards is None:
        return 0
    box = shapely.box(*gpd.GeoDataFrame(wards.frame).to_crs(crs.WGS84).total_bounds)
    count = 0
    for table in schools:
        if isinstance(table.frame, gpd.GeoDataFrame):
            points = table.frame[placed(table.frame)].to_crs(crs.WGS84).geometry
            count += int((~points.intersects(box)).sum())
    return count
