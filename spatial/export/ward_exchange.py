"""The annex two wards sign: how many pupils each sends the other, and to which schools."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import rounding, words
from spatial.assessment import Assessment
from spatial.catchment import Question, exchange, matrix
from spatial.catchment.report import wards_of
from spatial.catchment.ward_clusters import clusters
from spatial.export.table import rows
from spatial.records import Level

ANNEX, LINES, CLUSTERS = "exchange_annex.csv", "exchange", "ward_clusters.csv"


def annex(
    assessment: Assessment, asked: Question, flows: pd.DataFrame, *, level: Level, lang: str
) -> bytes:
    """
    Write a row for every pair of wards that exchange pupils, and a last one of all.

    Parameters
    ----------
    assessment
        For the names of wards and schools.
    asked, flows
        The question and who goes where, of any model.
    level
        Asked about: some of its schools have apportioned figures, and their rows say so.

    Returns
    -------
    bytes
        CSV whose heads are words. Pupils are rounded half-up a row; the last row is rounded from
        the sum of all, so it need not be the sum of the rounded rows.
    """
    sent = exchange.by_school(asked, flows)
    pairs = exchange.between(sent)
    ward = assessment.network.wards(assessment.options.units)["ward"].astype(str)
    ward.index = ward.index.astype(str)
    names = assessment.network.schools["name"].astype(str)
    shares = {school for school, at in assessment.network.apportioned if at == level.value}
    leaning = {
        pair for pair, at in sent.groupby(["home", "ward"])["school_id"] if at.isin(shares).any()
    }
    mark = words.say("explain.apportioned", lang=lang)
    taking = {
        pair: "; ".join(
            f"{names.get(row['school_id'], row['school_id'])}: {rounding.whole(row['pupils'])}"
            for row in table.to_dict("records")
        )
        for pair, table in sent.groupby(["home", "ward"])
    }
    head = {key: words.say(f"exchange.{key}", lang=lang) for key in _HEADS}
    listed = [
        {
            head["number"]: at,
            head["ward_a"]: ward.get(row["ward_a"], row["ward_a"]),
            head["ward_b"]: ward.get(row["ward_b"], row["ward_b"]),
            head["a_to_b"]: rounding.whole(row["a_to_b"]),
            head["b_to_a"]: rounding.whole(row["b_to_a"]),
            head["balance"]: rounding.whole(row["balance"]),
            head["schools_b"]: taking.get((row["ward_a"], row["ward_b"]), ""),
            head["schools_a"]: taking.get((row["ward_b"], row["ward_a"]), ""),
            head["figures"]: mark
            if {(row["ward_a"], row["ward_b"]), (row["ward_b"], row["ward_a"])} & leaning
            else "",
        }
        for at, row in enumerate(pairs.to_dict("records"), start=1)
    ]
    total = dict.fromkeys(head.values(), "") | {
        head["ward_a"]: words.say("exchange.total", lang=lang),
        head["a_to_b"]: rounding.whole(float(pairs["a_to_b"].sum())),
        head["b_to_a"]: rounding.whole(float(pairs["b_to_a"].sum())),
    }
    return rows([*listed, total])


_HEADS = (
    *("number", "ward_a", "ward_b", "a_to_b", "b_to_a", "balance"),
    *("schools_b", "schools_a", "figures"),
)


def shared(
    assessment: Assessment, asked: Question, flows: pd.DataFrame, *, level: Level, lang: str
) -> bytes:
    """
    Write the wards that answer for schools together, a row a ward, by cluster.

    Parameters
    ----------
    assessment, asked, flows, level
        As for `annex`.

    Returns
    -------
    bytes
        CSV whose heads are words; wards tied to none stand each in a cluster of one.
    """
    table = clusters(matrix(asked, flows)).sort_values("cluster", kind="stable")
    ward = assessment.network.wards(assessment.options.units)["ward"].astype(str)
    ward.index = ward.index.astype(str)
    head = {key: words.say(f"exchange.{key}", lang=lang) for key in _CLUSTER_HEADS}
    apportioned = [school for school, at in assessment.network.apportioned if at == level.value]
    leaning = flows[flows["school_id"].isin(apportioned) & (flows["pupils"] > 0)]
    cells = asked.pupils.index.get_indexer(pd.Index(leaning["cell_id"]))
    marked = {str(home) for home in wards_of(asked)[cells]}
    listed = []
    for home, row in table.iterrows():
        told = (f"{ward.get(to, to)} {rounding.whole(100 * share)} %" for to, share in row["ties"])
        kept = "" if pd.isna(row["kept_share"]) else rounding.whole(100 * row["kept_share"])
        mark = words.say("explain.apportioned", lang=lang) if str(home) in marked else ""
        values = (
            *(row["cluster"], row["wards"], ward.get(str(home), str(home))),
            *(rounding.whole(row["seated"]), "; ".join(told), kept, mark),
        )
        listed.append(dict(zip(head.values(), values, strict=True)))
    return rows(listed)


_CLUSTER_HEADS = ("cluster", "cluster_wards", "cluster_ward", "seated", "ties", "kept", "figures")


def lines(assessment: Assessment, asked: Question, flows: pd.DataFrame) -> gpd.GeoDataFrame:
    """
    Draw what each ward sends another as a line from ward to ward.

    Returns
    -------
    geopandas.GeoDataFrame
        ``home_id``, ``home``, ``ward_id``, ``ward``, ``pupils`` [pupils] and ``mean_m``, their mean
        walk [m]; a line from a point inside the one outline to one inside the other.
    """
    sent = exchange.by_school(asked, flows)
    sent["walked_m"] = sent["pupils"] * sent["mean_m"]
    sums = sent.groupby(["home", "ward"], sort=True)[["pupils", "walked_m"]].sum().reset_index()
    wards = assessment.network.wards(assessment.options.units)
    at = wards.index.astype(str)
    inside = shapely.get_coordinates(wards.geometry.representative_point().to_numpy())
    start, end = at.get_indexer(sums["home"]), at.get_indexer(sums["ward"])
    called = wards["ward"].astype(str).to_numpy()
    shapes = shapely.linestrings(np.stack([inside[start], inside[end]], axis=1))
    table = {
        "home_id": sums["home"],
        "home": called[start],
        "ward_id": sums["ward"],
        "ward": called[end],
        "pupils": sums["pupils"],
        "mean_m": sums["walked_m"] / sums["pupils"],
    }
    return gpd.GeoDataFrame(table, geometry=np.asarray(shapes, dtype=object), crs=wards.crs)
