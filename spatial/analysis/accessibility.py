"""What is within reach of whom, with tables, layers and a look."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import access, questions
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.export import catchment as layers
from spatial.records import Level


@dataclass(frozen=True, kw_only=True, repr=False)
class Access:
    """
    Access of one level by cell and by ward.

    Attributes
    ----------
    level, measure, radius_m
        What was measured.
    cells
        Points in metres: ``cell_id``, ``ward_id``, ``pupils``, ``access``, ``left_out``.
    wards
        By ward, least access first: mean, Gini, share of pupils left out.
    gini
        Inequality over pupils [0..1].
    """

    level: Level
    measure: str
    radius_m: float
    cells: gpd.GeoDataFrame
    wards: pd.DataFrame
    gini: float

    def explore(self, **how: Any) -> Any:  # noqa: ANN401 - whatever geopandas takes and gives
        """Look at the cells by their access (`geopandas.GeoDataFrame.explore`), without tiles."""
        return self.cells.explore(**{"column": "access", "tiles": None} | how)

    def __repr__(self) -> str:
        return (
            f"<Access {self.level} by {self.measure} within {self.radius_m:,.0f} m: "
            f"Gini {self.gini:.2f}>"
        )

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self)[1:-1])}</p>{self.wards.head(10).to_html(escape=True)}"


def accessibility(
    assessment: Assessment,
    level: Level | str,
    *,
    measure: str = "balanced",
    radius_m: float | None = None,
) -> Access:
    """
    Measure the seats within reach of every pupil.

    Parameters
    ----------
    assessment
        The assessment.
    level
        Level of schooling.
    measure
        One of `spatial.access.MEASURES`, or ``raam`` (a cost: less is better).
    radius_m
        Service radius [m]; that of the norms if not given.

    Returns
    -------
    Access
        By cell, by ward, and how unequal.

    Raises
    ------
    UserError
        If the measure is not known.
    """
    if measure not in (*access.MEASURES, access.RAAM):
        known = ", ".join((*access.MEASURES, access.RAAM))
        raise UserError(Fault(code="access_unknown", value=measure, blanks={"known": known}))
    wanted = Level(level)
    radius = radius_m or assessment.rules.radius_m[wanted].value
    question = questions.of_level(assessment, wanted)
    pupils = question.pupils.to_numpy(dtype=np.float64)
    pairs = question.travel.within(2.0 * radius)
    told = question.told
    value, good = (
        each[told]
        for each in access.values(measure, pupils, question.seats, pairs, radius_m=radius)
    )
    pupils, living = pupils[told], np.asarray(question.cell_ward, dtype=object)[told]
    known_at = np.isfinite(value)
    table = pd.DataFrame(
        {
            "cell_id": question.pupils.index[told],
            "ward_id": living,
            "pupils": pupils,
            "access": value,
            "left_out": access.left_out(good, pupils),
        }
    )
    return Access(
        level=wanted,
        measure=measure,
        radius_m=radius,
        cells=layers.at_cells(assessment, table),
        wards=access.by_ward(good, pupils, living),
        gini=access.gini(value[known_at], pupils[known_at]),
    )
