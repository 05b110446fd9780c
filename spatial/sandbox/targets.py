"""The readers that run in a process of their own: a fixed list, nothing from outside adds to it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from enum import StrEnum
from typing import Any


class ReaderTarget(StrEnum):
    """Where each reader stands: module and function."""

    EXAMINE = "spatial.intake.examine:examine"
    INSPECT = "spatial.intake.examine:inspected"
    CONFIRMED = "spatial.intake.answers.settings:read"
    PROPOSALS = "spatial.intake.single.proposals:read_proposals"
    AREAS = "spatial.intake.single.areas:read_areas"
    OUTLOOK = "spatial.intake.single.outlook:read_outlook"
    OUTLOOK_TEXT = "spatial.intake.single.outlook:parse_outlook"
    REGISTERS = "spatial.intake.single.registers:read_registers"
    PROFILE = "spatial.intake.single.profiles:read_profile"
    ZONE_CHOICES = "spatial.intake.single.zone_choices:read_zone_choices"
    DEFICIT_LAYER = "spatial.intake.single.deficit_layer:read_deficit_layer"
    ROAD_WORKS = "spatial.intake.single.road_works:read_road_works"
    EXTRACT = "spatial.intake.osm.extract:read_each"
    REFUSALS = "spatial.intake.door.arrivals:refusals"
    UNPACKED = "spatial.intake.door.arrivals:unpacked"
    LAYERS = "spatial.sandbox.confinement:held"


WAITING_FOR = (  # imported before there is a job, so that the job does not wait
    "geopandas",
    "geopandas.tools.hilbert_curve",
    "openpyxl",
    "osmium",
    "pyarrow.pandas_compat",
    "pyarrow.parquet",
    "pyarrow.vendored.version",
    "pydantic.dataclasses",
    "pydantic.plugin._loader",
    "pydantic.type_adapter",
    "pyogrio",
    "python_calamine",
    "scipy.sparse",
    "spatial.intake",
    *sorted({target.partition(":")[0] for target in ReaderTarget}),
)


def function(target: ReaderTarget) -> Callable[..., Any]:
    """Return the reader."""
    module, _, name = target.partition(":")
    reader: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return reader
