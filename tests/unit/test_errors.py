"""A fault says where, what, what was expected and what to do, in the reader's language."""

from __future__ import annotations

import dataclasses
import errno

import pytest

from spatial import errors, words
from spatial.cancellation import Cancelled
from spatial.errors import (
    Fault,
    InputFaults,
    InternalError,
    Severity,
    TruongLopError,
    UserError,
    told_once,
)

BLANK = Fault(code="blank", file="schools.xlsx", sheet="TH", row=7, column="Tên trường", value="")


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        ({}, "", ""),
        ({"file": "a.csv"}, "a.csv", "a.csv"),
        ({"file": "a.csv", "row": 3}, "a.csv, dòng 3", "a.csv, row 3"),
        (
            {"file": "a.xlsx", "sheet": "S", "row": 3, "column": "C"},
            "a.xlsx, trang “S”, dòng 3, cột “C”",
            "a.xlsx, sheet “S”, row 3, column “C”",
        ),
    ],
)
def test_the_place_names_only_what_is_known(given: dict[str, object], vi: str, en: str) -> None:
    fault = Fault(code="blank", **given)  # type: ignore[arg-type]

    def plain(text: str) -> str:
        return text.replace('"', "").replace("“", "").replace("”", "")

    assert plain(fault.place(lang="vi")) == plain(vi)
    assert plain(fault.place(lang="en")) == plain(en)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_fault_is_said_in_one_line_place_first(lang: str) -> None:
    line = BLANK.say(lang=lang)
    assert line.startswith(f"{BLANK.place(lang=lang)}: ")
    assert "\n" not in line
    for part in ("what", "expected", "remedy"):
        assert BLANK.part(part, lang=lang) in line


def test_a_fault_without_a_place_begins_with_what_is_wrong() -> None:
    fault = Fault(code="missing_table", value="wards")
    assert fault.say(lang="vi").startswith(fault.part("what", lang="vi"))


def test_the_value_and_the_column_fill_their_blanks() -> None:
    fault = Fault(code="not_number", file="a.csv", row=2, column="rooms", value="hai mươi")
    assert "hai mươi" in fault.say(lang="vi")
    assert "hai mươi" in fault.say(lang="en")


def test_what_a_fault_is_told_goes_before_its_own_column_and_value() -> None:
    fault = Fault(code="not_number", column="x", value="1", blanks={"value": "2"})
    assert "2" in fault.part("what", lang="en")
    assert "1" not in fault.part("what", lang="en")


@pytest.mark.parametrize(
    ("lang", "times", "many"), [("vi", "1,3", "1.283"), ("en", "1.3", "1,283")]
)
def test_what_was_measured_or_counted_is_written_as_the_language_does(
    lang: str, times: str, many: str
) -> None:
    assert f"× {times} (" in Fault(code="no_streets", blanks={"detour": 1.3}).say(lang=lang)
    assert f" {many} " in Fault(code="cells_made", blanks={"count": 1283}).say(lang=lang)
    most = Fault(code="too_large", value="2", blanks={"most": 1.3}).say(lang=lang)
    assert f" {times}" in most


@pytest.mark.parametrize(
    ("lang", "named"),
    [("vi", "(Tiểu học + THCS), và được xếp vào Tiểu học"), ("en", "(Primary + Lower secondary)")],
)
def test_a_level_is_named_in_the_reader_s_language(lang: str, named: str) -> None:
    blanks = {"count": 3, "level": "tieu_hoc", "levels": "tieu_hoc + thcs", "rows": "2"}
    said = Fault(code="level_of_several", value="A", blanks=blanks).part("what", lang=lang)
    assert named in said
    assert "tieu_hoc" not in said


def test_a_year_and_a_code_stay_bare() -> None:
    told = Fault(code="missing_crs", blanks={"candidates": "?", "name": "x.shp", "first": 9210})
    assert ": 9210" in told.say(lang="vi")


def test_an_unknown_code_is_a_defect_of_ours() -> None:
    with pytest.raises(KeyError):
        Fault(code="no_such_code").say(lang="en")


def test_a_fault_stops_unless_it_says_otherwise() -> None:
    assert BLANK.severity is Severity.ERROR
    assert Fault(code="blank", severity=Severity.WARNING).severity == "warning"


def test_a_fault_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        BLANK.row = 8  # type: ignore[misc]


def test_an_error_of_one_fault_and_one_of_several_are_built_alike() -> None:
    assert UserError(BLANK).faults == (BLANK,)
    assert UserError([BLANK, BLANK]).faults == (BLANK, BLANK)


def test_an_error_says_every_fault_on_a_line_of_its_own() -> None:
    other = Fault(code="missing_table", value="wards")
    said = InputFaults([BLANK, other]).say(lang="vi").splitlines()
    assert said == [BLANK.say(lang="vi"), other.say(lang="vi")]


def test_the_text_of_an_error_is_english() -> None:
    assert str(UserError(BLANK)) == BLANK.say(lang="en")


def test_the_tree_parts_what_a_user_can_mend_from_a_defect() -> None:
    assert issubclass(InputFaults, UserError)
    assert issubclass(UserError, TruongLopError)
    assert issubclass(InternalError, TruongLopError)
    assert not issubclass(InternalError, UserError)
    assert not issubclass(Cancelled, UserError)
    assert UserError.exit_code == 2


def _odd(row: int, value: str = "Bán công") -> Fault:
    where = {"file": "a.xlsx", "row": row, "column": "Loại hình"}
    return Fault(
        code="unknown_choice",
        value=value,
        blanks={"choices": "x", "once_vi": "", "once_en": ""},
        **where,
    )  # type: ignore[arg-type]


def test_faults_alike_but_for_their_rows_are_one_line_that_names_the_rows() -> None:
    other = _odd(6, "của ông Ba")
    lines = [line for _, line in told_once([_odd(4), other, _odd(5), _odd(9)], lang="vi")]
    assert [line.partition(", cột")[0] for line in lines] == [
        "a.xlsx, các dòng 4, 5, 9",
        "a.xlsx, dòng 6",
    ]
    assert lines[1] == other.say(lang="vi")


def test_of_many_rows_the_first_are_named_and_the_others_counted() -> None:
    ((_, line),) = told_once([_odd(row) for row in range(2, 14)], lang="en")
    assert line.startswith("a.xlsx, rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more, column")


def test_a_note_is_not_joined_to_an_error_and_what_has_no_row_stands_alone() -> None:
    bare = dataclasses.replace(_odd(1), row=None)
    note = dataclasses.replace(_odd(4), severity=Severity.WARNING)
    grades = [severity for severity, _ in told_once([_odd(4), note, bare], lang="vi")]
    assert grades == [Severity.ERROR, Severity.WARNING, Severity.ERROR]


@pytest.mark.parametrize(
    ("number", "vi"),
    [
        (errno.EACCES, "không có quyền ở đó"),
        (errno.ENOSPC, "ổ đĩa hết chỗ"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ENOTDIR, "một phần của đường dẫn là tệp, cần thư mục"),
    ],
)
def test_what_the_system_refuses_is_said_in_the_reader_s_language(number: int, vi: str) -> None:
    reason = errors.reason_of(OSError(number, "in English"))
    fault = Fault(code="cannot_write", value="x", blanks={"reason": reason})
    assert fault.say(lang="vi").startswith(f"Không ghi được vào “x”: {vi}.")
    assert "in English" not in fault.say(lang="en")


def test_what_the_system_says_seldom_is_said_as_it_says_it() -> None:
    assert errors.reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == (
        "Invalid cross-device link"
    )
    assert errors.reason_of(OSError()) == "OSError"
