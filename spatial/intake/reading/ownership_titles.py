"""Whose schools a list holds, told by the title above it, by its sheet or by its file alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.reading.find import Source
from spatial.intake.text import names

# Fewer words than a cell may hold: without tones "trường tư" is "các trường từ mầm non",
# and a school of "hội nhập quốc tế" is a public one.
_PRIVATE = re.compile(
    r"\b(?:ngoai (?:cong lap|cl)|ncl|tu thuc|tu nhan|dan lap|truong quoc te"
    r"|co von dau tu nuoc ngoai)\b"
)
_PUBLIC = re.compile(r"(?<!ngoai )\bcong lap\b")
_LEFT_OUT = re.compile(
    r"\b(?:(?:khong|chua) (?:ke|gom|bao gom|tinh)|(?:ngoai )?tru (?:cac|truong|he|khoi))\b"
)
_MARK = "ngoai_cong_lap"


def private(text: str) -> bool:
    """
    Tell whether a title says that the schools below it are private, and none of them public.

    Examples
    --------
    >>> private("DANH SÁCH TRƯỜNG NGOÀI CÔNG LẬP"), private("Trường công lập và ngoài công lập")
    (True, False)
    >>> private("Trường trên địa bàn (không kể ngoài công lập)"), private("Trường công lập")
    (False, False)
    """
    bare = names.fold(text)
    others = _PUBLIC.search(bare) or _LEFT_OUT.search(bare)
    return _PRIVATE.search(bare) is not None and others is None


def read(
    frame: pd.DataFrame, source: Source, titles: Sequence[str]
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give schools the ownership a title tells of all of them, where no column and no band does.

    Parameters
    ----------
    frame
        A list of schools.
    titles
        What stands above it, the name of its sheet and of its file.
    """
    title = next((text for text in titles if private(text)), None)
    if title is None or "ownership" in frame or "name" not in frame or not len(frame):
        return frame, []
    attrs = dict(frame.attrs)
    frame = frame.assign(ownership=_MARK)
    frame.attrs.update(attrs)
    note = source.fault(
        "private_by_title", value=title, severity=Severity.WARNING, count=len(frame)
    )
    return frame, [note]
