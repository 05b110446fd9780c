"""Tables as they leave the house: one CSV a table for Excel, or what JSON carries."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from spatial.export import geojson
from spatial.intake.text.csv_text import as_csv


def every(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Write the tables as CSV for Excel; what is not known is blank."""
    return {
        f"{name}.csv": as_csv([*table.columns], table.itertuples(index=False, name=None))
        for name, table in tables.items()
    }


def tree(tables: Mapping[str, pd.DataFrame]) -> dict[str, list[dict[str, object]]]:
    """Give the tables as JSON carries them, a row an object."""
    return {
        name: [
            {str(column): geojson.value(cell) for column, cell in row.items()}
            for row in table.to_dict("records")
        ]
        for name, table in tables.items()
    }
