"""The annex two wards sign, and its lines on the map."""

from __future__ import annotations

import csv
import io
from functools import cache

import pandas as pd
import pytest

from spatial import Assessment, Options, assess, catchment, questions, read_network
from spatial.catchment import ward_clusters
from spatial.export import ward_exchange
from spatial.records import Level

HEADS = {
    "vi": ["Bên A", "Bên B", "Học sinh bên A học ở bên B", "Học sinh bên B học ở bên A"],
    "en": ["Side A", "Side B", "Pupils of A at school in B", "Pupils of B at school in A"],
}


@cache
def answer() -> tuple[Assessment, catchment.Question, pd.DataFrame]:
    """Send the primary pupils of the embedded district."""
    assessment = assess(read_network(), Options())
    asked = questions.of_level(assessment, Level.TIEU_HOC)
    return assessment, asked, catchment.MODELS["best"](asked)


def lines(content: bytes) -> list[dict[str, str]]:
    """Read a CSV back."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_pair_stands_once_and_both_directions_beside_each_other(lang: str) -> None:
    assessment, asked, flows = answer()
    *listed, total = lines(
        ward_exchange.annex(assessment, asked, flows, level=Level.TIEU_HOC, lang=lang)
    )
    a, b, onward, back = HEADS[lang]
    matrix = catchment.matrix(asked, flows)
    ward = assessment.network.wards(assessment.options.units)["ward"]
    ids = {name: ward_id for ward_id, name in ward.items()}
    assert len({frozenset((row[a], row[b])) for row in listed}) == len(listed) > 0
    for row in listed:
        there, here = ids[row[a]], ids[row[b]]
        assert int(row[onward]) == pytest.approx(matrix.loc[there, here], abs=0.5)
        assert int(row[back]) == pytest.approx(matrix.loc[here, there], abs=0.5)
    across = sum(matrix.loc[one, two] for one in matrix.index for two in matrix.index if one != two)
    assert int(total[onward]) + int(total[back]) == pytest.approx(across, abs=1)


def test_the_schools_that_take_them_are_named_with_their_pupils() -> None:
    assessment, asked, flows = answer()
    *listed, _ = lines(
        ward_exchange.annex(assessment, asked, flows, level=Level.TIEU_HOC, lang="vi")
    )
    names = set(assessment.network.schools["name"])
    for row in listed:
        taking = [
            part.rpartition(": ") for part in row["Trường của bên B nhận"].split("; ") if part
        ]
        assert {name for name, _, _ in taking} <= names
        sum_of_schools = sum(int(pupils) for _, _, pupils in taking)
        assert abs(sum_of_schools - int(row[HEADS["vi"][2]])) <= len(taking)  # rounded one by one


def test_a_line_leads_from_the_home_ward_to_the_school_s() -> None:
    assessment, asked, flows = answer()
    layer = ward_exchange.lines(assessment, asked, flows)
    wards = assessment.network.wards(assessment.options.units).geometry
    matrix = catchment.matrix(asked, flows)
    for row in layer.itertuples():
        start, end = row.geometry.boundary.geoms
        assert wards[row.home_id].contains(start)
        assert wards[row.ward_id].contains(end)
        assert row.pupils == pytest.approx(matrix.loc[row.home_id, row.ward_id])


def test_nobody_over_a_border_is_an_annex_of_its_total_alone() -> None:
    assessment, asked, flows = answer()
    content = ward_exchange.annex(assessment, asked, flows[:0], level=Level.TIEU_HOC, lang="vi")
    assert [row["Bên A"] for row in lines(content)] == ["Tất cả các cặp"]
    assert ward_exchange.lines(assessment, asked, flows[:0]).empty


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_ward_stands_in_one_cluster_with_what_ties_it_and_the_mark_of_its_figures(
    lang: str,
) -> None:
    assessment, asked, flows = answer()
    listed = lines(ward_exchange.shared(assessment, asked, flows, level=Level.TIEU_HOC, lang=lang))
    ward = assessment.network.wards(assessment.options.units)["ward"]
    called = {"vi": ("Phường", "Cụm", "Ghi chú số liệu"), "en": ("Ward", "Cluster", None)}[lang]
    assert sorted(row[called[0]] for row in listed) == sorted(ward)
    numbers = [int(row[called[1]]) for row in listed]
    assert numbers == sorted(numbers)
    found = ward_clusters.clusters(catchment.matrix(asked, flows))
    assert set(numbers) == set(found["cluster"])
    if called[2]:
        assert all(row[called[2]] for row in listed)  # the district's schools are apportioned
