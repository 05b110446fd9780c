"""``--limit``: the longest walk, and what it is where nobody names one, by the norms themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from spatial import norms, words
from spatial.commands.number_types import LIMIT_M
from spatial.records import LEVELS

KILOMETRE_M = 1_000.0


class WalkLimitOption(click.Option):
    """An option whose default is read from the norms when help is asked for, not on import."""

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ANN401 - a type click keeps to itself
        """Return what stands in brackets behind the help."""
        self.show_default = default_said()
        return super().get_help_extra(ctx)


def default_said() -> str:
    """
    Say the longest walk of every level, levels of one figure together.

    Examples
    --------
    >>> default_said()
    '4 km Mầm non, Tiểu học; 7 km THCS; 10 km THPT'
    """
    levels: dict[float, list[str]] = {}
    for level in LEVELS:
        said = words.say(f"level.{level}", lang="vi")
        levels.setdefault(norms.longest_walk_m(level), []).append(said)
    return "; ".join(
        f"{metres / KILOMETRE_M:g} km {', '.join(names)}" for metres, names in levels.items()
    )


limit: Callable[..., Any] = click.option(
    "--limit",
    "limit_m",
    cls=WalkLimitOption,
    type=LIMIT_M,
    help=f"Xa nhất (m); {norms.ANY_WALK_M:.0f}: bao xa cũng được. "
    f"/ Longest walk (m); {norms.ANY_WALK_M:.0f} for any.",
)
