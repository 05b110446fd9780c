"""Which rows below a header are data, and what the others say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from spatial.intake.text import communes, figure_text, names

_TOTAL = re.compile(
    r"(?:tong|cong|t cong|σ|tong cong|tong so|tong hop|ts|tc|total|sum|luy ke"
    r"|toan (?:quan|huyen|tinh|thanh pho|tp|phuong|xa|nganh|dia ban|vung|cum|khu vuc))"
    r"(?: (?:trang|mang sang|chuyen sang|cong|so|toan|chung|quan|huyen|tinh|thanh pho|tp|phuong|xa"
    r"|cap|truong|khoi|bac|mam non|mau giao|tieu hoc|thcs|thpt|th|mn|trung hoc|cac|nganh|nhom|co"
    r"|\d+)\b.*)?"
    r"|(?:.* )?(?:mang|chuyen) sang(?: trang (?:sau|truoc|\d+))?"  # a page's sum
    r"|.* total"  # as a pivot table names the sums of a group, and of all
)
_COMPARED = re.compile(
    r"(?:binh quan|bq|trung binh (?:mot|moi|chung|cua|1|truong)|ty le|cung ky|so voi|tang giam"
    r"|chenh lech|trong do)\b.*"
)
_NOTE = re.compile(
    r"(?:ghi chu|nguon|luu y|chu thich|noi nhan|note|source|so lieu (?:tinh|den|lay|cap nhat))\b.*"
    r"|(?:trang|page) \d+(?: \d+)?"
)
_SIGNED = re.compile(
    r"(?:nguoi (?:lap|tong hop|ky)|thu truong|hieu truong|(?:pho )?truong phong|(?:pho )?giam doc"
    r"|ke toan|kt|tm|tl|xac nhan|chu tich|(?:pho )?chu tich|lanh dao|can bo|ky ten|da ky"
    r"|ky (?:va )?ghi ro ho ten)\b.*"
)
_DATED = re.compile(
    r"\bngay\b.*\bthang\b.*\bnam\b|\bngay \d{1,2} \d{1,2} \d{4}$|\bthang \d{1,2} (?:nam )?\d{4}$"
)
_MARK = re.compile(r"(?:[IVX]+|[A-HĐa-hđ]|\d{1,4})(?:\.\d+)*[.)]?")
_FIGURE = re.compile(r"[-–]|[\d.,\s]*\d[\d.,\s]*(?:m2|m²|ha|%)?")
_RANKED = re.compile(r"(?:phường|xã|thị trấn|đặc khu|p\.)\s*\S.*", re.IGNORECASE)
_OUTER = re.compile(r"(?:quan|huyen|thanh pho|thi xa|tinh|tp)\b.*|(?:khu vuc|cum)\b.*")
_SCHOOL = re.compile(r"\b(?:truong|nhom tre|lop mau giao|trung tam|co so)\b")


def merged_down(body: pd.DataFrame, merged: Sequence[tuple[int, int, int, int]]) -> pd.DataFrame:
    """Write a value merged over several rows into each of them."""
    tall = [area for area in merged if area[2] > area[0] and area[0] in body.index]
    if not tall:
        return body
    columns = {left: body[left].to_numpy(dtype=object).copy() for _, left, _, _ in tall}
    start = int(body.index[0])
    for top, left, bottom, _ in tall:
        columns[left][top - start : bottom - start + 1] = columns[left][top - start]
    filled = {left: pd.Series(cells, index=body.index) for left, cells in columns.items()}
    return pd.DataFrame({name: filled.get(int(name), body[name]) for name in body.columns})


def blank(body: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Tell which rows hold nothing at all."""
    empty = np.ones(len(body), dtype=np.bool_)
    for at in range(body.shape[1]):  # column by column: most rows are settled by the first
        if empty.any():
            cells = body.iloc[:, at].to_numpy()
            empty &= (cells == "") | pd.isna(cells)
    return empty


def texts(body: pd.DataFrame) -> pd.DataFrame:
    """Give the cells as trimmed text, blanks as ``""``, whole numbers without their point."""
    return body.map(_text)


def _text(value: object) -> str:
    """Write one cell as text."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    return figure_text.plain_text(value).strip()


def data(
    body: pd.DataFrame,
    known: Sequence[int],
    *,
    name_at: int | None = None,
    level_at: int | None = None,
    header: frozenset[str] = frozenset(),
) -> tuple[pd.DataFrame, list[tuple[int, str]], dict[int, dict[str, str]]]:
    """
    Part data from totals, notes, numbering, and sections that speak for the rows below.

    Parameters
    ----------
    body
        Everything below the header.
    known
        Numbers of the columns whose meaning is known, from 1.
    name_at
        Number of the column that names schools, in a table that has one.
    level_at
        Number of the column of levels, in a table that has one: a level there is of its own row.
    header
        What the header says, for one that is printed again on every page.

    Returns
    -------
    data, aside, sections
        The rows of data; the rest with the reason; by row, the ward, level or ownership its
        sections name, the outer one first.
    """
    body = body[~blank(body)]  # a cell in the last row of a sheet has a million of these above it
    cells_of = texts(body).to_numpy(dtype=object)
    keep: list[int] = []
    aside: list[tuple[int, str]] = []
    sections: dict[int, dict[str, str]] = {}
    section: dict[str, str] = {}
    signed = False
    for position, row in enumerate(body.index.tolist()):
        cells = [cell for cell in cells_of[position] if cell]
        if not cells:
            continue
        if len(cells) > 1 and header.issuperset(cells):
            aside.append((row, "numbering"))
            continue
        line = SheetRow.of(cells_of[position], known, name_at)
        own = level_at is not None and cells_of[position][level_at - 1] and not line.alone
        spoken = None if line.totals or own else line.section()
        reason = "section" if spoken is not None else line.reason(signed=signed)
        signed |= reason == "signature"
        if reason is None:
            keep.append(position)
            sections[row] = dict(section)
            continue
        aside.append((row, reason))
        for name, word in (spoken or {}).items():
            if name in section:  # the outer one begins anew: what stood inside it ends
                outer = list(section)[: list(section).index(name)]
                section = {each: section[each] for each in outer}
            section[name] = word
    return body.iloc[keep], aside, sections


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """
    One row below a header, as text.

    Attributes
    ----------
    cells
        What is written, left to right, blanks left out.
    title
        The first that is no number of the list.
    known
        The cells of the columns whose meaning is known, blanks included.
    name
        The cell of the column that names schools; ``None`` in a table without one.
    """

    cells: tuple[str, ...]
    title: str
    known: tuple[str, ...]
    name: str | None

    @classmethod
    def of(cls, row: Sequence[str], known: Sequence[int], name_at: int | None) -> SheetRow:
        """Look at one row."""
        cells = tuple(cell for cell in row if cell)
        marked = len(cells) > 1 and _MARK.fullmatch(cells[0]) is not None
        title = next((cell for cell in cells[marked:] if not cell.isdecimal()), cells[0])
        return cls(
            cells=cells,
            title=title,
            known=tuple(row[at - 1] for at in known),
            name=None if name_at is None else row[name_at - 1],
        )

    @property
    def alone(self) -> bool:
        """Whether nothing but the title is written, however many cells it is merged over."""
        beside = self.cells[1:] if _MARK.fullmatch(self.cells[0]) else self.cells
        return set(beside or self.cells) == {self.title}

    @property
    def beside_figures(self) -> bool:
        """Whether beside the title there are figures only: sums of the rows below."""
        start = 1 if len(self.cells) > 1 and _MARK.fullmatch(self.cells[0]) else 0
        return all(
            cell == self.title or _FIGURE.fullmatch(cell) is not None for cell in self.cells[start:]
        )

    def section(self) -> dict[str, str] | None:
        """Return what a title over the rows below says of them; ``None`` for a row that is none."""
        listed = self.name is not None
        title = self.alone or (listed and self.beside_figures)
        of_table = listed or len(self.known) > 2  # noqa: PLR2004 - a list of two columns has none
        if self.title.isdecimal() or not (title and of_table):
            return None
        if _DATED.search(names.fold(self.title)):
            return None
        word = names.without_numbering(self.title)
        level = names.level_of_band(self.title)
        if level is not None:
            inside = _OWNED.search(names.fold(word))
            return {"level": level} | ({"ownership": inside[0]} if inside else {})
        return self._owner(word) or self._ward(word)

    def _owner(self, word: str) -> dict[str, str] | None:
        """Read a title that names whose the schools below are."""
        owner = owner_of(word)
        return {"ownership": owner} if owner else None

    def _ward(self, word: str) -> dict[str, str] | None:
        """Read a title that names a ward; one of a district or a cluster says nothing."""
        if _RANKED.fullmatch(word):
            return {"ward": _TALLY.sub("", word)}
        if self.alone and names.ward_name(word).casefold() in communes.known():
            return {"ward": word}
        return {} if self.alone and _OUTER.fullmatch(names.fold(word)) else None

    def reason(self, *, signed: bool) -> str | None:
        """Say why the row is no data; ``None`` if it is. ``signed``: a signature stood above."""
        spelled = [names.fold(cell) for cell in self.cells]
        bare = self.name is not None and not (
            self.name and any(_FIGURE.fullmatch(cell) for cell in self.known if cell)
        )
        if self.totals:
            return "total"
        few = sum(map(bool, self.known)) <= 1
        if bare or few:
            if any(_DATED.search(text) or _SIGNED.fullmatch(text) for text in spelled):
                return "signature"
            if signed:
                return "signature"
            if any(map(_NOTE.fullmatch, spelled)) or self._remark() or self._nameless():
                return "note"
        return "numbering" if self._numbers() else None

    @property
    def totals(self) -> bool:
        """Whether a cell says that the row sums others, or compares their sums."""
        if self.name is None:
            return _TOTAL.fullmatch(names.fold(self.title)) is not None
        folded = map(names.fold, self.cells)
        sums = [text for text in folded if _TOTAL.fullmatch(text) or _COMPARED.fullmatch(text)]
        own = names.fold(self.name)
        return bool(sums) and (own in sums or not own or own.isdecimal())  # 12: as many schools

    def _remark(self) -> bool:
        """Tell whether the row holds one sentence and nothing else."""
        text = self.title
        if not self.alone or text.isdecimal() or (self.name is None and len(self.known) <= 2):  # noqa: PLR2004
            return False
        sentence = len(text) > 40 and not (self.name and _SCHOOL.search(names.fold(text)))  # noqa: PLR2004
        return text.startswith(("*", "-", "(")) or sentence

    def _nameless(self) -> bool:
        """Tell whether a row of a list names no school and gives no figure: it is none."""
        return (
            self.name == ""
            and len(self.known) > 2  # noqa: PLR2004 - a list of two columns has none
            and not any(map(str.isdecimal, "".join(self.known)))
        )

    def _numbers(self) -> bool:
        """Tell whether the row numbers the columns."""
        marks = [re.fullmatch(r"\(?(\d{1,2}|[A-Z])\)?(?:\s*=.*)?", cell) for cell in self.cells]
        if len(self.cells) <= 2 or not all(marks):  # noqa: PLR2004 - two cells may be data
            return False
        numbers = [int(mark[1]) for mark in marks if mark and mark[1].isdecimal()]
        return len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))  # noqa: PLR2004


_KIND = re.compile(
    r"^(?:(?:bảng|biểu|phụ lục|phần|mục)\s+(?:số\s+)?[\dIVX.]+\s*[:.–-]?\s*)?"
    r"(?:(?:danh sách|ds|khối|các|trường|hệ|loại hình)\s+)*",
    re.IGNORECASE,
)
_OWNED = re.compile(r"ngoai cong lap|cong lap|tu thuc|dan lap")
_TALLY = re.compile(r"\s*(?:\([^()]*\)|:.*)$")


def owner_of(title: str) -> str | None:
    """
    Return whose schools a title names that says nothing else.

    Examples
    --------
    >>> owner_of("Trường ngoài công lập"), owner_of("BẢNG 2: CÁC TRƯỜNG TƯ THỤC"), owner_of("TT")
    ('ngoai_cong_lap', 'ngoai_cong_lap', None)
    >>> owner_of("Tư thục (3 trường)"), owner_of("Công lập: 12 trường")
    ('ngoai_cong_lap', 'cong_lap')
    """
    bare = names.fold(_TALLY.sub("", _KIND.sub("", title)))
    owner = names.lookup("ownership").get(bare)
    return owner if len(bare) > 2 else None  # noqa: PLR2004 - "TT" numbers the rows
