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
        ("duplicate", 2, "ward_id", "26785 · tieu_hoc"),
    ]


def test_text_where_a_figure_belongs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deficits.parquet"
    layer = batch_layers.frame()
    layer["rooms_have"] = ["=1+1", "2", "3", "4"]
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
