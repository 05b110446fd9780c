"""A locality from tables in memory, and a folder looked at without an error."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import yaml

from spatial import intake
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.store import landing
from spatial.tables import schema


def check(folder: Path | str) -> intake.Reading:
    """
    Examine a locality's files without raising.

    Parameters
    ----------
    folder
        The folder, or a zip of one.

    Returns
    -------
    spatial.intake.Reading
        ``network`` (``None`` where the files cannot be used), ``faults``, ``repairs``, ``counts``.
    """
    return intake.examine(Path(folder))


def read_frames(tables: Mapping[str, pd.DataFrame], *, name: str = "notebook") -> Network:
    """
    Read a locality from tables in memory, through the same door as files.

    Parameters
    ----------
    tables
        By name: ``residents``, ``schools``, ``school_levels`` …, the columns of
        ``data/README.md``; one ``wards`` or several ``wards_<year>``. Layers are GeoDataFrames with
        a CRS. The index of a frame is not read.
    name
        What the locality is called.

    Returns
    -------
    Network
        As `spatial.read_network` gives it.

    Raises
    ------
    InputFaults
        With every fault; files are called by the names of the tables.

    Examples
    --------
    >>> from spatial import read_network
    >>> town = read_network()
    >>> wards = town.wards(None).reset_index()[["ward_id", "ward", "geometry"]]
    >>> people = town.residents[town.residents["year"] == 2025]
    >>> schools = town.schools.reset_index()[["school_id", "name", "ownership", "geometry"]]
    >>> levels = town.school_levels[["school_id", "level", "rooms", "land_m2"]]
    >>> read_frames(
    ...     {"wards": wards, "residents": people, "schools": schools, "school_levels": levels}
    ... )
    <Network notebook: 11 wards, 117 schools, 1283 cells>
    """
    known = schema()
    faults = [
        Fault(code="missing_table", value=table)
        for table in tables
        if table not in known and not table.startswith("wards_")
    ]
    if faults:
        raise UserError(faults)
    about = yaml.safe_dump({"locality": name, "name": {"vi": name, "en": name}}, allow_unicode=True)
    with landing.landed_tables(tables, about) as folder:
        return intake.read_network(folder)
