"""The country by province and commune: what a batch found, and where nothing was found yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.communes import UNITS, pack
from spatial.records import Level

# What a file may call the communes of today: the pack's own name, and the embedded district's.
TODAYS = (UNITS, "wards_2025")
YOUNG = tuple(f"age_{age:02d}" for age in (0, 5, 10, 15))  # people up to 19


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NationResult:
    """
    Deficits of communes, as one batch found them.

    Attributes
    ----------
    name
        File they are from.
    rows
        Indexed by ``ward_id`` and ``level``; communes of the pack only.
    years, profiles
        Under which the file says they were reckoned, in order.
    outside
        Wards of the file that are no communes of the pack, or are of other units, whose codes may
        be the same as today's: they stand in no sum.
    """

    name: str
    rows: pd.DataFrame
    years: tuple[int, ...]
    profiles: tuple[str, ...]
    outside: tuple[str, ...]


def result(layer: pd.DataFrame, *, name: str) -> NationResult:
    """
    Part the rows of communes the pack knows from others.

    Parameters
    ----------
    layer
        As `spatial.intake.single.deficit_layer` reads it.
    """
    known = layer["ward_id"].isin(pack.communes().index) & layer["units"].isin(TODAYS)
    rows = layer[known].set_index(["ward_id", "level"]).sort_index()
    return NationResult(
        name=name,
        rows=rows,
        years=tuple(sorted({int(year) for year in rows["year"]})),
        profiles=tuple(sorted(set(rows["profile"]))),
        outside=tuple(sorted(set(layer["ward_id"][~known]))),
    )


def by_commune(
    found: NationResult | None, *, level: Level, need: str, have: str, short: str, surplus: str = ""
) -> pd.DataFrame:
    """
    Lay the figures of a level beside every commune of the country.

    Parameters
    ----------
    found
        ``None`` where no batch is there.
    need, have, short
        Columns of a way of counting.
    surplus
        That of its surplus, taken as the file has it; reckoned where the file has none.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``code``: ``name``, ``province_code``, ``people``, ``young`` (up to 19 years)
        from the pack; ``found`` (a row is there), ``need``, ``have``, ``short`` and ``surplus``,
        missing where there is no row or the rooms are not known.

    Notes
    -----
    Where the file has no surplus, ``surplus = max(have − need, 0)`` of the commune itself. That of
    land is the file's own: floor may stand for land there, and ``have`` is land alone.
    """
    communes = pack.communes()
    table = communes[["name", "province_code", "people"]].copy()
    table["young"] = communes[list(YOUNG)].sum(axis=1)
    names = {need: "need", have: "have", short: "short"}
    figures = pd.DataFrame(np.nan, index=table.index, columns=list(names.values()))
    table["found"] = False
    if found is not None and level in found.rows.index.get_level_values("level"):
        at_level = pd.DataFrame(found.rows.xs(level.value, level="level"))
        if surplus in at_level:
            names |= {surplus: "surplus"}
        rows = at_level[list(names)].rename(columns=names)
        figures = rows.reindex(table.index)
        table["found"] = table.index.isin(rows.index)
    table = table.join(figures)
    if "surplus" not in table:
        table["surplus"] = (table["have"] - table["need"]).clip(lower=0)
    return table


def by_province(communes: pd.DataFrame) -> pd.DataFrame:
    """
    Add communes up by province: shortages and surpluses apart, none pays for another.

    Parameters
    ----------
    communes
        As `by_commune`.

    Returns
    -------
    pandas.DataFrame
        Indexed by the province's code, in its order: ``name``, ``communes`` (how many), ``known``
        (with figures), ``short_communes``, sums of ``people``, ``young``, ``need``, ``have``,
        ``short`` and ``surplus`` over those known, missing where none is.
    """
    known = communes["short"].notna()
    parts = communes.assign(communes=1, known=known, short_communes=communes["short"] > 0)
    parts.loc[~known, ["need", "have"]] = np.nan  # a need without its stock is in no sum either
    counts = parts.groupby("province_code")[
        ["communes", "known", "short_communes", "people", "young"]
    ].sum()
    sums = parts.groupby("province_code")[["need", "have", "short", "surplus"]].sum(min_count=1)
    names = pd.Series({each.code: each.name for each in pack.provinces()}, name="name")
    return names.to_frame().join(counts).join(sums)
