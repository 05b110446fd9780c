"""Type one column of a table, reporting every value that cannot be what the schema says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import conventions, numbers, unit_witness
from spatial.intake.checking.conventions import Hints
from spatial.intake.checking.repairs import Repair, told
from spatial.intake.door.limits import LIMITS
from spatial.intake.reading import error_cells
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import figure_text, listed_words
from spatial.records import LEVELS, Kind
from spatial.tables import Column, schema

_DASHES = ("-", "–", "—", "/", "//")
_ANSWERED = frozenset(schema()) - {"proposals"}  # files of no locality have no answers
_EXACT = 2.0**53  # beyond it a float no longer holds every whole number


@dataclass(frozen=True, kw_only=True)
class Read:
    """A typed column, the faults found in it and the repairs made to it."""

    cells: pd.Series
    faults: list[Fault]
    repairs: list[Repair]


def read(raw: pd.Series, column: Column, source: Source, *, hints: Hints | None = None) -> Read:
    """
    Type one column.

    Parameters
    ----------
    raw
        Values as the file has them, indexed by row.
    column
        What the schema says of it.
    source
        The file, for the faults.
    hints
        The unit in the header, and what tells thousands from decimals; ``None`` for nothing.

    Returns
    -------
    Read
        Same index as `raw`: floats (whole ones as int64 where none is missing) for numbers,
        trimmed NFC text for the rest, blanks as ``""`` or NaN.
    """
    if column.type in {"int", "number"}:
        return _figures(raw, column, source, hints or Hints())
    words = text(raw)
    if column.choices and column.blank:  # a dash in a list of words says nothing
        words = words.mask(words.isin(_DASHES), "")
    blank = (words == "").to_numpy()
    faults = _blank(words, blank, column, source)
    broken = words.str.fullmatch(error_cells.PATTERN).to_numpy(dtype=bool)
    faults += _each(words, broken, "error_cell", column, source)
    faults += _each(words, _unreckoned(words), "formula_unreckoned", column, source)
    repairs: list[Repair] = []
    if column.type == "bool":
        return _marks(words, blank, column, source)
    if column.type in {"level", "kind"} or column.choices:
        written = words
        words, repairs, noted = _named(words, column, source)
        known = listed_words.listed(column)
        wrong = ~np.isin(words.to_numpy(dtype=object).astype(str), known)
        sort = "choice" if column.choices else column.type
        faults += noted + _each(written, wrong & ~blank, f"unknown_{sort}", column, source)
        if column.type == "kind" and blank.any():
            words = words.mask(blank, Kind.UNTOLD.value)
    elif column.type == "date" and not blank.all():
        words, repairs, noted = _days(words, blank, column, source)
        faults += noted
    if (long := (words.str.len() > LIMITS.text).to_numpy()).any():
        faults += _each(words.str.slice(0, 40), long, "too_long", column, source)
    return Read(cells=words, faults=faults, repairs=repairs)


def _named(
    words: pd.Series, column: Column, source: Source
) -> tuple[pd.Series, list[Repair], list[Fault]]:
    """Read levels, kinds and other listed words as offices call them."""
    spellings, texts = pd.factorize(words)
    read_as = np.array(
        [listed_words.meaning(column, text) or text.casefold() for text in texts], dtype=object
    )
    read = pd.Series(read_as[spellings] if len(texts) else [], index=words.index, dtype="str")
    changed = ((read != words.str.casefold()) & (words != "")).to_numpy()
    return read, *_noted(words, read, changed, column, source)


def _marks(words: pd.Series, blank: NDArray[np.bool_], column: Column, source: Source) -> Read:
    """Read yes and no as 1 and 0, blanks as missing."""
    read = [
        None if empty else figure_text.mark(one) for one, empty in zip(words, blank, strict=True)
    ]
    values = np.array([np.nan if one is None else float(one) for one in read])
    faults = _each(words, np.isnan(values) & ~blank, "not_mark", column, source)
    faults += _blank(words, blank, column, source)
    return Read(cells=pd.Series(values, index=words.index, dtype=float), faults=faults, repairs=[])


def _days(
    words: pd.Series, blank: NDArray[np.bool_], column: Column, source: Source
) -> tuple[pd.Series, list[Repair], list[Fault]]:
    """Read days as ISO text."""
    spellings, texts = pd.factorize(words)
    days = [figure_text.day(text) if text else "" for text in texts]
    read = pd.Series([days[at] for at in spellings], index=words.index, dtype=object)
    lost = read.isna().to_numpy() & ~blank
    read = read.where(~lost, words).astype("str")
    changed = ((read != words) & ~lost).to_numpy()
    repairs, noted = _noted(words, read, changed, column, source)
    return read, repairs, noted + _each(words, lost, "not_day", column, source)


def _noted(
    words: pd.Series, read: pd.Series, changed: NDArray[np.bool_], column: Column, source: Source
) -> tuple[list[Repair], list[Fault]]:
    """List values that were read as others, and say so once for the column."""
    if not changed.any():
        return [], []
    return told("values_read", column.name, source, words[changed], list(read[changed]))


def text(raw: pd.Series) -> pd.Series:
    """
    Return values as trimmed NFC text, whole floats without their point, blanks as ``""``.

    Examples
    --------
    >>> text(pd.Series(["  Hiệp Thành ", None, 26770.0], dtype=object)).tolist()
    ['Hiệp Thành', '', '26770']
    """
    if isinstance(raw.dtype, pd.StringDtype):
        arrow = pa.array(raw, type=pa.large_string(), from_pandas=True)
    else:
        arrow = pa.array([_one(value) for value in raw.to_numpy(dtype=object)], pa.large_string())
    clean = pc.utf8_trim_whitespace(pc.utf8_normalize(arrow, form="NFC"))
    if pc.any(pc.starts_with(clean, "'")).as_py():  # Excel's mark for text that looks otherwise
        clean = pc.replace_substring_regex(clean, r"^'([=+\-@＝＋－＠0-9])", r"\1")
    return pd.Series(pc.fill_null(clean, ""), index=raw.index, name=raw.name, dtype="str")


def _one(value: object) -> str | None:
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        if np.isnan(value):
            return None
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else str(value)
    return str(value)


def _figures(raw: pd.Series, column: Column, source: Source, hints: Hints) -> Read:
    """Read numbers and check their bounds."""
    repairs: list[Repair] = []
    if pd.api.types.is_numeric_dtype(raw) and not pd.api.types.is_bool_dtype(raw):
        words = raw
        values = raw.to_numpy(dtype=float, na_value=np.nan)
        blank = np.isnan(values)
        doubt = conventions.doubt(raw, raw)
        values, noted = conventions.settle(values, doubt, column, source, unsure=False, hints=hints)
    else:
        written = numbers.read(raw, text(raw), column, source, hints)
        words, values, blank = written.words, written.values_, written.blank
        repairs, noted = written.repairs, written.faults
    scale, asked = unit_witness.settle(words, values, column, source, hints)
    noted = [*noted, *asked]
    if scale != 1.0:
        values = values * scale
        noted += [] if asked else [_rescaled(words, values, column, source)]
    faults = [*noted, *_blank(words, blank, column, source)]
    mixed = {fault.row for fault in noted if fault.row is not None}
    unread = (np.isnan(values) & ~blank) | np.isinf(values)
    known = words.index.isin(list(mixed)) if mixed else np.zeros(len(words), dtype=bool)
    bare = unread & _unreckoned(words)
    faults += _each(words, bare, "formula_unreckoned", column, source)
    known |= bare
    faults += _each(words, unread & ~known, "not_number", column, source)
    with np.errstate(invalid="ignore"):
        if column.type == "int":
            part = ~unread & ~blank & (values != np.round(values))
            faults += _each(words, part, "not_whole", column, source)
        if column.least is not None:
            faults += _each(words, ~unread & (values < column.least), "too_small", column, source)
        if column.most is not None:
            faults += _each(words, ~unread & (values > column.most), "too_large", column, source)
    typed = np.where(unread, np.nan, values)
    stops = any(fault.severity is Severity.ERROR for fault in faults)
    if column.type == "int" and not stops and not np.isnan(typed).any():
        typed = typed.astype("int64")
    figures_ = pd.Series(typed, index=raw.index, name=raw.name)
    return Read(cells=figures_, faults=faults, repairs=repairs)


def _unreckoned(words: pd.Series) -> NDArray[np.bool_]:
    """Mark the formulas whose result nobody has written down."""
    if pd.api.types.is_numeric_dtype(words):
        return np.zeros(len(words), dtype=bool)
    return words.astype(str).str.startswith(error_cells.UNRECKONED).to_numpy(dtype=bool)


def _rescaled(
    words: pd.Series, values: NDArray[np.float64], column: Column, source: Source
) -> Fault:
    """Say that the unit in the header was applied."""
    first = next((at for at, value in enumerate(values) if not np.isnan(value)), None)
    before = "" if first is None else str(words.iloc[first])
    after = "" if first is None else f"{values[first]:g}"
    return source.fault(
        "unit_applied",
        column=column.name,
        value=before,
        severity=Severity.WARNING,
        after=after,
        unit=column.unit,
    )


def _blank(
    words: pd.Series, blank: NDArray[np.bool_], column: Column, source: Source
) -> list[Fault]:
    """Report blanks where the schema allows none."""
    if column.blank or not column.required:
        return []
    return _each(words, blank, "blank", column, source)


def _each(
    words: pd.Series, wrong: NDArray[np.bool_], code: str, column: Column, source: Source
) -> list[Fault]:
    """Report every wrong row of a column."""
    own = source.table in _ANSWERED and code.startswith("unknown_")

    def hint(at: int, lang: str) -> str:
        word = str(words.iloc[at])
        return listed_words.answered_once(column, source.name, word, lang=lang) if own else ""

    return [
        source.fault(
            code,
            row=row,
            position=position,
            column=column.name,
            value="" if code == "blank" else str(words.iloc[position]),
            least=column.least,
            most=column.most,
            levels=", ".join(LEVELS),
            kinds=", ".join(kind for kind in Kind if kind is not Kind.UNTOLD),
            choices=", ".join(column.choices),
            field=column.name,
            once_vi=hint(position, "vi"),
            once_en=hint(position, "en"),
        )
        for position, row in spots(words.index, wrong)
    ]
