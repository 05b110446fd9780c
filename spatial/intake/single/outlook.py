"""Read a planner's own outlook: rates, moves and developments in one YAML or JSON file."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from spatial import schema, yaml_text
from spatial.errors import Fault, InputFaults
from spatial.records import LEVELS, Crossing, Development, Outlook
from spatial.schema import MISSING, UNKNOWN, Slip

_CODES = {
    UNKNOWN: "outlook_name",
    MISSING: "outlook_missing",
    "number": "outlook_number",
    "list": "outlook_list",
    "enum": "outlook_level",
}


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
    outlook, slips = schema.read(Outlook, tree)
    if outlook is None:
        raise InputFaults([_fault(slip, name) for slip in slips])
    return outlook


def _unreadable(name: str, reason: str) -> Fault:
    """Report a file that is no outlook."""
    blanks = {"reason": reason.splitlines()[0] if reason else "–"}
    return Fault(code="outlook_unreadable", file=name, blanks=blanks)


_KNOWN: dict[int | str, type[Crossing | Development]] = {
    "crossings": Crossing,
    "developments": Development,
}


def _fault(slip: Slip, file: str) -> Fault:
    """Say what is wrong and where: the number of the record, the field and its value."""
    top, *below = slip.path
    kind = _KNOWN.get(top, Outlook) if below else Outlook
    row = None if kind is Outlook or not below else int(below[0]) + 1
    name: object = top if row is None else slip.path[-1]
    value, blanks = slip.value, {}
    code = _CODES.get(slip.kind, slip.kind)
    if slip.kind == UNKNOWN:
        blanks["known"] = ", ".join(one.name for one in fields(kind))
        value = name
    elif slip.kind == MISSING:
        value = name
    elif slip.kind == "list":
        value = type(value).__name__
    elif slip.kind == "enum":
        name = "level"
        blanks["known"] = ", ".join(LEVELS)
    return Fault(code=code, file=file, row=row, column=str(name), value=str(value), blanks=blanks)
