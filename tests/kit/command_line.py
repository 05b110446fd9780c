"""The command line as a test calls it."""

from __future__ import annotations

import csv
from pathlib import Path

import click
from click.testing import CliRunner

from spatial.cli import COMMANDS, truonglop


def run(*arguments: str, lang: str = "en") -> str:
    """Run a command that ends well; return what it said."""
    result = CliRunner().invoke(truonglop, ["--lang", lang, *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def run_alone(command: click.Command, *words: str, lang: str = "vi") -> str:
    """Run one command that ends well, by itself; return what it said."""
    done = CliRunner().invoke(command, words, obj=lang, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def rows(file: Path) -> list[dict[str, str]]:
    """Read a table back."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def writing_commands() -> set[str]:
    """Name every command that writes files where it is told to."""
    asked = {"--out", "--report", "--fix"}
    found = {}
    for name in COMMANDS:
        command = truonglop.get_command(click.Context(truonglop), name)
        found[name] = () if command is None else command.params
    return {name for name, given in found.items() if any(asked & {*one.opts} for one in given)}
