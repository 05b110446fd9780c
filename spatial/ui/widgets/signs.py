"""Signs before figures: of what is not published or surveyed, and of a change."""

from __future__ import annotations

import math

from spatial import rounding, walk_basis, words
from spatial.assessment import Assessment
from spatial.records import Kind
from spatial.ui.session import assessments

UNSURE = (Kind.ESTIMATED, Kind.UNTOLD, Kind.ASSUMED)
ABOUT = "≈ "


def about(kind: str) -> str:
    """Return the sign put before a figure that is not published or surveyed."""
    return ABOUT if Kind(kind) in UNSURE else ""


def about_wards(assessment: Assessment, level: str) -> str:
    """Return the sign put before figures made of the wards' own."""
    kinds = assessments.by_ward(assessment, level)["kind"]
    return ABOUT if any(map(about, kinds)) else ""


def about_streets(assessment: Assessment, level: str) -> str:
    """Return the sign put before shares of pupils within a walk."""
    streets = assessment.network.streets
    known = streets is not None and Kind(streets.kind) not in UNSURE
    known &= not walk_basis.by_line(assessment.network, assessment.options.units)
    return about_wards(assessment, level) if known else ABOUT


def signed(change: float, *, lang: str, decimals: int = 0) -> str:
    """Write a change with its sign; nothing for none."""
    if math.isnan(change) or rounding.half_up(change, decimals) == 0:
        return ""
    return f"{'−' if change < 0 else '+'}{words.number(abs(change), lang=lang, decimals=decimals)}"
