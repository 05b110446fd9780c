"""Files handed out: the same bytes for the same content, each named and explained."""

from __future__ import annotations

import ast
import io
import zipfile
from pathlib import Path
from typing import Any

import page_downloads
import pytest

from spatial import ui
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


UI = Path(ui.__file__).parent
OWN = "the planner's own work, to be opened again: an input, not a result"
TO_MEND = "a blank form, or files on their way in: there is no locality yet to make them from"
# Every button, by its page and its key, and the set it is made again with; the manifest of files
# that are taken one by one stands beside them.
MADE_AGAIN = {
    ("screens/access/sections", "reach.file"): "access",
    ("screens/access/roads", "reach.file"): "roads",
    ("screens/catchment/files", "flow.file"): "catchment",
    ("screens/compare/page", "compare_file"): "compare",
    ("screens/compare/page", "compare_layer"): "compare",
    ("screens/compare/page", "compare_minutes"): "compare",
    ("screens/export/layer_files", "f'export_layers_{name}'"): "qgis",
    ("screens/export/page", "export_file"): "assess",
    ("screens/export/papers", "dossier_take"): "dossier",
    ("screens/export/papers", "f'paper_take_{kind}'"): "papers",
    ("screens/forecast/files", "forecast.files"): "forecast",
    ("screens/land/sections", "fund"): "land",
    ("screens/map/shifts", "shift_file"): "sessions",
    ("screens/recommend/cover", "recommend.cover.file"): "cover",
    ("screens/recommend/near", "near_file"): "near",
    ("screens/recommend/sections", "recommend.file"): "recommend",
    ("screens/schools/checks", "norms_checks_file"): "norm_checks",
    ("screens/schools/institutions", "streams"): "streams",
    ("screens/schools/mergers", "norms_pairs_file"): "mergers",
    ("screens/schools/preschools", "kindergarten"): "kindergarten",
    ("screens/schools/public_primary", "norms_public_primary_file"): "public_primary",
    ("screens/schools/room_stock", "condition"): "rooms",
    ("screens/schools/staffing", "posts"): "teachers",
    ("screens/schools/standard", "recognised"): "recognised",
    ("screens/targets/due_list", "due_file"): "calendar",
    ("screens/targets/money", "funds"): "funds",
    ("screens/targets/progress", "course"): "progress",
    ("screens/targets/progress", "course_report"): "progress",
    ("screens/zoning/results", "after_season"): "after_season",
    ("screens/zoning/files", "zone.file"): "zones",
}
NOT_MADE_AGAIN = {
    ("map/board", "f'{key}_save'"): "a picture of the screen as it was drawn, for the eye",
    ("screens/files/report_files", "key"): TO_MEND,
    ("screens/files/upload", "key"): TO_MEND,
    ("screens/forecast/files", "outlook_keep"): OWN,
    ("screens/norms/editor", "norms_export"): OWN,
    ("screens/propose/proposal_list", "save_file"): OWN,
    ("widgets/commune_search", "key"): TO_MEND,
}
HANDS_OUT = {"offer", "button", "told_file", "download_button"}


def buttons() -> dict[tuple[str, str], bool]:
    """Find every button of every page that hands a file out, and whether its manifest is given."""
    found = {}
    for file in sorted(UI.rglob("*.py")):
        if file == Path(downloads.__file__):
            continue
        page = file.relative_to(UI).with_suffix("").as_posix()
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            of, name = ast.unparse(call.func.value), call.func.attr
            if name not in HANDS_OUT or (of != "downloads" and name != "download_button"):
                continue
            given = {one.arg: ast.unparse(one.value) for one in call.keywords}
            key = given.get("prefix") or given["key"]
            found[page, key.strip("'") if key.startswith("'") else key] = "told" in given
    return found


def test_every_button_hands_out_what_is_made_again_or_is_named_with_its_reason() -> None:
    assert buttons().keys() == MADE_AGAIN.keys() | NOT_MADE_AGAIN.keys()
    assert not MADE_AGAIN.keys() & NOT_MADE_AGAIN.keys()
    assert set(MADE_AGAIN.values()) <= {*page_downloads.SETS}


def test_what_is_made_again_gives_its_manifest() -> None:
    """With the files, beside them, or inside the archive a layer or a dossier is."""
    alone = {
        page for page, _ in MADE_AGAIN
        if "manifest_button(" in (UI / f"{page}.py").read_text(encoding="utf-8")
        or "with_manifest(" in (UI / f"{page}.py").read_text(encoding="utf-8")
    }  # fmt: skip
    alone.add("screens/targets/progress")  # the report is told of with the tables
    for (page, key), is_told in buttons().items():
        if (page, key) in MADE_AGAIN:
            assert is_told or page in alone, (page, key)
