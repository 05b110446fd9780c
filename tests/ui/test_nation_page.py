"""The country: a batch's file brought, the way down to a commune, and its own locality."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import batch_layers
import pytest
import screens
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]


def test_a_result_is_brought_and_a_province_opened_and_narrowed(
    visit: Visit, tmp_path: Path
) -> None:
    at = visit("nation", level="tieu_hoc", method="class")
    assert "3.321 nơi chưa có kết quả" in screens.words(at)
    file = batch_layers.written(tmp_path)
    given = ("Kết quả.parquet", file.read_bytes(), "application/octet-stream")
    at.file_uploader[0].set_value(given).run()
    said = screens.words(at)
    assert "thiếu ≈ 24 phòng ở 2 xã, phường; dư ≈ 7 phòng ở 1 xã, phường" in said
    assert "năm 2026" in said
    at.selectbox(key="nation_province").set_value("79").run()
    assert "Thành phố Hồ Chí Minh, Tiểu học" in screens.words(at)
    at.button_group(key="nation.shown").set_value("short").run()
    assert screens.markup(at).count("data-row=") == 1


def test_a_file_of_something_else_is_refused_in_words_and_the_page_stands(visit: Visit) -> None:
    at = visit("nation")
    at.file_uploader[0].set_value(("a.parquet", b"PAR1 no", "application/octet-stream")).run()
    said = screens.words(at)
    assert "a.parquet" in said
    assert "3.321 nơi chưa có kết quả" in said


def test_a_result_the_server_was_given_is_open_for_everybody(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch_layers.written(tmp_path, name="deficits.gpkg")
    monkeypatch.setenv("TRUONGLOP_RESULTS", str(tmp_path))
    at = visit("nation", level="tieu_hoc", method="class")
    assert "thiếu ≈ 24 phòng" in screens.words(at)


def test_a_result_of_the_server_that_went_away_is_told_and_the_page_stands(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_RESULTS", str(tmp_path / "deficits.parquet"))
    said = screens.words(visit("nation"))
    assert "Không còn đọc được kết quả “deficits.parquet”" in said
    assert "3.321 nơi chưa có kết quả" in said


def test_communes_of_two_places_are_named_with_what_becomes_of_them(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {**batch_layers.FOUR[0], "locality": "Quận 12"}
    other = {**row, "locality": "Thành phố", "rooms_have": 12, "rooms_short": 18}
    batch_layers.written(tmp_path, row, other)
    monkeypatch.setenv("TRUONGLOP_RESULTS", str(tmp_path))
    said = screens.words(visit("nation", level="tieu_hoc", method="class"))
    assert "(Quận 12, Thành phố)" in said
    assert "1 xã, phường có ở nhiều nơi trong tệp với số khác nhau" in said
