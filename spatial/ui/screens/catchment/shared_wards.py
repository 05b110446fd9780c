"""Wards that answer for schools together: the clusters their pupils make."""

from __future__ import annotations

import math

import pandas as pd

from spatial import words
from spatial.catchment.ward_clusters import LEAST_SHARE, clusters
from spatial.ui.memo import once
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text


def html(seen: Seen, view: FlowView) -> str:
    """List the clusters of two wards and more, the largest first; the others are counted."""
    lang = seen.lang
    wide = view.outcome.matrix
    table: pd.DataFrame = once(wide, "clusters", lambda: clusters(wide))
    told = html_table.title(say("flow.shared.name", lang=lang)) + tag(
        "p",
        text(
            say("flow.shared.how", lang=lang, share=words.percent(LEAST_SHARE, lang=lang),
                alone=words.number(int((table["wards"] == 1).sum()), lang=lang))
        ),
        css="tl-quiet",
    )  # fmt: skip
    several = table[table["wards"] > 1]
    if (own := seen.view.home_ward) is not None:
        several = several[several["cluster"] == table["cluster"].get(own)]
    if several.empty:
        return told + tag("p", text(say("flow.shared.none", lang=lang)))
    names = ("wards", "kept")
    heads = [TableHead(label=say("flow.shared.cluster", lang=lang))]
    heads += [
        TableHead(label=say(key, lang=lang), number=True, figure=key)
        for key in (f"flow.shared.{name}" for name in names)
    ]
    groups = [group for _, group in several.groupby("cluster", sort=True)]
    groups.sort(key=len, reverse=True)
    rows = [_row(seen, group) for group in groups]
    return told + html_table.html(heads, rows, name=say("flow.shared.name", lang=lang))


def _row(seen: Seen, group: pd.DataFrame) -> TableRow:
    """Write one cluster: its wards, how many, and what stays inside."""
    lang = seen.lang
    kept = float(group["kept_share"].iloc[0])
    named = ", ".join(seen.name(str(ward)) for ward in group.index)
    return TableRow(
        cells=[
            text(named),
            words.number(len(group), lang=lang),
            "–" if math.isnan(kept) else words.percent(kept, lang=lang),
        ],
        css="tl-here" if seen.ward_id in {str(ward) for ward in group.index} else "",
    )
