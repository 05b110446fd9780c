"""How rooms are built and the plan of their replacement, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from spatial import room_stock
from spatial.assessment import Assessment
from spatial.norms import money
from spatial.targets.pack import localities, pack

YEARS_AHEAD = 5  # where no plan names its year: a term of public investment, an assumption


@dataclass(frozen=True, kw_only=True)
class RoomPlan:
    """
    The plan of rooms of a locality.

    Attributes
    ----------
    tables
        ``rooms_levels``, ``rooms_plan``, ``rooms_repairs``, ``rooms_schools``; those without a row
        are left out.
    first, last
        Years of the work.
    from_plan
        Whether the last year is that of the locality's own plan.
    room_cost_billion_vnd
        What a room to replace or build was reckoned at.
    repair_cost_billion_vnd
        What a room to repair was reckoned at; ``None`` where nobody said.
    private_left_out
        Private schools that tell how their rooms are built and are no public work [schools].
    """

    tables: Mapping[str, pd.DataFrame] = field(hash=False)
    first: int
    last: int
    from_plan: bool
    room_cost_billion_vnd: float
    repair_cost_billion_vnd: float | None = None
    private_left_out: int = 0


def room_plan(
    assessment: Assessment,
    *,
    day: date,
    last: int | None = None,
    room_cost_billion_vnd: float | None = None,
    repair_cost_billion_vnd: float | None = None,
) -> RoomPlan:
    """
    Make the plan of rooms from what schools tell.

    Parameters
    ----------
    last
        Last year of the work; ``None`` for that of the locality's plan.
    room_cost_billion_vnd
        ``None`` for the published case.
    repair_cost_billion_vnd
        ``None`` for none: no case is published.
    """
    key = assessment.network.locality.key
    goals, aimed = room_stock.aims(pack(key)) if key in localities() else ({}, None)
    cost = money.room_cost().value if room_cost_billion_vnd is None else room_cost_billion_vnd
    first = day.year + 1
    until = max(last or aimed or day.year + YEARS_AHEAD, first)
    listed = room_stock.schools(assessment, day=day)
    made = {
        "rooms_levels": room_stock.levels(
            listed, assessment, targets=goals, room_cost_billion_vnd=cost
        ),
        "rooms_plan": room_stock.replacement(
            listed, first=first, last=until, room_cost_billion_vnd=cost
        ),
        "rooms_repairs": room_stock.repairs(
            listed, first=first, last=until, room_cost_billion_vnd=repair_cost_billion_vnd
        ),
        "rooms_schools": listed,
    }
    return RoomPlan(
        tables={name: table for name, table in made.items() if len(table)},
        first=first,
        last=until,
        from_plan=last is None and aimed is not None and until == aimed,
        room_cost_billion_vnd=float(cost),
        repair_cost_billion_vnd=repair_cost_billion_vnd,
        private_left_out=room_stock.private_left_out(assessment),
    )
