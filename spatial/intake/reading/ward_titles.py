"""In which ward the schools of a list are, told by the title above it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.reading.find import Source
from spatial.intake.text import communes, names

_WARD = re.compile(r"\b(?:phường|xã|thị trấn|đặc khu|p\.)\s+([^,;:()–-]+)", re.IGNORECASE)
_ADDRESS = re.compile(r"[\d,]")
_DATED = re.compile(r"\bngày\b", re.IGNORECASE)
_TOLD = frozenset({"ward", "ward_id", "address", "lon", "coordinates", "x", "wkt", "geometry"})
_LONGEST = 5  # words in the name of a commune


def read(
    frame: pd.DataFrame, source: Source, titles: Sequence[str]
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give schools the ward a title names, where nothing else tells theirs.

    Parameters
    ----------
    frame
        A list of schools.
    titles
        What stands above it.

    Returns
    -------
    frame, faults
        With the ward of all of them and a note; as it was where the titles name none of the
        country's communes, or several.
    """
    if _TOLD & set(frame.columns) or "name" not in frame or not len(frame):
        return frame, []
    told = {ward: text for text in titles if (ward := of_title(text))}
    if len({ward.casefold() for ward in told}) != 1:
        return frame, []
    ward, title = next(iter(told.items()))
    attrs = dict(frame.attrs)
    frame = frame.assign(ward=ward)
    frame.attrs.update(attrs)
    note = source.fault(
        "ward_by_title", value=title, severity=Severity.WARNING, count=len(frame), ward=ward
    )
    return frame, [note]


def of_title(text: str) -> str:
    """
    Return the commune a title names, empty for none.

    Examples
    --------
    >>> of_title("UBND PHƯỜNG TÂN THỚI HIỆP"), of_title("Trường ở phường An Phú Đông năm 2025")
    ('TÂN THỚI HIỆP', 'An Phú Đông')
    >>> of_title("Danh sách theo phường xã"), of_title("66 Lê Thánh Tôn, phường An Phú Đông")
    ('', '')
    """
    for match in _WARD.finditer(text):
        if _ADDRESS.search(text[: match.start()]) or _DATED.search(text):
            continue  # where the office sits is not where its schools are
        words = match[1].split()
        for size in range(min(_LONGEST, len(words)), 0, -1):
            name = " ".join(words[:size])
            if names.ward_name(name).casefold() in communes.known():
                return name
    return ""
