"""
Intake: from a planner's files to a checked `Network`. The only reader in the house.

The functions here and in `apart` read in a process of their own, within limits (`spatial.sandbox`);
the modules below them are what runs there.

All faults come at once, each with file, row, value, what was expected and what to do; nothing is
guessed in silence.
"""

from __future__ import annotations

from pathlib import Path

from spatial.errors import InputFaults, Severity
from spatial.intake import last_locality
from spatial.intake.apart import embedded, examine, inspect
from spatial.intake.examine import Reading
from spatial.intake.reading.carried_ground import ground_of, land_lacking, land_of
from spatial.network import Network

__all__ = ["Reading", "embedded", "examine", "ground_of", "inspect"]
__all__ += ["land_lacking", "land_of", "read_network"]


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
    return last_locality.of(folder, lambda: _read(folder))


def _read(folder: Path | str | None) -> Network:
    """Read a locality anew."""
    network, faults = inspect(folder)
    if network is None:
        raise InputFaults([fault for fault in faults if fault.severity is Severity.ERROR])
    return network
