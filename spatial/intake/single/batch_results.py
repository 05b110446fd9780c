"""Find the joined deficits in the folder of a batch."""

from __future__ import annotations

from pathlib import Path

from spatial.errors import Fault, UserError

NAMES = ("deficits.parquet", "deficits.gpkg")


def found(place: Path) -> Path:
    """
    Find the one file of joined deficits; the file itself may be named too.

    Parameters
    ----------
    place
        ``--out`` of `truonglop batch`, its folder ``joined…``, or a file.

    Raises
    ------
    UserError
        If there is none, or more than one set of options was joined.
    """
    if place.is_file():
        return place
    folders = (place, *sorted(place.glob("joined*")))
    held = [
        next(folder / name for name in NAMES if (folder / name).is_file())
        for folder in folders
        if any((folder / name).is_file() for name in NAMES)
    ]
    if len(held) == 1:
        return held[0]
    names = ", ".join(str(file.relative_to(place)) for file in held) or "–"
    raise UserError(Fault(code="batch_results", value=str(place), blanks={"found": names}))
