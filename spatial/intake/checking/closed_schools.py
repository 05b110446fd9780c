"""Schools a remark calls closed, or not open yet: they count like any other, so they are named."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

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
    closed = np.zeros(len(frame), dtype=bool)
    remark = ""
    for name in frame.columns:
        if pd.api.types.is_numeric_dtype(frame[name]) or name == "geometry":
            continue
        texts = column.text(frame[name])
        told = texts.map(lambda text: bool(text) and _CLOSED.search(names.fold(text)) is not None)
        here = told.to_numpy(dtype=bool)
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
