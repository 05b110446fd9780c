"""Which rows of a sheet are its header, and which column of the table each of its columns is."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Mapping, Sequence

from spatial.intake.reading import header_axes, header_words, headers
from spatial.intake.reading.units import Head
from spatial.intake.text import names

DEEP = 30  # rows a title may take
TALL = 3  # rows a header may take
LISTS = frozenset({"schools", "school_levels"})
_CONTENTS = frozenset({"noi dung", "chi tieu", "danh muc"})
UNIT_NAMES = frozenset({"don vi", "ten don vi"})
_SUMS = frozenset({"tong so", "tong", "tong cong", "cong", "chung", "ts", "so luong"})
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?")
_PRESCHOOL = frozenset({"nha tre", "mau giao", "nhom tre", "lop mau giao"})
_BUILT = frozenset({"kien co", "ban kien co", "kc", "bkc"})
_OTHER_ROOMS = re.compile(
    r"\b(?:bo mon|chuc nang|hanh chinh|hanh chanh|hieu bo|phuc vu|thu vien|da nang|lam viec|khac)\b"
)
_CLASSROOMS = re.compile(r"\b(?:phong (?:hoc|nuoi day|nhom|van hoa)|p hoc|s?ph)\b")
ANY_ROOMS = frozenset({"phong", "so phong", "sl phong", "so luong phong"})
_MEASURE = {"pupils": "pupils", "residents": "people"}


def best(
    sheet: list[list[str]], table: str, given: Mapping[str, str]
) -> tuple[int, int, tuple[Head, ...]]:
    """
    Find the rows that are the header: those that name the most columns of the table.

    Parameters
    ----------
    sheet
        The first rows as text, merged areas filled.
    given
        Columns by header as a planner confirmed them.

    Returns
    -------
    top, bottom, heads
        First and last row of the header, from 1, and its columns.
    """
    most: tuple[float, int, int, tuple[Head, ...]] | None = None
    for top in range(min(DEEP, len(sheet))):
        for tall in range(1, TALL + 1):
            bottom = top + tall - 1
            if bottom >= len(sheet):
                break
            heads = _heads(sheet[top : bottom + 1], table, given)
            taken = {(head.column, head.axes) for head in heads if head.column}
            score = len(taken) - 0.3 * (tall - 1) - 0.01 * top
            if most is None or score > most[0]:
                most = (score, top + 1, bottom + 1, heads)
    if most is None:
        return 1, 1, ()
    return _taller(most[1:], sheet, table, given)


def _taller(
    header: tuple[int, int, tuple[Head, ...]],
    sheet: list[list[str]],
    table: str,
    given: Mapping[str, str],
) -> tuple[int, int, tuple[Head, ...]]:
    """Add the row below a header that parts its columns further: "Hiện trạng", "2025-2026"."""
    top, bottom, heads = header
    name_at = next((head.at for head in heads if head.column == "name"), None)
    if table not in LISTS or name_at is None or bottom - top + 1 >= TALL or bottom >= len(sheet):
        return header
    last, below = sheet[bottom - 1], sheet[bottom]
    parted = [cell for cell, above in zip(below, last, strict=True) if cell and cell != above]
    if below[name_at - 1] not in {"", last[name_at - 1]} or len(parted) < 2:  # noqa: PLR2004
        return header
    if not all(map(_names_column, parted)) or all(map(headers.is_unit, parted)):
        return header
    return top, bottom + 1, _heads(sheet[top - 1 : bottom + 1], table, given)


def _adds_nothing(part: str) -> bool:
    """Tell whether the lower of two headers leaves the upper one what it is."""
    return names.fold(part) in _SUMS or header_words.is_of_now(part)


def _names_column(cell: str) -> bool:
    """Tell whether a cell may stand over a column: in words, or by its year."""
    return any(map(str.isalpha, cell)) or _YEARS.fullmatch(cell) is not None


def _heads(
    stacked: Sequence[Sequence[str]], table: str, given: Mapping[str, str]
) -> tuple[Head, ...]:
    """Read the headers of one or several rows."""
    levels = [list(row) for row in stacked]
    for upper, lower in itertools.pairwise(levels):
        for at in range(1, len(upper)):  # a group written once stands over its blanks to the right
            if not upper[at] and lower[at] and upper[at - 1] and _groups(upper, lower, at):
                upper[at] = upper[at - 1]
    all_rooms = _sums_of_all_rooms(levels)
    women = any("nữ" in map(str.casefold, row) for row in levels)
    heads: list[Head] = []
    taken: dict[tuple[str | None, tuple[tuple[str, str], ...]], int] = {}
    for at in range(len(levels[0])):
        parts = list(dict.fromkeys(" ".join(row[at].split()) for row in levels if row[at].strip()))
        head = _head(at + 1, parts, table, given, none_of="rooms" if at in all_rooms else "")
        if women and parts and parts[-1].casefold() == "nam":  # without tones also "năm", year
            men = "people_male" if table == "residents" else None
            head = dataclasses.replace(head, column=men)
        key = (head.column, head.axes)
        if head.column is not None and key in taken:
            before = heads[taken[key]]
            keeps, drops_before = _later(before, head)
            if drops_before:
                heads[taken[key]] = Head(at=before.at, path=before.path, column=None)
            if not keeps:
                head = Head(at=head.at, path=head.path, column=None)
        if head.column is not None:
            taken[key] = at
        heads.append(head)
    heads = _without_sums(heads)
    return tuple(_units_named(heads) if table in LISTS else heads)


def _sums_of_all_rooms(levels: Sequence[Sequence[str]]) -> set[int]:
    """
    Find sums of rooms that are no classrooms all: "Số phòng / Cộng" beside "Phòng bộ môn".

    In one row too: "Số phòng" beside "Phòng bộ môn".
    """
    columns = [
        tuple(dict.fromkeys(names.fold(row[at]) for row in levels if row[at].strip()))
        for at in range(len(levels[0]))
    ]
    built = {own[:-1] for own in columns if own and own[-1] in _BUILT}
    parted = {
        own[:-1]
        for own in columns
        if own
        and _OTHER_ROOMS.search(own[-1])
        # "Khác" beside "Kiên cố", or below "Phòng học": classrooms built otherwise
        and not (own[-1] == "khac" and (own[:-1] in built or _CLASSROOMS.search(" ".join(own))))
        and (len(own) > 1 or "phong" in own[0].split())
    }
    return {
        at
        for at, own in enumerate(columns)
        if own and own[:-1] in parted and own[-1] in (_SUMS if len(own) > 1 else ANY_ROOMS)
    }


def _of_preschool(head: Head) -> str:
    """Return which part of preschool a column is of; empty for none."""
    words = map(names.fold, head.path.split(" / "))
    return next((word for word in words if word in _PRESCHOOL), "")


def _without_sums(heads: list[Head]) -> list[Head]:
    """Leave out the sum of a measure that blocks of columns give too: its parts would count it."""
    parted = {head.column for head in heads if head.axes}
    return [
        dataclasses.replace(head, column=None)
        if not head.axes and head.column in parted - {None}
        else head
        for head in heads
    ]


def _later(before: Head, head: Head) -> tuple[bool, bool]:
    """
    Choose between two columns of one meaning: whether the second counts, and the first ends.

    Of two school years in a row the later counts. Years apart (today and a plan) are for the
    planner to choose from: neither counts. Nursery and preschool both count, and are summed.
    """
    if _of_preschool(before) != _of_preschool(head):
        return True, False
    classrooms = [_CLASSROOMS.search(names.fold(one.path)) is not None for one in (before, head)]
    if head.column == "rooms" and classrooms[0] != classrooms[1]:
        return classrooms[1], classrooms[1]  # "Số phòng" beside "Trong đó: phòng học"
    if head.column == "ward" and header_words.was_before(names.fold(before.path)):
        return True, True  # "Phường cũ" beside "Phường mới"
    size = [header_words.is_size(one.path) for one in (before, head)]
    if head.column == "pupils" and size[0] != size[1] and _is_today(head if size[0] else before):
        return size[0], size[0]  # "Quy mô HS" beside "HS hiện có"
    years = headers.year_in(before.path), headers.year_in(head.path)
    if not all(years):
        return years[1] < years[0], years[1] < years[0]
    return years[1] == years[0] + 1, years[1] not in {years[0], years[0] - 1}


def _is_today(head: Head) -> bool:
    """Tell whether a count of pupils is all of today's: no part of a group but what is there."""
    return " / " not in head.path or header_words.is_of_now(head.path.rpartition(" / ")[2])


def _units_named(heads: list[Head]) -> list[Head]:
    """Take "Đơn vị" for the name of the school in a list that has no other name."""
    at = next((at for at, head in enumerate(heads) if _is_unit(head)), None)
    if any(head.column == "name" for head in heads):
        return heads
    if at is None:  # "Nội dung" over the names of schools
        at = next((at for at, head in enumerate(heads) if names.fold(head.path) in _CONTENTS), None)
    if at is None:
        return heads
    named = [*heads[:at], dataclasses.replace(heads[at], column="name"), *heads[at + 1 :]]
    wards = [
        place
        for place, head in enumerate(named)
        if head.column is None and headers.known(head.path, "schools") == "ward"
    ]
    if wards:  # its ward gives way no longer
        named[wards[0]] = dataclasses.replace(named[wards[0]], column="ward")
    return named


def _is_unit(head: Head) -> bool:
    """Tell whether a column is called "Đơn vị"."""
    return head.column == "ward" and names.fold(head.path) in UNIT_NAMES


def _groups(upper: Sequence[str], lower: Sequence[str], at: int) -> bool:
    """Tell whether the header to the left stands over several columns."""
    return bool(lower[at - 1]) and lower[at - 1] != upper[at - 1]


def _measure(parts: Sequence[str], table: str) -> str | None:
    """Return what a header of axes alone measures; "Trường tiểu học" counts schools, no pupils."""
    counts_schools = table == "pupils" and any(map(header_axes.is_of_schools, parts))
    return None if counts_schools else _MEASURE.get(table)


def _head(
    at: int, parts: list[str], table: str, given: Mapping[str, str], *, none_of: str = ""
) -> Head:
    """Read one column's headers: axes first, what is left names the measure, if not `none_of`."""
    path = " / ".join(parts)
    if path in given:
        return Head(
            at=at,
            path=path,
            column=given[path] or None,
            scale=headers.scale_of(path, given[path] or None, table),
        )
    whole = headers.known(path, table) or (headers.known(parts[-1], table) if parts else None)
    if whole is None and len(parts) > 1 and _adds_nothing(parts[-1]):
        whole = headers.known(parts[-2], table)  # "Số phòng học / Tổng số", "… / Hiện có"
    if whole == none_of:
        whole = None
    axes: dict[str, str] = {}
    rest: list[str] = []
    for part in (piece for whole_part in parts for piece in header_axes.apart(whole_part, table)):
        axis = header_axes.axis(part, table)
        if axis is not None and axis[0] not in axes:
            axes[axis[0]] = axis[1]
        else:
            rest.append(part)
    last = next((part for part in reversed(parts) if headers.has_unit(part)), path)
    if not axes:
        scale = headers.scale_of(last, whole, table)
        return Head(at=at, path=path, column=whole, scale=scale)
    if len(rest) > 1 and names.fold(rest[-1]) in _SUMS:
        rest.pop()
    named = headers.known(rest[-1], table) if rest else _measure(parts, table)
    if named is None and rest:
        named = headers.known(" ".join(rest), table)
    if named is None or named in axes:  # "Cấp học / MN" is marked, and no level in itself
        return Head(at=at, path=path, column=None)
    scale = headers.scale_of(last, named, table)
    return Head(at=at, path=path, column=named, scale=scale, axes=tuple(sorted(axes.items())))
