"""What intake noted, in a document: of its place alone, in words an office uses."""

from __future__ import annotations

import csv
import dataclasses
import shutil
import string
from pathlib import Path

import pandas as pd
import pytest
from papers import OPTIONS, source, standing
from towns import School, town

from spatial import assess, intake, words
from spatial.assessment import Assessment
from spatial.errors import Fault, Severity
from spatial.export.documents import DocumentSource, intake_doubts

CODES = sorted(
    key.split(".")[1]
    for key in words.texts("vi")
    if key.startswith("fault.") and key.endswith(".office")
)
NAMES = {"w00": "Thới Hiệp", "w10": "Tân Thới Hiệp"}  # one within the other


def noted(*notes: Fault, ward_id: str | None = None) -> DocumentSource:
    """Return the source of a town of two wards of which intake noted something."""
    return source(assessment=assessed(*notes), ward_id=ward_id)


def assessed(*notes: Fault) -> Assessment:
    town = standing().network
    wards = town.ward_sets["wards"]
    wards = wards.assign(ward=[NAMES[ward] for ward in wards.index])
    sets = {**town.ward_sets, "wards": wards}
    return dataclasses.replace(
        standing(), network=dataclasses.replace(town, ward_sets=sets, warnings=notes)
    )


def note(code: str, value: str | None = None, **blanks: object) -> Fault:
    return Fault(
        code=code, file="a.csv", value=value, severity=Severity.WARNING, row=7, blanks=blanks
    )


def test_a_note_is_told_without_its_file_row_and_remedy() -> None:
    fault = note("ages_split", wards=2)
    (said,) = intake_doubts.sentences(noted(fault))
    assert said == (
        "Dân số của 2 phường, xã chỉ có theo nhóm tuổi hoặc tổng số, "
        "được chia ra từng tuổi (ước tính)."
    )


def test_a_level_is_named_in_words() -> None:
    fault = note("totals_differ", level="thcs", name="rooms", counted="10", known="12")
    (said,) = intake_doubts.sentences(noted(fault))
    assert "các trường cấp THCS được 10" in said


def test_how_a_file_was_read_is_counted_and_not_told() -> None:
    notes = (note("letters_read", letters="TCVN3"), note("ids_made", count=4))
    assert intake_doubts.sentences(noted(*notes)) == [
        "Và 2 điều khác trong mục Chất lượng dữ liệu."
    ]


def test_of_many_notes_the_first_are_told_and_the_rest_counted() -> None:
    notes = [note("institution_elsewhere", f"Cơ sở {at}", one="A", other="B") for at in range(11)]
    said = intake_doubts.sentences(noted(*notes))
    assert [line.split(":")[0] for line in said[:-1]] == [f"Cơ sở {at}" for at in range(8)]
    assert said[-1] == "Và 3 điều khác trong mục Chất lượng dữ liệu."


def test_what_a_document_says_of_streets_is_not_told_twice() -> None:
    assert intake_doubts.sentences(noted(note("no_streets", detour=1.3))) == []


def test_a_ward_tells_nothing_that_names_other_wards_alone() -> None:
    fault = note("lands_apart", wards="Tân Thới Hiệp", count=1, lands=2, metres="500")
    assert intake_doubts.sentences(noted(fault, ward_id="w00")) == []
    assert len(intake_doubts.sentences(noted(fault, ward_id="w10"))) == 1
    assert len(intake_doubts.sentences(noted(fault))) == 1


def test_a_list_cut_short_may_be_of_any_ward() -> None:
    fault = note("lands_apart", wards="Tân Thới Hiệp …", count=9, lands=2, metres="500")
    assert len(intake_doubts.sentences(noted(fault, ward_id="w00"))) == 1


def test_a_note_that_names_a_school_is_of_the_ward_it_stands_in() -> None:
    called = str(standing().network.schools["name"].iloc[0])  # in w00, the only one
    fault = note("private_by_name", called, count=1)
    assert len(intake_doubts.sentences(noted(fault, ward_id="w00"))) == 1
    assert intake_doubts.sentences(noted(fault, ward_id="w10")) == []


def test_a_note_of_several_rows_with_one_as_an_example_is_of_the_locality() -> None:
    called = str(standing().network.schools["name"].iloc[0])
    fault = note("private_by_name", called, count=3)
    assert len(intake_doubts.sentences(noted(fault, ward_id="w10"))) == 1


def test_a_note_of_the_whole_locality_is_every_ward_s() -> None:
    fault = note("cells_made", count=154)
    for ward_id in NAMES:
        assert len(intake_doubts.sentences(noted(fault, ward_id=ward_id))) == 1


def test_schools_without_place_or_land_are_counted_in_the_ward_alone() -> None:
    found = assessed(note("without_place", "X", count=5), note("land_untold", count=9))
    town = found.network
    bare = dataclasses.replace(
        town,
        schools=town.schools.set_geometry([None] * len(town.schools), crs=town.schools.crs),
        school_levels=town.school_levels.assign(land_m2=float("nan")),
    )
    found = dataclasses.replace(found, network=bare)
    assert [
        line.split()[0] for line in intake_doubts.sentences(source(assessment=found, ward_id="w00"))
    ] == ["1", "1"]
    assert intake_doubts.sentences(source(assessment=found, ward_id="w10")) == []


def test_wards_of_one_name_all_tell_what_names_them() -> None:
    found = assessed(note("lands_apart", wards="Phường 1", count=1, lands=2, metres="500"))
    wards = found.network.ward_sets["wards"].assign(ward="Phường 1")
    place = dataclasses.replace(
        found.network, ward_sets={**found.network.ward_sets, "wards": wards}
    )
    found = dataclasses.replace(found, network=place)
    for ward_id in NAMES:
        assert len(intake_doubts.sentences(source(assessment=found, ward_id=ward_id))) == 1


def untold(*notes: Fault, public_only: bool = False) -> Assessment:
    """
    Assess a town of five schools whose rooms are to come.

    In the west s0 has rooms at one level and none at another, of which its row tells land; s1 has
    no row at all; s2, a private one, has one without rooms that tells nothing else. In the east s3
    has a row like that, and s4 one that tells pupils.
    """
    places = (0.2, 0.4, 0.6, 1.4, 1.6)
    made = town(schools=tuple(School(x=x, y=0.5) for x in places))
    made = dataclasses.replace(
        made,
        locality=dataclasses.replace(made.locality, rooms_known=False),
        schools=made.schools.assign(
            name=[f"Trường {at}" for at in range(5)],
            ownership=["cong_lap", "cong_lap", "ngoai_cong_lap", "cong_lap", "cong_lap"],
        ),
        school_levels=made.school_levels[made.school_levels["school_id"] == "s0"],
        roomless=pd.DataFrame(
            {
                "school_id": ["s0", "s2", "s3", "s4"],
                "level": ["thcs", "tieu_hoc", "tieu_hoc", "tieu_hoc"],
                "waits": [True, False, False, True],
            }
        ),
        warnings=notes,
    )
    return assess(made, dataclasses.replace(OPTIONS, public_only=public_only))


def told_of(found: Assessment, ward_id: str) -> list[str]:
    return intake_doubts.sentences(source(assessment=found, ward_id=ward_id))


@pytest.mark.parametrize(
    ("public_only", "west"), [(False, 3), (True, 2)], ids=["all_schools", "public_schools"]
)
def test_a_school_at_no_level_and_one_without_rooms_at_one_are_told_apart(
    public_only: bool, west: int
) -> None:
    notes = (note("rooms_untold", count=5), note("no_levels", count=1, schools="s1"))
    found = untold(*notes, public_only=public_only)
    assert told_of(found, "w00") == [
        f"{west} trường chưa có số phòng học.",
        "1 trường chưa có phòng học và đất ở cấp học nào nên không tính vào kết quả.",
    ]
    assert told_of(found, "w10") == ["2 trường chưa có số phòng học."]


def test_figures_that_wait_for_rooms_are_told_in_the_ward_of_their_school() -> None:
    fault = note("waits_for_rooms", count=2, schools="Trường 0, Trường 4")
    for ward_id, school in (("w00", "Trường 0"), ("w10", "Trường 4")):
        (said,) = told_of(untold(fault), ward_id)
        assert said.startswith("1 số liệu")
        assert f"({school})" in said


def test_a_school_at_no_level_is_told_in_its_ward_where_rooms_are_known(tmp_path: Path) -> None:
    place = shutil.copytree(intake.embedded(), tmp_path / "q12")
    (table,) = place.rglob("school_levels.csv")
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    lost = rows[0]["school_id"]
    with table.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]))
        written.writeheader()
        written.writerows(row for row in rows if row["school_id"] != lost)
    found = assess(intake.read_network(place))
    its = found.network.schools.loc[lost, found.options.units or found.network.base_units]
    said = "1 trường chưa có phòng học và đất ở cấp học nào nên không tính vào kết quả."
    for ward_id in map(str, found.network.wards(found.options.units).index):
        assert (said in told_of(found, ward_id)) == (ward_id == its)


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_an_office_s_sentence_asks_for_nothing_the_note_does_not_tell(code: str, lang: str) -> None:
    def blanks(*parts: str) -> set[str]:
        texts = [words.texts(lang)[f"fault.{code}.{part}"] for part in parts]
        return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}

    assert blanks("office") <= blanks("what", "expected", "remedy")


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_an_office_s_sentence_names_no_table_no_column_and_no_file(code: str, lang: str) -> None:
    said = words.texts(lang)[f"fault.{code}.office"]
    for name in (
        "_id",
        "land_",
        "cells",
        "residents",
        "school_levels",
        ".csv",
        ".yaml",
        "truonglop",
    ):
        assert name not in said
