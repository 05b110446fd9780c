"""Read a norm profile of the planner's own from a file."""

from __future__ import annotations

from pathlib import Path

from spatial import norms
from spatial.errors import Fault, InputFaults
from spatial.norms import Profile

LARGEST_BYTES = 1_000_000  # a profile is a page; whatever is larger is something else


def read_profile(path: Path) -> Profile:
    """
    Read a profile.

    Parameters
    ----------
    path
        YAML or JSON, UTF-8.

    Raises
    ------
    InputFaults
        If there is no such file, it is no text, too large, or the profile has faults (all of them).
    """
    if not path.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    if path.stat().st_size > LARGEST_BYTES:
        raise InputFaults(
            Fault(code="unreadable", file=path.name, blanks={"reason": f"> {LARGEST_BYTES} bytes"})
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputFaults(Fault(code="not_utf8", file=path.name)) from problem
    return norms.read_profile(text, file=path.name)
