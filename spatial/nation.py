"""The country by province and commune: what a batch found, and where nothing was found yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.communes import UNITS, pack
from spatial.intake.single import deficit_layer
from spatial.records import Kind, Level, weakest

# What a file may call the communes of today: the pack's own name, and the embedded district's.
TODAYS = (UNITS, "wards_2025")
FIGURES = ("need", "have", "short", "surplus")
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
        Indexed by ``ward_id`` and ``level``; communes of the pack only, each once. ``disputed``
        where places of the file tell different figures of it: then it has none.
    twice
        Communes more than one place of the file holds, by code, with the places.
    years, profiles
        Under which the file says they were reckoned, in order.
    outside
        Wards of the file, by place and code, that are no communes of the pack, or are of other
        units, whose codes may be the same as today's: they stand in no sum.
    """

    name: str
    rows: pd.DataFrame
    twice: Mapping[str, tuple[str, ...]]
    years: tuple[int, ...]
    profiles: tuple[str, ...]
    outside: tuple[tuple[str, str], ...]


def result(layer: pd.DataFrame, *, name: str) -> NationResult:
    """
    Part the rows of communes the pack knows from others.

    Parameters
    ----------
    layer
        As `spatial.intake.single.deficit_layer` reads it.
    """
    known = layer["ward_id"].isin(pack.communes().index) & layer["units"].isin(TODAYS)
    held = layer[known]
    places = held.groupby("ward_id")["locality"].unique()
    several = places[places.map(len) > 1]
    outside = layer.loc[~known, ["locality", "ward_id"]].drop_duplicates()
    return NationResult(
        name=name,
        rows=_once(held),
        twice={str(code): tuple(sorted(names)) for code, names in several.items()},
        years=tuple(sorted({int(year) for year in held["year"]})),
        profiles=tuple(sorted(set(held["profile"]))),
        outside=tuple(sorted(outside.itertuples(index=False, name=None))),
    )


def _once(held: pd.DataFrame) -> pd.DataFrame:
    """Keep one row of each commune and level; where places tell different figures, none of them."""
    key = ["ward_id", "level"]
    told = ["profile", *deficit_layer.FIGURES]
    different = held.drop_duplicates([*key, *told]).duplicated(key, keep=False)
    disputed = pd.MultiIndex.from_frame(held.loc[different.index[different], key])
    # of two rows alike the least sure counts: a figure is no surer than what it was told by
    sure = held["kind"].map({kind: at for at, kind in enumerate(Kind)})
    first = held.assign(sure=sure).sort_values([*key, "sure"], ascending=[True, True, False])
    rows = first.drop(columns="sure").drop_duplicates(key).set_index(key).sort_index()
    rows["disputed"] = rows.index.isin(disputed)
    figures = [name for name in deficit_layer.FIGURES if name != "year"]
    rows.loc[rows["disputed"], figures] = np.nan
    return rows


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
        from the pack; ``found`` (a row is there), ``disputed`` (more than one, which differ),
        ``kind`` (of the row, empty without one), `FIGURES`, missing where there is no row, the
        rooms are not known or rows differ.

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
    table["found"] = table["disputed"] = False
    table["kind"] = ""
    if found is not None and level in found.rows.index.get_level_values("level"):
        at_level = pd.DataFrame(found.rows.xs(level.value, level="level"))
        if surplus in at_level:
            names |= {surplus: "surplus"}
        rows = at_level[list(names)].rename(columns=names)
        figures = rows.reindex(table.index)
        table["found"] = table.index.isin(rows.index)
        disputed = at_level.index[at_level["disputed"].to_numpy(dtype=bool)]
        table["disputed"] = table.index.isin(disputed)
        table["kind"] = at_level["kind"].reindex(table.index, fill_value="")
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
        (with figures), ``short_communes``, ``kind`` (the least sure of those known, empty where
        none is), sums of ``people``, ``young`` and, over those known, of `FIGURES`, missing where
        none is.
    """
    known = communes["short"].notna()
    parts = communes.assign(communes=1, known=known, short_communes=communes["short"] > 0)
    parts.loc[~known, ["need", "have"]] = np.nan  # a need without its stock is in no sum either
    counts = parts.groupby("province_code")[
        ["communes", "known", "short_communes", "people", "young"]
    ].sum()
    sums = parts.groupby("province_code")[list(FIGURES)].sum(min_count=1)
    kinds = communes[known].groupby("province_code")["kind"].agg(weakest)
    names = pd.Series({each.code: each.name for each in pack.provinces()}, name="name")
    table = names.to_frame().join(counts).join(sums).join(kinds)
    return table.assign(kind=table["kind"].fillna(""))
