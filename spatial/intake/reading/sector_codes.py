"""Codes of the ministry's database of schools, under the heads that database has."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from spatial.intake.reading.units import Head
from spatial.intake.text import figure_text, names

# Lists of the sector's database as it hands its schools over (maNhomCapHoc, maLoaiHinhTruong); a
# code that is none of these ("05", continuing education) stays and is asked about.
_LEVELS = {"1": "mam_non", "2": "tieu_hoc", "3": "thcs", "4": "thpt"}
_OWNERS = {"1": "cong_lap", "2": "ngoai_cong_lap", "3": "ngoai_cong_lap"}
_CODED = {
    "manhomcaphoc": _LEVELS,
    "ma nhom cap hoc": _LEVELS,
    "maloaihinhtruong": _OWNERS,
    "ma loai hinh truong": _OWNERS,
}


def read(frame: pd.DataFrame, heads: Sequence[Head]) -> pd.DataFrame:
    """
    Write the words for codes, only under the heads of that database: "1" elsewhere is no level.

    Parameters
    ----------
    frame
        Rows of a list, columns named.
    heads
        What the sheet calls them.
    """
    attrs = dict(frame.attrs)
    for head in heads:
        codes = _CODED.get(names.fold(head.path))
        if codes is None or head.column is None or head.column not in frame:
            continue
        cells = frame[head.column].map(
            lambda cell, codes=codes: codes.get(figure_text.plain_text(cell).lstrip("0"), cell)
        )
        frame = frame.assign(**{head.column: cells})
    frame.attrs.update(attrs)
    return frame
