"""Words around the name of a measure in a header: of now, counted, in sum."""

from __future__ import annotations

import re

from spatial.intake.text.names import fold

# What may stand around the name of a measure and leaves it what it is; never "quy hoạch", "cần".
_OF_NOW = re.compile(
    r"\b(?:hien co|thuc co|hien trang|hien tai|hien nay|thuc te|thuc hien|dang su dung"
    r"|(?:dau|cuoi) nam hoc|(?:tinh den|thoi diem|co den)(?: ngay| thang| nam| \d{1,4})*"
    r"|theo (?:qd|quyet dinh|gcn|gcnqsdd|giay chung nhan|so do)(?: giao dat| quyen su dung dat)?"
    r"|(?:toan|ca|cua|moi) truong|(?:nam hoc |nam )?(?:19|20)\d\d(?: (?:19|20)\d\d)?)\b"
)
_COUNTED = re.compile(
    r"^(?:(?:trong do|tong so|tong|t so|ts|so luong|sl|so) )+"
)  # "TS HS", "Tổng diện tích", "Trong đó: phòng học"
_BESIDE = re.compile(r"([^()]+)\(([^()]+)\)\s*")
_SIZE = re.compile(r"\bquy mo\b")
_CODE = re.compile(r"\bma\b")
_FORMER = re.compile(r"\b(?:cu|truoc)\b")


def without_now(bare: str) -> str:
    """
    Take the words off a folded header that say only that it is of now, or by what paper.

    Examples
    --------
    >>> without_now("so phong hoc hien co"), without_now("dien tich dat theo qd giao dat")
    ('so phong hoc', 'dien tich dat')
    >>> without_now("dien tich dat quy hoach")
    'dien tich dat quy hoach'
    """
    return " ".join(_OF_NOW.sub(" ", bare).split())


def is_of_now(text: str) -> bool:
    """
    Tell whether a header says nothing but that the measure above is of now.

    Examples
    --------
    >>> is_of_now("Hiện có"), is_of_now("Thực có"), is_of_now("Quy hoạch"), is_of_now("")
    (True, True, False, False)
    """
    return bool(text) and not without_now(fold(text))


def tells_now(header: str) -> bool:
    """
    Tell whether a header says that it is of now.

    Examples
    --------
    >>> tells_now("Quy mô HS hiện có"), tells_now("Quy mô HS / Thực tế"), tells_now("Quy mô HS")
    (True, True, False)
    """
    return _OF_NOW.search(fold(header)) is not None


def is_size(header: str) -> bool:
    """
    Tell whether a header calls a size: that of today, or the one a school is built for.

    Examples
    --------
    >>> is_size("Quy mô HS"), is_size("Số HS")
    (True, False)
    """
    return _SIZE.search(fold(header)) is not None


def uncounted(bare: str) -> str:
    """
    Take the words of counting off a measure; all rooms are no classrooms: that stays unknown.

    Examples
    --------
    >>> uncounted("tong so hs"), uncounted("tong so phong")
    ('hs', 'tong so phong')
    """
    rest = _COUNTED.sub("", bare)
    return bare if rest == "phong" else rest


def beside(header: str) -> tuple[str, str]:
    """
    Part a header, folded, from the brackets that end it; from none where it is of several rows.

    Examples
    --------
    >>> beside("Tên trường (phường)"), beside("Học sinh (gồm cả khuyết tật) / Nữ")
    (('ten truong', 'phuong'), ('hoc sinh gom ca khuyet tat nu', ''))
    """
    match = None if " / " in header else _BESIDE.fullmatch(header)
    return (fold(match[1]), fold(match[2])) if match else (fold(header), "")


def is_of_another(bare: str, *, former: bool) -> bool:
    """
    Tell whether folded brackets make a name another column: its code, or the ``former`` name.

    Examples
    --------
    >>> is_of_another("truoc sap nhap", former=True), is_of_another("ma", former=False)
    (True, True)
    """
    return _CODE.search(bare) is not None or (former and was_before(bare))


def was_before(bare: str) -> bool:
    """
    Tell whether a folded header says that it is of before a merger.

    Examples
    --------
    >>> was_before("phuong truoc 01 7"), was_before("phuong sau sap nhap")
    (True, False)
    """
    return _FORMER.search(bare) is not None
