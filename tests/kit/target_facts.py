"""The plan's own tables as facts, and the registry of a locality by indicator and level."""

from __future__ import annotations

import pandas as pd

from spatial import targets
from spatial.records import LEVELS

# Quận 12 as published: tables 3.1 and 3.2.
LEVEL_TABLE = pd.DataFrame(
    {
        "pupils": [29_327.1, 58_089.0, 41_811.0, 28_989.1],
        "residents": [30_000.0, 60_000.0, 45_000.0, 40_000.0],
        "rooms_have": [1_272, 817, 598, 424],
        "land_have_m2": [220_888, 175_615, 152_788, 86_407],
    },
    index=pd.Index([level.value for level in LEVELS], name="level"),
)


SCHOOLS = pd.DataFrame(
    {
        "school_id": ["a", "b", "b", "c"],
        "level": ["tieu_hoc", "tieu_hoc", "thcs", "thcs"],
        "ownership": ["cong_lap", "ngoai_cong_lap", "ngoai_cong_lap", "cong_lap"],
        "rooms": [20, 10, 10, 30],
        "rooms_solid": [20, 5, 10, 30],
        "pupils": [700.0, 300.0, 200.0, 800.0],
        "classes": [20, 10, 5, 20],
        "pupils_two_session": [350.0, 300.0, 200.0, 0.0],
        "national_standard": ["1", "0", "0", "2"],
    }
)


FACTS = targets.Facts(levels=LEVEL_TABLE, school_levels=SCHOOLS)


def rows(
    locality: str, facts: targets.Facts | None = None
) -> dict[tuple[str, str], targets.TargetRow]:
    found = targets.registry(targets.pack(locality), facts)
    return {(row.target.indicator, row.target.level): row for row in found}
