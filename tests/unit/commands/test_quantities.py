"""``quantities`` prints the page of definitions."""

from __future__ import annotations

from click.testing import CliRunner

from spatial import quantities
from spatial.cli import truonglop


def test_it_prints_the_page_and_nothing_else() -> None:
    result = CliRunner().invoke(truonglop, ["quantities"])
    assert result.exit_code == 0
    assert result.stdout == quantities.page()
