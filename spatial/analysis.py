"""
What an analyst asks in a notebook: one call a question, answers with tables, layers and a look.

Nothing here counts anything: every call puts a question to the rooms that the app and the command
line ask, and hands over their answer with its places. ``docs/notebook.ipynb`` walks through them.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import yaml

from spatial import access, catchment, intake, norms, plan, questions
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.export import catchment as layers
from spatial.network import Network
from spatial.norms.comparison import Comparison
from spatial.norms.comparison import compare as side_by_side
from spatial.records import Level, Options
from spatial.store import landing
from spatial.tables import schema


def check(folder: Path | str) -> intake.Reading:
    """
    Examine a locality's files without raising.

    Parameters
    ----------
    folder
        The folder, or a zip of one.

    Returns
    -------
    spatial.intake.Reading
        ``network`` (``None`` where the files cannot be used), ``faults``, ``repairs``, ``counts``.
    """
    return intake.examine(Path(folder))


def read_frames(tables: Mapping[str, pd.DataFrame], *, name: str = "notebook") -> Network:
    """
    Read a locality from tables in memory, through the same door as files.

    Parameters
    ----------
    tables
        By name: ``residents``, ``schools``, ``school_levels`` …, the columns of
        ``data/README.md``; one ``wards`` or several ``wards_<year>``. Layers are GeoDataFrames with
        a CRS. The index of a frame is not read.
    name
        What the locality is called.

    Returns
    -------
    Network
        As `spatial.read_network` gives it.

    Raises
    ------
    InputFaults
        With every fault; files are called by the names of the tables.

    Examples
    --------
    >>> from spatial import read_network
    >>> town = read_network()
    >>> wards = town.wards(None).reset_index()[["ward_id", "ward", "geometry"]]
    >>> people = town.residents[town.residents["year"] == 2025]
    >>> schools = town.schools.reset_index()[["school_id", "name", "ownership", "geometry"]]
    >>> levels = town.school_levels[["school_id", "level", "rooms", "land_m2"]]
    >>> read_frames(
    ...     {"wards": wards, "residents": people, "schools": schools, "school_levels": levels}
    ... )
    <Network notebook: 11 wards, 113 schools, 1283 cells>
    """
    known = schema()
    faults = [
        Fault(code="missing_table", value=table)
        for table in tables
        if table not in known and not table.startswith("wards_")
    ]
    if faults:
        raise UserError(faults)
    about = yaml.safe_dump({"locality": name, "name": {"vi": name, "en": name}}, allow_unicode=True)
    with landing.landed_tables(tables, about) as folder:
        return intake.read_network(folder)


def compare(town: Network, first: str, second: str, options: Options | None = None) -> Comparison:
    """
    Assess a locality under two norm profiles.

    Parameters
    ----------
    town
        The locality.
    first, second
        Names of profiles, ``name`` or ``name@2025-01-31``.
    options
        Year, units and what counts; its profile is not read.

    Returns
    -------
    spatial.norms.comparison.Comparison
        Shortages of both, their difference, and the clauses behind it.

    Raises
    ------
    UserError
        If a profile is not known.
    """
    asked = options or Options()
    both = [norms.rules(profile) for profile in (first, second)]
    assessment, other = (
        plan.assess(town, dataclasses.replace(asked, profile=rules.profile), rules=rules)
        for rules in both
    )
    return side_by_side(assessment.wards, other.wards, rules_a=both[0], rules_b=both[1])


@dataclass(frozen=True, kw_only=True, repr=False)
class Catchments:
    """
    Who goes where at one level.

    Attributes
    ----------
    found, level, question
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
    assessment: Assessment, level: Level | str, *, model: str = "best", limit_m: float = math.inf
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
        Longest walk [m].

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
    value, good = access.values(measure, pupils, question.seats, pairs, radius_m=radius)
    living = np.asarray(question.cell_ward, dtype=object)
    known_at = np.isfinite(value)
    table = pd.DataFrame(
        {
            "cell_id": question.pupils.index,
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
