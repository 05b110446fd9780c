"""Workbooks as offices keep them, no two laid out alike, with the truth a script knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import openpyxl

LEVEL_TITLES = {"mam_non": "MẦM NON", "tieu_hoc": "TIỂU HỌC", "thcs": "THCS", "thpt": "THPT"}
LEVEL_WORDS = {"mam_non": "Mầm non", "tieu_hoc": "Tiểu học", "thcs": "THCS", "thpt": "THPT"}
WARDS = {"00001": "Phường Tây", "00002": "Phường Đông"}


@dataclass(frozen=True, kw_only=True)
class OfficeSchool:
    """One school at one level, as it is."""

    name: str
    level: str
    ward_id: str
    rooms: int
    land_m2: float
    pupils: int

    @property
    def called(self) -> str:
        """Name with its level before it, as on the gate."""
        return f"Trường {LEVEL_WORDS[self.level]} {self.name}"

    @property
    def address(self) -> str:
        """Address with the ward in it."""
        return f"{self.rooms} Lê Văn Khương, {WARDS[self.ward_id]}, Quận 12"


_OWN = (
    "Hoa Hồng", "Hoa Sen", "Sơn Ca", "Vàng Anh", "Họa Mi", "Ánh Dương", "Tuổi Thơ", "Bông Sen",
    "Nguyễn Du", "Lê Lợi", "Trần Phú", "Kim Đồng", "Võ Thị Sáu", "Quang Trung", "Thuận Kiều",
    "Nguyễn Trãi", "Phan Bội Châu", "Lương Thế Vinh", "Trần Hưng Đạo", "Nguyễn Huệ",
    "Lý Tự Trọng", "Nguyễn An Ninh", "Trường Chinh", "Thạnh Lộc",
)  # fmt: skip


def town() -> list[OfficeSchool]:
    """Give the 24 schools every workbook tells of."""
    levels = ["mam_non"] * 8 + ["tieu_hoc"] * 8 + ["thcs"] * 5 + ["thpt"] * 3
    return [
        OfficeSchool(
            name=name,
            level=level,
            ward_id=list(WARDS)[at % 2],
            rooms=10 + at,
            land_m2=float(2_310 + 517 * at),
            pupils=300 + 41 * at,
        )
        for at, (name, level) in enumerate(zip(_OWN, levels, strict=True))
    ]


def banded(path: Path) -> None:
    """Write the workbook of the issue: titles, a header over two rows, bands, totals, signatures."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet["A1"], sheet["A2"] = "ỦY BAN NHÂN DÂN QUẬN 12", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
    sheet["C4"] = "DANH SÁCH TRƯỜNG HỌC NĂM HỌC 2024-2025"
    for cell, text in {
        "A6": "TT", "B6": "Tên trường", "C6": "Địa chỉ", "D6": "Cơ sở vật chất", "F6": "Số HS",
        "D7": "Số phòng học", "E7": "Diện tích (m2)",
    }.items():  # fmt: skip
        sheet[cell] = text
    for area in ("A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:F7"):
        sheet.merge_cells(area)
    row, number = 8, 0
    for level, title in LEVEL_TITLES.items():
        sheet.cell(row, 1, title)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)
        row += 1
        own = [school for school in town() if school.level == level]
        for school in own:
            number += 1
            short = {"mam_non": "MN", "tieu_hoc": "TH"}.get(level, LEVEL_WORDS[level])
            cells = (number, f"{short} {school.name}", school.address)
            for at, value in enumerate((*cells, school.rooms, school.land_m2, school.pupils), 1):
                sheet.cell(row, at, value)
            row += 1
        sheet.cell(row, 2, "Cộng")
        sheet.cell(row, 4, sum(school.rooms for school in own))
        sheet.cell(row, 5, sum(school.land_m2 for school in own))
        sheet.cell(row, 6, sum(school.pupils for school in own))
        row += 1
    sheet.cell(row, 2, "TỔNG CỘNG")
    sheet.cell(row, 6, sum(school.pupils for school in town()))
    sheet.cell(row + 1, 1, "(*) Diện tích theo giấy chứng nhận quyền sử dụng đất")
    sheet.cell(row + 3, 5, "Quận 12, ngày 15 tháng 9 năm 2024")
    sheet.cell(row + 4, 2, "Người lập biểu")
    sheet.cell(row + 4, 5, "TRƯỞNG PHÒNG")
    sheet.cell(row + 8, 2, "Nguyễn Thị Lan")
    sheet.cell(row + 8, 5, "Trần Văn Minh")
    book.save(path)
