"""Lists of schools drawn by a seed: layouts, words and signs as offices mix them, and the truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

WARDS = (
    "Thạnh Xuân", "Thạnh Lộc", "Hiệp Thành", "Thới An", "Tân Chánh Hiệp", "An Phú Đông",
    "Tân Thới Hiệp", "Trung Mỹ Tây", "Tân Hưng Thuận", "Đông Hưng Thuận", "Tân Thới Nhất",
)  # fmt: skip
LEVELS = {
    "mam_non": ("MN", "Mầm non", "MẦM NON"),
    "tieu_hoc": ("TH", "Tiểu học", "TIỂU HỌC"),
    "thcs": ("THCS", "THCS", "TRUNG HỌC CƠ SỞ"),
    "thpt": ("THPT", "THPT", "TRUNG HỌC PHỔ THÔNG"),
}
NAMES = (
    "Nguyễn Thị Định", "Lê Quý Đôn", "Võ Văn Tần", "Trần Phú", "Bông Hồng", "Sao Mai", "Hoa Sen",
    "Lý Tự Trọng", "Phan Bội Châu", "Đinh Bộ Lĩnh", "Trưng Vương", "Hoàng Diệu", "Họa Mi",
)  # fmt: skip
HEADS = {
    "number": ("TT", "STT"),
    "name": ("Tên trường", "Trường", "Đơn vị", "Tên đơn vị"),
    "ward": ("Phường", "Phường/Xã", "Địa bàn"),
    "address": ("Địa chỉ",),
    "level": ("Cấp học", "Cấp", "Bậc học"),
    "pupils": ("Số HS", "Số học sinh", "Học sinh", "TS HS", "Tổng số HS"),
    "rooms": ("Số phòng học", "Phòng học", "Số phòng", "TS phòng học"),
    "m2": ("Diện tích (m2)", "Diện tích đất (m²)", "Tổng diện tích (m2)"),
    "ha": ("Diện tích (ha)", "Diện tích đất (ha)"),
}
TYPES = ("Kiên cố", "Bán kiên cố", "Tạm")
TITLES = (
    "UBND PHƯỜNG",
    "DANH SÁCH TRƯỜNG HỌC NĂM HỌC 2025 - 2026",
    "(Kèm theo Công văn số 123/UBND)",
)
SIGNS: dict[str, Callable[[int], object]] = {
    "whole": lambda figure: figure,
    "point": lambda figure: f"{figure:,}".replace(",", "."),
    "comma": lambda figure: f"{figure:,}",
    "blank": lambda figure: f"{figure:,}".replace(",", "\u00a0"),
    "text": str,
    "float": float,
}


@dataclass(frozen=True, kw_only=True)
class ListedSchool:
    """A school at one level as it is."""

    name: str
    level: str
    ward: str
    rooms: int
    land_m2: int
    pupils: int


@dataclass(kw_only=True)
class DrawnList:
    """
    A list of schools as some office keeps it.

    Attributes
    ----------
    layout
        ``bands`` of levels, ``sheets`` of levels, a ``column`` of levels, ``names`` that tell the
        level, or ``blocks`` of columns, one a level.
    ward
        Where a school's ward stands: ``column``, ``address``, or in the brackets of its ``name``.
    rooms
        ``total``, by ``types``, as a ``sum`` or with its ``unit``.
    """

    draw: random.Random
    schools: list[ListedSchool] = field(default_factory=list)
    layout: str = ""
    ward: str = ""
    rooms: str = ""
    sign: str = ""
    in_ha: bool = False
    bare: bool = False
    long: bool = False
    columns: list[str] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)

    @property
    def truth(self) -> dict[str, tuple[int, int, int, int]]:
        """Schools, rooms, land and pupils by level."""
        told: dict[str, tuple[int, int, int, int]] = {}
        for level in {school.level for school in self.schools}:
            own = [school for school in self.schools if school.level == level]
            told[level] = (
                len(own),
                sum(school.rooms for school in own),
                sum(school.land_m2 for school in own),
                sum(school.pupils for school in own),
            )
        return told

    @property
    def words(self) -> str:
        """Say how the list is kept."""
        return f"{self.layout}, ward {self.ward}, rooms {self.rooms}, {self.sign}, {self.heads}"

    def write(self, file: Path) -> None:
        """Write the workbook."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        by_level = {
            level: [school for school in self.schools if school.level == level] for level in LEVELS
        }
        if self.layout == "sheets":
            for level, own in by_level.items():
                self._table(book.create_sheet(LEVELS[level][1]), own)
            book.remove(sheet)
        elif self.layout == "blocks":
            self._blocks(sheet, by_level)
        elif self.layout == "bands":
            self._table(sheet, self.schools, by_level)
        else:
            self.draw.shuffle(self.schools)
            self._table(sheet, self.schools)
        book.save(file)

    def _table(
        self,
        sheet: Worksheet,
        own: Sequence[ListedSchool],
        bands: dict[str, list[ListedSchool]] | None = None,
    ) -> None:
        """Write titles, head, schools, a total and a signature."""
        titles = self.draw.randint(0, len(TITLES))
        for at in range(titles):
            sheet.cell(at + 1, 1, TITLES[at])
        row = self._head(sheet, titles + 1 + self.draw.randint(0, 1), 1, self.columns)
        groups = bands or {"": list(own)}
        for level, group in groups.items():
            if level:
                sheet.cell(row, 1, LEVELS[level][2])
                row += 1
            for school in group:
                self._line(sheet, row, 1, self._values(school, row, self.columns))
                row += 1
        if self.draw.random() < 0.6:
            at = self._at("name", self.columns)
            sheet.cell(row, at, "Tổng cộng")
            pupils = sum(school.pupils for school in own)
            sheet.cell(row, self._at("pupils", self.columns), SIGNS[self.sign](pupils))
            row += 1
        if self.draw.random() < 0.6:
            sheet.cell(row + 1, 5, "Ngày 12 tháng 9 năm 2025")
            sheet.cell(row + 2, 5, "HIỆU TRƯỞNG")

    def _blocks(self, sheet: Worksheet, by_level: dict[str, list[ListedSchool]]) -> None:
        """Write a block of columns a level, numbered each or once, its level above it."""
        each, merge = self.draw.random() < 0.5, self.draw.random() < 0.6
        left = 1
        for level, own in by_level.items():
            first = left == 1
            columns = self.columns if first or each else self.columns[1:]
            start = left + (first and not each)
            width = self._at("", columns) - 1
            sheet.cell(1, start, LEVELS[level][1])
            if merge:
                sheet.merge_cells(
                    start_row=1, start_column=start, end_row=1, end_column=left + width - 1
                )
            row = self._head(sheet, 2, left, columns)
            for at, school in enumerate(own):
                self._line(sheet, row + at, left, self._values(school, at + 1, columns))
            left += width

    def _head(self, sheet: Worksheet, row: int, left: int, columns: Sequence[str]) -> int:
        """Write the head; return the first row below it."""
        parted = self.rooms == "types"
        for column in columns:
            at = left + self._at(column, columns) - 1
            sheet.cell(row, at, self.heads[column])
            wide = len(TYPES) if parted and column == "rooms" else 1
            if wide > 1:
                for step, kind in enumerate(TYPES):
                    sheet.cell(row + 1, at + step, kind)
            if parted:
                sheet.merge_cells(
                    start_row=row,
                    start_column=at,
                    end_row=row + (wide == 1),
                    end_column=at + wide - 1,
                )
        return row + 1 + parted

    def _line(self, sheet: Worksheet, row: int, left: int, values: Sequence[object]) -> None:
        for step, value in enumerate(values):
            sheet.cell(row, left + step, value)

    def _at(self, column: str, columns: Sequence[str]) -> int:
        """Return where a column stands, from 1; where the next one would for an unknown."""
        at = columns.index(column) if column in columns else len(columns)
        wide = self.rooms == "types" and "rooms" in columns[:at]
        return at + 1 + (len(TYPES) - 1) * wide

    def _values(self, school: ListedSchool, number: int, columns: Sequence[str]) -> list[object]:
        """Write one school."""
        short, long, _ = LEVELS[school.level]
        name = school.name if self.bare else f"{long if self.long else short} {school.name}"
        if self.ward == "name":
            name += f" (P. {school.ward})"
        land: object = SIGNS[self.sign](school.land_m2)
        if self.in_ha:
            land = f"{school.land_m2 / 10_000:.4f}".replace(".", ",")
        cells: dict[str, list[object]] = {
            "number": [number],
            "name": [name],
            "ward": [f"Phường {school.ward}" if self.long else school.ward],
            "address": [f"{number} đường số 7, phường {school.ward}, Quận 12"],
            "level": [long],
            "rooms": self._rooms(school.rooms),
            "land": [land],
            "pupils": [SIGNS[self.sign](school.pupils)],
        }
        return [cell for column in columns for cell in cells[column]]

    def _rooms(self, rooms: int) -> list[object]:
        """Write the rooms of a school."""
        some = self.draw.randint(1, rooms - 1)
        if self.rooms == "types":
            return [some, rooms - some, 0]
        texts = {"sum": f"{some}+{rooms - some}", "unit": f"{rooms} phòng"}
        return [texts.get(self.rooms, rooms)]


def drawn(seed: int) -> DrawnList:
    """Draw a list: the same seed gives the same one."""
    draw = random.Random(seed)  # noqa: S311 - a town, not a secret
    made = DrawnList(draw=draw)
    made.layout = draw.choice(["bands", "sheets", "column", "names", "blocks"])
    made.ward = draw.choice(["column", "address", "name"])
    made.rooms = draw.choice(["total", "types", "sum", "unit"])
    made.sign = draw.choice(list(SIGNS))
    made.in_ha, made.long = draw.random() < 0.25, draw.random() < 0.5
    made.bare = made.layout != "names" and draw.random() < 0.2
    figures = ["rooms", "land", "pupils"]
    draw.shuffle(figures)
    place = {"column": ["ward"], "address": ["address"], "name": []}[made.ward]
    level = ["level"] if made.layout == "column" else []
    made.columns = ["number", "name", *place, *level, *figures]
    made.heads = {column: draw.choice(words) for column, words in HEADS.items()}
    made.heads["land"] = made.heads["ha" if made.in_ha else "m2"]
    for own in LEVELS:
        for name in draw.sample(NAMES, draw.randint(2, 5)):
            rooms = draw.randint(8, 45)
            pupils = rooms * draw.randint(25, 48)
            made.schools.append(
                ListedSchool(
                    name=name,
                    level=own,
                    ward=draw.choice(WARDS),
                    rooms=rooms,
                    land_m2=round(pupils * draw.uniform(4, 14)),
                    pupils=pupils,
                )
            )
    return made
