"""``truonglop check``: every fault of a locality's files, at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from spatial import intake, words
from spatial.errors import Fault

CLEAN, WARNINGS, UNUSABLE = 0, 1, 2


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print as JSON.")
@click.pass_obj
def check(lang: str, folder: Path | None, *, as_json: bool) -> None:
    """
    Kiểm tra dữ liệu, liệt kê mọi lỗi cùng lúc.

    Lists every fault: file, row, column, value, what was expected, what to do. Exit code 0 clean,
    1 usable with notes, 2 unusable.
    """
    network, faults = intake.inspect(folder)
    if as_json:
        click.echo(json.dumps([_as_json(fault, lang) for fault in faults], ensure_ascii=False))
    else:
        for fault in faults:
            grade = words.say(f"severity.{fault.severity}", lang=lang)
            click.echo(f"[{grade}] {fault.say(lang=lang)}")
        click.echo(_verdict(network is not None, len(faults), lang))
    sys.exit(UNUSABLE if network is None else WARNINGS if faults else CLEAN)


def _as_json(fault: Fault, lang: str) -> dict[str, object]:
    """Put a fault into a record for programs."""
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "file": fault.file,
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "value": fault.value,
        "what": fault.part("what", lang=lang),
        "expected": fault.part("expected", lang=lang),
        "remedy": fault.part("remedy", lang=lang),
    }


def _verdict(usable: bool, count: int, lang: str) -> str:  # noqa: FBT001 - a private one-liner
    """Say in one line whether the data can be used."""
    key = "unusable" if not usable else "warnings" if count else "clean"
    return words.say(f"cli.{key}", lang=lang, count=count)
