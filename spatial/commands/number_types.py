"""Types of the numbers a command takes: within bounds of sense, never ``nan`` or ``inf``."""

from __future__ import annotations

import math
from typing import Any

import click

from spatial import norms, words
from spatial.records import YEARS

YEAR = click.IntRange(*YEARS)
SEED = click.IntRange(0, 2**32 - 1)
METRES = norms.ANY_WALK_M
BILLIONS = 10_000_000.0  # billion VND
SECONDS = 86_400.0


class FiniteNumber(click.FloatRange):
    """A finite number within bounds."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click hands it over
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """Refuse what is no finite number, which no bound does."""
        figure = float(click.FLOAT.convert(value, param, ctx))
        if not math.isfinite(figure):
            lang = ctx.obj if ctx is not None and isinstance(ctx.obj, str) else "vi"
            self.fail(words.say("cli.not_finite", lang=lang, value=value), param, ctx)
        return float(super().convert(figure, param, ctx))


LIMIT_M = FiniteNumber(min=0, min_open=True, max=METRES)
SHARE = FiniteNumber(min=0, max=1)
TIME_S = FiniteNumber(min=0, min_open=True, max=SECONDS)
PERCENT = FiniteNumber(min=0, max=100)
MONEY = FiniteNumber(min=0, max=BILLIONS)
