"""Frames of documents: what an office wrote, or every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import InputFaults
from spatial.intake.single import office_forms
from spatial.intake.single.office_forms import OfficeForm


def test_a_form_gives_its_texts_and_lists() -> None:
    form = office_forms.parse('co_quan: SỞ X\nnoi_nhan: [a, "", b]\nkinh_gui: c\n', file="f.yaml")
    assert form == OfficeForm(co_quan="SỞ X", noi_nhan=("a", "b"), kinh_gui=("c",))


def test_blanks_are_filled_in_texts_and_lists() -> None:
    form = OfficeForm(trich_yeu="Về {dia_ban}", can_cu=("năm {nam}",))
    filled = form.filled({"dia_ban": "{nam}", "nam": "2030"})
    assert filled == OfficeForm(trich_yeu="Về {nam}", can_cu=("năm 2030",))  # filled once


def test_every_fault_is_told_at_once_with_its_line() -> None:
    text = (
        'co_quan: "x"\ntrich_yeu: "Về {thanh_pho}"\nlogo: a.png\n'
        'mo_dau: "{nam"\nket_thuc: [1]\nnoi_nhan: ["{nam!r}", "{0}"]\n'
    )
    with pytest.raises(InputFaults) as told:
        office_forms.parse(text, file="to-trinh.yaml")
    found = [(one.code, one.row, one.value) for one in told.value.faults]
    assert found == [
        ("form_blank", 2, "{thanh_pho}"),
        ("form_key", 3, "logo"),
        ("form_blank", 4, "{nam"),
        ("form_type", 5, "list"),
        ("form_blank", 6, "{nam}"),
        ("form_blank", 6, "{0}"),
    ]
    assert "to-trinh.yaml, dòng 2" in told.value.say(lang="vi")
    assert "{dia_ban}" in told.value.say(lang="vi")


def test_an_entry_left_out_is_told_and_an_empty_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "to-trinh.yaml").write_text('# mẫu\nco_quan: X\nnguoi_ky: ""\n', "utf-8")
    needed = ("co_quan", "ten_loai", "nguoi_ky", "noi_nhan")
    with pytest.raises(InputFaults) as told:
        office_forms.read_forms(tmp_path, kinds={"to-trinh": needed})
    (fault,) = told.value.faults
    assert (fault.code, fault.row, fault.value) == ("form_missing", 2, "ten_loai, noi_nhan")
    assert "--blank-forms" in told.value.say(lang="vi")


def test_a_blank_in_a_list_is_told_by_the_name_and_the_line_of_the_list() -> None:
    with pytest.raises(InputFaults) as told:
        office_forms.parse('noi_nhan:\n  - "a"\n  - "{van_thu}"\n', file="f.yaml")
    (fault,) = told.value.faults
    assert (fault.row, fault.column, fault.value) == (3, "noi_nhan", "{van_thu}")


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text"])
def test_a_form_that_is_no_list_of_entries_is_refused(text: str) -> None:
    with pytest.raises(InputFaults):
        office_forms.parse(text, file="f.yaml")


def test_a_folder_gives_its_forms_by_the_document_they_are_of(tmp_path: Path) -> None:
    (tmp_path / "to-trinh.yaml").write_text("co_quan: X\n", encoding="utf-8-sig")
    (tmp_path / "ghi-chu.txt").write_text("?", encoding="utf-8")
    found = office_forms.read_forms(tmp_path, kinds={"to-trinh": ("co_quan",)})
    assert found == {"to-trinh": OfficeForm(co_quan="X")}


def test_a_form_of_no_document_and_an_unreadable_one_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "la.yaml").write_text("co_quan: X\n", encoding="utf-8")
    (tmp_path / "to-trinh.yaml").write_bytes(b"co_quan: \xff\xfe\n")
    with pytest.raises(InputFaults) as told:
        office_forms.read_forms(tmp_path, kinds={"to-trinh": ("co_quan",)})
    assert [one.code for one in told.value.faults] == ["form_file", "unreadable"]


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="missing"):
        office_forms.read_forms(tmp_path / "missing", kinds={})
