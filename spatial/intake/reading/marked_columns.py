"""
Columns that hold a school's ownership or levels under another name than the schema's.

Offices mark a cross under "Công lập" or "Tư thục", under "MN", "TH", "THCS"; or they write "Tư
thục" among the remarks, or under "Loại trường". Left unread, such a column would count a private
school as public.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.intake.reading import rows
from spatial.intake.reading.units import Head
from spatial.intake.text import figure_text, names

_PRIVATE = "ngoai_cong_lap"
_NUMBERING = frozenset({"tt", "stt"})  # "TT" also stands for "tư thục"; over a list it numbers


def told(frame: pd.DataFrame, heads: Sequence[Head]) -> tuple[pd.DataFrame, dict[str, str]]:
    """
    Read ownership and levels from columns of marks and of remarks, where no column tells them.

    Parameters
    ----------
    frame
        Rows of a list of schools, unknown columns named as the sheet has them.
    heads
        Its columns.

    Returns
    -------
    frame, called
        With ``ownership`` and ``level`` where they were found; what the sheet calls the columns
        they came from.
    """
    called: dict[str, str] = {}
    attrs = dict(frame.attrs)
    unread = [head.path for head in heads if head.column is None and head.path in frame]
    for name, group in (("ownership", "ownership"), ("level", "levels")):
        if name in frame:
            continue
        marked = {
            path: (value, marks)
            for path in unread
            if (value := _value(path, group))
            and (marks := _marks(frame[path], digits=name == "ownership")) is not None
        }
        if marked:
            frame = frame.assign(**{name: _joined(list(marked.values()))})
            called[name] = " + ".join(marked)
    if "level" not in frame:
        frame, header = _named(frame, [*unread, "school_type", "ownership"])
        if header:
            called["level"] = header
    if "ownership" not in frame:
        beside = [name for name in (*unread, "school_type") if name in frame]
        frame, header = _remarked(frame, beside)
        if header:
            called["ownership"] = header
    frame.attrs.update(attrs)
    return frame, called


def _value(path: str, group: str) -> str | None:
    """Return what a mark under a header means, ``None`` where the header names no value."""
    if names.fold(path) in _NUMBERING:
        return None
    known = names.lookup(group)
    last = path.rpartition(" / ")[2]
    return known.get(names.fold(path)) or known.get(names.fold(last))


def _marks(cells: pd.Series, *, digits: bool) -> NDArray[np.bool_] | None:
    """
    Tell which rows are marked; ``None`` for a column of anything but marks, or of none.

    ``digits``: whether 1 and 0 are marks; under a level they may count something.
    """
    texts = rows.texts(cells.to_frame()).to_numpy(dtype=object)[:, 0]
    read = [figure_text.mark(text) for text in texts]
    counted = not digits and any(map(str.isdecimal, texts))
    if counted or any(mark is None for mark in read) or not any(read):
        return None
    return np.array(read, dtype=bool)


def _joined(marked: Sequence[tuple[str, NDArray[np.bool_]]]) -> NDArray[np.object_]:
    """Put the values marked in each row into one text; two owners of one school will be asked."""
    words = [
        ", ".join(dict.fromkeys(value for (value, marks) in marked if marks[at]))
        for at in range(len(marked[0][1]))
    ]
    return np.array(words, dtype=object)


def _named(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[pd.DataFrame, str]:
    """Take a column that holds nothing but levels, whatever its header promises, for theirs."""
    for name in columns:
        if name not in frame:
            continue
        texts = rows.texts(frame[[name]]).to_numpy(dtype=object)[:, 0]
        levels = [names.level(text) for text in texts if text]
        if levels and all(levels):
            return frame.rename(columns={name: "level"}), name
    return frame, ""


def _remarked(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[pd.DataFrame, str]:
    """Take owners written among remarks, or under a header that promises something else."""
    known = names.lookup("ownership")
    for name in columns:
        texts = rows.texts(frame[[name]]).to_numpy(dtype=object)[:, 0]
        read = [known.get(names.fold(text), "") if text else "" for text in texts]
        if _PRIVATE not in read:
            continue
        frame = frame.assign(ownership=np.array(read, dtype=object))
        if name == "school_type":  # the words that told the owner are no type of school
            left = [text if not own else "" for text, own in zip(texts, read, strict=True)]
            frame = frame.assign(school_type=np.array(left, dtype=object))
        return frame, name
    return frame, ""
