"""
Intake: from a planner's files to a checked `Network`. The only reader in the house.

All faults come at once, each with file, row, value, what was expected and what to do; nothing is
guessed in silence.
"""

from __future__ import annotations

from pathlib import Path

from spatial.errors import Fault, InputFaults, Severity
from spatial.intake.examine import Reading, examine
from spatial.network import Network

__all__ = ["Reading", "embedded", "examine", "inspect", "read_network"]


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
    reading = examine(embedded() if folder is None else Path(folder))
    return reading.network, reading.faults
