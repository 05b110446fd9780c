"""What an assessment found, ready to be shown, written or compared."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, TypedDict, cast

import geopandas as gpd
import pandas as pd

from spatial import rounding
from spatial.demand import Demand
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import LEVELS, Level, Options

# Figures of `summary`, in the order they are written.
SUMMARY = (
    "pupils",
    "residents",
    "rooms_have",
    "rooms_need_per_10k",
    "rooms_short_per_10k",
    "rooms_net_per_10k",
    "rooms_short_wards",
    "rooms_need_per_10k_residents",
    "rooms_short_per_10k_residents",
    "rooms_need_class",
    "rooms_short_class",
    "rooms_short_class_wards",
    "land_have_m2",
    "land_boarders_m2",
    "land_from_floor_m2",
    "land_need_m2",
    "land_short_m2",
    "land_short_wards_m2",
    "seats",
    "seats_short",
    "seats_short_wards",
)


class Summary(TypedDict):
    """Whole figures of each level by name, and of all levels together; none where not known."""

    levels: dict[str, dict[str, int | None]]
    total: dict[str, int | None]


@dataclass(frozen=True, kw_only=True, repr=False)
class Assessment:
    """
    Needs, stocks and shortages of one locality under one profile in one year. Nothing is rounded.

    Attributes
    ----------
    network, options, rules, demand
        What was assessed, how, and against which norms.
    wards
        Indexed by (``ward_id``, ``level``): the columns of `deficit.ADDITIVE`, shortages,
        surpluses, ``circle_share``, ``covered_share``, ``schools``, ``status``, ``kind``.
    levels
        The same for the whole locality, indexed by ``level``; shortages as the plan computes them
        (need less stock) and, named ``*_wards``, summed over the wards' own.
    total
        Levels added up; shortages stay gross.
    schools
        Indexed by (``school_id``, ``level``): ``rooms``, ``land_m2``, ``seats``,
        ``pupils_assigned``, ``load_model``, ``utilisation``, ``utilisation_kind``,
        ``ward_id``, ``kind``, ``proposed``.
    flows
        ``level``, ``cell_id``, ``ward_id``, ``school_id``, ``pupils``, ``distance_m``.
    nursery
        Children under three by ward, beside the four levels: the columns of `nursery.COLUMNS`;
        without rows where only published totals are known, which do not tell them apart.
    """

    network: Network
    options: Options
    rules: Rules
    demand: Demand
    wards: pd.DataFrame
    levels: pd.DataFrame
    total: pd.Series
    schools: pd.DataFrame
    flows: pd.DataFrame
    nursery: pd.DataFrame = field(default_factory=pd.DataFrame)

    def at_level(self, level: Level | str) -> pd.DataFrame:
        """Return every ward's figures at one level, indexed by ``ward_id``."""
        return cast("pd.DataFrame", self.wards.xs(Level(level), level="level"))

    def layer(self, level: Level | str) -> gpd.GeoDataFrame:
        """
        Return the wards with their figures at one level.

        Parameters
        ----------
        level
            Level of schooling.

        Returns
        -------
        geopandas.GeoDataFrame
            Polygons in metres indexed by ``ward_id``: ``ward`` and the columns of `wards`.
        """
        shapes = self.network.wards(self.options.units)[["ward", "geometry"]]
        return gpd.GeoDataFrame(
            shapes.join(self.at_level(level)), geometry="geometry", crs=shapes.crs
        )

    def explore(self, level: Level | str = Level.TIEU_HOC, **how: Any) -> Any:  # noqa: ANN401 - whatever geopandas takes and gives
        """
        Look at the wards of one level on a map; no tiles are asked for.

        Parameters
        ----------
        level
            Level of schooling.
        **how
            For `geopandas.GeoDataFrame.explore`; coloured by ``rooms_short_per_10k`` if not told.
        """
        usual = {"column": "rooms_short_per_10k", "tiles": None}
        return self.layer(level).explore(**usual | how)

    def own_shortage(self, level: Level | str, column: str) -> float:
        """
        Add up the wards' own shortages at one level.

        Parameters
        ----------
        level
            Level of schooling.
        column
            A shortage of `wards`, such as ``rooms_short_per_10k``.

        Returns
        -------
        float
            Unrounded; never less than the locality's own shortage, because a ward's spare rooms
            seat nobody in another.
        """
        return float(self.at_level(level)[column].sum(min_count=1))

    def untold(self, level: Level | str | None = None, *, have: str = "rooms_have") -> pd.Index:
        """
        List the wards whose rooms nobody has told: their stock and shortages are missing.

        Parameters
        ----------
        level
            Level of schooling; ``None`` lists the wards with such a gap at any level.
        have
            ``land_have_m2`` lists those whose land is missing: these, and others that have rooms.
        """
        gaps = self.wards.index[self.wards[have].isna()]
        if level is not None:
            gaps = gaps[gaps.get_level_values("level") == Level(level)]
        return gaps.get_level_values("ward_id").unique()

    def net(self, need: str, have: str) -> float:
        """
        Return what all levels together need beyond what there is; negative for a surplus.

        Parameters
        ----------
        need, have
            Columns of `total`, such as ``rooms_need_per_10k`` and ``rooms_have``. Only wards whose
            stock is known are in it.
        """
        told = self.wards[self.wards[have].notna()]
        if len(told) == len(self.wards):
            return float(self.total[need] - self.total[have])
        return float((told[need] - told[have]).sum(min_count=1))

    def __repr__(self) -> str:
        told = self.summary()["total"]
        return (
            f"<Assessment {self.network.locality.key} {self.options.year} "
            f"by {self.options.profile}: {_amount(told['rooms_short_per_10k'])} rooms and "
            f"{_amount(told['land_short_m2'])} m² short>"
        )

    def _repr_html_(self) -> str:
        table = pd.DataFrame(self.summary()["levels"]).T
        return f"<p>{escape(repr(self)[1:-1])}</p>{table.to_html(escape=True)}"

    def summary(self) -> Summary:
        """
        Return the locality's figures as whole numbers, as a plan prints them.

        Returns
        -------
        Summary
            ``levels`` by level and ``total``, each with the figures of `SUMMARY`.
        """
        rows = self.levels.to_dict("index")
        levels = {level.value: whole(rows[level]) for level in LEVELS}
        total = whole(self.total.to_dict())
        # a class is not shared between levels: the rounded levels add up, not their unrounded sum
        for name in ("rooms_need_class", "rooms_short_class"):
            parts = [figures[name] for figures in levels.values()]
            known = [part for part in parts if part is not None]
            total[name] = sum(known) if known else None
        return Summary(levels=levels, total=total)


def _amount(figure: int | None) -> str:
    """Write a whole figure."""
    return "unknown" if figure is None else f"{figure:,}"


def whole(row: Mapping[Hashable, Any]) -> dict[str, int | None]:
    """
    Round one row's figures to whole numbers.

    Parameters
    ----------
    row
        Unrounded figures of a ward, a level or the total.

    Returns
    -------
    dict
        The figures of `SUMMARY` that the row has; ``None`` where nobody knows.

    Notes
    -----
    Half-up, as the published tables; only rooms by class size are rounded up, because part of a
    class needs a whole room.
    """
    up = ("rooms_need_class", "rooms_short_class")
    return {
        name: None
        if math.isnan(row[name])
        else (rounding.up if name in up else rounding.whole)(row[name])
        for name in SUMMARY
        if name in row
    }
