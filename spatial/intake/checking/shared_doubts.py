"""One doubt about a column that several sheets share: one question for all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from spatial.errors import Fault

CODES = frozenset({"number_question", "unit_question", "unit_missing"})  # answered by the column


def once(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """
    Ask once what several sheets of one file ask about one column.

    Returns
    -------
    tuple of Fault
        The first fault of each doubt stands for all, with their sheets and the sum of their
        figures; one figure alone that no other sheet doubts keeps its row.
    """
    groups: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        groups.setdefault(_doubt(fault), []).append(fault)
    return tuple(_one(group) if len(group) > 1 else group[0] for group in groups.values())


def _doubt(fault: Fault) -> tuple[object, ...]:
    """Tell doubts apart; every other fault is one of its own."""
    if fault.code not in CODES:
        return (id(fault),)
    return fault.code, fault.file, fault.blanks.get("field")


def _one(group: Sequence[Fault]) -> Fault:
    """Make one question of several."""
    first = group[0]
    sheets = ", ".join(_each(fault.sheet for fault in group))
    count = sum(int(str(fault.blanks.get("count", 1))) for fault in group)
    return dataclasses.replace(
        first, row=None, sheet=sheets or None, blanks={**first.blanks, "count": count}
    )


def _each(names: Iterable[str | None]) -> list[str]:
    """List names once, in their order."""
    return list(dict.fromkeys(name for name in names if name))
