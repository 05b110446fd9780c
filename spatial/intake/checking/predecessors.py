"""What the wards of a locality were before they were merged, as its ``locality.yaml`` tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from spatial import yaml_text
from spatial.errors import InputFaults
from spatial.intake.text import names

FILE, KEY = "locality.yaml", "predecessors"
_WHOLE = "whole"


def of(folder: Path) -> dict[str, str]:
    """
    Give the ward of today by the name of each that went into it.

    Parameters
    ----------
    folder
        Where the layer of wards lies.

    Returns
    -------
    dict
        Code by `qualified` name; ``""`` where two wards took one of that name. A ward of which only
        a part went into one of these counts where they are a single ward: a list is of its own.
    """
    file = folder / FILE
    if not file.is_file():
        return {}
    fact = file.stat()
    return dict(_read(file, fact.st_mtime_ns, fact.st_size))


@lru_cache(maxsize=16)
def _read(file: Path, _written: int, _bytes: int) -> dict[str, str]:
    """Read the file; one of another form tells nothing, its fault is said elsewhere."""
    try:
        tree = yaml_text.read_file(file)
    except InputFaults:
        return {}
    listed = tree.get(KEY) if isinstance(tree, dict) else None
    if not isinstance(listed, dict):
        return {}
    codes: dict[str, str] = {}
    for code, rows in listed.items():
        for row in rows if isinstance(rows, list) else ():
            for key in _keys(row, single=len(listed) == 1):
                names.keep(codes, key, str(code))
    return codes


def _keys(row: object, *, single: bool) -> Iterator[str]:
    """Give the names one old ward is known by."""
    if not isinstance(row, dict) or not row.get("name"):
        return
    if row.get("part") == _WHOLE or single:
        name = names.fold(names.ward_name(str(row["name"])))
        yield name
        if district := names.without_district(f"x, {row.get('district') or ''}")[1]:
            yield qualified(name, district)


def qualified(name: str, district: str) -> str:
    """
    Write a folded name with the folded district it is in.

    Examples
    --------
    >>> qualified("3", "11")
    '3, 11'
    """
    return f"{name}, {district}"
