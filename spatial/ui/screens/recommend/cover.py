"""How many children more schools bring near one: the curve, how many for everyone, the sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from uuid import uuid4

import altair as alt
import streamlit as st

from spatial import words
from spatial.commands import found_curve
from spatial.export import cover as writer
from spatial.recommend.cover import cover
from spatial.recommend.cover_curve import CoverCurve
from spatial.records import Level
from spatial.ui.jobs import SEARCH, Job, jobs
from spatial.ui.map import board, colours, picture, point_layers, ward_layers
from spatial.ui.map import legend as legends
from spatial.ui.map.legend import row
from spatial.ui.map.picture import Click, MapPicture
from spatial.ui.memo import once
from spatial.ui.screens.recommend import layers, question, search_panel
from spatial.ui.session import assessments, page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.markup import tag, text

RUN, MAP, NUMBER = "recommend.cover", "recommend_cover_map", "recommend.cover_number"
HEIGHT_PX = 190
LINE, HERE, BOUND = "#2f6fd6", "#c2571a", "#7b8494"  # legible on light and on dark


def _key(seen: Seen, level: Level) -> str:
    """Return what a curve rests on."""
    return repr((question.digest(seen), level, question.points(), question.named("left_out")))


def start(seen: Seen, level: Level) -> None:
    """Begin a search beside the page."""
    town, options, request = (
        assessments.town(seen.source),
        question.options(seen),
        question.request(seen),
    )
    rules, key = seen.view.rules, _key(seen, level)

    def work(job: Job[CoverCurve]) -> CoverCurve:
        return cover(town, level, options, request=request, rules=rules, progress=job.hear)

    state.remember(RUN, jobs().begin(uuid4().hex, work, lane=SEARCH, sort="cover", about=key))


def draw(seen: Seen, clicked: Callable[[Click], None]) -> None:
    """Show the curve of one level, or how to get it."""
    lang, covering = seen.lang, state.recall(RUN)
    st.html(tag("p", text(say("recommend.cover.what", lang=lang)), css="tl-lead"))
    level = inputs.segments(
        say("recommend.cover.level", lang=lang),
        list(question.levels()),
        key="recommend.cover_level",
        usual=question.levels()[0],
        name=lambda one: say(f"level.{one}", lang=lang),
    )
    curve = search_panel.asked(
        covering,
        name="cover",
        icon=":material/radar:",
        start=partial(start, seen, level),
        rests_on=_key(seen, level),
        lang=lang,
    )
    if curve is not None:
        _shown(seen, curve, clicked)
        if covering is not None and covering.about == _key(seen, level):
            _files(seen, curve)  # of another question they could not be made again


def _shown(seen: Seen, curve: CoverCurve, clicked: Callable[[Click], None]) -> None:
    """Show what was found: the sentences, the number chosen, its map and the curve."""
    lang = seen.lang
    now, *_, last = writer.lines(curve, lang=lang)
    needed = writer.needed(curve, lang=lang)
    html = tag("p", text(now)) + tag("p", tag("b", text(needed)))
    if last != needed:
        html += tag("p", text(last), css="tl-quiet")
    st.html(html)
    number = inputs.select(
        say("recommend.cover.number", lang=lang),
        list(range(len(curve.covered))),
        key=NUMBER,
        usual=len(curve.covered) - 1,
        name=lambda one: words.number(one, lang=lang),
    )
    left, right = st.columns([0.6, 0.4], gap="small")
    with left:
        board.draw(seen, chosen_sites(seen, curve, number), key=MAP, clicked=clicked)
    with right:
        sentence = words.say("cover.more", lang=lang, **writer.point(curve, number, lang=lang))
        st.html(
            html_table.title(say("recommend.cover.curve", lang=lang)) + tag("p", text(sentence))
        )
        st.altair_chart(
            spec(curve, number, lang=lang), theme="streamlit", key="cover_curve", width="stretch"
        )


def _files(seen: Seen, curve: CoverCurve) -> None:
    """Offer the files of ``truonglop cover``."""
    lang = seen.lang
    bundle = once(curve, f"files{lang}", lambda: writer.bundle(curve, lang=lang))
    downloads.offer(
        bundle,
        name=f"{seen.after.network.locality.key}-{curve.before.options.year}-cover.zip",
        prefix="recommend.cover.file",
        lang=lang,
        told=partial(told, seen, curve, bundle),
    )


def told(seen: Seen, curve: CoverCurve, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest: what the search found travels along, and nothing is searched again."""
    asked = page_command.command(
        seen,
        "cover",
        *("--level", curve.level.value),
        options=curve.before.options,
        without=("proposals",),
        files=[("found", ("duong-cong-tim-duoc.json", found_curve.json_bytes(curve)))],
    )
    return page_command.manifest_bytes(seen, asked, made)


def spec(curve: CoverCurve, number: int, *, lang: str) -> alt.LayerChart | alt.FacetChart:
    """Draw the curve: the share, its bound, the number shown."""
    points = [
        {
            "new_schools": at,
            "share": round(100.0 * float(curve.share[at]), 2),
            "most": round(100.0 * float(curve.share_bound[at]), 2),
            "said": words.say("cover.more", lang=lang, **writer.point(curve, at, lang=lang)),
        }
        for at in range(len(curve.covered))
    ]
    x = alt.X("new_schools:Q", title=None, axis=alt.Axis(tickCount=5, format="d"))
    share, most = (
        alt.Y(f"{name}:Q", title=None, axis=alt.Axis(tickCount=4)) for name in ("share", "most")
    )
    here = alt.condition(f"datum.new_schools == {number}", alt.value(HERE), alt.value(LINE))
    base = alt.Chart().encode(x=x, y=share)
    return alt.layer(
        base.mark_line(color=BOUND, strokeDash=[4, 3], strokeWidth=1.5).encode(y=most),
        base.mark_line(color=LINE),
        base.mark_point(filled=True, opacity=1, size=70).encode(
            tooltip=alt.Tooltip("said:N", title=" "), color=here
        ),
        data=alt.Data(values=points),
        height=HEIGHT_PX,
        description=say("recommend.cover.curve", lang=lang),
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )


def chosen_sites(seen: Seen, curve: CoverCurve, number: int) -> MapPicture:
    """Draw the schools that stand and the sites of one number of new ones."""
    lang = seen.lang
    shapes = ward_layers.outlines(seen.source, seen.view.units)
    style = {"color": colours.BORDER, "weight": 1, "fillColor": colours.NONE, "fillOpacity": 1}
    wards = [
        point_layers.feature(shapes[name], "ward", name, [seen.name(name)], style=style)
        for name in shapes
    ]
    sites = [curve.sites[at] for at in curve.choices[number]]
    projects = [
        point_layers.feature(
            {"type": "Point", "coordinates": there},
            "project",
            site.site_id,
            [site.name],
            text=str(n),
        )
        for n, (site, there) in enumerate(zip(sites, layers.degrees(seen, sites), strict=True), 1)
    ]
    title = say("recommend.cover.map", lang=lang)
    rows = [row(say("recommend.cover.site", lang=lang), colours.PROPOSED, "diamond")]
    legend: picture.Legend = {"title": title, "groups": [{"title": "", "rows": rows}]}
    parts = (
        picture.scene(legend=legend, words=legends.map_words(seen) | {"map": title}),
        picture.shapes(point_layers.collection(wards)),
        picture.circles(point_layers.schools(seen)),
        ward_layers.names(seen),
        picture.sites(point_layers.collection(projects)),
    )
    return picture.build(parts)
