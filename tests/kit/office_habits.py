"""Ten offices with towns of their own: no two lists alike, real faults, a truth for each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import office_workbooks
import old_books
import openpyxl
from locality import Locality, collection, square, write_csv

Cells = list[object]
SHORT = {"mam_non": "MN", "tieu_hoc": "TH", "thcs": "THCS", "thpt": "THPT"}
LONG = {"mam_non": "Mầm non", "tieu_hoc": "Tiểu học", "thcs": "THCS", "thpt": "THPT"}


@dataclass(frozen=True, kw_only=True)
class TownSchool:
    """One school at one level as it is."""

    name: str
    level: str
    ward: int  # which of the wards, from 0
    rooms: int
    land_m2: int
    pupils: int
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office: its wards, its schools, its way of keeping a list."""

    wards: tuple[str, ...]
    own: Sequence[TownSchool]
    keep: Callable[[Path, Office], object]
    answers: dict[str, Any] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the list beside wards and residents, and the answers the office gave."""
        town = Locality(without={"schools", "school_levels"})
        town.wards = [
            {"ward_id": f"0000{at + 1}", "ward": ward, "geometry": square(at)}
            for at, ward in enumerate(self.wards)
        ]
        town.residents = [
            {"ward_id": row["ward_id"], "year": 2025, "age": age, "people": 100}
            for row in town.wards
            for age in range(18)
        ]
        town.write(folder)
        self.keep(folder, self)
        if self.answers:
            text = json.dumps({"files": self.answers}, ensure_ascii=False)
            (folder / "intake.yaml").write_text(text, encoding="utf-8")
        return folder

    @property
    def truth(self) -> Counter[tuple[object, ...]]:
        """Give every school as (ward, level, rooms, land, pupils, private)."""
        return Counter(
            (f"0000{s.ward + 1}", s.level, s.rooms, s.land_m2, s.pupils, s.private)
            for s in self.own
        )

    @property
    def answered(self) -> int:
        """Count the answers given."""
        return sum(
            len(value) if isinstance(value, dict) else 1
            for answer in self.answers.values()
            for value in answer.values()
        )


def town(
    names: str, wards: int, start: int, levels: str = "mam_non tieu_hoc thcs thpt"
) -> list[TownSchool]:
    """Make up the schools of one office: each name at one level, figures that repeat nowhere."""
    every = levels.split()
    called = [name.strip() for name in names.split(",")]
    return [
        TownSchool(
            name=name,
            level=every[at * len(every) // len(called)],
            ward=(at * 7 + start) % wards,
            rooms=9 + (at * 5 + start) % 31,
            land_m2=2_013 + 10 * start + 1_237 * ((at * 3 + start) % 11) + at,
            pupils=(9 + (at * 5 + start) % 31) * 31 + at,
        )
        for at, name in enumerate(called)
    ]


def book(path: Path, sheets: dict[str, list[Cells]], merged: Sequence[str] = ()) -> None:
    """Write sheets of rows; merged areas are of the first."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    for area in merged:
        made.worksheets[0].merge_cells(area)
    made.save(path)


def mountain(folder: Path, office: Office) -> None:
    """Bands, addresses, sites under their schools, thousands parted in some cells only."""
    lines: list[Cells] = [
        ["UBND HUYỆN", None, None, None, None, "Biểu số 02"],
        [],
        ["TT", "Tên trường", "Địa chỉ", "Cơ sở vật chất", None, "Học sinh"],
        [None, None, None, "Số phòng học (1)", "Diện tích đất (m2) (2)", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ]
    for number, level in enumerate(LONG, start=1):
        lines.append([f"{'I' * min(number, 3)}.", f"KHỐI {LONG[level].upper()}"])
        for at, each in enumerate((s for s in office.own if s.level == level), start=1):
            land = office_workbooks.vietnamese(each.land_m2) if at % 3 else str(each.land_m2)
            where = f"Thôn {at}, {office.wards[each.ward]}, huyện Nam Trà My"
            name = f"{SHORT[level]} {each.name}" + ("*" if at == 1 else "")
            lines.append([at, name, where, each.rooms, land, each.pupils])
            if at == 2:
                most = (each.rooms - 3, each.land_m2 - 500, each.pupils - 40)
                lines.append([None, "+ Điểm chính", None, *most])
                lines.append([None, "+ Điểm lẻ Tak Pổ", None, 3, 500, 40])
        lines.append(
            [None, "Cộng khối", None, sum(s.rooms for s in office.own if s.level == level)]
        )
    lines += [
        [None, "* Trường mới sáp nhập"],
        [None, None, None, "Nam Trà My, ngày 12/9/2025"],
        [None, None, "KT. TRƯỞNG PHÒNG", None, "Người lập"],
        [None, None, "Hồ Văn Đồng", None, "Lê Thị Bưởi"],
    ]
    book(folder / "Biểu 02 mạng lưới trường lớp.xlsx", {"Biểu 02": lines}, ["D3:E3"])


def town_office(folder: Path, office: Office) -> None:
    """Keep a sheet a level after a sheet of sums; another order of columns and unit on each."""
    sheets: dict[str, list[Cells]] = {
        "TONG HOP": [["Cấp học", "Số trường", "Số phòng học"], ["Tiểu học", 3, 99], ["THCS", 2, 88]]
    }
    for number, level in enumerate(LONG):
        own = [s for s in office.own if s.level == level]
        head: Cells = ["STT", "Trường", "Phường", "Số lớp", "Sĩ số", "Phòng học", "DT đất (m2)"]
        rows: list[Cells] = [
            [at, s.name, office.wards[s.ward], s.rooms - 1, s.pupils, s.rooms, s.land_m2]
            for at, s in enumerate(own, start=1)
        ]
        if number % 2:
            head[6], head[3] = "Diện tích khuôn viên - ha", "Số lớp học"
            for row, s in zip(rows, own, strict=True):
                row[6] = s.land_m2 / 10_000
        middle = len(rows) // 2
        rows[middle:middle] = [["Trang 1"], head]
        sheets[SHORT[level]] = [[f"Danh sách trường {LONG[level]}"], head, *rows, ["Tổng", None]]
    book(folder / "Số liệu trường lớp 2025-2026.xlsx", sheets)


def blocks(folder: Path, office: Office) -> None:
    """Keep a block of columns a level below three rows of header, units in the last."""
    levels = list(dict.fromkeys(s.level for s in office.own))
    top: Cells = ["TT", "Cơ sở giáo dục", "Xã"]
    middle: Cells = [None] * 3
    units: Cells = [None] * 3
    for level in levels:
        top += [LONG[level], None, None]
        middle += ["Phòng học", "Đất", "Học sinh"]
        units += ["(phòng)", "(1000 m2)", "(hs)"]
    rows: dict[tuple[str, int], Cells] = {}
    for s in office.own:
        blank: Cells = [len(rows) + 1, s.name, office.wards[s.ward].upper()]
        row = rows.setdefault((s.name, s.ward), blank + [None] * 3 * len(levels))
        start = 3 + 3 * levels.index(s.level)
        row[start : start + 3] = [s.rooms, s.land_m2 / 1_000, s.pupils]
    lines: list[Cells] = [["PHỤ LỤC 3"], [], top, middle, units, *rows.values()]
    book(folder / "PL3.xlsx", {"Bieu tong hop": [*lines, ["TỔNG CỘNG", None, None, 999]]})


def one_row_headers(folder: Path, office: Office) -> None:
    """One row a school of several levels, block and measure in one cell, wards once a group."""
    levels = list(dict.fromkeys(s.level for s in office.own))
    head = ["TT", "Phường/xã", "Tên trường"]
    head += [f"{SHORT[lv]}: {what}" for lv in levels for what in ("phòng", "diện tích", "học sinh")]
    rows: dict[tuple[int, str], Cells] = {}
    for s in sorted(office.own, key=lambda s: s.ward):
        row = rows.setdefault((s.ward, s.name), [None] * len(head))
        start = 3 + 3 * levels.index(s.level)
        row[start : start + 3] = [f"{s.rooms} phòng", f"{s.land_m2} m²", s.pupils]
    named: set[int] = set()
    for at, ((ward, name), row) in enumerate(rows.items(), start=1):
        row[:3] = [at, None if ward in named else office.wards[ward], name]
        named.add(ward)
    book(folder / "truong lien cap.xlsx", {"Sheet1": [list(head), *rows.values()]})


def old_letters(folder: Path, office: Office) -> None:
    """Text of an old program in TCVN3, semicolons, thousands of square metres with a comma."""
    lines = ["STT;Tªn tr­êng;Ph­êng;Sè phßng häc;DiÖn tÝch (1.000 m2);Sè HS"]
    names = ["TiÓu häc NguyÔn Du", "TiÓu häc Kim §ång", "THCS Lª Lîi", "THPT TrÇn Phó"]
    wards = ["T©n Thíi HiÖp", "An Phó §«ng"]
    for at, s in enumerate(office.own):
        land = f"{s.land_m2 / 1_000:.3f}".replace(".", ",")
        lines.append(f"{at + 1};{names[at]};{wards[s.ward]};{s.rooms};{land};{s.pupils}")
    lines.append(";Tæng céng;;;;")
    (folder / "DSTRUONG.TXT").write_bytes("\r\n".join(lines).encode("latin-1"))


def by_build(folder: Path, office: Office) -> None:
    """Keep an old workbook: rooms by build, owners in three words, levels as numbers."""
    lines: list[Cells] = [
        ["", "BÁO CÁO PHÒNG HỌC", "", "", "", "", "", "", ""],
        [
            "TT",
            "Đơn vị",
            "Cấp học",
            "Loại trường",
            "Địa bàn",
            "Kiên cố",
            "Bán kiên cố",
            "Tạm",
            "HS",
        ],
    ]
    lines[1].append("Tổng diện tích đất (m2)")
    cap = {"tieu_hoc": "Cấp 1", "thcs": "Cấp 2", "thpt": "Cấp 3", "mam_non": "Mầm non"}
    for at, s in enumerate(office.own, start=1):
        owner = ("Dân lập", "NCL")[at % 2] if s.private else "CL"
        parts: Cells = [s.rooms - 3, 2, 1]
        ward = office.wards[s.ward].replace("Phường ", "P.")
        lines.append([at, s.name, cap[s.level], owner, ward, *parts, s.pupils, s.land_m2])
    (folder / "bao cao phong hoc.xls").write_bytes(old_books.xls(lines))


def old_wards(folder: Path, office: Office) -> None:
    """Addresses of before the merger, beside the borders of then."""
    (folder / "wards.geojson").rename(folder / "wards_2025.geojson")
    then = [
        {"ward_id": f"1000{at}", "ward": f"Phường {at + 5}", "geometry": _half(at)}
        for at in range(2 * len(office.wards))
    ]
    (folder / "wards_2024.geojson").write_text(json.dumps(collection(then)), encoding="utf-8")
    (folder / "locality.yaml").write_text("default_units: wards_2025\n", encoding="utf-8")
    rows = [
        {
            "Tên trường": f"Trường {LONG[s.level]} {s.name}",
            "Địa chỉ": f"{at} Lạc Long Quân, Phường {5 + 2 * s.ward + at % 2}, Quận 11",
            "Số phòng học hiện có": s.rooms,
            "Số phòng học quy hoạch": s.rooms + 9,
            "Diện tích hiện trạng": f"{s.land_m2},0 m2",
            "Học sinh năm học 2024-2025": s.pupils - 30,
            "Học sinh năm học 2025-2026": s.pupils,
        }
        for at, s in enumerate(office.own)
    ]
    write_csv(folder / "truong quan 11.csv", rows)


def _half(at: int) -> dict[str, Any]:
    """Draw one half of a ward."""
    ring = [list(point) for point in square(at // 2)["coordinates"][0]]
    west, east = ring[0][0], ring[1][0]
    edges = (west, (west + east) / 2, east)
    for point in ring:
        point[0] = edges[at % 2] if point[0] == west else edges[at % 2 + 1]
    return {"type": "Polygon", "coordinates": [ring]}


def crosses(folder: Path, office: Office) -> None:
    """Two tables side by side for print, a cross under the owner."""
    head: Cells = [
        "TT",
        "Tên trường",
        "Phường",
        "Công lập",
        "Tư thục",
        "Phòng học",
        "Đất (m2)",
        "HS",
    ]
    rows: list[Cells] = [
        [at, f"{SHORT[s.level]} {s.name}", office.wards[s.ward], "" if s.private else "x",
         "X" if s.private else None, s.rooms, s.land_m2, s.pupils]
        for at, s in enumerate(office.own, start=1)
    ]  # fmt: skip
    half = (len(rows) + 1) // 2
    left, right = rows[:half], [*rows[half:], [None] * 8][:half]
    sheet = [[*one, None, *two] for one, two in zip(left, right, strict=True)]
    book(folder / "Danh sách trường.xlsx", {"In": [["DANH SÁCH"], [*head, None, *head], *sheet]})


def scanned(folder: Path, office: Office) -> None:
    """Typed from paper: letters for digits, no signs, blanks within numbers, sums of parts."""

    def typed(number: int, at: int) -> str:
        text = str(number)
        if at % 4 == 1:
            return text.replace("0", "O")
        if at % 4 == 2:
            return text.replace("1", "l")
        return f"{text[:-3]} {text[-3:]}".strip() if at % 4 == 3 else text

    head: Cells = ["tt", "ten truong", "phuong", "so phong hoc", "dien tich (m2)", "si so"]
    rows: list[Cells] = []
    for at, s in enumerate(office.own):
        rooms = f"{s.rooms - 2}+2" if at % 5 == 4 else typed(s.rooms, at)
        rows.append(
            [str(at + 1), f"{SHORT[s.level].lower()} {s.name}", office_ward(office, s.ward),
             rooms, typed(s.land_m2, at), f"{typed(s.pupils, at)} em"]
        )  # fmt: skip
    book(folder / "ban go lai.xlsx", {"Sheet1": [["danh sach"], head, *rows, ["", "tong cong"]]})


def office_ward(office: Office, ward: int) -> str:
    """Write a ward without signs, shortened."""
    plain = {
        "Phường Tân Thới Hiệp": "P.Tan Thoi Hiep",
        "Phường 5": "p 05",
        "Phường Thạnh Lộc": "THANH LOC",
    }
    return plain[office.wards[ward]]


def lost_zeros(folder: Path, office: Office) -> None:
    """Numbers a program read as decimals and robbed of their zeros; owners among the remarks."""
    head: Cells = [
        "TT",
        "Tên trường",
        "Cấp",
        "Phường",
        "Số phòng học",
        "Diện tích (m2)",
        "HS",
        "Ghi chú",
    ]
    rows: list[Cells] = [
        [at, s.name, SHORT[s.level], office.wards[s.ward], s.rooms,
         s.land_m2 / 1_000, s.pupils, "Tư thục" if s.private else None]
        for at, s in enumerate(office.own, start=1)
    ]  # fmt: skip
    book(folder / "Trường học.xlsx", {"Sheet1": [list(head), *rows]})
