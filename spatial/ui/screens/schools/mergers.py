"""Which schools the guidance of October 2025 lets merge, which not, and why."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from spatial import network, rounding, words
from spatial.export import table as export_table
from spatial.norms.checks import mergers, merging
from spatial.norms.checks.merging import Merger
from spatial.norms.checks.walks import between
from spatial.records import Kind
from spatial.ui.session import state
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

LIMIT = "norms.merge_limit"
ALLOWED, FORBIDDEN = "allowed", "forbidden"
MOST = 40  # pairs shown; the file has all


@st.cache_resource(max_entries=4, show_spinner=False)
def walks(_town: network.Network, place: LocalitySource) -> tuple[list[str], np.ndarray]:
    """Measure the walk between every two schools of a locality, once for each state of it."""
    schools = _town.schools[network.placed(_town.schools)]
    del place  # only names the state
    walk_m = between(network.xy(schools), _town.streets, _town.land)
    return [str(one) for one in schools.index], walk_m


def schools(seen: Seen) -> pd.DataFrame:
    """Put together what the guidance asks of a school; one whose place is estimated is none."""
    town = seen.after.network
    levels = town.school_levels.groupby("school_id")["level"].agg(",".join)
    known = town.schools["kind"].isin((Kind.PUBLISHED, Kind.SURVEYED, Kind.UNTOLD))
    known &= network.placed(town.schools)
    table = town.schools.loc[known & town.schools.index.isin(levels.index)]
    return pd.DataFrame(
        {
            "school_id": table.index.astype(str),
            "commune": table[seen.view.units].to_numpy(),
            "levels": levels.reindex(table.index).to_numpy(),
            "ready": table["ready"].to_numpy(float),
        }
    )


def pairs(seen: Seen, limit_m: float | None) -> pd.DataFrame:
    """
    Judge every pair of schools that stand today.

    Parameters
    ----------
    seen
        What the page shows; its units are the communes.
    limit_m
        Farthest pupils may be sent [m]; ``None`` leaves distance unjudged.

    Returns
    -------
    pandas.DataFrame
        The nearest first: ``first``, ``second``, ``commune``, ``levels``, ``walk_m``, ``allowed``,
        ``why``.
    """
    table = schools(seen)
    town = seen.before.network
    ids, apart = walks(town, seen.source)
    at = {school_id: row for row, school_id in enumerate(ids)}
    table = table[table["school_id"].isin(at)]
    walk = {
        (one, two): float(apart[at[one], at[two]])
        for number, one in enumerate(table["school_id"])
        for two in table["school_id"].iloc[number + 1 :]
    }
    merged = mergers(table, distance_m=walk, distance_limit_m=limit_m)
    about = table.set_index("school_id")
    names = town.schools["name"]
    rows = [_row(seen, one, about, names, walk) for one in merged]
    frame = pd.DataFrame(rows)
    return frame if frame.empty else frame.sort_values("walk_m", kind="stable")


def _row(
    seen: Seen,
    merger: Merger,
    about: pd.DataFrame,
    names: pd.Series,
    walk: dict[tuple[str, str], float],
) -> dict[str, object]:
    """Put one pair into words."""
    lang = seen.lang
    communes = [
        seen.name(str(about.loc[school, "commune"])) for school in (merger.first, merger.second)
    ]
    prefix = "merge" if merger.forbidden else "norms.merge_open"
    reasons = [say(f"{prefix}.{reason}", lang=lang) for reason in merger.forbidden or merger.open]
    levels = [str(about.loc[school, "levels"]) for school in (merger.first, merger.second)]
    return {
        "first": str(names[merger.first]),
        "second": str(names[merger.second]),
        "levels": " + ".join(_levels(listed, lang) for listed in levels),
        "commune": " / ".join(dict.fromkeys(communes)),
        "walk_m": walk[merger.first, merger.second],
        "allowed": merger.allowed,
        "why": "; ".join(reasons) or words.say("merge.nothing", lang=lang),
    }


def _levels(listed: str, lang: str) -> str:
    """Name the levels of a school."""
    return ", ".join(say(f"level.{level}", lang=lang) for level in listed.split(","))


def draw(seen: Seen) -> None:
    """Ask for the farthest walk, count, and list both kinds."""
    lang = seen.lang
    st.html(tag("p", text(merging.source().text[lang]), css="tl-own"))
    limit = _limit(lang)
    table = pairs(seen, limit)
    if table.empty:
        st.html(tag("p", text(say("norms.no_pairs", lang=lang)), css="tl-none"))
        return
    units = seen.after.network.locality.units.get(seen.view.units, {}).get(lang, seen.view.units)
    count = int(table["allowed"].sum())
    sentence = say(
        "norms.pairs", lang=lang, all=words.number(len(table), lang=lang),
        allowed=words.number(count, lang=lang),
        forbidden=words.number(len(table) - count, lang=lang), units=units,
    )  # fmt: skip
    st.html(tag("p", text(sentence), css="tl-headline"))
    which = inputs.segments(
        say("norms.which_pairs", lang=lang),
        (ALLOWED, FORBIDDEN),
        key="norms.pairs",
        usual=ALLOWED,
        name=lambda one: say(f"norms.pairs_{one}", lang=lang),
    )
    _table(seen, table[table["allowed"] == (which == ALLOWED)].drop(columns="allowed"))


def _limit(lang: str) -> float | None:
    """Ask for the farthest walk: the guidance gives no number."""

    def changed() -> None:
        state.remember(LIMIT, state.held(LIMIT))

    limit: int | None = st.number_input(
        say("norms.merge_limit", lang=lang),
        100,
        20_000,
        value=None,
        step=100,
        key=state.hold(LIMIT, state.recall(LIMIT)),
        placeholder=say("norms.merge_limit_hint", lang=lang),
        on_change=changed,
        width=340,
    )
    return None if limit is None else float(limit)


def _metres(value: float, lang: str) -> str:
    """Write a walk; nothing where no street leads."""
    return words.number(value, lang=lang) if np.isfinite(value) else "–"


def _table(seen: Seen, table: pd.DataFrame) -> None:
    """Show the nearest pairs in full, and hand out all of them as a file."""
    lang = seen.lang
    name = say("norms.which_pairs", lang=lang)
    heads = [
        html_table.figures(f"norms.head.{head}", lang=lang, number=head == "walk_m")
        for head in ("pair", "commune", "walk_m", "why")
    ]
    rows = [_line(row, lang) for _, row in table.head(MOST).iterrows()]
    rest = len(table) - len(rows)
    st.html(html_table.html(heads, rows, name=name, css="tl-first"))
    with st.container(horizontal=True, vertical_alignment="center"):
        more = say("norms.more_pairs", lang=lang, count=words.number(max(rest, 0), lang=lang))
        if rest > 0:
            st.html(tag("p", text(more), css="tl-quiet"))
        label, pairs = say("norms.all_pairs", lang=lang), csv(table, lang=lang)
        downloads.button(label, pairs, "mergers.csv", key="norms_pairs_file", icon=downloads.ICON)


def _line(row: pd.Series, lang: str) -> TableRow:
    """Draw one pair."""
    both = "".join(tag("b", text(row[end]), css="tl-line-of") for end in ("first", "second"))
    return TableRow(
        cells=[
            both + html_table.quiet(row["levels"]),
            text(row["commune"]),
            text(_metres(row["walk_m"], lang)),
            text(row["why"]),
        ]
    )


def csv(table: pd.DataFrame, *, lang: str) -> bytes:
    """Write pairs as a table any office program opens: heads in words, walks in whole metres."""
    heads = {name: say(f"norms.head.{name}", lang=lang) for name in table.columns}
    return export_table.rows(
        {
            heads[str(name)]: _whole(value) if name == "walk_m" else str(value)
            for name, value in row.items()
        }
        for _, row in table.iterrows()
    )


def _whole(walk_m: float) -> int | None:
    """Round a walk; nothing where no street leads."""
    return rounding.whole(walk_m) if np.isfinite(walk_m) else None
