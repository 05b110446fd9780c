"""The command line as a test calls it."""

from __future__ import annotations

import csv
from pathlib import Path

from click.testing import CliRunner

from spatial.cli import truonglop


def run(*arguments: str, lang: str = "en") -> str:
    """Run a command that ends well; return what it said."""
    result = CliRunner().invoke(truonglop, ["--lang", lang, *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def rows(file: Path) -> list[dict[str, str]]:
    """Read a table back."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))
