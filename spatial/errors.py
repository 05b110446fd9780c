"""
The error tree.

::

    TruongLopError
    ├── UserError            the user can mend it: said in words, exit code 2, never a traceback
    │   └── InputFaults      one or many faults in files or proposals, all at once
    └── InternalError        a defect of ours: an invariant that did not hold

A fault is data, not a sentence: it is put into words, in the reader's language, where it is shown.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from spatial import words

MOST_ROWS = 10  # rows a line names
LEVELS_JOINED = " + "  # between the levels a fault names together
_SIGNS = str.maketrans(".,", ",.")  # of decimals and thousands, the other way round


class TruongLopError(Exception):
    """Root of every error this package raises on purpose."""


class Severity(StrEnum):
    """How much a fault stops."""

    ERROR = "error"  # the files cannot be used as they are
    WARNING = "warning"  # usable; something was set aside, repaired or looks odd


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """
    One thing wrong with what the user gave, precise enough for a clerk to mend it.

    Attributes
    ----------
    code
        Key of the sentences ``fault.<code>.what``, ``.expected`` and ``.remedy``.
    file, sheet, column
        Where it stands; ``None`` where it does not apply.
    row
        Row as the user counts it in the file: the header is row 1.
    value
        The offending value as text.
    severity
        Whether the files can still be used.
    blanks
        Further values the sentences name; one with a name in each language is told by language.
    """

    code: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: Severity = Severity.ERROR
    blanks: Mapping[str, object] = field(default_factory=dict)

    def part(self, part: str, *, lang: str) -> str:
        """Put one part of the fault (``what``, ``expected`` or ``remedy``) into words."""
        blanks = {"column": self.column or "?", "value": self.value or "", **self.blanks}
        written = {name: _written(name, blank, lang) for name, blank in blanks.items()}
        return words.say(f"fault.{self.code}.{part}", lang=lang, **written)

    def place(self, *, lang: str, rows: str = "") -> str:
        """
        Name file, sheet, row and column in the reader's language; empty when none applies.

        Parameters
        ----------
        rows
            Rows that stand in place of the one, as they are listed.
        """
        parts = [] if self.file is None else [self.file]
        at = ("rows", rows) if rows else ("row", self.row)
        for key, given in (("sheet", self.sheet), at, ("column", self.column)):
            if given is not None:
                parts.append(words.say(f"place.{key}", lang=lang, name=given))
        return ", ".join(parts)

    def say(self, *, lang: str, rows: str = "") -> str:
        """Put the whole fault into one line: place (`rows` as there), what, expected, remedy."""
        sentences = (self.part(part, lang=lang) for part in ("what", "expected", "remedy"))
        line = " ".join(sentence for sentence in sentences if sentence)
        place = self.place(lang=lang, rows=rows)
        return f"{place}: {line}" if place else line


@dataclass(frozen=True, slots=True)
class _Decimal:
    """A figure that writes itself with the decimal sign of a language."""

    value: float
    lang: str

    def __format__(self, form: str) -> str:
        digits = format(self.value, form or ".10g")
        return digits.translate(_SIGNS) if self.lang == "vi" else digits


def _written(name: str, blank: object, lang: str) -> object:
    """Write figures, levels and names as the language does; other codes, years, rows stay bare."""
    if isinstance(blank, Mapping):
        return blank[lang]
    if isinstance(blank, float):
        return _Decimal(blank, lang)
    if name == "reason":
        return words.texts(lang).get(str(blank), blank)
    if name == "count" and isinstance(blank, int):
        return words.number(blank, lang=lang)
    if name in {"level", "levels"}:
        return LEVELS_JOINED.join(_level(one, lang) for one in str(blank).split(LEVELS_JOINED))
    return blank


def reason_of(problem: OSError) -> str:
    """
    Name why the system did not do something: a blank ``reason`` puts it into words.

    Returns
    -------
    str
        Key of a text for the usual reasons, else what the system says itself.
    """
    key = f"system.{errno.errorcode.get(problem.errno or 0, '')}"
    return key if key in words.texts("vi") else problem.strerror or type(problem).__name__


def _level(code: str, lang: str) -> str:
    """Name a level of schooling; what is none stays as it is."""
    return words.texts(lang).get(f"level.{code}", code)


def told_once(faults: Iterable[Fault], *, lang: str) -> list[tuple[Severity, str]]:
    """
    Put faults into lines; those alike but for their row are one line that names the rows.

    Returns
    -------
    list of (Severity, str)
        In the order of the first of each.

    Examples
    --------
    >>> seen = [Fault(code="missing_folder", file="a.csv", row=row) for row in (2, 5)]
    >>> [line.partition(":")[0] for _, line in told_once(seen, lang="en")]
    ['a.csv, rows 2, 5']
    """
    alike: dict[tuple[Severity, bool, str], list[Fault]] = {}
    for fault in faults:
        words_of_all = replace(fault, row=None).say(lang=lang)
        alike.setdefault((fault.severity, fault.row is None, words_of_all), []).append(fault)
    return [(some[0].severity, _said(some, lang)) for some in alike.values()]


def _said(alike: list[Fault], lang: str) -> str:
    """Put faults of some rows into one line; of many the first are named and all counted."""
    rows = [fault.row for fault in alike if fault.row is not None]
    if len(rows) <= 1:
        return alike[0].say(lang=lang)
    named = ", ".join(map(str, rows[:MOST_ROWS]))
    if len(rows) > MOST_ROWS:
        named = words.say("place.rows_more", lang=lang, rows=named, more=len(rows) - MOST_ROWS)
    return replace(alike[0], row=None).say(lang=lang, rows=named)


class UserError(TruongLopError):
    """
    Something the user can mend.

    Parameters
    ----------
    faults
        Everything found, not only the first.
    """

    exit_code = 2

    def __init__(self, faults: Fault | Sequence[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__(self.say(lang="en"))

    def say(self, *, lang: str) -> str:
        """Put every fault into words, one line each."""
        return "\n".join(fault.say(lang=lang) for fault in self.faults)


class InputFaults(UserError):  # noqa: N818 - it carries faults; "error" would say less
    """Faults found in files or proposals; raised once, with all of them."""


class InternalError(TruongLopError):
    """An invariant of ours did not hold; please report it."""
