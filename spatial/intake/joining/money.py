"""Join the tables of money: capital by source, of known projects; spending of the budget."""

from __future__ import annotations

import pandas as pd

from spatial.intake.joining.tables_in_hand import Bench, unknown
from spatial.tables import schema


def capital(bench: Bench) -> pd.DataFrame:
    """Return ceilings and what is committed to known projects; empty where untold."""
    if "capital" in bench.frames and "projects" in bench.frames:
        part = bench.frames["capital"]
        known = pd.Index(bench.frames["projects"].frame["project_id"])
        bench.find(unknown(part.source, "project_id", part.frame["project_id"], known, "projects"))
    return _rows(bench, "capital")


def budget(bench: Bench) -> pd.DataFrame:
    """Return the spending of the budget by year; empty where untold."""
    return _rows(bench, "budget")


def _rows(bench: Bench, name: str) -> pd.DataFrame:
    """Return the sound rows of an optional table in the columns of its schema."""
    columns = [*schema()[name].columns]
    if name not in bench.frames:
        return pd.DataFrame(columns=columns)
    return bench.rows(name)[columns].reset_index(drop=True)
