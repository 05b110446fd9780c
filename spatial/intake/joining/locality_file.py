"""Read what a locality says of itself in its ``locality.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spatial import yaml_text
from spatial.errors import Fault, InputFaults
from spatial.network import Locality


def about(folder: Path) -> tuple[Locality, str | None, list[Fault]]:
    """
    Read ``locality.yaml`` if there is one; else name the locality after its folder.

    Parameters
    ----------
    folder
        The locality.

    Returns
    -------
    locality, base, faults
        Its names, the set of wards that comes first (``None`` for the order of the files), and a
        fault for a file that cannot be read.
    """
    file = folder / "locality.yaml"
    said: dict[str, Any] = {}
    faults: list[Fault] = []
    if file.is_file():
        try:
            read = yaml_text.read_file(file) or {}
            said = read if _sound(read) else {}
            refused = not said and read != {}
        except InputFaults as stop:
            refused = False
            faults += stop.faults
        if refused:
            faults.append(Fault(code="bad_locality", file=file.name))
    name = folder.resolve().name
    labels = {units: entry["label"] for units, entry in said.get("units", {}).items()}
    locality = Locality(
        key=str(said.get("locality", name)),
        name=said.get("name", {"vi": name, "en": name}),
        notice=said.get("notice", {}),
        units=labels,
        demonstration=bool(said.get("demonstration", False)),
        attribution=tuple(said.get("attribution", ())),
    )
    return locality, said.get("default_units"), faults


def _sound(read: object) -> bool:
    """Tell whether the file has the build it must have."""
    if not isinstance(read, dict):
        return False
    units = read.get("units", {})
    spoken = [read.get("name", {"vi": "", "en": ""}), read.get("notice", {})]
    if isinstance(units, dict) and all(isinstance(entry, dict) for entry in units.values()):
        spoken += [entry.get("label") for entry in units.values()]
    else:
        return False
    return (
        all(_both(words) for words in spoken)
        and isinstance(read.get("locality", ""), str | int)
        and isinstance(read.get("default_units", ""), str)
        and isinstance(read.get("attribution", []), list)
        and all(isinstance(line, str) for line in read.get("attribution", []))
    )


def _both(words: object) -> bool:
    """Tell whether words are given in both languages, or not at all."""
    return words == {} or (
        isinstance(words, dict)
        and {"vi", "en"} <= words.keys()
        and all(isinstance(words[lang], str) for lang in ("vi", "en"))
    )
