"""Many rows of wards nobody knows: one fault with their names, not one a row."""

from __future__ import annotations

from collections.abc import Sequence

from spatial.errors import Fault
from spatial.intake.reading.find import Source

CODE = "unknown_ward"
MAX_ROWS = 10  # rows told one by one
_LISTS = frozenset({"schools", "school_levels"})  # mended row by row, in their cells
_SHOWN = 8


def once(faults: Sequence[Fault], source: Source) -> list[Fault]:
    """
    Tell wards nobody knows once, where a table that is no list of schools names them in many rows.

    Returns
    -------
    list of Fault
        The fault for all has no row: people of a ward are not to be left out in silence.
    """
    unknown = [fault for fault in faults if fault.code == CODE]
    if source.table in _LISTS or len(unknown) <= MAX_ROWS:
        return list(faults)
    called = list(dict.fromkeys(str(fault.value) for fault in unknown))
    shown = ", ".join(f"“{name}”" for name in called[:_SHOWN])
    whole = source.fault(
        "unknown_wards",
        column="ward",
        value=called[0],
        count=len(unknown),
        wards=len(called),
        names=shown + (" …" if len(called) > _SHOWN else ""),
    )
    return [whole, *(fault for fault in faults if fault.code != CODE)]
