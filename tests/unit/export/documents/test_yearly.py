"""The yearly report: its parts, its frame, what it leaves out and says so."""

from __future__ import annotations

import dataclasses
from datetime import date

from papers import sentences, source, tables

from spatial.export import documents
from spatial.export.documents import DocumentKind, YearSource, yearly
from spatial.intake.single import office_forms
from spatial.intake.single.office_forms import OfficeForm
from spatial.targets import pack


def of_plan(name: str, *, year: int, on: date) -> YearSource:
    return YearSource(on=on, year=year, plan=pack(name))


def test_a_plan_alone_has_targets_days_and_tasks_and_says_what_lacks() -> None:
    made = yearly.document(of_plan("duc_pho", year=2025, on=date(2025, 11, 28)))
    assert [part.title for part in made.parts] == [
        "Tình hình thực hiện các chỉ tiêu",
        "Báo cáo và nhiệm vụ trong năm",
        "Số liệu còn thiếu",
    ]
    assert any("nạp danh sách phường và trường" in said for said in sentences(made.parts))


def test_the_day_the_report_is_due_is_the_plan_s_own() -> None:
    duc_pho = of_plan("duc_pho", year=2025, on=date(2025, 11, 28))
    assert yearly.blanks(duc_pho)["han_bao_cao"] == "05/12/2025"
    binh_thanh = of_plan("binh_thanh", year=2025, on=date(2025, 1, 2))
    assert yearly.blanks(binh_thanh)["han_bao_cao"] == "15/01/2025"


def test_the_letterhead_is_of_the_office_that_follows_the_whole_plan() -> None:
    heads = {
        name: yearly.document(of_plan(name, year=2024, on=date(2024, 6, 1))).form
        for name in ("hcmc", "binh_thanh")
    }
    assert heads["hcmc"].co_quan == "SỞ GIÁO DỤC VÀ ĐÀO TẠO"
    assert heads["hcmc"].so_ky_hieu.endswith("/BC-SGDĐT")
    assert heads["binh_thanh"].co_quan == "PHÒNG VĂN HÓA - XÃ HỘI"


def test_a_target_of_two_years_is_one_line_with_both() -> None:
    """300 rooms in 2025 and in 2030, from the same 294: 3 and 0.86 a year to go."""
    made = yearly.document(of_plan("hcmc", year=2024, on=date(2024, 6, 1)))
    (known,) = [one for one in tables(made.parts) if one.caption.startswith("Chỉ tiêu đã có")]
    (row,) = known.rows
    assert "(2025); " in row[4]
    assert row[4].endswith("(2030)")
    assert row[6] == "3 (2025); 0,86 (2030)"
    assert any("mọi cấp (2025, 2030)" in said for said in sentences(made.parts))


def test_every_blank_of_the_form_is_filled() -> None:
    assert set(yearly.blanks(YearSource.of(source()))) == set(office_forms.BLANKS)


def test_a_report_due_is_written_with_who_to_whom_and_section() -> None:
    made = yearly.document(of_plan("duc_pho", year=2025, on=date(2025, 11, 28)))
    due = next(one for one in tables(made.parts) if one.heads[0] == "Thời hạn")
    (row,) = [row for row in due.rows if row[0] == "trước 05/12/2025"]
    assert row[-1] == "V"


def test_a_review_of_several_years_has_the_results_of_each() -> None:
    """A year nobody tells of is left blank; a yearly report has no such table."""
    one_year = of_plan("hcmc", year=2025, on=date(2025, 11, 28))
    review = dataclasses.replace(one_year, since=2022)
    assert yearly.blanks(review)["nam"] == "2022–2025"
    captions = [one.caption for one in tables(yearly.document(one_year).parts)]
    assert not any(caption.startswith("Kết quả từng năm") for caption in captions)
    (by_year,) = [
        one
        for one in tables(yearly.document(review).parts)
        if one.caption == "Kết quả từng năm, 2022–2025"
    ]
    years = ("2022", "2023", "2024", "2025")
    assert by_year.heads[2:6] == years
    listed = dataclasses.replace(of_plan("duc_pho", year=2025, on=review.on), since=2022)
    (due,) = [one for one in tables(yearly.document(listed).parts) if one.heads[0] == "Thời hạn"]
    assert due.caption == "Các báo cáo đến hạn năm 2022–2025"
    known = [one for one in review.courses if one.latest and one.status != "worded"]
    assert len(by_year.rows) == len(known)
    for row, course in zip(by_year.rows, known, strict=True):
        cells = dict(zip(years, row[2:6], strict=True))
        told = {str(one.year) for one in course.results} & set(years)
        assert {year for year, cell in cells.items() if cell != "…"} == told


def test_a_locality_without_a_plan_still_tells_of_its_network_and_of_its_doubts() -> None:
    made = documents.document(DocumentKind.YEARLY, source())
    titles = [part.title for part in made.parts]
    assert titles == ["Mạng lưới trường, lớp", "Số liệu còn thiếu",
                      "Những điểm còn chưa chắc chắn"]  # fmt: skip


def test_a_frame_of_the_office_stands_in_place_of_ours() -> None:
    own = {"bao-cao-nam": OfficeForm(co_quan="SỞ X", ten_loai="BÁO CÁO", trich_yeu="Năm {nam}")}
    made = documents.document(DocumentKind.YEARLY, source(), forms=own)
    assert (made.form.co_quan, made.form.trich_yeu) == ("SỞ X", "Năm 2026")


def test_a_year_that_has_not_come_has_no_report_of_results() -> None:
    """Written in 2026: the school year of 2027 can be told of, 2035 cannot, and it is said."""
    made = YearSource.of(dataclasses.replace(source(), year=2035))
    assert (made.year, made.not_come) == (2027, 2035)
    assert any("Năm 2035 chưa đến" in one for one in sentences(yearly.document(made).parts))
    come = YearSource.of(dataclasses.replace(source(), year=2027))
    assert (come.year, come.not_come) == (2027, None)
    assert not any("chưa đến" in one for one in sentences(yearly.document(come).parts))


def test_a_report_of_a_unit_that_is_no_more_leaves_its_office_blank_and_says_who_took_over() -> (
    None
):
    """Đức Phổ was a town until July 2025; five communes stand where it was."""
    made = yearly.document(of_plan("duc_pho", year=2025, on=date(2025, 11, 28)))
    form = made.form
    assert form.co_quan_chu_quan == f"ỦY BAN NHÂN DÂN {yearly.BLANK}"
    assert form.kinh_gui == (f"Ủy ban nhân dân {yearly.BLANK}",)
    assert form.dia_danh.startswith(f"{yearly.BLANK}, ngày")
    first = sentences(made.parts)[0]
    assert first.startswith("Thị xã Đức Phổ, Quảng Ngãi thôi là đơn vị hành chính từ 1/7/2025")
    assert "5 xã, phường" in first
    assert "Phường Sa Huỳnh" in first


def test_a_report_written_while_the_unit_stood_or_of_a_city_bears_its_name() -> None:
    before = yearly.document(of_plan("duc_pho", year=2025, on=date(2025, 6, 30)))
    city = yearly.document(of_plan("hcmc", year=2025, on=date(2025, 11, 28)))
    assert before.form.co_quan_chu_quan == "ỦY BAN NHÂN DÂN THỊ XÃ ĐỨC PHỔ, QUẢNG NGÃI"
    assert city.form.co_quan_chu_quan == "ỦY BAN NHÂN DÂN TP.HCM"
    for made in (before, city):
        assert not any("thôi là đơn vị" in said for said in sentences(made.parts))


def test_under_the_targets_each_office_of_the_plan_stands_once_with_that_of_today() -> None:
    made = yearly.document(of_plan("quan11", year=2026, on=date(2026, 11, 28)))
    last = sentences(made.parts[:1])[-1]
    assert last.startswith("Cột Phụ trách ghi cơ quan như kế hoạch; cơ quan hiện nay trong ngoặc: ")
    assert last.count("Phòng Giáo dục và Đào tạo (Phòng Văn hóa – Xã hội của UBND phường, xã") == 1


def test_the_vietnamese_form_bears_vietnamese_names_whatever_the_language_of_the_body() -> None:
    english = dataclasses.replace(of_plan("quan12", year=2024, on=date(2024, 6, 1)), lang="en")
    form = yearly.document(english).form
    assert form.co_quan_chu_quan == "ỦY BAN NHÂN DÂN QUẬN 12, TP.HCM"
    assert "của Quận 12, TP.HCM năm 2024" in form.trich_yeu
