"""Rows by kind of figure; those whose file tells none are a kind of their own."""

from __future__ import annotations

from collections.abc import Sequence

from spatial.intake.checking.check import Checked
from spatial.records import Kind
from spatial.tables import schema

UNTOLD = Kind.UNTOLD


def count(tables: Sequence[Checked]) -> dict[str, dict[str, int]]:
    """Count the rows of each kind by table in the schema's order, and those that tell none."""
    counts = {name: dict.fromkeys(map(str, Kind), 0) for name in schema()}
    for table in tables:
        if table.kind_told is not None:
            told = table.frame.loc[table.kind_told, "kind"].value_counts()
            here = counts[table.source.table]
            for kind in Kind:
                here[str(kind)] += int(told.get(kind.value, 0))
            here[UNTOLD] += int((~table.kind_told).sum())
    return {name: each for name, each in counts.items() if any(each.values())}
