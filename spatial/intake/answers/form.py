"""Whether a file of answers is of the form intake reads: what is misspelt would be lost unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from spatial.errors import Fault, Severity

_WHOLE = frozenset({"files", "merge", "close_m", "forms", "set_aside", "later"})
_OF_FILE: dict[str, type] = {
    "table": str,
    "crs": int,
    "columns": dict,
    "numbers": dict,
    "matches": dict,
    "set_aside": list,
    "cells": list,
    "places": dict,
    "school_year": int,
}
_EXAMPLES: dict[type, str] = {str: "abc", int: "9210", dict: "{a: b}", list: "[…]"}
_OFFERED = 5  # names of files
_NUMBERS = frozenset(
    {
        "thousands", "decimals", "header", "plain", "ha", "all_levels", "one_level",
        "before", "after",
    }
)  # fmt: skip


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
            blanks={
                "needs": " | ".join(get_close_matches(each, sorted(known), _OFFERED, 0.0)) or "–"
            },
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
        elif not isinstance(value, _OF_FILE[key]) or isinstance(value, bool):
            yield f"{where}: {_short(value)}", _EXAMPLES[_OF_FILE[key]]
        elif key == "numbers" and isinstance(value, Mapping):
            for column, said in value.items():
                if said not in _NUMBERS:
                    yield f"{where} → {column}: {_short(said)}", " | ".join(sorted(_NUMBERS))


def _short(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Write a value as short text."""
    return str(value)[:40]
