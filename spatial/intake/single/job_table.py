"""Read a table of jobs: a YAML file of places and commands, or a CSV with a job in each row."""

from __future__ import annotations

import csv
import io
import itertools
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spatial import yaml_text
from spatial.errors import Fault, InputFaults, reason_of

COLUMNS = ("place", "command", "options")
MOST_BYTES = yaml_text.MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    """
    One line of a table of jobs.

    Attributes
    ----------
    place
        Folder, pattern of folders, or name of communes or a province.
    command
        Name of a command.
    options
        Its options as the command line takes them.
    row
        Where it stands in the file; ``None`` where it came from the command line.
    """

    place: str
    command: str
    options: tuple[str, ...] = ()
    row: int | None = None


def read(path: Path) -> list[JobLine]:
    """
    Read a table of jobs.

    Parameters
    ----------
    path
        ``.csv`` with the columns `COLUMNS`; anything else is YAML: ``places``, a list of texts,
        and ``jobs``, a list of mappings with ``command`` and ``options``, whose lists multiply.

    Raises
    ------
    InputFaults
        With every fault at once.
    """
    if not path.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as problem:
        reason = {"reason": reason_of(problem)}
        fault = Fault(code="job_unreadable", value=str(path), blanks=reason)
        raise InputFaults(fault) from problem
    if len(content) > MOST_BYTES:
        blanks = {"size": -(-len(content) // 1_000_000), "most": MOST_BYTES // 1_000_000}
        raise InputFaults(Fault(code="too_big", file=path.name, blanks=blanks))
    read_lines = _csv if path.suffix.lower() == ".csv" else _yaml
    lines, faults = read_lines(content, path.name)
    if not lines and not faults:
        faults = [Fault(code="job_none", file=path.name)]
    if faults:
        raise InputFaults(faults)
    return lines


def words_of(text: str) -> tuple[str, ...]:
    """
    Part the options of a job as a shell does.

    Raises
    ------
    ValueError
        If a quotation mark is not closed.

    Examples
    --------
    >>> words_of('--level thcs --profile "dinh muc.yaml"')
    ('--level', 'thcs', '--profile', 'dinh muc.yaml')
    """
    return tuple(shlex.split(text))


def _csv(content: bytes, name: str) -> tuple[list[JobLine], list[Fault]]:
    """Read a job a row; the header is row 1."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return [], [Fault(code="yaml_unreadable", file=name, blanks={"reason": problem.reason})]
    table = csv.DictReader(io.StringIO(text, newline=""))
    heads = [head.strip() for head in table.fieldnames or ()]
    lacking = [column for column in COLUMNS[:2] if column not in heads]
    if lacking:
        return [], [Fault(code="job_missing", file=name, row=1, column=one) for one in lacking]
    table.fieldnames = heads
    lines, faults = [], []
    for row in table:
        at = table.line_num
        place, command = ((row.get(column) or "").strip() for column in COLUMNS[:2])
        if not place and not command:
            continue
        for column, value in zip(COLUMNS, (place, command), strict=False):
            if not value:
                faults.append(Fault(code="job_missing", file=name, row=at, column=column))
        written = (row.get("options") or "").strip()
        try:
            options = words_of(written)
        except ValueError as problem:
            blanks = {"reason": str(problem)}
            column = "options"
            faults.append(
                Fault(code="job_options", file=name, row=at, column=column, value=written,
                      blanks=blanks)
            )  # fmt: skip
            continue
        lines.append(JobLine(place=place, command=command, options=options, row=at))
    return lines, faults


def _yaml(content: bytes, name: str) -> tuple[list[JobLine], list[Fault]]:
    """Read places × jobs × the values of their options."""
    tree = yaml_text.read(content, file=name)
    if not isinstance(tree, Mapping):
        return [], [Fault(code="job_missing", file=name, column=one) for one in ("places", "jobs")]
    known = {"places", "jobs"}
    faults = [
        Fault(code="job_unknown", file=name, value=str(one), blanks={"known": "places, jobs"})
        for one in tree
        if one not in known
    ]
    places = _list(tree, "places", name, faults)
    jobs = _list(tree, "jobs", name, faults)
    named = []
    for at, place in enumerate(places, start=1):
        if isinstance(place, str) and place.strip():
            named.append(place.strip())
        else:
            faults.append(Fault(code="job_place", file=name, row=at, value=str(place)))
    asked = []
    for at, job in enumerate(jobs, start=1):
        asked += [(at, *one) for one in _asked(job, at, name, faults)]
    return [
        JobLine(place=place, command=command, options=options, row=at)
        for place in named
        for at, command, options in asked
    ], faults


def _list(tree: Mapping[str, Any], key: str, name: str, faults: list[Fault]) -> list[Any]:
    """Return a list of the file; one that is not there or empty is a fault."""
    value = tree.get(key)
    if isinstance(value, list) and value:
        return value
    faults.append(Fault(code="job_missing", file=name, column=key))
    return []


def _asked(job: Any, at: int, name: str, faults: list[Fault]) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - what a file says
    """Return the commands of one entry of ``jobs``, one for each choice of its options."""
    if isinstance(job, str):
        job = {"command": job}
    if not isinstance(job, Mapping) or not isinstance(job.get("command"), str):
        faults.append(Fault(code="job_missing", file=name, row=at, column="command"))
        return []
    for one in job:
        if one not in {"command", "options"}:
            blanks = {"known": "command, options"}
            faults.append(Fault(code="job_unknown", file=name, row=at, value=str(one),
                                blanks=blanks))  # fmt: skip
    options = job.get("options") or {}
    if not isinstance(options, Mapping):
        faults.append(Fault(code="job_options", file=name, row=at, column="options",
                            value=str(options)[:80], blanks={"reason": "–"}))  # fmt: skip
        return []
    choices = [
        [_option(str(key), value) for value in (given if isinstance(given, list) else [given])]
        for key, given in options.items()
    ]
    return [
        (job["command"], tuple(itertools.chain.from_iterable(chosen)))
        for chosen in itertools.product(*choices)
    ]


def _option(key: str, value: object) -> tuple[str, ...]:
    """Write an option as the command line takes it; ``true`` is a switch, ``false`` none."""
    head = f"--{key.lstrip('-').replace('_', '-')}"
    if value is True:
        return (head,)
    return () if value is False or value is None else (head, str(value))
