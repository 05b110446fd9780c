"""No odd town makes a command fail of its own, and none loses a pupil."""

from pathlib import Path

import pytest

from tests.kit import odd_commands
from tests.kit.oddities import ODDITIES

KINDS = tuple(ODDITIES)
FEWEST_KINDS = 42


def test_there_are_as_many_kinds_as_were_promised() -> None:
    assert len(KINDS) >= FEWEST_KINDS


@pytest.mark.parametrize("number", range(len(KINDS)), ids=KINDS)
def test_every_kind_of_town_is_answered_in_sentences(number: int, tmp_path: Path) -> None:
    # each kind meets one command here, all of them in turn; the benchmark lets each meet every one
    command = odd_commands.COMMANDS[number % len(odd_commands.COMMANDS)]
    given, ending = odd_commands.run_on(KINDS[number], command, 20_000 + number, tmp_path)
    assert ending.code in odd_commands.ACCEPTED, f"{given}\n{ending.trace}"
    assert ending.said.strip()
    assert ending.leaks == ()
