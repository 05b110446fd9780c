"""A street of four places and two schools, as a question to the models."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial import catchment
from spatial.streets import Travel


def question(**change: object) -> catchment.Question:
    """
    Hold one valid question: a street of four places 1 km apart.

    Cells a, b, c at 0, 1 and 2 km; schools N at 0 km and F at 3 km. Wards: a and N in west, the
    rest in east. Distances are straight times the detour.
    """
    given = {
        "pupils": pd.Series([60.0, 60.0, 10.0], index=["a", "b", "c"]),
        "seats": pd.Series([100, 100], index=["N", "F"]),
        "travel": Travel(
            np.array([[0, 0], [1000, 0], [2000, 0.0]]), np.array([[0, 0], [3000, 0.0]])
        ),
        "cell_ward": np.array(["west", "east", "east"], dtype=object),
        "school_ward": np.array(["west", "east"], dtype=object),
    }
    return catchment.Question(**{**given, **change})  # type: ignore[arg-type]


def flows(model: str, **change: object) -> dict[tuple[str, str | None], float]:
    """Run a model: pupils by cell and school."""
    table = catchment.MODELS[model](question(**change))
    pairs = zip(table["cell_id"], table["school_id"], strict=True)
    return {
        (cell, school if isinstance(school, str) else None): pupils
        for (cell, school), pupils in zip(pairs, table["pupils"], strict=True)
        if pupils
    }
