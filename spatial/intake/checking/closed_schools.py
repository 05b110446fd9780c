"""
Schools a remark calls closed, or not open yet.

A closed one counts like any other, so it is named. One that is only planned, and of which no pupil
is told, has no rooms today: it is set aside and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.reading.find import Source
from spatial.intake.text import names

_CLOSED = re.compile(
    r"\b(?:giai the|(?:ngung|dung|ngung tam|tam (?:ngung|dung)) hoat dong|dong cua|xoa ten"
    r"|da sap nhap vao|(?:chua|khong con) hoat dong|chua (?:dua vao )?su dung|dang xay dung moi"
    r"|bo hoang|bo trong|chua xay(?: dung)?|(?:du kien|se) (?:xay|thanh lap|khanh thanh|hoat dong)"
    r"|truong (?:du kien|quy hoach))\b|^(?:du kien|quy hoach)(?: den)?(?: nam)?(?: 20\d\d)?$"
)

_WHEN = r"(?: (?:den|vao|trong|cuoi|dau|quy|thang|nam|giai doan|20\d\d|\d{1,2}|i|ii|iii|iv))*"
# The whole remark: "Dự kiến xây 6 phòng" and "bếp chưa hoạt động" are told of schools that teach.
_UNBUILT = re.compile(
    r"(?:truong )?(?:hien )?(?:"
    r"chua (?:thanh lap|xay(?: dung)?|khoi cong|(?:di vao |dua vao )?(?:hoat dong|su dung))"
    r"|(?:du kien|se) (?:xay(?: dung)?(?: moi)?|thanh lap(?: moi)?|khoi cong|khanh thanh"
    r"|(?:di vao |dua vao )?(?:hoat dong|su dung))"
    rf"|du kien|quy hoach){_WHEN}"
)
_BEHIND = re.compile(r"\(([^()]*)\)\s*$")  # what a name says of itself
# Only these tell of the school itself; "Dự kiến 2028" below "Chuẩn quốc gia" is of its recognition.
_REMARKS = re.compile(r"\b(?:ghi chu|tinh trang|trang thai|hien trang|remarks?|notes?|status)\b")


def noted(frame: pd.DataFrame, source: Source) -> list[Fault]:
    """
    Name the schools whose remarks, status or name say that they teach nobody.

    Parameters
    ----------
    frame
        Rows of a list of schools with ``name``.

    Returns
    -------
    list of Fault
        One note, or none.
    """
    waits, _ = unbuilt(frame)
    closed = np.zeros(len(frame), dtype=bool)
    remark = ""
    for _, texts in _texts(frame):
        told = texts.map(lambda text: bool(text) and _CLOSED.search(names.fold(text)) is not None)
        here = told.to_numpy(dtype=bool) & ~waits
        if here.any() and not remark:
            remark = str(texts.iloc[int(np.argmax(here))])
        closed |= here
    if not remark:
        return []
    return [
        source.fault(
            "maybe_closed",
            severity=Severity.WARNING,
            value=str(frame["name"].iloc[int(np.argmax(closed))]),
            remark=remark[:80],
            count=int(closed.sum()),
            rows=", ".join(str(row) for row in frame.index[closed][:10]),
        )
    ]


def unbuilt(frame: pd.DataFrame) -> tuple[NDArray[np.bool_], str]:
    """
    Find the schools that are only planned: a remark is that and nothing else, and no pupil is told.

    Parameters
    ----------
    frame
        Rows of a list of schools with ``name``.

    Returns
    -------
    rows, remark
        Which rows, shape (n,), and the first remark.
    """
    planned = np.zeros(len(frame), dtype=bool)
    if "name" not in frame:
        return planned, ""
    pupils = column.text(frame["pupils"]) if "pupils" in frame else None
    taught = planned if pupils is None else pupils.str.contains("[1-9]").to_numpy(dtype=bool)
    remark = ""
    for name, texts in _texts(frame):
        if name == "name":
            told = texts.map(_says_so)
        elif _REMARKS.search(names.fold(name)):
            told = texts.map(_is_unbuilt)
        else:
            continue
        here = told.to_numpy(dtype=bool) & ~taught
        if here.any() and not remark:
            remark = str(texts.iloc[int(np.argmax(here))])
        planned |= here
    return planned, remark


def _says_so(name: str) -> bool:
    """Tell whether a name is only that of a plan, or says so behind itself."""
    behind = _BEHIND.search(name)
    return _is_unbuilt(name) or (behind is not None and _is_unbuilt(behind[1]))


def _is_unbuilt(text: str) -> bool:
    """Tell whether a text says that a school is only planned, and nothing else."""
    return _UNBUILT.fullmatch(names.fold(text)) is not None


def _texts(frame: pd.DataFrame) -> Iterator[tuple[str, pd.Series]]:
    """Give the columns of words."""
    for name in frame.columns:
        if not pd.api.types.is_numeric_dtype(frame[name]) and name != "geometry":
            yield str(name), column.text(frame[name])
