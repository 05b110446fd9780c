"""Uploads: known forms, bounded, looked at first; nothing written elsewhere."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.intake.answers.settings import Settings
from spatial.store import Desk
from spatial.store.uploads import Room

CSV = b"school_id,name\na,A\n"


def packed(**members: bytes) -> bytes:
    """Zip members; ``__`` in a name is a slash, ``_DOT_`` a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Desk.new_id(), root=tmp_path, room=Room(files=3, file_bytes=500, total_bytes=800))


def test_an_upload_lands_under_its_plain_name_and_nowhere_else(desk: Desk) -> None:
    assert desk.put("../../schools.csv", CSV) == []
    assert [path.name for path in desk.files()] == ["schools.csv"]
    assert {path.name for path in desk.root.iterdir()} == {desk.folder.name}


@pytest.mark.parametrize("name", ["ds truong.xlsb", "DS.XLSB", "ds.numbers"])
def test_a_workbook_in_another_form_is_told_how_to_be_saved(name: str, desk: Desk) -> None:
    (fault,) = desk.put(name, b"PK")
    assert fault.code == "other_form"
    assert ".xlsx" in fault.say(lang="vi")


def test_a_form_no_reader_knows_is_refused_with_the_forms_that_are(desk: Desk) -> None:
    (fault,) = desk.put("run.exe", b"MZ")
    assert fault.code == "upload_form"
    assert "GeoPackage" in fault.say(lang="vi")
    assert desk.files() == []


def test_a_file_that_is_not_what_its_name_says_is_not_kept(desk: Desk) -> None:
    (fault,) = desk.put("wards.geojson", b"PK\x03\x04")
    assert fault.code == "not_what_it_says"
    assert desk.files() == []


def test_a_map_that_points_at_other_files_is_not_kept(desk: Desk) -> None:
    (fault,) = desk.put("wards.geojson", b"<OGRVRTDataSource/>")
    assert fault.code == "points_elsewhere"
    assert desk.files() == []


def test_each_ceiling_has_its_own_sentence_and_what_was_there_stays(desk: Desk) -> None:
    assert [fault.code for fault in desk.put("big.csv", b"x" * 501)] == ["too_big"]
    assert desk.put("a.csv", b"x" * 400) == []
    assert [fault.code for fault in desk.put("b.csv", b"x" * 401)] == ["upload_full"]
    assert desk.put("a.csv", b"y" * 500) == []  # the same name replaces: 500, not 900
    assert desk.put("b.csv", b"x") == desk.put("c.csv", b"x") == []
    assert [fault.code for fault in desk.put("d.csv", b"x")] == ["upload_many"]
    assert [path.name for path in desk.files()] == ["a.csv", "b.csv", "c.csv"]
    assert desk.size() == 502


def test_a_zip_of_tables_is_unpacked_and_one_of_a_layer_stays_whole(desk: Desk) -> None:
    tables = packed(du_lieu__schools_DOT_csv=CSV, readme_DOT_md=b"no table")
    assert desk.put("all.zip", tables) == []
    assert [path.name for path in desk.files()] == ["schools.csv"]
    layer = packed(wards_DOT_shp=b"\x00\x00\x27\x0a", wards_DOT_dbf=b"")
    assert desk.put("wards.zip", layer) == []
    assert [path.name for path in desk.files()] == ["schools.csv", "wards.zip"]


def test_a_zip_that_climbs_or_holds_no_data_leaves_nothing(desk: Desk) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../schools.csv", CSV)
    assert [fault.code for fault in desk.put("x.zip", out.getvalue())] == ["zip_climbs"]
    assert [fault.code for fault in desk.put("y.zip", packed(a_DOT_md=b""))] == ["upload_empty_zip"]
    assert desk.files() == []


def test_answers_are_kept_with_the_uploads(desk: Desk) -> None:
    desk.answer(Settings(columns={"a.csv": {"Số P": "rooms"}}, crs={"w.shp": 9210}))
    assert desk.answers().columns == {"a.csv": {"Số P": "rooms"}}
    assert desk.answers().crs == {"w.shp": 9210}


def test_borrowed_tables_stand_apart_and_can_be_given_back(desk: Desk) -> None:
    desk.put("schools.csv", CSV)
    desk.borrow({"wards.geojson": b"{}", "residents.csv": b"x"})
    assert desk.borrowed() == ["residents.csv", "wards.geojson"]
    assert [path.name for path in desk.files()] == ["schools.csv"]
    desk.borrow({})
    assert desk.borrowed() == []


def test_a_layer_goes_with_all_its_parts(desk: Desk) -> None:
    desk.put("wards.shp", b"\x00\x00\x27\x0a")
    desk.put("wards.dbf", b"")
    desk.put("schools.csv", CSV)
    desk.remove("wards.shp")
    assert [path.name for path in desk.files()] == ["schools.csv"]


def test_an_id_of_somebody_elses_making_is_no_folder() -> None:
    with pytest.raises(ValueError, match="climb"):
        Desk("../climb-out")


def test_a_disk_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError) as told:
        Desk(Desk.new_id(), root=tmp_path / "file").put("a.csv", CSV)
    assert told.value.faults[0].code == "cannot_write"


def test_forms_of_single_schools_land_where_intake_looks_for_them(desk: Desk) -> None:
    assert desk.put("../Trường A.html", b"<table></table>") == []
    assert [path.relative_to(desk.folder).as_posix() for path in desk.files()] == [
        "bieu-mau/Trường A.html"
    ]
    desk.remove("Trường A.html")
    assert desk.files() == []
