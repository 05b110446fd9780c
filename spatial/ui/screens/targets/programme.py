"""The 4,500-room programme: rooms per 10,000 year by year, and the projects that are late."""

from __future__ import annotations

import dataclasses

import pandas as pd
import streamlit as st

from spatial import clock, network, readings, words
from spatial.assessment import Assessment
from spatial.errors import UserError
from spatial.norms.changes import cite, figure
from spatial.norms.checks import late
from spatial.targets import pack
from spatial.targets.units import figure as target_figure
from spatial.ui.screens.targets import chart as targets_chart
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

PER = 10_000
AHEAD = 10  # years shown after the last known one
CITY, PROGRAMME = "hcmc", "new_classrooms_programme"
PUBLISHED, PROJECTED = "published", "base"


def draw(seen: Seen) -> None:
    """Show the course of rooms per 10,000, the city's target, and the projects."""
    table = course(seen)
    if table.empty:
        st.html(tag("p", text(say("forecast.impossible", lang=seen.lang)), css="tl-none"))
        st.html(_projects(seen))
        return
    st.html(_headline(seen, table))
    left, right = st.columns([0.58, 0.42], gap="small")
    with left:
        chart = _chart(seen, table)
        st.html(html_table.title(chart.title))
        st.altair_chart(targets_chart.spec(chart), key="programme_chart")
    with right:
        st.html(_years(seen, table))
    st.html(_projects(seen))


def course(seen: Seen) -> pd.DataFrame:
    """
    Count rooms and residents of school age in every year, for the locality and the ward shown.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``year``: ``rooms``, ``people``, ``per_10k``, and the same with ``ward_``
        before. Rooms under way count from the year they are finished. Empty where no year can be
        assessed; years before the first that can be are left out.
    """
    last = _last_known(seen)
    rows: list[dict[str, float]] = []
    for year in range(last, last + AHEAD + 1):
        assessment = _in_year(seen, year, known=year <= last)
        if assessment is not None:
            rows.append({"year": year, **_counted(assessment, seen.ward_id)})
        elif rows:
            break
    return pd.DataFrame(rows, columns=None if rows else ["year"]).set_index("year")


def _last_known(seen: Seen) -> int:
    """Return the last year whose residents the files tell."""
    return int(seen.after.network.residents["year"].max())


def _in_year(seen: Seen, year: int, *, known: bool) -> Assessment | None:
    """Assess a year with the projects finished by then; ``None`` where nothing can be projected."""
    options = dataclasses.replace(
        seen.view.options,
        year=year,
        count_projects=True,
        scenario=PUBLISHED if known else PROJECTED,
    )
    try:
        return assessments.assess(seen.source, options, seen.proposals, seen.view.own)
    except UserError:
        return None


def _counted(assessment: Assessment, ward_id: str) -> dict[str, float]:
    """Count rooms, residents and their ratio."""
    ward = assessment.wards.xs(ward_id, level="ward_id")
    counted: dict[str, float] = {}
    for name, rows in (("", readings.measured(assessment)), ("ward_", ward)):
        rooms, people = (
            float(rows[column].sum(skipna=False)) for column in ("rooms_have", "residents")
        )
        ratio = PER * rooms / people if people else float("nan")
        counted |= {f"{name}rooms": rooms, f"{name}people": people, f"{name}per_10k": ratio}
    return counted


def _headline(seen: Seen, table: pd.DataFrame) -> str:
    """Say where the locality stands against the norm, and what the city's programme is."""
    lang, norm = seen.lang, seen.rules.rooms_per_10k
    year = min(max(seen.view.year, int(table.index[0])), int(table.index[-1]))
    row = {name: float(table[name].loc[year]) for name in ("people", "rooms", "per_10k")}
    missing = max(norm.value * row["people"] / PER - row["rooms"], 0.0)
    untold = pd.isna(row["rooms"])
    sentence = say(
        "targets.headline_untold" if untold else "targets.headline",
        lang=lang,
        place=seen.after.network.locality.name[lang],
        year=year,
        ratio=words.number(row["per_10k"], lang=lang),
        norm=figure(norm, lang=lang),
        missing=words.number(missing, lang=lang),
    )
    band = say(
        "targets.band", lang=lang, first=seen.rules.band[0], last=seen.rules.band[1],
        clause=cite(norm, lang=lang), known=_last_known(seen),
    )  # fmt: skip
    city = next(target for target in pack(CITY).targets if target.indicator == PROGRAMME)
    programme = say(
        "targets.city", lang=lang, figure=target_figure(city, lang=lang), period=city.period
    )
    lines = html_table.quiet(band) + html_table.quiet(programme)
    return tag("p", text(sentence), css="tl-headline") + lines


def _chart(seen: Seen, table: pd.DataFrame) -> targets_chart.Chart:
    """Put the lines of the chart together."""
    lang, norm = seen.lang, seen.rules.rooms_per_10k
    return targets_chart.Chart(
        years=tuple(int(year) for year in table.index),
        lines=(
            targets_chart.ChartLine(
                name=seen.after.network.locality.name[lang],
                values=tuple(table["per_10k"]),
                color=targets_chart.PLACE,
            ),
            targets_chart.ChartLine(
                name=seen.ward, values=tuple(table["ward_per_10k"]), color=targets_chart.WARD
            ),
        ),
        norm=norm.value,
        norm_name=say("targets.norm_line", lang=lang, norm=figure(norm, lang=lang)),
        title=say("targets.chart", lang=lang),
    )


def _years(seen: Seen, table: pd.DataFrame) -> str:
    """Draw the figures behind the chart."""
    lang = seen.lang
    columns = ("year", "rooms", "people", "per_10k", "ward_per_10k")
    heads = [
        html_table.figures(
            f"targets.year.{name}",
            lang=lang,
            label=say(f"targets.year.{name}", lang=lang, ward=seen.ward),
            number=name != "year",
        )
        for name in columns
    ]
    rows, known = [], _last_known(seen)
    for year, row in table.iterrows():
        about = "" if year == known else "≈ "
        cells = [text(year), text(words.number(row["rooms"], lang=lang))]
        cells += [
            text(about + words.number(row[name], lang=lang)) if pd.notna(row[name]) else text("–")
            for name in columns[2:]
        ]
        rows.append(TableRow(cells=cells, css="tl-here" if year == seen.view.year else ""))
    return html_table.html(heads, rows, name=say("targets.chart", lang=lang))


def _projects(seen: Seen) -> str:
    """List the projects, the late ones first."""
    lang, projects = seen.lang, seen.after.network.projects
    head = html_table.title(say("targets.projects", lang=lang))
    if projects is None or projects.empty:
        return head + tag("p", text(say("targets.no_projects", lang=lang)), css="tl-none")
    year = clock.today().year
    behind = late(pd.DataFrame(projects.drop(columns="geometry")), year=year)
    sentence = say(
        "targets.late", lang=lang, late=len(behind), count=len(projects), year=year,
        rooms=words.number(float(behind["rooms"].sum()), lang=lang),
    )  # fmt: skip
    kinds = sorted({str(kind) for kind in projects["kind"]})
    kind = say("targets.project_kinds", lang=lang,
               kinds=", ".join(say(f"kind.{one}", lang=lang) for one in kinds))  # fmt: skip
    names = ("name", "level", "ward", "rooms", "years", "status", "money")
    heads = [
        html_table.figures(f"targets.project.{name}", lang=lang, number=name == "rooms")
        for name in names
    ]
    wards = network.ward_of(
        projects.geometry.to_numpy(), seen.after.network.wards(seen.view.units)
    ).to_numpy()
    placed = projects.assign(ward_id=wards)
    order = [*behind.index, *(one for one in placed.index if one not in behind.index)]
    rows = [_project(seen, placed.loc[one], behind=one in behind.index, year=year) for one in order]
    note = tag("p", text(sentence), css="tl-headline") + html_table.quiet(kind)
    return head + note + html_table.html(heads, rows, name=say("targets.projects", lang=lang))


def _project(seen: Seen, row: pd.Series, *, behind: bool, year: int) -> TableRow:
    lang = seen.lang
    over = year - int(row["finish_year"])
    warning = ""
    if behind:
        key = "targets.overdue" if over > 0 else "targets.behind"
        warning = tag("span", text(say(key, lang=lang, years=over)), css="tl-warn")
    start = row.get("start_year")
    years = f"{'–' if pd.isna(start) else int(start)} → {int(row['finish_year'])}"
    cost = row.get("cost_billion_vnd")
    money = (
        []
        if pd.isna(cost)
        else [say("targets.cost", lang=lang, cost=words.number(cost, lang=lang))]
    )
    financing = str(row.get("financing") or "")
    ward = seen.name(str(row["ward_id"])) if isinstance(row["ward_id"], str) else ""
    spent = ", ".join([*money, *([financing] if financing else [])])
    missing = tag("span", text(say("norms.no_data", lang=lang)), css="tl-none")
    return TableRow(
        cells=[
            tag("b", text(row["name"])),
            text(say(f"level.{row['level']}", lang=lang)),
            text(ward),
            text(words.number(row["rooms"], lang=lang)),
            text(years),
            text(_status(str(row.get("status") or ""), lang)) + warning,
            text(spent) if spent else missing,
        ]
    )


def _status(status: str, lang: str) -> str:
    """Say a status in words; one nobody foresaw as it stands in the file."""
    known = {"dang_thi_cong", "chuan_bi", "cham_tien_do", "late", "done", "xong", "hoan_thanh",
             "cancelled", "huy"}  # fmt: skip
    return say(f"targets.status.{status}", lang=lang) if status in known else status
