"""What a forecast says in sentences: why a ward is red, and how such forecasts did before."""

from __future__ import annotations

import math

import pandas as pd

from spatial import rounding, words
from spatial.cancellation import check_cancelled
from spatial.forecast.forecast import Forecast
from spatial.projection import backtest, backtest_lists, story
from spatial.records import Level

HORIZONS = (1, 3, 5)  # years ahead for which errors of pupils are told


def why(forecast: Forecast, ward_id: str, level: Level, *, lang: str) -> str:
    """
    Say in one sentence why a unit stands where it stands.

    Returns
    -------
    str
        Pupils then and now, the two strongest causes with their sign, rooms needed, there and
        short, and the chance of being short.
    """
    check_cancelled()
    row = _row(forecast.assessment.wards, ward_id, level)
    step = _row(forecast.steps, ward_id, level)
    causes = step[list(story.CAUSES)]
    strongest = causes.loc[causes.abs().sort_values(ascending=False, kind="stable").index[:2]]
    lines = [
        words.say(
            "projection.cause",
            lang=lang,
            cause=words.say(f"projection.step.{name}", lang=lang),
            sign="+" if value >= 0 else "−",
            pupils=words.number(abs(value), lang=lang),
        )
        for name, value in strongest.items()
        if rounding.whole(value)
    ]
    need, have = rounding.whole(row["rooms_need_per_10k"]), float(row["rooms_have"])
    gap = need - have
    found = "untold" if math.isnan(have) else "short" if gap > 0 else "enough"
    return words.say(
        f"projection.why_{found}",
        lang=lang,
        ward=str(
            forecast.assessment.network.wards(forecast.assessment.options.units).loc[
                ward_id, "ward"
            ]
        ),
        level=words.say(f"level.{level}", lang=lang),
        year=forecast.assessment.options.year,
        since=forecast.ahead.base.known_to,
        rooms=words.number(abs(gap), lang=lang),
        need=words.number(need, lang=lang),
        have=words.number(have, lang=lang),
        then=words.number(step["then"], lang=lang),
        today=words.number(step["today"], lang=lang),
        causes=", ".join(lines) or words.say("projection.no_cause", lang=lang),
        chance=words.percent(float(forecast.chance_short[(ward_id, level)]), lang=lang),
    )


def _row(table: pd.DataFrame, ward_id: str, level: Level) -> pd.Series:
    """Return one row of a table by unit and level."""
    at = table.index.get_indexer(pd.MultiIndex.from_tuples([(ward_id, level.value)]))
    return table.iloc[int(at[0])]


def defence(forecast: Forecast, *, lang: str) -> list[str]:
    """
    Say how such a forecast did on what is known: the sentences a planner can defend.

    Returns
    -------
    list of str
        One sentence per origin and target of the people, the latest origin first, and one per
        `HORIZONS` of the pupils where registers tell, one that names the horizons nothing tells of;
        one that says so where there is no history.
    """
    pupils = _pupils(forecast.pupil_trials, lang)
    if forecast.trials.empty:
        return pupils or [words.say("projection.no_history", lang=lang)]
    pairs = forecast.trials[["origin", "target"]].drop_duplicates().to_numpy(dtype=int).tolist()
    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
    people = [_defence(forecast.trials, origin, target, lang) for origin, target in ordered]
    return [*people, *pupils, *_untold(forecast, lang)]


def _untold(forecast: Forecast, lang: str) -> list[str]:
    """Say for which years ahead the errors of pupils by level are not known, and what it takes."""
    told = set(forecast.pupil_trials["horizon"]) if len(forecast.pupil_trials) else set()
    lacking = [years for years in HORIZONS if years not in told]
    if not lacking:
        return []
    listed = ", ".join(str(years) for years in lacking)
    need = max(lacking) + 2  # the progression of the origin takes two registers
    return [words.say("projection.untold", lang=lang, years=listed, need=need)]


def _pupils(trials: pd.DataFrame, lang: str) -> list[str]:
    """Say how registers, or lists of schools, were forecast one, three and five years ahead."""
    said = []
    of_lists = len(trials) > 0 and set(trials["unit"]) == {backtest_lists.WHOLE}
    for years in HORIZONS:
        part = trials[trials["horizon"] == years]
        if not part.empty:
            table = backtest.score(part, by=("method",))
            miss = {str(name): float(value) for name, value in table["wmape"].items()}
            said.append(
                words.say(
                    "projection.defence_lists" if of_lists else "projection.defence_pupils",
                    lang=lang,
                    years=years,
                    units=part["unit"].nunique(),
                    **{
                        name: words.number(100 * miss[name], lang=lang, decimals=1)
                        for name in backtest.METHODS
                    },
                )
            )
    return said


def _defence(trials: pd.DataFrame, origin: int, target: int, lang: str) -> str:
    """Say how one forecast of the past did beside the simple rules."""
    part = trials[(trials["origin"] == origin) & (trials["target"] == target)]
    table = backtest.score(part, by=("method",))
    miss = table["wmape"].to_dict()
    signed = float(table["signed"].to_dict()[backtest.ENGINE])
    better = miss[backtest.ENGINE] < min(miss[backtest.UNCHANGED], miss[backtest.SAME_GROWTH])

    def share(value: float) -> str:
        return words.number(100 * value, lang=lang, decimals=1)

    blind = "" if better or bool(part["informed"].all()) else "_blind"
    return words.say(
        f"projection.defence_{'better' if better else 'worse'}{blind}",
        lang=lang,
        origin=origin,
        target=target,
        years=target - origin,
        units=part["unit"].nunique(),
        miss=share(miss[backtest.ENGINE]),
        side=words.say(f"projection.{'high' if signed > 0 else 'low'}", lang=lang),
        signed=share(abs(signed)),
        unchanged=share(miss[backtest.UNCHANGED]),
        growth=share(miss[backtest.SAME_GROWTH]),
    )
