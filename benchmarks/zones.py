"""Contiguous enrolment zones, 1,276 neighbourhoods and 33 schools: gap and time."""

from __future__ import annotations

import time

import numpy as np

from benchmarks.measure import Row, shown
from spatial import zoning


def county(neighbourhoods: int = 1276, schools: int = 33, *, share: float) -> zoning.Zoning:
    """Make a county of jittered blocks whose seats are a share of its pupils."""
    random = np.random.default_rng(0)
    side = int(np.ceil(np.sqrt(neighbourhoods)))
    row, column = np.divmod(np.arange(neighbourhoods), side)
    xy = np.column_stack([column, row]) * 250.0 + random.uniform(-90, 90, (neighbourhoods, 2))
    to = xy[random.choice(neighbourhoods, schools, replace=False)] + 40.0
    pupils = random.integers(20, 160, neighbourhoods).astype(float)
    parts = random.uniform(0.6, 1.4, schools)
    return zoning.Zoning(
        pupils=pupils,
        seats=np.floor(parts / parts.sum() * pupils.sum() * share),
        metres=np.hypot(*(xy[:, None] - to[None]).transpose(2, 0, 1)) * 1.3,
        edges=zoning.neighbours(xy),
    )


def rows() -> list[Row]:
    """Return every line."""
    lines = []
    for share in (1.05, 1.02):
        began, worked = time.perf_counter(), time.process_time()
        found = zoning.zones(county(share=share))
        spent, worked = time.perf_counter() - began, time.process_time() - worked
        lines.append(
            Row(
                task=f"zones, seats {share:.0%} of pupils",
                size="1,276 × 33",
                ours=f"{shown(worked)} of the processor in {shown(spent)}, "
                f"gap {found.gap:.2%}, {found.over.sum():.0f} beyond seats, "
                f"at most {found.parts.max()} part",
                goal="gap ≤ 1 % in ≤ 60 s",
            )
        )
    return lines
