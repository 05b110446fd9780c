"""Read a planner's own outlook: rates, moves and developments in one YAML or JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from spatial import yaml_text
from spatial.errors import Fault, InputFaults
from spatial.records import LEVELS, Crossing, Development, Level, Outlook

Record = TypeVar("Record", Crossing, Development)
_MOST = 1e9  # no rate, count, year or degree of an outlook is larger
_TOP = tuple(field.name for field in fields(Outlook))
_TEXT = {"development_id", "name", "sort", "ward_id", "from_ward", "to_ward"}
_WHOLE = {"first_year", "last_year"}


def read_outlook(path: Path | str) -> Outlook:
    """
    Read an outlook.

    Parameters
    ----------
    path
        YAML or JSON with any of ``fertility``, ``migration``, ``vocational_share`` (numbers),
        ``participation`` and ``private_share`` (a mapping of a name or level to a share),
        ``crossings`` and ``developments`` (lists of the fields of `Crossing` and `Development`).

    Returns
    -------
    Outlook
        What is not given keeps its default.

    Raises
    ------
    InputFaults
        With every unknown name, missing field and value of the wrong sort.
    """
    place = Path(path)
    if not place.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    try:
        written = place.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputFaults(_unreadable(place.name, str(problem))) from problem
    return parse_outlook(written, name=place.name)


def parse_outlook(written: str, *, name: str) -> Outlook:
    """
    Read the text of an outlook, as `read_outlook` does.

    Parameters
    ----------
    written
        YAML or JSON.
    name
        What to call it in what is said of its faults.
    """
    tree = yaml_text.read(written, file=name, code="outlook_unreadable") or {}
    if not isinstance(tree, dict):
        raise InputFaults(_unreadable(name, type(tree).__name__))
    reader = _Reader(name)
    outlook = reader.outlook(tree)
    if reader.faults:
        raise InputFaults(reader.faults)
    return outlook


def _unreadable(name: str, reason: str) -> Fault:
    """Report a file that is no outlook."""
    blanks = {"reason": reason.splitlines()[0] if reason else "–"}
    return Fault(code="outlook_unreadable", file=name, blanks=blanks)


class _Reader:
    """Read the parts of an outlook, collecting what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def outlook(self, tree: Mapping[str, Any]) -> Outlook:
        """Read the whole file."""
        self._names(tree, _TOP, row=None)
        numbers = {
            name: self._number(name, tree[name], None)
            for name in ("fertility", "migration", "vocational_share")
            if name in tree
        }
        shares = {
            name: self._shares(name, tree.get(name)) for name in ("participation", "private_share")
        }
        return Outlook(
            **numbers,
            participation=tuple(shares["participation"]),
            private_share=tuple(
                (Level(level), share)
                for level, share in shares["private_share"]
                if self._level(level, None)
            ),
            crossings=self._rows("crossings", tree.get("crossings"), Crossing),
            developments=self._rows("developments", tree.get("developments"), Development),
        )

    def _fault(
        self, code: str, row: int | None, column: str, value: object, **blanks: object
    ) -> None:
        """Note what is wrong and where."""
        self.faults.append(
            Fault(
                code=code, file=self.file, row=row, column=column, value=str(value), blanks=blanks
            )
        )

    def _names(self, given: Mapping[str, Any], known: tuple[str, ...], *, row: int | None) -> None:
        """Report names nobody knows: a misspelt one must not be left out in silence."""
        for name in given:
            if name not in known:
                self._fault("outlook_name", row, str(name), name, known=", ".join(known))

    def _number(self, name: str, value: object, row: int | None) -> float:
        """Read a number."""
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not abs(value) <= _MOST  # so that nan is none either
        ):
            self._fault("outlook_number", row, name, value)
            return 0.0
        return float(value)

    def _level(self, value: object, row: int | None) -> bool:
        """Tell whether this is a level."""
        known = [level.value for level in LEVELS]
        if value not in known:
            self._fault("outlook_level", row, "level", value, known=", ".join(known))
            return False
        return True

    def _shares(self, name: str, given: object) -> list[tuple[str, float]]:
        """Read a mapping of names to shares."""
        if given is None:
            return []
        if not isinstance(given, dict):
            self._fault("outlook_list", None, name, type(given).__name__)
            return []
        return [(str(key), self._number(name, value, None)) for key, value in given.items()]

    def _rows(self, name: str, given: object, make: type[Record]) -> tuple[Record, ...]:
        """Read a list of records; one with a fault is left out."""
        if given is None:
            return ()
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            self._fault("outlook_list", None, name, type(given).__name__)
            return ()
        return tuple(
            made
            for number, row in enumerate(given, start=1)
            if (made := self._record(row, make, number)) is not None
        )

    def _record(self, row: Mapping[str, Any], make: type[Record], number: int) -> Record | None:
        """Read one record."""
        before = len(self.faults)
        known = fields(make)
        self._names(row, tuple(one.name for one in known), row=number)
        values: dict[str, Any] = {}
        for one in known:
            if one.name in row and row[one.name] is not None:
                values[one.name] = self._value(one.name, row[one.name], number)
            elif one.default is MISSING:
                self._fault("outlook_missing", number, one.name, one.name)
        return make(**values) if len(self.faults) == before else None

    def _value(self, name: str, value: object, row: int) -> object:
        """Read one value by the name of its field."""
        if name in _TEXT:
            return str(value)
        if name == "level":
            return Level(str(value)) if self._level(value, row) else None
        number = self._number(name, value, row)
        return int(number) if name in _WHOLE else number
