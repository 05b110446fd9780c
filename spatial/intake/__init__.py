"""
Intake: from a planner's files to a checked `Network`. The only reader in the house.

All faults come at once, each with file, row, value, what was expected and what to do; nothing is
guessed in silence.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from spatial.errors import Fault, InputFaults, Severity
from spatial.intake import assemble, check, files
from spatial.intake.check import Checked
from spatial.network import Locality, Network

REQUIRED = ("wards", "residents", "schools")
_INLINE = {"level", "rooms", "land_m2"}  # a simple schools file carries these itself


def embedded() -> Path:
    """Return the folder of the embedded demonstration district."""
    package = Path(__file__).parents[1]
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent / "data"


def read_network(folder: Path | str | None = None) -> Network:
    """
    Read a locality.

    Parameters
    ----------
    folder
        A folder that holds at least wards, residents and schools (with ``school_levels``, or with
        level, rooms and land in the schools file itself); ``None`` reads the embedded district.

    Returns
    -------
    Network
        Checked, in metres; `Network.warnings` lists what was odd.

    Raises
    ------
    InputFaults
        With every fault found, if any stops the work.
    """
    network, faults = inspect(folder)
    if network is None:
        raise InputFaults([fault for fault in faults if fault.severity is Severity.ERROR])
    return network


def inspect(folder: Path | str | None = None) -> tuple[Network | None, tuple[Fault, ...]]:
    """
    Read a locality and list its faults and warnings instead of raising them.

    Parameters
    ----------
    folder
        As for `read_network`.

    Returns
    -------
    network, faults
        ``None`` and why, or the network and its warnings.
    """
    place = embedded() if folder is None else Path(folder)
    sources, faults = files.find(place)
    given = {source.table for source in sources}
    if place.is_dir():
        missing = [name for name in REQUIRED if name not in given]
        faults += [Fault(code="missing_table", value=name) for name in missing]
    layers: list[Checked] = []
    frames: dict[str, Checked] = {}
    for source in sources:
        raw, found = files.read(source)
        faults += found
        for part, frame in _parts(source, raw):
            clean = check.typed(frame, part)
            faults += clean.faults
            given.add(part.table)
            if part.table == "wards":
                layers.append(clean)
            else:
                frames[part.table] = clean
    if "schools" in given and "school_levels" not in given:
        faults.append(Fault(code="missing_table", value="school_levels"))
    locality, base = _locality(place, layers)
    town = assemble.wards(layers, base=base)
    network, found = (None, []) if town is None else assemble.join(locality, town, frames)
    faults += found
    if network is None or any(fault.severity is Severity.ERROR for fault in faults):
        return None, tuple(faults)
    return network, tuple(faults)


def _parts(
    source: files.Source, raw: pd.DataFrame | None
) -> list[tuple[files.Source, pd.DataFrame]]:
    """Split a simple schools file, one row per school and level, into its two tables."""
    if raw is None:
        return []
    if source.table != "schools" or not set(raw.columns) >= _INLINE:
        return [(source, raw)]
    stock = dataclasses.replace(source, table="school_levels")
    names = pd.DataFrame(raw.drop(columns="geometry", errors="ignore"))
    once = raw.drop_duplicates("school_id") if "school_id" in raw else raw
    return [(source, once), (stock, names)]


def _locality(folder: Path, layers: list[Checked]) -> tuple[Locality, str | None]:
    """Read ``locality.yaml`` if there is one; else name the locality after its folder."""
    file = folder / "locality.yaml"
    about: dict[str, Any] = {}
    if file.is_file():
        about = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    name = folder.resolve().name
    labels = {name: entry["label"] for name, entry in about.get("units", {}).items()}
    names = [layer.source.units for layer in layers]
    sets = {name: {"vi": name, "en": name} for name in names}
    locality = Locality(
        key=str(about.get("locality", name)),
        name=about.get("name", {"vi": name, "en": name}),
        notice=about.get("notice", {}),
        units={name: labels.get(name, given) for name, given in sets.items()},
        demonstration=bool(about.get("demonstration", False)),
        attribution=tuple(about.get("attribution", ())),
    )
    return locality, about.get("default_units")
