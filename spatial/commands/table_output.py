"""What a command of tables gives: sentences or JSON on the terminal, and files in a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.assessment import Assessment
from spatial.commands import manifests
from spatial.export import table_files


def give(
    tables: Mapping[str, pd.DataFrame],
    lines: Iterable[str],
    assessment: Assessment,
    *,
    lang: str,
    as_json: bool,
    out: Path | None,
    every: Callable[[Mapping[str, pd.DataFrame]], dict[str, bytes]] = table_files.every,
) -> None:
    """
    Print the tables, and write them where a folder is named.

    Parameters
    ----------
    lines
        What is said instead of JSON, one sentence a line.
    out
        Folder of the files and their manifest; nothing is written without a table.
    every
        What makes the files of the tables.
    """
    if as_json:
        click.echo(json.dumps(table_files.tree(tables), ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(line)
    if out is not None and tables:
        written = manifests.write(every(tables), out, assessment)
        click.echo(
            words.say("cli.written", lang=lang, count=len(written), folder=out.resolve()), err=True
        )
