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
    """Write titles, a header over two rows, bands of levels, totals, a date and signatures."""
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


def banded_in(path: Path, wards: tuple[str, str], wrong: dict[str, object] | None = None) -> None:
    """Write the banded workbook with the names of two real wards, some cells otherwise."""
    banded(path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    names = dict(zip(WARDS.values(), wards, strict=True))
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        for given, real in names.items():
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(given, f"Phường {real}")
    for place, value in (wrong or {}).items():
        sheet[place] = value
    book.save(path)


def _written(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """Write sheets of plain rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)


def vietnamese(value: float) -> str:
    """Write a whole number with its thousands parted by points."""
    return f"{value:,.0f}".replace(",", ".")


def a_sheet_a_level(path: Path) -> None:
    """Write one sheet a level, land in hectares, the ward in a column, a total at the end."""
    sheets = {}
    for level, sheet in {"mam_non": "MN", "tieu_hoc": "TH", "thcs": "THCS", "thpt": "THPT"}.items():
        own = [school for school in town() if school.level == level]
        lines: list[list[object]] = [
            ["THỐNG KÊ TRƯỜNG LỚP"],
            ["STT", "Tên trường", "Phường", "Số phòng học", "Diện tích đất (ha)", "Số học sinh"],
        ]
        lines += [
            [at, each.name, WARDS[each.ward_id], each.rooms, each.land_m2 / 10_000, each.pupils]
            for at, each in enumerate(own, start=1)
        ]
        sheets[sheet] = [*lines, [None, "Tổng số", None, sum(each.rooms for each in own)]]
    _written(path, sheets)


def a_block_a_level(path: Path) -> None:
    """Write one row a school and a block of columns a level, only one of them filled."""
    first: list[object] = ["TT", "Trường", "Phường"]
    second: list[object] = [None, None, None]
    for title in ("Mầm non", "Tiểu học", "THCS", "THPT"):
        first += [title, None, None]
        second += ["Phòng học", "Diện tích (m2)", "HS"]
    lines: list[list[object]] = [["BIỂU TỔNG HỢP"], first, second]
    for at, each in enumerate(town(), start=1):
        cells: list[object] = [at, each.name, WARDS[each.ward_id], *[None] * 12]
        block = 3 + 3 * list(LEVEL_TITLES).index(each.level)
        cells[block : block + 3] = [each.rooms, each.land_m2, each.pupils]
        lines.append(cells)
    lines.append(["Cộng", None, None, *[9_999] * 12])
    _written(path, {"Tổng hợp": lines})


def bands_of_wards(path: Path) -> None:
    """Write wards as titles with their sums, figures as text, the level in every name."""
    lines: list[list[object]] = [["Mã trường", "Tên trường", "Số phòng", "DT đất (m²)", "Số HS"]]
    for ward_id, ward in WARDS.items():
        own = [school for school in town() if school.ward_id == ward_id]
        lines.append([None, ward.upper(), sum(each.rooms for each in own), None, None])
        lines += [
            [f"79{at:04d}{ward_id}", each.called, each.rooms, vietnamese(each.land_m2), each.pupils]
            for at, each in enumerate(own)
        ]
        lines.append([None, f"Tổng {ward}", sum(each.rooms for each in own), None, None])
    lines += [[], [None, None, None, "Ngày 05/9/2024"], [None, "Người tổng hợp"], [None, "Lê A"]]
    _written(path, {"Sheet1": lines})


def semicolons(path: Path) -> None:
    """Write text parted by semicolons, land in thousands of square metres with a decimal comma."""
    lines = ["STT;Tên đơn vị trường;Địa chỉ;Phòng học;Diện tích (1.000 m2);Học sinh"]
    for at, each in enumerate(town(), start=1):
        land = f"{each.land_m2 / 1_000:.3f}".replace(".", ",")
        lines.append(f"{at};{each.called};{each.address};{each.rooms};{land};{each.pupils}")
    lines.append(";Tổng cộng;;;;")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def by_build(path: Path) -> None:
    """Write rooms by how they are built, levels as letters, owners in the words of offices."""
    lines: list[list[object]] = [
        [
            "TT",
            "Tên trường",
            "Cấp",
            "Loại hình",
            "Phường/xã",
            "Số phòng học",
            None,
            None,
            "Đất",
            "HS",
        ],
        [None, None, None, None, None, "Kiên cố", "Bán kiên cố", "Tạm", "(m2)", None],
    ]
    letters = {"mam_non": "MN", "tieu_hoc": "TH", "thcs": "THCS", "thpt": "THPT"}
    for at, each in enumerate(town(), start=1):
        owner = ("Công lập", "Tư thục", "CL", "NCL")[at % 4]
        solid, makeshift = each.rooms - 3, 1
        lines.append(
            [
                *(at, each.name, letters[each.level], owner, WARDS[each.ward_id]),
                *(solid, 2, makeshift, each.land_m2, each.pupils),
            ]
        )
    _written(path, {"Phòng học": lines})


def wards_over_levels(path: Path) -> None:
    """Write wards over levels as titles, bare names, notes at the foot."""
    lines: list[list[object]] = [
        ["PHỤ LỤC 1"],
        [
            "TT",
            "Đơn vị",
            "Số lớp",
            "Số phòng học",
            "Số học sinh",
            "Diện tích khuôn viên (m2)",
            "Ghi chú",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ]
    for number, (ward_id, ward) in zip(("I", "II"), WARDS.items(), strict=True):
        lines.append([number, ward])
        for at, (level, title) in enumerate(LEVEL_TITLES.items(), start=1):
            own = [each for each in town() if (each.ward_id, each.level) == (ward_id, level)]
            lines.append([at, f"Bậc {title.lower()}", None, sum(each.rooms for each in own)])
            lines += [
                [
                    f"{at}.{place}",
                    each.name,
                    None,
                    each.rooms,
                    each.pupils,
                    each.land_m2,
                    "Thuê đất",
                ]
                for place, each in enumerate(own, start=1)
            ]
    lines += [
        ["Ghi chú: số liệu đầu năm học"],
        ["Quận 12, ngày … tháng … năm 2024"],
        ["KT. TRƯỞNG PHÒNG"],
    ]
    _written(path, {"PL1": lines})


def a_sheet_a_ward(path: Path) -> None:
    """Write one sheet a ward, the level in every name, sums on top of the rows."""
    sheets = {}
    for ward_id, ward in WARDS.items():
        own = [each for each in town() if each.ward_id == ward_id]
        sheets[ward] = [
            [f"DANH SÁCH TRƯỜNG {ward.upper()}"],
            [],
            ["STT", "TÊN TRƯỜNG", "SỐ PHÒNG HỌC", "DIỆN TÍCH (m2)", "SỐ HS"],
            ["Tổng cộng", None, sum(each.rooms for each in own), None, None],
            *(
                [at, each.called, each.rooms, each.land_m2, each.pupils]
                for at, each in enumerate(own, 1)
            ),
        ]
    _written(path, sheets)


def typed_from_a_scan(path: Path) -> None:
    """Write what somebody typed from paper: stray blanks, units in cells, capitals."""
    lines: list[list[object]] = [
        ["  tt ", "TÊN  TRƯỜNG", "địa chỉ", "số phòng học ", "diện tích m2", "sĩ số"]
    ]
    for at, each in enumerate(town(), start=1):
        ward = WARDS[each.ward_id].replace("Phường ", "P. ")
        lines.append(
            [
                *(f"{at:02d}", f" {each.called.upper()} ", f"số {at}, kp 3, {ward}, Q.12"),
                *(f"{each.rooms} phòng", f"{vietnamese(each.land_m2)} m2", f"{each.pupils} em"),
            ]
        )
    lines += [
        [None, "cộng:", None, "516 phòng", None, None],
        [None, None, "người lập", None, None, None],
    ]
    _written(path, {"ds truong": lines})


def several_levels(path: Path) -> None:
    """Write one campus under two titles, each with its own figures, and names that repeat."""
    lines: list[list[object]] = [
        ["TT", "Tên trường", "Phường", "Số phòng học", "Diện tích (m2)", "Số HS"]
    ]
    for level, title in LEVEL_TITLES.items():
        lines.append([None, f"{title} (công lập)"])
        for at, each in enumerate((each for each in town() if each.level == level), start=1):
            name = {9: "TH&THCS Kim Đồng"}.get(each.rooms - 10, each.called)
            if each.rooms == 26:
                name = "TH&THCS Kim Đồng"
            lines.append([at, name, WARDS[each.ward_id], each.rooms, each.land_m2, each.pupils])
    _written(path, {"Trường": lines})


LAYOUTS = {
    "Danh sách trường.xlsx": banded,
    "DS trường 2024.xlsx": a_sheet_a_level,
    "Trường học.xlsx": a_block_a_level,
    "thong ke dau nam.xlsx": bands_of_wards,
    "danh sach truong.csv": semicolons,
    "so lieu phong hoc gui So.xlsx": by_build,
    "Phu luc 1.xlsx": wards_over_levels,
    "ds truong theo phuong.xlsx": a_sheet_a_ward,
    "truong quet lai.xlsx": typed_from_a_scan,
    "Mạng lưới trường.xlsx": several_levels,
}
