"""Numbers a command takes: within bounds of sense, never what is no number."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from spatial.cli import truonglop
from spatial.commands import number_types


def given(text: str, kind: click.ParamType, *, lang: str = "en") -> Result:
    """Hand a text to a command that prints the number it takes."""

    @click.command()
    @click.option("--x", type=kind)
    def command(x: float) -> None:
        click.echo(repr(x))

    return CliRunner().invoke(command, ["--x", text], obj=lang)


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e999"])
def test_what_is_no_finite_number_is_refused_in_the_language_asked_for(text: str) -> None:
    said = [given(text, number_types.FiniteNumber(), lang=lang) for lang in ("vi", "en")]
    assert [one.exit_code for one in said] == [2, 2]
    assert said[0].output.splitlines()[-1] != said[1].output.splitlines()[-1]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (number_types.LIMIT_M, "0.5", "0"),  # a walk of no length is none
        (number_types.LIMIT_M, "1000000", "1000001"),
        (number_types.SHARE, "1", "1.01"),
        (number_types.SHARE, "0", "-0.01"),
        (number_types.PERCENT, "100", "100.1"),
        (number_types.TIME_S, "86400", "0"),
        (number_types.MONEY, "0", "-1"),
        (number_types.YEAR, "2030", "203"),
        (number_types.SEED, "4294967295", "4294967296"),
    ],
)
def test_a_bound_is_where_sense_ends(kind: click.ParamType, good: str, bad: str) -> None:
    assert given(good, kind).exit_code == 0
    assert given(bad, kind).exit_code == 2


def test_a_number_is_taken_as_it_is_written() -> None:
    assert given("2.5", number_types.SHARE).exit_code == 2
    assert given("0.25", number_types.SHARE).output == "0.25\n"
    assert given("x", number_types.SHARE).exit_code == 2


def options(command: click.Command) -> Iterator[tuple[str, click.ParamType]]:
    """Give every option of a command and of those under it, with its type."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from options(below)
    yield from ((f"{command.name} {one.opts[0]}", one.type) for one in command.params)


def test_no_option_of_any_command_takes_what_is_no_number() -> None:
    bounded = {name: kind for name, kind in options(truonglop)
               if isinstance(kind, click.FloatRange | click.types.FloatParamType)}  # fmt: skip
    assert {"report --stream", "institutions --stream"} <= bounded.keys()
    lax = [name for name, kind in bounded.items()
           if not isinstance(kind, number_types.FiniteNumber)]  # fmt: skip
    assert lax == []
