"""Whether a file of answers is of the form intake reads: what is misspelt would be lost unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from spatial.errors import Fault, Severity
from spatial.intake.answers import word_answers
from spatial.tables import schema

_WHOLE = frozenset({"files", "merge", "close_m", "forms", "set_aside", "later"})
_OF_FILE: dict[str, tuple[type, str]] = {  # what is given, and an example of it
    "table": (str, "schools"),
    "crs": (int, "9210"),
    "columns": (dict, "{a: name}"),
    "numbers": (dict, "{land_m2: thousands}"),
    "words": (dict, "{ownership: {a: b}}"),
    "matches": (dict, "{a: b}"),
    "set_aside": (list, "[{row: 7}]"),
    "cells": (list, "[{row: 7, column: a, value: b}]"),
    "places": (dict, "{a: [106.6, 10.8]}"),
    "school_year": (int, "2025"),
}
_FIGURES = ("thousands", "decimals", "header", "plain", "ha")  # of any column of figures
_NUMBERS = {"level": ("all_levels", "one_level"), "ward": ("before", "after")}
_OFFERED = 5  # names


def faults(name: str, given: object) -> tuple[Fault, ...]:
    """
    Find what in a file of answers nobody would read.

    Parameters
    ----------
    name
        What the file is called.
    given
        The file as YAML gives it.

    Returns
    -------
    tuple of Fault
        One for each key or value of a wrong form, called by its path in the file.
    """
    if given is None:
        return ()
    return tuple(
        Fault(code="bad_answers", file=name, value=where, blanks={"needs": needs})
        for where, needs in _wrong(given)
    )


def without_file(name: str, named: Iterable[str], known: Collection[str]) -> list[Fault]:
    """
    Warn of answers about a file that is not there, or is called otherwise.

    Parameters
    ----------
    name
        What the file of answers is called.
    named
        What its answers are about.
    known
        Files of the folder; those called most alike are offered.
    """
    twins = {each.removesuffix(".tab") for each in known if each.endswith(".tab")}
    return [
        Fault(
            code="bad_answers",
            file=name,
            value=f"files → {each}",
            severity=Severity.WARNING,
            blanks={"needs": _alike(each, known)},
        )
        for each in named
        if each not in known and each.removesuffix(".mif") not in twins
    ]


def _wrong(given: object) -> Iterator[tuple[str, str]]:
    """Give the path of each wrong entry and what belongs there."""
    if not isinstance(given, dict):
        yield str(given)[:40], "files: …"
        return
    for key in given:
        if key not in _WHOLE:
            yield str(key), " | ".join(sorted(_WHOLE))
    files = given.get("files")
    if files is not None and not isinstance(files, dict):
        yield "files", "files: {tên tệp: {…}}"
    elif isinstance(files, dict):
        for file, answer in files.items():
            yield from _of_file(str(file), answer)
    if "merge" in given and not isinstance(given["merge"], dict):
        yield "merge", "merge: {bỏ: giữ}"
    close = given.get("close_m")
    if close is not None and not (
        isinstance(close, int | float) and not isinstance(close, bool) and close > 0
    ):
        yield f"close_m: {close}", "close_m > 0"


def _of_file(file: str, answer: object) -> Iterator[tuple[str, str]]:
    """Look at the answers about one file."""
    if not isinstance(answer, Mapping):
        yield f"files → {file}", " | ".join(_OF_FILE)
        return
    for key, value in answer.items():
        where = f"files → {file} → {key}"
        if key not in _OF_FILE:
            yield where, " | ".join(_OF_FILE)
            continue
        sort, example = _OF_FILE[key]
        if not isinstance(value, sort) or isinstance(value, bool):
            yield f"{where}: {_short(value)}", example
        elif key == "words" and isinstance(value, Mapping):
            yield from ((f"{where} → {path}", needs) for path, needs in word_answers.wrong(value))
        elif key == "numbers" and isinstance(value, Mapping):
            for column, said in value.items():
                yield from _of_column(where, str(column), said)


def _of_column(where: str, column: str, answer: object) -> Iterator[tuple[str, str]]:
    """Look at what is answered about the figures of one column."""
    figures = {
        each.name: _FIGURES
        for table in schema().values()
        for each in table.columns.values()
        if each.type in {"int", "number"}
    }
    known = figures | _NUMBERS
    if column not in known:
        yield f"{where} → {column}", _alike(column, known)
    elif answer not in known[column]:
        yield f"{where} → {column}: {_short(answer)}", " | ".join(known[column])


def _alike(name: str, known: Iterable[str]) -> str:
    """Offer the names most alike."""
    return " | ".join(get_close_matches(name, sorted(known), _OFFERED, 0.0)) or "–"


def _short(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Write a value as short text."""
    return str(value)[:40]
