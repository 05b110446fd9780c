"""Who goes where, with tables, layers and a look."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import geopandas as gpd
import pandas as pd

from spatial import catchment, questions
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.export import catchment as layers
from spatial.records import Level


@dataclass(frozen=True, kw_only=True, repr=False)
class Catchments:
    """
    Who goes where at one level.

    Attributes
    ----------
    assessment, level, question
        What was assessed, and what the model was asked.
    flows
        ``cell_id``, ``school_id`` (missing: without a seat), ``pupils``, ``distance_m``.
    load
        By ``school_id``: pupils, seats, utilisation.
    """

    assessment: Assessment
    level: Level
    question: catchment.Question
    flows: pd.DataFrame
    load: pd.DataFrame

    @property
    def schools(self) -> gpd.GeoDataFrame:
        """Schools with their load, points in metres."""
        return layers.loads(self.assessment, self.load)

    @property
    def lines(self) -> gpd.GeoDataFrame:
        """Flows as lines from cell to school; pupils without a seat as points."""
        return layers.lines(self.assessment, self.flows)

    @property
    def unserved(self) -> float:
        """Pupils without a seat [pupils]."""
        return float(self.flows.loc[self.flows["school_id"].isna(), "pupils"].sum())

    def explore(self, **how: Any) -> Any:  # noqa: ANN401 - whatever geopandas takes and gives
        """Look at the schools by their load (`geopandas.GeoDataFrame.explore`), without tiles."""
        return self.schools.explore(**{"column": "utilisation", "tiles": None} | how)

    def __repr__(self) -> str:
        return (
            f"<Catchments {self.level}: {self.question.pupils.sum():,.0f} pupils, "
            f"{self.question.seats.sum():,.0f} seats, {self.unserved:,.0f} beyond the seats>"
        )

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self)[1:-1])}</p>{self.load.head(10).to_html(escape=True)}"


def catchments(
    assessment: Assessment, level: Level | str, *, model: str = "best", limit_m: float | None = None
) -> Catchments:
    """
    Send the pupils of one level to schools.

    Parameters
    ----------
    assessment
        The assessment: its pupils and seats.
    level
        Level of schooling.
    model
        One of `spatial.catchment.MODELS`.
    limit_m
        Longest walk [m]; ``None`` takes `spatial.norms.longest_walk_m`.

    Returns
    -------
    Catchments
        Flows, load, and both as layers.

    Raises
    ------
    UserError
        If the model is not known.
    """
    if model not in catchment.MODELS:
        known = ", ".join(catchment.MODELS)
        raise UserError(Fault(code="catchment_unknown", value=model, blanks={"known": known}))
    question = questions.of_level(assessment, Level(level), limit_m=limit_m)
    flows = catchment.MODELS[model](question)
    return Catchments(
        assessment=assessment,
        level=Level(level),
        question=question,
        flows=flows,
        load=catchment.load(question, flows),
    )
