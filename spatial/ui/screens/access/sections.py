"""The page of access: the measure, how fair it lies, who is left out, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from spatial import access, words
from spatial.export import catchment as writer
from spatial.export import untold_wards
from spatial.records import LEVELS
from spatial.ui.map import board
from spatial.ui.map.picture import Click
from spatial.ui.memo import once
from spatial.ui.screens.access import layers, measures, roads
from spatial.ui.screens.access.layers import write
from spatial.ui.screens.access.measures import AccessReach
from spatial.ui.session import page_command, pupil_flows, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs, signs
from spatial.ui.widgets.cards import Card, about, basis, cards, metres
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.inputs import Segments
from spatial.ui.widgets.markup import tag, text

MAP, LAYER, SECTION = "reach_map", "reach.layer", "reach.section"


def measure(seen: Seen) -> str:
    """Choose the measure; what the map shows stands beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key="flow_controls"):
        return inputs.segments(
            say("reach.measure", lang=seen.lang),
            measures.NAMES,
            key=measures.NAME,
            usual=measures.USUAL,
            name=lambda one: say(f"reach.name.{one}", lang=seen.lang),
        )


def section(seen: Seen) -> str:
    """Choose the part of the page, and beside it what the map shows."""
    return inputs.sections(
        Segments(SECTION, list(SECTIONS), "where", "flow.sections", "reach.section"),
        Segments(LAYER, layers.LAYERS, layers.CELLS, "flow.layers", "reach.layer"),
        lang=seen.lang,
    )


def head(seen: Seen, name: str) -> str:
    """Draw the five figures, each with its plain sentence and what the proposals change."""
    now = measures.shown(seen, name)
    was = measures.shown(seen, name, proposals=False) if seen.proposals else now
    lang, told, before, sign = seen.lang, now.told, was.told, about(seen)
    blanks = {
        "unit": say(f"reach.unit.{name}", lang=lang),
        "radius": words.number(now.radius_m, lang=lang),
        "walk": metres(told["walk_m"], lang=lang),
        "beyond": words.number(told["beyond"], lang=lang),
    }
    less = name == access.RAAM

    def card(key: str, *, decimals: int, more_is_good: bool) -> Card:
        value, change = told[key], told[key] - before[key]
        known = np.isfinite(value)
        written = words.number(value, lang=lang, decimals=decimals) if known else "–"
        line = f"reach.line.{key}" + ("_raam" if less and key != "fair_m" else "")
        if not known and not (less and key == "palma"):
            line = f"reach.line.{key}_none"
        return Card(
            label=say(f"reach.card.{key}", lang=lang),
            figure=f"reach.card.{key}",
            value=sign + written if known else written,
            unit="m" if key == "fair_m" else "",
            lines=(say(line, lang=lang, **blanks),),
            change=signs.signed(change, lang=lang, decimals=decimals) if known else "",
            good=(change > 0) is more_is_good,
        )

    return cards(
        (
            card("mean", decimals=2, more_is_good=not less),
            card("low", decimals=2, more_is_good=not less),
            card("gini", decimals=2, more_is_good=False),
            card("palma", decimals=2, more_is_good=False),
            card("fair_m", decimals=0, more_is_good=False),
        )
    ) + tag("p", text(say(f"reach.plain.{name}", lang=lang, **blanks)), css="tl-headline")


def where(seen: Seen, reach: AccessReach) -> None:
    """Show the map and, beside it, the wards by how many are left out."""
    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        layer = str(state.recall(LAYER) or layers.CELLS)
        board.draw(
            seen,
            layers.layers(seen, reach, layer),
            key=MAP,
            clicked=lambda held: clicked(seen, held),
        )
    with right, st.container(key="beside", gap="small"):
        st.html(_wards(seen, reach))
    if known := basis(seen):
        st.html(known)


def clicked(seen: Seen, click: Click) -> None:
    """Show the ward that was clicked, or that of the cell."""
    ward = str(click["id"])
    if click["kind"] == "cell":
        ward = str(seen.after.network.cells[seen.view.units].get(ward, ""))
    if ward in seen.after.network.wards(seen.view.units).index:
        state.change(seen.after.network, ward=ward)


def _wards(seen: Seen, reach: AccessReach) -> str:
    """List the wards, most left out first."""
    lang = seen.lang
    unit = say(f"reach.unit.{reach.name}", lang=lang)
    heads = [
        html_table.figures(
            f"reach.head.{name}",
            lang=lang,
            label=say(f"reach.head.{name}", lang=lang, unit=unit),
            number=at > 0,
        )
        for at, name in enumerate(("ward", "left", "share", "mean"))
    ]
    rows = []
    for ward, row in seen.narrowed(reach.by_ward).iterrows():
        cells = [
            tag("b", text(seen.name(str(ward)))),
            words.number(float(row["left_out"]), lang=lang),
            words.percent(float(row["left_out_share"]), lang=lang),
            write(float(row["mean"]), lang=lang),
        ]
        rows.append(TableRow(cells=cells, css="tl-here" if str(ward) == seen.ward_id else ""))
    title = say("reach.wards", lang=lang)
    lead = tag("p", text(say("reach.wards_how", lang=lang)), css="tl-quiet")
    return tag("section", tag("h2", text(title)), lead, html_table.html(heads, rows, name=title))


def formula(seen: Seen, reach: AccessReach) -> str:
    """Give the measure's formula and where it was published."""
    sentence = say(f"reach.formula.{reach.name}", lang=seen.lang)
    source = say(f"reach.source.{reach.name}", lang=seen.lang)
    return tag("p", text(sentence), css="tl-formula") + tag("p", text(source), css="tl-quiet")


def levels(seen: Seen, one: AccessReach) -> None:
    """Show who is left out at every level, ward by ward."""
    lang, found = seen.lang, measures.every_level(seen, one.name)
    heads = [TableHead(label=say("reach.head.ward", lang=lang))]
    heads += [
        html_table.figures("reach.levels", lang=lang, label=say(f"level.{level}", lang=lang))
        for level in LEVELS
    ]
    tables = {level: reach.by_ward for level, reach in found.items()}
    wards = list(seen.narrowed(one.by_ward).index)
    rows = []
    for ward in wards:
        cells = [tag("b", text(seen.name(str(ward))))]
        for level in LEVELS:
            row = tables.get(level.value, pd.DataFrame()).to_dict("index").get(ward)
            if row is None:
                cells.append(text(say("status.untold", lang=lang)))
                continue
            share = float(row["left_out_share"])
            count = words.number(float(row["left_out"]), lang=lang)
            cells.append(text(f"{count} ({words.percent(share, lang=lang)})"))
        rows.append(TableRow(cells=cells, css="tl-here" if str(ward) == seen.ward_id else ""))
    how = say("reach.levels_how", lang=lang)
    st.html(tag("p", text(how), css="tl-quiet"))
    st.html(html_table.html(heads, rows, name=say("reach.levels", lang=lang)))


def methods(seen: Seen, _one: AccessReach) -> None:
    """Explain every measure and every figure of fairness, with formula and source."""
    lang = seen.lang
    heads = [
        TableHead(label=say(f"reach.methods.{name}", lang=lang))
        for name in ("name", "plain", "formula")
    ]
    rows = []
    radius = words.number(seen.rules.radius_m[seen.level].value, lang=lang)
    for key in (*measures.NAMES, "gini", "palma", "kolm_pollak"):
        name = say(f"reach.name.{key}", lang=lang)
        plain = say(f"reach.plain.{key}", lang=lang, radius=radius)
        given = tag("span", text(say(f"reach.formula.{key}", lang=lang)), css="tl-formula")
        source = html_table.quiet(say(f"reach.source.{key}", lang=lang))
        rows.append(TableRow(cells=[tag("b", text(name)), text(plain), given + source]))
    st.html(html_table.html(heads, rows, name=say("reach.section.methods", lang=lang)))


def bundle(seen: Seen, reach: AccessReach) -> dict[str, bytes]:
    """Make the files of ``truonglop access``."""
    assessment = pupil_flows.case(seen, 0.0).assessment
    cells = pd.DataFrame(
        {
            "cell_id": reach.asked.pupils.index,
            "ward_id": reach.wards,
            "pupils": reach.pupils,
            "access": reach.value,
            "left_out": reach.left_out,
        }
    )[reach.asked.told]
    table = reach.by_ward.rename_axis("ward_id")
    by_ward = untold_wards.with_untold(assessment, table.reset_index(), seen.level, lang=seen.lang)
    return {
        "access_cells.csv": writer.csv(cells),
        "access_wards.csv": writer.csv(by_ward),
        "access_cells.geojson": writer.layer(
            assessment, writer.at_cells(assessment, cells), lang=seen.lang
        ),
        "access_wards.geojson": writer.layer(
            assessment, writer.at_wards(assessment, by_ward), lang=seen.lang
        ),
    }


def told(seen: Seen, reach: AccessReach, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    asked = ("--level", seen.level.value, "--measure", reach.name)
    return page_command.manifest_bytes(seen, page_command.command(seen, "access", *asked), made)


def files(seen: Seen, reach: AccessReach) -> None:
    """Offer the tables of ``truonglop access`` and their layers."""
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{seen.level}-{reach.name}.zip"
    contents = once(reach, f"files{seen.lang}", lambda: bundle(seen, reach))
    downloads.offer(
        contents,
        name=name,
        prefix="reach.file",
        lang=seen.lang,
        told=partial(told, seen, reach, contents),
    )


SECTIONS: dict[str, Callable[[Seen, AccessReach], None]] = {
    "where": where,
    "levels": levels,
    "methods": methods,
    "roads": lambda seen, _: roads.draw(seen),
    "files": files,
}
