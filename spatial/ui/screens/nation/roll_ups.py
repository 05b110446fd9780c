"""What the page counts: communes and provinces at the level and by the way chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from spatial import nation
from spatial.nation import NationResult
from spatial.records import Level, weakest
from spatial.ui.memo import once
from spatial.ui.session import method
from spatial.ui.session.method import Method
from spatial.ui.widgets import signs

ALL, SHORT, ENOUGH, UNTOLD, ABSENT = "all", "short", "enough", "untold", "absent"
DISPUTED = "disputed"
SHOWN = (ALL, SHORT, ENOUGH, UNTOLD, DISPUTED, ABSENT)


@dataclass(frozen=True, kw_only=True, eq=False)
class NationFigures:
    """
    The country as the page shows it.

    Attributes
    ----------
    communes, provinces
        As `spatial.nation` makes them.
    province
        The one that is open; empty for the whole country.
    """

    communes: pd.DataFrame
    provinces: pd.DataFrame
    province: str
    level: Level
    method: Method
    lang: str

    @property
    def here(self) -> pd.DataFrame:
        """Return the communes of the province that is open, or of the country."""
        if not self.province:
            return self.communes
        return self.communes[self.communes["province_code"] == self.province]

    @property
    def kind(self) -> str:
        """Return the least sure kind of the figures the sums of `here` take in."""
        return str(weakest(self.here["kind"][self.here["short"].notna()]))

    def write(self, value: float, kind: str) -> str:
        """Write a figure as the way of counting is shown, with the sign of its kind before it."""
        shown = method.shown(value, self.method)
        return _about(kind) + method.write(shown, self.method, lang=self.lang)

    def write_spare(self, value: float, kind: str) -> str:
        """Write a surplus: of rooms by class size only whole ones are spare."""
        spare = method.spare(value, self.method)
        return _about(kind) + method.write(spare, self.method, lang=self.lang)

    @property
    def unit(self) -> str:
        """Name the unit of the figures."""
        return method.unit(self.method, lang=self.lang)


_NOTHING = object()  # stands for the result where none is there


def of(
    result: NationResult | None, *, province: str, level: Level, way: Method, lang: str
) -> NationFigures:
    """Count communes and provinces, once for a result, level and way."""
    columns = method.columns(way)

    def counted() -> tuple[pd.DataFrame, pd.DataFrame]:
        communes = nation.by_commune(
            result,
            level=level,
            need=columns.need,
            have=columns.have,
            short=columns.short,
            surplus=columns.surplus,
        )
        return communes, nation.by_province(communes)

    communes, provinces = once(result or _NOTHING, f"nation.{level}.{way}", counted)
    return NationFigures(
        communes=communes, provinces=provinces, province=province, level=level, method=way,
        lang=lang,
    )  # fmt: skip


def _about(kind: str) -> str:
    """Return the sign before a figure of a kind; none before one nobody told."""
    return signs.about(kind) if kind else ""


def state_of(row: pd.Series) -> str:
    """Tell how a commune stands: short, enough, rooms not known, told twice, or nothing found."""
    if not row["found"]:
        return ABSENT
    if row["disputed"]:
        return DISPUTED
    if pd.isna(row["short"]):
        return UNTOLD
    return SHORT if row["short"] > 0 else ENOUGH


def states(communes: pd.DataFrame) -> pd.Series:
    """Tell how every commune stands."""
    told = pd.Series(ENOUGH, index=communes.index)
    told[communes["short"] > 0] = SHORT
    told[communes["short"].isna()] = UNTOLD
    told[communes["disputed"]] = DISPUTED
    told[~communes["found"]] = ABSENT
    return told


def share(row: pd.Series) -> float:
    """Return the share of the need that is missing, by which an area is painted."""
    if pd.isna(row["short"]):
        return float("nan")
    return float(row["short"] / row["need"]) if row["need"] > 0 else 0.0
