"""Which schools the guidance of October 2025 lets merge, which not, and why."""

from __future__ import annotations

from functools import cache, partial

import numpy as np
import pandas as pd
import streamlit as st

from spatial import words
from spatial.export import mergers as files
from spatial.export.mergers import SchoolWalks
from spatial.network import Network
from spatial.norms.checks import merging
from spatial.ui.memo import once
from spatial.ui.session import page_command, state
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

LIMIT = "norms.merge_limit"
ALLOWED, FORBIDDEN = "allowed", "forbidden"
MOST = 40  # pairs shown; the file has all


@st.cache_resource(max_entries=4, show_spinner=False)
def walks(_town: Network, place: LocalitySource) -> SchoolWalks:
    """Measure the walk between every two schools of a locality, once for each state of it."""
    del place  # only names the state
    return files.walks(_town)


def pairs(seen: Seen, limit_m: float | None) -> pd.DataFrame:
    """Judge every pair of schools that stand today, once; as `spatial.export.mergers.pairs`."""
    apart = walks(seen.before.network, seen.source)
    make = partial(files.pairs, seen.after, apart, limit_m=limit_m, lang=seen.lang)
    return once(seen.after, f"pairs.{limit_m}.{seen.lang}", make, beside=apart)


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
    _table(seen, table[table["allowed"] == (which == ALLOWED)])
    _file(seen, table, limit)


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
    """Show the nearest pairs in full, and count the rest."""
    lang = seen.lang
    name = say("norms.which_pairs", lang=lang)
    heads = [
        html_table.figures(f"norms.head.{head}", lang=lang, number=head == "walk_m")
        for head in ("pair", "commune", "walk_m", "why")
    ]
    rows = [_line(row, lang) for _, row in table.head(MOST).iterrows()]
    rest = len(table) - len(rows)
    st.html(html_table.html(heads, rows, name=name, css="tl-first"))
    if rest > 0:
        more = say("norms.more_pairs", lang=lang, count=words.number(rest, lang=lang))
        st.html(tag("p", text(more), css="tl-quiet"))


def _file(seen: Seen, table: pd.DataFrame, limit_m: float | None) -> None:
    """Hand out all pairs, allowed or not, with their manifest; written when they are taken."""
    content = cache(partial(files.csv, table, lang=seen.lang))
    downloads.told_file(
        say("norms.all_pairs", lang=seen.lang),
        content,
        files.FILE,
        key="norms_pairs_file",
        told=lambda: told(seen, limit_m, content()),
        lang=seen.lang,
    )


def told(seen: Seen, limit_m: float | None, content: bytes) -> bytes:
    """Write the manifest of the file."""
    farthest = [] if limit_m is None else ["--farthest", repr(limit_m)]
    asked = page_command.command(seen, "norm-checks", "--mergers", *farthest)
    return page_command.manifest_bytes(seen, asked, {files.FILE: content})


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
