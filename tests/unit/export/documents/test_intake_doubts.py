"""What intake noted, in a document: of its place alone, in words an office uses."""

from __future__ import annotations

import dataclasses
import string

import pytest
from papers import source, standing

from spatial import words
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
