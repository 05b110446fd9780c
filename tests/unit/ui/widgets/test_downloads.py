"""Files handed out: the same bytes for the same content, each named and explained."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from spatial.ui.widgets import downloads

FILES = {"deficit.csv": b"ward_id\n" * 300, "bản đồ.geojson": b"{}"}


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("a.geojson", "application/geo+json"),
        ("a.b.csv", "text/csv"),
        ("a.zip", "application/zip"),
        ("a.json", "application/json"),
    ],
)
def test_a_browser_is_told_the_type_by_the_last_ending(name: str, mime: str) -> None:
    assert downloads.mime(name) == mime


def test_a_workbook_is_a_workbook() -> None:
    assert downloads.mime("a.xlsx").endswith("spreadsheetml.sheet")


@pytest.mark.parametrize("name", ["a.exe", "a", ""])
def test_an_ending_nobody_planned_is_a_defect(name: str) -> None:
    with pytest.raises(KeyError):
        downloads.mime(name)


def test_all_in_one_comes_first_then_each_file_with_its_size(
    written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    downloads.offer(FILES, name="all.zip", prefix="p", lang="vi", meaning=lambda name: f"<{name}>")
    assert list(asked) == ["p_all", "p_deficit_csv", "p_bản đồ_geojson"]
    assert asked["p_all"]["given"][1:] == ("all.zip", "application/zip")
    assert asked["p_deficit_csv"]["given"][0] == FILES["deficit.csv"]
    assert all(one["on_click"] == "ignore" for one in asked.values())
    assert "&lt;deficit.csv&gt;" in written[0]
    assert "2,4 kB" in written[0]  # 8 bytes x 300
    assert "0,0 kB" in written[1]


def test_what_a_file_holds_is_found_by_its_name_with_underscores(written: list[str]) -> None:
    with pytest.raises(KeyError, match=r"nowhere\.deficit_csv"):
        downloads.offer(FILES, name="all.zip", prefix="nowhere", lang="vi")
    assert written == []


def test_a_manifest_goes_into_the_archive_and_stands_beside_the_files(
    asked: dict[str, dict[str, Any]],
) -> None:
    downloads.offer({"deficit.csv": b"a"}, name="all.zip", prefix="p", lang="vi",
                    meaning=str, told=lambda: b"{}")  # fmt: skip
    content, *_ = asked["p_all"]["given"]
    with zipfile.ZipFile(io.BytesIO(content())) as box:
        assert box.namelist() == ["deficit.csv", "manifest.json"]
        assert box.read("manifest.json") == b"{}"
    told, name, _ = asked["p_manifest"]["given"]
    assert (told(), name) == (b"{}", "manifest.json")
