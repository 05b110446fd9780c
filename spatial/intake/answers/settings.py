"""What a planner confirmed about a folder's files, kept in its ``intake.yaml`` and used again."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from spatial import yaml_text
from spatial.errors import Fault, InputFaults
from spatial.intake.answers import cell_answers, form, place_answers, rows_aside, word_answers
from spatial.intake.answers.cell_answers import CellAnswer
from spatial.intake.answers.rows_aside import RowAside
from spatial.intake.answers.word_answers import WordAnswers

NAME = "intake.yaml"
USED_LIST = "files.used_list_year"  # how answers call the list in use: no file of the folder

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """
    Confirmed answers, by file name.

    Attributes
    ----------
    columns
        Column by header, for each file; an empty column means "leave out".
    crs
        EPSG code of layers that do not declare theirs.
    tables
        Which table a file holds, where its name does not tell.
    numbers
        For each file, by column, whether figures such as 4.238 are ``thousands`` or ``decimals``.
    words
        For each file, by column, what a word means that the column's list does not know.
    matches
        For each list of schools, code of the known school by code or name of the listed one;
        ``none`` for none of them.
    places
        For each list of schools, longitude and latitude [degrees] of those put on the map by hand,
        by code or name.
    school_years
        School year each list of schools is of, by the year it ends in; 0 for one of no year.
    cells
        Cells with another value than the file has.
    rows
        Single rows to set aside, each with its reason.
    set_aside
        Whether rows with a fault are left out and the rest goes on.
    later
        What the planner left open on the page, by its key; it is not asked again by itself.
    merges
        Id of the school to keep by id of the one to drop, as offered; ``{"*": ""}`` takes every
        offer.
    close_m
        Gaps between wards narrower than this are closed and overlaps resolved [m]; ``None`` leaves
        the borders as they are.
    forms
        Folder of forms, one per school, inside the locality; ``None`` looks for one by its name.
    faults
        Why the file of answers cannot be read.
    """

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    crs: Mapping[str, int] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, WordAnswers] = field(default_factory=dict)
    matches: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, tuple[float, float]]] = field(default_factory=dict)
    school_years: Mapping[str, int] = field(default_factory=dict)
    cells: tuple[CellAnswer, ...] = ()
    rows: tuple[RowAside, ...] = ()
    set_aside: bool = False
    later: tuple[str, ...] = ()
    merges: Mapping[str, str] = field(default_factory=dict)
    close_m: float | None = None
    forms: str | None = None
    faults: tuple[Fault, ...] = ()

    def with_crs(self, systems: Mapping[str, int]) -> Settings:
        """Add systems confirmed elsewhere, on the command line or the screen."""
        return dataclasses.replace(self, crs={**self.crs, **systems})

    def asking(
        self,
        *,
        merges: Mapping[str, str] | None = None,
        close_m: float | None = None,
        forms: str | None = None,
    ) -> Settings:
        """Add what is asked for elsewhere; what is not given stays as it is."""
        return dataclasses.replace(
            self,
            merges={**self.merges, **(merges or {})},
            close_m=self.close_m if close_m is None else close_m,
            forms=self.forms if forms is None else forms,
        )

    @property
    def named_files(self) -> list[str]:
        """What the answers are about, as they call it."""
        named = (self.columns, self.crs, self.tables, self.numbers, self.words, self.matches,
                 self.places, self.school_years)  # fmt: skip
        single = {*(row.file for row in self.rows), *(cell.file for cell in self.cells)}
        return sorted({*(name for each in named for name in each), *single})

    def text(self) -> str:
        """Write the answers as the text of an ``intake.yaml``."""
        files = self.named_files
        rows = {name: [row for row in self.rows if row.file == name] for name in files}
        cells = {name: [cell for cell in self.cells if cell.file == name] for name in files}
        answers = {
            name: {
                **({"table": self.tables[name]} if name in self.tables else {}),
                **({"crs": self.crs[name]} if name in self.crs else {}),
                **({"columns": dict(self.columns[name])} if name in self.columns else {}),
                **({"numbers": dict(self.numbers[name])} if name in self.numbers else {}),
                **(
                    {"words": {at: dict(one) for at, one in self.words[name].items()}}
                    if name in self.words
                    else {}
                ),
                **({"matches": dict(self.matches[name])} if name in self.matches else {}),
                **(
                    {"places": place_answers.written(self.places[name])}
                    if name in self.places
                    else {}
                ),
                **({"school_year": self.school_years[name]} if name in self.school_years else {}),
                **({"cells": cell_answers.written(cells[name])} if cells[name] else {}),
                **({"set_aside": rows_aside.written(rows[name])} if rows[name] else {}),
            }
            for name in files
        }
        asked: dict[str, object] = {"merge": dict(self.merges)} if self.merges else {}
        asked |= {} if self.close_m is None else {"close_m": self.close_m}
        asked |= {} if self.forms is None else {"forms": self.forms}
        asked |= {"set_aside": True} if self.set_aside else {}
        asked |= {"later": list(self.later)} if self.later else {}
        written = {"files": answers, **asked}
        return str(yaml.safe_dump(written, allow_unicode=True, sort_keys=False))


def read(folder: Path) -> Settings:
    """Read a folder's answers; a file that cannot be read has none, and says why."""
    file = folder / NAME
    if not file.is_file():
        return Settings()
    try:
        given = yaml_text.read_file(file)
    except InputFaults as stop:
        return Settings(faults=stop.faults)
    wrong = form.faults(NAME, given)
    if not isinstance(given, dict):
        return Settings(faults=wrong)
    files = given.get("files")
    answers: dict[str, dict[str, Any]] = {
        str(name): answer
        for name, answer in (files.items() if isinstance(files, dict) else ())
        if isinstance(answer, dict)
    }
    return Settings(
        columns=_mappings(answers, "columns", nothing=""),
        crs=_values(answers, "crs", int),
        tables=_values(answers, "table", str),
        numbers=_mappings(answers, "numbers"),
        words={
            name: told
            for name, answer in answers.items()
            if (told := word_answers.read(answer.get("words")))
        },
        matches=_mappings(answers, "matches", nothing="none"),
        places={
            name: places
            for name, answer in answers.items()
            if (places := place_answers.read(answer.get("places")))
        },
        school_years=_values(answers, "school_year", int),
        cells=tuple(
            cell
            for name, answer in answers.items()
            for cell in cell_answers.read(name, answer.get("cells"))
        ),
        rows=tuple(
            row
            for name, answer in answers.items()
            for row in rows_aside.read(name, answer.get("set_aside"))
        ),
        faults=wrong,
        **_asked(given),
    )


def _values(answers: Mapping[str, Mapping[str, Any]], key: str, kind: type[T]) -> dict[str, T]:
    """Take one answer about each file, where it is of its kind."""
    return {
        name: answer[key] for name, answer in answers.items() if isinstance(answer.get(key), kind)
    }


def _mappings(
    answers: Mapping[str, Mapping[str, Any]], key: str, *, nothing: str | None = None
) -> dict[str, dict[str, str]]:
    """Take a mapping of texts about each file; `nothing`, if told, is a value left empty."""
    return {
        name: {
            str(text): str(value if nothing is None else value or nothing)
            for text, value in mapping.items()
        }
        for name, mapping in _values(answers, key, dict).items()
    }


def _asked(given: Mapping[Any, Any]) -> dict[str, Any]:
    """Read what is asked of the whole locality."""
    found: dict[str, Any] = {}
    if isinstance(given.get("merge"), dict):
        found["merges"] = {str(drop): str(keep or "") for drop, keep in given["merge"].items()}
    close = given.get("close_m")
    if isinstance(close, int | float) and not isinstance(close, bool) and 0 < close < math.inf:
        found["close_m"] = float(close)
    if isinstance(given.get("forms"), str):
        found["forms"] = given["forms"]
    if given.get("set_aside") is True:
        found["set_aside"] = True
    if isinstance(given.get("later"), list):
        found["later"] = tuple(map(str, given["later"]))
    return found
