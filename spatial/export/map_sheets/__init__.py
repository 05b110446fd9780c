"""
Map sheets: a map an office prints, as PDF (vector) or PNG, set by typst from our own SVG.

Fonts come with the program and nothing carries a clock, so the same assessment is the same bytes
everywhere. Every text is data to the sheet, never part of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal

import typst

from spatial import cancellation, defaults, main_frame, rounding, words
from spatial.assessment import Assessment
from spatial.export.documents.pieces import plain
from spatial.export.documents.source import DocumentSource
from spatial.export.map_sheets import ground_paths
from spatial.export.map_sheets.drawing import MapDrawing
from spatial.export.map_sheets.map_window import MapWindow, window
from spatial.need_classes import NEED, NONE, UNTOLD

__all__ = ["PAPERS", "atlas", "sheet"]

PAPERS = {"a4": (277.0, 148.0), "a3": (400.0, 236.0)}  # room for the maps [mm], on its side
GAP_MM = 4.0
UNWRITTEN_NAMED = 12  # wards named under a map that has no place for their names
PPI = 150.0
SheetForm = Literal["pdf", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMap:
    """One map of a sheet."""

    caption: str
    drawing: MapDrawing


def sheet(source: DocumentSource, *, form: SheetForm = "pdf") -> bytes:
    """
    Set one sheet: the locality or the ward; with proposals before and after side by side.

    Parameters
    ----------
    source
        What is shown: its level, paper and ward.
    form
        ``pdf`` or ``png``.
    """
    return _set(source, _views(source), source.ward_id, form)


def atlas(
    source: DocumentSource, *, progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[str, bytes]]:
    """
    Set a sheet of every ward.

    Parameters
    ----------
    progress
        Told how many are done, of how many.

    Yields
    ------
    ward_id, bytes
        One PDF a ward, as soon as it is set.

    Raises
    ------
    Cancelled
        If nobody waits any more (`spatial.cancellation`).
    """
    views = _views(source)
    found = source.assessment
    wards = [str(one) for one in found.network.wards(found.options.units).index]
    for at, ward_id in enumerate(wards, start=1):
        cancellation.check_cancelled()
        yield ward_id, _set(source, views, ward_id, "pdf")
        if progress is not None:
            progress(at, len(wards))


def _views(source: DocumentSource) -> tuple[SheetMap, ...]:
    """Return what is drawn: the state shown, or before and after."""
    after = SheetMap(caption="", drawing=_drawing(source, source.assessment))
    if source.before is None:
        return (after,)
    before = SheetMap(caption=source.say("head.before"), drawing=_drawing(source, source.before))
    return (before, SheetMap(caption=source.say("head.after"), drawing=after.drawing))


def _drawing(source: DocumentSource, found: Assessment) -> MapDrawing:
    """Draw one assessment."""
    way = defaults.counting(found.network, found.rules)
    return MapDrawing(assessment=found, level=source.map_level, way=way, lang=source.lang)


def _window(source: DocumentSource, ward_id: str | None, count: int) -> MapWindow:
    """Frame the locality less what lies far off, or one ward, for the maps side by side."""
    width, height = PAPERS[source.paper]
    found = source.assessment
    wards = found.network.wards(found.options.units)
    if ward_id is not None:
        wards = wards[wards.index.astype(str) == ward_id]
    else:
        wards = wards[~wards.index.astype(str).isin(_far_off(found))]
    each = (width - GAP_MM * (count - 1)) / count
    return window(ground_paths.bounds(wards), each, height)


def _far_off(found: Assessment) -> tuple[str, ...]:
    """Find wards so far off that all others would be spots, as the map on the screen does."""
    return main_frame.of(found.network.wards(found.options.units), decimals=5).outside


def _named(found: Assessment, ward_ids: Iterable[str], drawing: MapDrawing) -> str:
    """Name wards with what they miss, as their labels on a map."""
    wards = found.network.wards(found.options.units)["ward"]
    return ", ".join(f"{wards[one]} ({drawing.figures[one]})" for one in ward_ids)


def _set(
    source: DocumentSource, views: tuple[SheetMap, ...], ward_id: str | None, form: SheetForm
) -> bytes:
    """Set a sheet."""
    frame = _window(source, ward_id, len(views))
    maps = [
        {"caption": one.caption, "svg": one.drawing.svg(frame, ward_id=ward_id)} for one in views
    ]
    texts = _texts(source, ward_id, views[-1].drawing)
    sources = (texts["sources"], *_unwritten(source, views, ward_id, frame))
    told = {
        "paper": source.paper,
        "lang": source.lang,
        "maps": maps,
        "legend": _legend(source, views[-1].drawing),
        **texts,
        "sources": plain(" ".join(sources)),
    }
    page = resources.files(__name__).joinpath("sheet.typ").read_bytes()
    return typst.compile(
        page,
        format=form,
        ppi=PPI if form == "png" else None,
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )


def _unwritten(
    source: DocumentSource, views: tuple[SheetMap, ...], ward_id: str | None, frame: MapWindow
) -> Iterator[str]:
    """Name the wards whose shortage found no place on a map, the largest first, count the rest."""
    far = _far_off(source.assessment) if ward_id is None else ()  # a ward's sheet is of it alone
    for view in views:
        left = view.drawing.unwritten(frame, ward_id=ward_id)
        left = left[~left.index.isin(far)]  # those far off are told apart
        if left.empty:
            continue
        named, rest = left.iloc[:UNWRITTEN_NAMED], left.iloc[UNWRITTEN_NAMED:]
        told = _named(source.assessment, named.index, view.drawing)
        if len(rest):
            rooms = words.number(rounding.half_up(float(rest.sum())), lang=source.lang)
            told += f" {source.say('map.unwritten_rest', count=len(rest), rooms=rooms)}"
        caption = f" ({view.caption})" if view.caption else ""
        yield source.say("map.unwritten", caption=caption, wards=told)


def _texts(source: DocumentSource, ward_id: str | None, drawing: MapDrawing) -> Mapping[str, str]:
    """Say what the sheet shows, by which way of counting, from whom."""
    found, lang = source.assessment, source.lang
    place = source.place
    if ward_id is not None:
        wards = found.network.wards(found.options.units)
        place = f"{wards.loc[ward_id, 'ward']} – {place}" if source.ward_id is None else place
    level, year = source.level(source.map_level), found.options.year
    way = defaults.counting(found.network, found.rules)
    counted = source.say("map.by_class" if way == "class" else "map.per_10k")
    locality = found.network.locality
    credit = "; ".join(
        _once(
            (*locality.attribution, *(line for one in drawing.grounds for line in one.attribution))
        )
    )
    subtitle = source.say("map.subtitle", counted=counted, day=f"{source.on:%d/%m/%Y}")
    about = (replace(card, description="").sentence(lang=lang) for card in source.cards)
    sources = (*about, source.say("map.sources", credit=credit), locality.notice.get(lang, ""))
    sources += tuple(f"{one}." for one in drawing.lacking)
    if ward_id is None and (far := _far_off(found)):
        sources += (source.say("map.outside", wards=_named(found, far, drawing)),)
    sources += () if drawing.dots else (source.say("map.no_school", level=level),)
    return {
        "title": plain(source.say("map.title", level=level, place=place, year=year))[:200],
        "subtitle": plain(subtitle),
        "legend_title": source.say("map.legend"),
        "sources": plain(" ".join(sources)),
    }


def _once(credits_: Iterable[str]) -> list[str]:
    """
    Name each source once, one of which another tells more not by itself.

    Examples
    --------
    >>> _once(["© OSM: roads of 2017", "© OSM", "Census 2019", "Census 2019", "Census 201"])
    ['© OSM: roads of 2017', 'Census 2019', 'Census 201']
    """
    told = list(dict.fromkeys(credits_))
    # the name ends at such a sign: "Sở GD" is another office than the "Sở GDĐT" beside it
    more = {one: (f"{one}:", f"{one} (") for one in told}
    return [one for one in told if not any(each.startswith(more[one]) for each in told)]


def _legend(source: DocumentSource, drawing: MapDrawing) -> list[dict[str, str]]:
    """Say what colours and signs on the map stand for."""
    lang = source.lang
    rows = [{"shape": "square", "color": NONE, "label": words.say("status.ok", lang=lang)}]
    labels = NEED.labels(lang=lang)
    rows += [
        {"shape": "square", "color": color, "label": label}
        for color, label in zip(NEED.colors, labels, strict=True)
    ]
    if source.assessment.untold(source.map_level).size:
        label = words.say("status.untold", lang=lang)
        rows.append({"shape": "square", "color": UNTOLD, "label": label})
    if drawing.dots:
        rows.append({"shape": "circle", "color": "#1f2937", "label": source.say("map.school")})
    if source.before is not None:
        rows.append({"shape": "diamond", "color": "#0b57d0", "label": source.say("map.site")})
    return rows
