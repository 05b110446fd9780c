"""Which rows below a header are data, and what the others say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from spatial.intake.text import figure_text, names

_TOTAL = re.compile(
    r"(?:tong|cong|tong cong|tong so|total|sum|toan (?:quan|huyen|tinh|thanh pho|tp))"
    r"(?: (?:cong|so|toan|chung|quan|huyen|tinh|thanh pho|tp|phuong|cap|truong|khoi|bac|mam non"
    r"|mau giao|tieu hoc|thcs|thpt|th|mn|trung hoc)\b.*)?"
)
_NOTE = re.compile(
    r"(?:ghi chu|nguon|luu y|chu thich|nguoi lap|noi nhan|note|source|ngay \d+ thang)\b.*"
)
_SECTION = re.compile(r"^\s*(?:[IVX]+|[A-Z]|\d{1,2})\s*[.)/-]\s*")


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
    body: pd.DataFrame, known: Sequence[int]
) -> tuple[pd.DataFrame, list[tuple[int, str]], dict[int, dict[str, str]]]:
    """
    Part data from totals, notes, numbering, and sections that speak for the rows below.

    Parameters
    ----------
    body
        Everything below the header.
    known
        Numbers of the columns whose meaning is known, from 1.

    Returns
    -------
    data, aside, sections
        The rows of data; the rest with the reason; by row, the ward or level its section names.
    """
    body = body[~blank(body)]  # a cell in the last row of a sheet has a million of these above it
    cells_of = texts(body).to_numpy(dtype=object)
    keep: list[int] = []
    aside: list[tuple[int, str]] = []
    sections: dict[int, dict[str, str]] = {}
    section: dict[str, str] = {}
    for position, row in enumerate(body.index.tolist()):
        cells = [cell for cell in cells_of[position] if cell]
        if not cells:
            continue
        reason = _reason(cells, [cells_of[position][at - 1] for at in known])
        if reason is None:
            keep.append(position)
            sections[row] = dict(section)
            continue
        aside.append((row, reason))
        if reason == "section":
            word = _SECTION.sub("", cells[0])
            level = names.level(word)
            section |= {"level": level} if level else {"ward": word}
    return body.iloc[keep], aside, sections


def _reason(cells: Sequence[str], known: Sequence[str]) -> str | None:
    """Say why a row is no data; ``None`` if it is."""
    first = names.fold(next((cell for cell in cells if not cell.isdecimal()), ""))
    few = len(set(cells)) == 1
    if few and not cells[0].isdecimal() and len(known) > 2:  # noqa: PLR2004 - a table, not a list
        word = _SECTION.sub("", cells[0])
        if names.level(word) or names.ward_name(word) != " ".join(word.split()):
            return "section"
        if _NOTE.fullmatch(first) or cells[0].startswith(("*", "-", "(")) or len(cells[0]) > 40:  # noqa: PLR2004
            return "note"
    if _NOTE.fullmatch(first) and sum(map(bool, known)) <= 1:
        return "note"
    if _TOTAL.fullmatch(first):
        return "total"
    marks = [re.fullmatch(r"\(?(\d{1,2}|[A-Z])\)?(?:\s*=.*)?", cell) for cell in cells]
    if len(cells) > 2 and all(marks):  # noqa: PLR2004 - two cells may be data
        numbers = [int(mark[1]) for mark in marks if mark and mark[1].isdecimal()]
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):  # noqa: PLR2004
            return "numbering"
    return None


def unique(given: Sequence[str]) -> list[str]:
    """Tell columns of the same name apart by a number."""
    seen: dict[str, int] = {}
    out = []
    for name in given:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out
