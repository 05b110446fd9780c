"""Files as they arrive: looked at and unpacked before anything reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from spatial.errors import Fault
from spatial.intake.door import guard


def refusals(files: Mapping[str, Path]) -> tuple[Fault, ...]:
    """Look at files by the name faults call them; say why any is refused."""
    faults = (guard.refuse(path, name) for name, path in files.items())
    return tuple(fault for fault in faults if fault is not None)


def unpacked(archive: Path, place: Path) -> Fault | None:
    """Unpack an archive into a folder; say why it is refused, if it is."""
    try:
        guard.unpack(archive, place)
    except guard.Hostile as stop:
        return Fault(code=stop.code, file=archive.name, blanks=stop.blanks)
    except guard.BROKEN as problem:
        blanks = {"reason": type(problem).__name__}
        return Fault(code="unreadable", file=archive.name, blanks=blanks)
    return None
