"""``people``: roles listed, given and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial.cli import truonglop
from spatial.errors import UserError


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))


def _said(*words: str) -> str:
    done = CliRunner().invoke(truonglop, ["--lang", "en", "people", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_before_the_first_role_it_is_said_that_whoever_signs_in_plans() -> None:
    assert "whoever signs in plans" in _said("list")


def test_a_role_that_was_given_is_listed_and_gone_once_it_is_taken_away() -> None:
    _said("grant", "An@So.example", "administrator")
    _said("grant", "binh", "planner", "--locality", "quan12")
    listed = [line.split("\t")[:3] for line in _said("list").splitlines()]
    assert listed == [
        ["an@so.example", "administrator", "all localities"],
        ["binh", "planner", "quan12"],
    ]
    assert "binh" in _said("revoke", "binh", "--locality", "quan12")
    assert "binh" not in _said("list")


@pytest.mark.parametrize(
    "words",
    [
        ("grant", "", "viewer"),
        ("grant", "an\nbinh", "viewer"),
        ("grant", "an", "viewer", "--locality", "quận 12"),
        ("revoke", "an"),
    ],
)
def test_what_cannot_be_is_refused_in_words(words: tuple[str, ...]) -> None:
    with pytest.raises(UserError):
        _said(*words)
