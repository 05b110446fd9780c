"""Files in and out: what the command line writes is handed out; bad files become sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import assess, export, read_network
from spatial.export import geojson
from spatial.records import Level, Proposal
from spatial.ui.widgets import faults

Visit = Callable[..., AppTest]
LIN = Proposal(
    proposal_id="a",
    name="Trường A",
    level=Level.THCS,
    rooms=20,
    land_m2=9_000,
    lon=106.6819,
    lat=10.8738,
)


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def test_the_page_lists_exactly_the_files_of_the_command_line(visit: Visit) -> None:
    at = visit("export")
    said = screens.words(at)
    names = export.bundle(assess(read_network(), PLAN))
    assert [name for name in names if name not in said] == []
    assert "deficit_tieu_hoc.geojson" in said


def test_a_saved_file_of_proposals_opens_again(visit: Visit) -> None:
    at = visit("propose")
    at.file_uploader[0].upload("de-xuat.geojson", geojson.proposals([LIN])).run()
    said = screens.words(at)
    assert "Đã mở 1 đề xuất." in said
    assert "Trường A" in said
    assert "THCS · 20 phòng · 9.000 m²" in said


def test_a_hostile_file_name_and_content_become_sentences(visit: Visit) -> None:
    at = visit("propose")
    bad = json.dumps({"type": "FeatureCollection", "features": []}).encode()
    at.file_uploader[0].upload("../../<b>x.geojson", bad).run()
    assert "Không mở được tệp" in screens.words(at)
    assert "<b>x" not in screens.markup(at)


def test_a_file_with_one_proposal_outside_opens_none(visit: Visit) -> None:
    far = Proposal(
        proposal_id="b", name="Xa", level=Level.THCS, rooms=1, land_m2=1, lon=100.0, lat=10.0
    )
    at = visit("propose")
    at.file_uploader[0].upload("hai.geojson", geojson.proposals([LIN, far])).run()
    said = screens.words(at)
    assert "“Xa”" in said
    assert "nằm ngoài mọi phường" in said
    assert "Đề xuất (0)" in said


def test_a_broken_folder_shows_every_fault_and_no_page(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "trống"
    folder.mkdir()
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(folder))
    said = screens.words(visit())
    for table in ("wards", "residents", "schools"):
        assert f"Thiếu bảng “{table}”" in said
    assert f"Thư mục: {folder.name}." in said
    assert str(tmp_path) not in said  # a colleague's browser is told no folder of this machine
    english = screens.words(visit(lang="en"))
    assert "The data cannot be used yet" in english


def test_a_folder_that_is_gone_is_named_without_where_it_lay(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(tmp_path / "quan-x"))
    said = screens.words(visit())
    assert "quan-x" in said
    assert str(tmp_path) not in said


def test_a_defect_of_ours_is_a_sentence_and_a_note_in_the_log(
    visit: Visit, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        msg = "chỗ này hỏng"
        raise RuntimeError(msg)

    monkeypatch.setattr("spatial.ui.widgets.headline.html", fail)
    at = visit()
    said = screens.words(at)
    assert "Chương trình gặp lỗi của chính nó" in said
    assert "Traceback" not in said
    log = home / "truonglop.log"
    assert "builtins.RuntimeError" in log.read_text(encoding="utf-8")
    log.unlink()
    assert faults.broken(log, lang="en")


def test_a_defect_in_the_answer_to_a_click_is_a_sentence_too(home: Path) -> None:
    """Callbacks run before the page, outside its boundary; the server hands their failures on."""

    def page() -> None:
        from spatial.ui.widgets import faults  # noqa: PLC0415 - AppTest takes the body alone

        try:
            {}["không có"]
        except KeyError as problem:
            faults.uncaught(problem)

    said = screens.words(AppTest.from_function(page, default_timeout=60).run())
    assert "Chương trình gặp lỗi của chính nó" in said
    assert "builtins.KeyError" in (home / "truonglop.log").read_text(encoding="utf-8")
