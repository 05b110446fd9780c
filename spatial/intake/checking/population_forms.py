"""Residents as the statistics office writes them: bands of ages, men and women, school years."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.reading.find import Source
from spatial.intake.text import figure_text, names

_BAND = re.compile(r"(?:nhom )?(?:tu )?(\d{1,3}) (?:den )?(\d{1,3})(?: tuoi| t)?")
_OPEN = re.compile(
    r"(?:nhom )?(?:tu )?(\d{1,3})(?: tuoi)?(?: tro len| plus| va hon)"
    r"|(?:nhom )?tren (\d{1,3})(?: tuoi)?"
)
_SINGLE = re.compile(r"(\d{1,3}) (?:tuoi|t)")
_UNDER = re.compile(r"(?:nhom )?duoi (\d{1,2})(?: tuoi)?")
_ALL = re.compile(r"tong(?: so| cong)?|tat ca|chung|moi lua tuoi|total")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*(?:19|20)\d\d")


def band(text: str) -> tuple[int, int | None] | None:
    """
    Read a band of ages: first and last, no last for an open one; ``None`` for what is none.

    Examples
    --------
    >>> band("0-4 tuổi"), band("từ 5 đến 9 tuổi"), band("80+"), band("85 tuổi trở lên"), band("7")
    ((0, 4), (5, 9), (80, None), (85, None), None)
    >>> band("Dưới 1 tuổi"), band("12 tuổi"), band("Nam"), band("< 5"), band("≥ 80 tuổi")
    ((0, 0), (12, 12), None, (0, 4), (80, None))
    """
    signs = {"+": " plus", ">=": " trên ", "≥": " trên ", "<": " dưới "}
    for sign, word in signs.items():
        text = text.replace(sign, word)
    folded = names.fold(text)
    if match := _BAND.fullmatch(folded):
        first, last = int(match[1]), int(match[2])
        return (first, last) if first <= last else None
    if match := _OPEN.fullmatch(folded):
        return int(match[1] or match[2]), None
    if match := _SINGLE.fullmatch(folded):
        return int(match[1]), int(match[1])
    if match := _UNDER.fullmatch(folded):
        return 0, int(match[1]) - 1
    return None


def plain(raw: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Bring a form of residents to the columns of the table.

    Returns
    -------
    raw, faults
        Bands as ``age`` and ``age_to``, men and women summed to ``people``, school years by their
        first year, the year of the title or of the name where no column has it; one note for each.
        People of no age count as a total of their ward.
    """
    attrs = dict(raw.attrs)
    frame, faults = _summed(raw, source)
    for step in (_years, _year_of_title, _ages):
        frame, noted = step(frame, source)
        faults += noted
    frame.attrs.update(attrs)
    return frame, faults


def _summed(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Sum men and women, where nothing counts them together."""
    if "people" in frame or not {"people_male", "people_female"} <= set(frame.columns):
        return frame, []
    sums: list[object] = []
    columns = [column.text(frame[name]) for name in ("people_male", "people_female")]
    written = figure_text.convention([text for words in columns for text in words if text])
    for men, women in zip(*columns, strict=True):
        read = [figure_text.number(text, written=written) if text else 0 for text in (men, women)]
        lost = [text for text, value in zip((men, women), read, strict=True) if value is None]
        sums.append(lost[0] if lost else sum(value for value in read if value is not None))
    note = source.fault("sexes_summed", severity=Severity.WARNING)
    return frame.assign(people=pd.Series(sums, index=frame.index, dtype=object)), [note]


def _years(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Read "2018-2019" as its first year."""
    if "year" not in frame:
        return frame, []
    words = column.text(frame["year"])
    matches = [_SCHOOL_YEAR.fullmatch(text) for text in words]
    taken = np.array([match is not None for match in matches], dtype=bool)
    if not taken.any():
        return frame, []
    cells = frame["year"].to_numpy(dtype=object, copy=True)
    cells[taken] = [match[1] for match in matches if match]
    first = int(np.argmax(taken))
    note = source.fault(
        "school_year_read",
        column="year",
        value=words.iloc[first],
        severity=Severity.WARNING,
        count=int(taken.sum()),
        after=str(cells[first]),
    )
    return frame.assign(year=cells), [note]


def _year_of_title(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Take the one year the title, the sheet or the file is called after, where no column is."""
    if "year" in frame or "people" not in frame:
        return frame, []
    for text in (str(frame.attrs.get("title", "")), source.sheet or "", source.path.stem):
        years = {*_YEAR.findall(_SCHOOL_YEAR.sub(r"\1", text))}
        if len(years) == 1:
            year = years.pop()
            note = source.fault("year_of_title", severity=Severity.WARNING, value=year)
            return frame.assign(year=int(year)), [note]
    return frame, []


def _ages(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Part bands of ages into first and last; leave out the sum of all ages beside them."""
    if "age" not in frame and "people" in frame:
        return frame.assign(age=""), []
    if "age" not in frame or "age_to" in frame:
        return frame, []
    words = column.text(frame["age"])
    bands = [band(text) for text in words]
    if all(each is None for each in bands):
        return frame, []
    sums = np.array([_ALL.fullmatch(names.fold(text)) is not None for text in words], dtype=bool)
    first = [text if each is None else each[0] for text, each in zip(words, bands, strict=True)]
    last = ["" if each is None or each[1] is None else each[1] for each in bands]
    out = frame.assign(
        age=pd.Series(first, index=frame.index, dtype=object),
        age_to=pd.Series(last, index=frame.index, dtype=object),
    )
    at = next(at for at, each in enumerate(bands) if each is not None)
    note = source.fault(
        "age_bands_read",
        column="age",
        value=words.iloc[at],
        severity=Severity.WARNING,
        count=sum(each is not None for each in bands),
    )
    if not sums.any():
        return out, [note]
    rows = ", ".join(str(row) for row in frame.index[sums][:10])
    left = source.fault(
        "all_ages_left", severity=Severity.WARNING, count=int(sums.sum()), rows=rows
    )
    return out[~sums], [note, left]
