"""The joined deficits of a batch, read back as a stranger's file."""

from __future__ import annotations

from pathlib import Path

import batch_layers
import pytest

from spatial.errors import InputFaults
from spatial.intake.single import deficit_layer
from spatial.intake.single.deficit_layer import read_deficit_layer


def told(path: Path) -> list[tuple[str, int | None, str | None, str | None]]:
    with pytest.raises(InputFaults) as stop:
        read_deficit_layer(path)
    assert all(fault.say(lang="vi") != fault.say(lang="en") for fault in stop.value.faults)
    return [(one.code, one.row, one.column, one.value) for one in stop.value.faults]


@pytest.mark.parametrize("name", ["deficits.parquet", "deficits.gpkg"])
def test_both_forms_give_the_same_figures_and_a_commune_without_rooms_stays_unknown(
    tmp_path: Path, name: str
) -> None:
    table = read_deficit_layer(batch_layers.written(tmp_path, name=name))
    assert table["ward_id"].tolist() == ["26785", "26791", "31825", "31834"]
    assert table["rooms_short_class"].tolist()[:3] == [20, 0, 4]
    assert table["rooms_short_class"].isna().tolist() == [False, False, False, True]
    assert "geometry" not in table


def test_every_wrong_cell_is_told_at_once_with_row_and_column(tmp_path: Path) -> None:
    good = batch_layers.FOUR[0]
    path = batch_layers.written(
        tmp_path,
        good,
        good,
        {**good, "ward_id": ""},
        {**good, "ward_id": "1", "level": "đại học"},
        {**good, "ward_id": "2", "rooms_have": -1},
        {**good, "ward_id": "3", "rooms_have": float("inf")},
    )
    assert told(path) == [
        ("unknown_level", 4, "level", "đại học"),
        ("blank", 3, "ward_id", ""),
        ("too_small", 5, "rooms_have", "-1.0"),
        ("too_large", 6, "rooms_have", "inf"),
        ("duplicate", 2, "ward_id", "y · 26785 · tieu_hoc"),
    ]


def test_text_where_a_figure_belongs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deficits.parquet"
    layer = batch_layers.frame()
    layer["rooms_have"] = ["=1+1", "25", "8", None]
    layer.to_parquet(path)
    assert told(path) == [("not_number", 1, "rooms_have", "=1+1")]


def test_a_layer_of_something_else_is_told_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    batch_layers.frame()[["ward", "geometry"]].to_file(path, driver="GPKG")
    with pytest.raises(InputFaults) as stop:
        read_deficit_layer(path)
    (fault,) = stop.value.faults
    assert fault.code == "deficit_layer_columns"
    assert "ward_id" in fault.say(lang="vi")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.parquet", b"PAR1 no", "not_what_it_says"),
        ("a.gpkg", b"<OGRVRTDataSource/>", "points_elsewhere"),
        ("a.csv", b"ward_id\n", "deficit_layer_form"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [fault[0] for fault in told(path)] == [code]


def test_a_missing_file_and_too_many_rows_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(tmp_path / "a.parquet")[0][0] == "missing_file"
    monkeypatch.setattr(deficit_layer, "MOST_ROWS", 3)
    assert told(batch_layers.written(tmp_path))[0][0] == "deficit_layer_rows"


def test_a_file_without_a_row_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deficits.parquet"
    batch_layers.frame().iloc[:0].to_parquet(path)
    assert [fault[0] for fault in told(path)] == ["empty"]


ROOMS = {"ward_id": "26785", "rooms_have": 10, "rooms_need": 30, "rooms_short": 20}
LAND = {"land_need_m2": 1000, "land_have_m2": 900, "land_short_m2": 60, "land_surplus_m2": 0}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"rooms_short": 3}, "rooms_short_class"),  # 30 needed, 10 there: 20 are short
        ({"rooms_short_class": 0}, "rooms_short_class"),
        ({"rooms_short_per_10k_residents": None}, "rooms_short_per_10k_residents"),
        ({"rooms_have": None}, "rooms_short_class"),  # nobody knows the rooms: nobody the shortage
        ({**LAND, "land_short_m2": 200}, "land_short_m2"),  # 100 at most
        ({**LAND, "land_surplus_m2": 10}, "land_short_m2"),  # short and to spare at once
        ({**LAND, "land_have_m2": 1500, "land_short_m2": 0}, "land_short_m2"),  # 500 to spare
    ],
)
def test_a_shortage_that_its_own_row_does_not_give_is_told_with_file_and_row(
    tmp_path: Path, change: dict[str, object], column: str
) -> None:
    good = {**ROOMS, "ward_id": "26791"}
    faults = told(batch_layers.written(tmp_path, good, ROOMS | change))
    assert (faults[0][:3]) == ("deficit_layer_sum", 2, column)
    with pytest.raises(InputFaults) as stop:
        read_deficit_layer(tmp_path / "deficits.parquet")
    assert stop.value.faults[0].file == "deficits.parquet"


def test_floor_may_stand_for_land_and_batches_round(tmp_path: Path) -> None:
    # 40 of the 100 m² that lack are floor; 20.0000004 rooms were written with six decimals
    row = {**ROOMS, **LAND, "rooms_short_class": 20.000001}
    assert len(read_deficit_layer(batch_layers.written(tmp_path, row))) == 1


def test_two_places_may_call_a_ward_by_one_number(tmp_path: Path) -> None:
    rows = [{**ROOMS, "ward_id": "1", "locality": place} for place in ("Quận A", "Quận B")]
    assert len(read_deficit_layer(batch_layers.written(tmp_path, *rows))) == 2


def test_a_kind_nobody_knows_is_told(tmp_path: Path) -> None:
    path = batch_layers.written(tmp_path, {**ROOMS, "kind": "guessed"})
    assert told(path) == [("unknown_kind", 1, "kind", "guessed")]
