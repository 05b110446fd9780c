"""The first answer: rooms, land, seats, share within the radius, wards that miss something."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from spatial import (
    caveats,
    deficit,
    explain,
    rounding,
    scenario_figures,
    sessions,
    walk_basis,
    words,
)
from spatial.norms import Norm
from spatial.records import Status
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import signs
from spatial.ui.widgets.headline_figure import HeadlineFigure


def row(seen: Seen) -> list[HeadlineFigure]:
    """
    Make the five figures of the level shown.

    Returns
    -------
    list of HeadlineFigure
        Rooms, land, seats, share within the radius, wards that miss something; of one ward there
        are none to count.
    """
    rooms = method.for_rooms(seen.view.method, seen.rules)
    figures = [
        _amount(seen, "rooms", rooms),
        _amount(seen, "land", Method.LAND),
        _seats(seen),
        _covered(seen),
    ]
    return figures if seen.view.home_ward is not None else [*figures, _wards(seen)]


def _amount(seen: Seen, key: str, way: Method) -> HeadlineFigure:
    """Make the figure of rooms or of land."""
    lang, names = seen.lang, method.columns(way)
    after, before = (seen.here(assessment, seen.level) for assessment in (seen.after, seen.before))
    short, was = (method.shown(one[names.short], way) for one in (after, before))
    own = method.shown(seen.after.own_shortage(seen.level, names.short), way)
    surplus = method.spare(after[names.surplus], way)
    alone = signs.about(after["kind"]) if math.isnan(short) else ""  # no figure above has the sign
    written = {
        "need": alone + method.write(method.shown(after[names.need], way), way, lang=lang),
        "have": method.write(method.shown(after[names.have], way), way, lang=lang),
        "own": signs.about_wards(seen.after, seen.level) + method.write(own, way, lang=lang),
        "unit": method.unit(way, lang=lang),
        "surplus": method.write(surplus, way, lang=lang),
        "was": method.write(was, way, lang=lang),
    }
    first = "need_alone" if math.isnan(short) else "surplus" if surplus > 0 else "need"
    norm = method.norm(way, seen.rules, seen.level)
    return HeadlineFigure(
        key=key,
        value=_value(seen, short, method.write(short, way, lang=lang), way),
        unit="" if math.isnan(short) else written["unit"],
        lines=(
            say(f"figure.{first}", lang=lang, **written),
            *(() if math.isnan(short) else _own_line(seen, written)),
            *_told_line(seen, way),
        ),
        how=_how(seen, f"how.{way}", norm, after),
        change=signs.signed(short - was, lang=lang, decimals=method.decimals(way)),
        good=not short > was,
        mark=method.marked(way, seen.rules, seen.level, seen.view.share),
        column=names.short,
    )


def _value(seen: Seen, figure: float, written: str, way: Method = Method.CLASS) -> str:
    """Write the large figure, or that the rooms or land it takes are not known."""
    unknown = say(deficit.status_key(Status.UNTOLD, way), lang=seen.lang)
    kind = seen.here(seen.after, seen.level)["kind"]
    return unknown if math.isnan(figure) else signs.about(kind) + written


def _told_line(seen: Seen, way: Method = Method.CLASS) -> tuple[str, ...]:
    """Say of how many wards stock and shortage are, where not of all."""
    gaps = assessments.untold(seen.after, seen.level, way) if seen.view.home_ward is None else 0
    wards = len(assessments.by_ward(seen.after, seen.level))
    if not 0 < gaps < wards:
        return ()
    key = "figure.told_land" if way is Method.LAND else "figure.told"
    return (say(key, lang=seen.lang, told=wards - gaps, wards=wards),)


def _own_line(seen: Seen, written: Mapping[str, str]) -> tuple[str, ...]:
    """Say what the wards' own shortages add up to; of one ward there is nothing to add."""
    one = seen.view.home_ward is not None
    return () if one else (say("figure.own", lang=seen.lang, **written),)


def _how(seen: Seen, key: str, norm: Norm, row: pd.Series) -> tuple[str, ...]:
    """Say how rooms or land are computed, since which norm, and what the two names mean."""
    lang, share = seen.lang, seen.view.share
    per_class = seen.rules.rooms_per_class(seen.level, share)
    return (
        say(
            key,
            lang=lang,
            norm=words.number(norm.value, lang=lang, decimals=0 if norm.value % 1 == 0 else 1),
            pupils=words.number(row["pupils"], lang=lang),
            residents=words.number(row["residents"], lang=lang),
            per_class=words.number(per_class, lang=lang, decimals=0 if per_class == 1 else 2),
        ),
        explain.clause(norm, lang=lang)
        + (caveats.elsewhere(seen.after, lang=lang) if norm.place else ""),
        say("how.two_names", lang=lang),
        _kind(seen),
    )


def _kind(seen: Seen) -> str:
    """Say how the figures are known."""
    kind = say(f"kind.{seen.here(seen.after, seen.level)['kind']}", lang=seen.lang)
    pupils = say(f"kind.{seen.after.demand.kind[seen.level]}", lang=seen.lang)
    basis = say(f"explain.basis.{seen.after.demand.basis[seen.level]}", lang=seen.lang)
    return say("how.kind", lang=seen.lang, kind=kind, pupils=pupils, basis=basis)


def _seats(seen: Seen) -> HeadlineFigure:
    lang = seen.lang
    after, before = (seen.here(assessment, seen.level) for assessment in (seen.after, seen.before))
    short, was = (rounding.half_up(one["seats_short"]) for one in (after, before))
    own = seen.after.own_shortage(seen.level, "seats_short")
    alone = signs.about(after["kind"]) if math.isnan(short) else ""
    written = {
        "seats": words.number(after["seats"], lang=lang),
        "pupils": alone + words.number(after["pupils"], lang=lang),
        "own": signs.about_wards(seen.after, seen.level) + words.number(own, lang=lang),
    }
    size = seen.rules.class_size[seen.level]
    return HeadlineFigure(
        key="seats",
        value=_value(seen, short, words.number(short, lang=lang)),
        unit="" if math.isnan(short) else say("unit.pupils", lang=lang),
        lines=(say("figure.pupils_alone", lang=lang, **written),)
        if math.isnan(short)
        else (
            say("figure.seats", lang=lang, **written),
            *_shifts(seen, after),
            *_own_line(seen, written),
            *_told_line(seen),
        ),
        how=(
            say("how.seats", lang=lang, size=words.number(size.value, lang=lang)),
            explain.clause(size, lang=lang),
            say("how.two_names", lang=lang),
            _kind(seen),
        ),
        change=signs.signed(short - was, lang=lang),
        good=not short > was,
        mark=method.unread("seats_short", seen.rules, seen.level, seen.view.share),
        column="seats_short",
    )


def _shifts(seen: Seen, row: pd.Series) -> tuple[str, ...]:
    """Say what the rooms hold in two shifts: who is beyond the seats is not without a place."""
    if sessions.SHIFTS[seen.level] == 1 or _told_line(seen):
        return ()
    size = seen.rules.class_size[seen.level].value
    places = sessions.places_in_shifts(row["rooms_have"], size, seen.level)
    left = max(row["pupils"] - places, 0)
    figures = {"places": places, "left": left}
    texts = {name: words.number(value, lang=seen.lang) for name, value in figures.items()}
    return (say("figure.shifts", lang=seen.lang, **texts),)


def _covered(seen: Seen) -> HeadlineFigure:
    """Make the figure of pupils in the circle the norm draws, the walk beside it."""
    lang = seen.lang
    radius = seen.rules.radius_m[seen.level]
    after, before = (
        float(seen.here(assessment, seen.level)["circle_share"])
        for assessment in (seen.after, seen.before)
    )
    town, units = seen.after.network, seen.after.options.units
    way = walk_basis.way(town, units=units, ward_id=seen.view.home_ward, lang=lang)
    unknown = math.isnan(after) or math.isnan(before)
    change = 0 if unknown else rounding.whole(100 * after) - rounding.whole(100 * before)
    walked = float(seen.here(seen.after, seen.level)["covered_share"])
    sign = "" if math.isnan(walked) else signs.about_streets(seen.after, seen.level)
    walk = sign + words.percent(walked, lang=lang)
    return HeadlineFigure(
        key="covered",
        blanks=(("radius", words.number(radius.value, lang=lang)),),
        value=say("figure.unknown", lang=lang)
        if math.isnan(after)
        else signs.about_wards(seen.after, seen.level) + words.number(100 * after, lang=lang),
        unit="" if math.isnan(after) else "%",
        lines=(
            say("figure.walk", lang=lang, share=walk),
            *walk_basis.sentences(town, units, seen.view.home_ward, lang=lang),
        ),
        how=(
            say("how.covered", lang=lang, radius=words.number(radius.value, lang=lang), way=way),
            explain.clause(radius, lang=lang),
            _kind(seen),
        ),
        change=signs.signed(change, lang=lang),
        good=change >= 0,
        mark=method.unread("circle_share", seen.rules, seen.level, seen.view.share),
        column="circle_share",
    )


def _wards(seen: Seen) -> HeadlineFigure:
    """Make the figure of wards that miss something, and name the worst."""
    lang, way = seen.lang, seen.view.method
    gaps = assessments.untold(seen.after, seen.level, way)
    untold = say(deficit.status_key(Status.UNTOLD, way), lang=lang)
    wards = len(assessments.by_ward(seen.after, seen.level))
    column = method.columns(way).short
    count, was = (
        scenario_figures.wards_short(assessment, seen.level, column)
        for assessment in (seen.after, seen.before)
    )
    worst = assessments.worst(seen.after, way, seen.level)
    amount = assessments.in_ward(seen.after, worst, seen.level)[column]
    lines = (
        say(
            "figure.worst",
            lang=lang,
            ward=seen.name(worst),
            short=signs.about_wards(seen.after, seen.level)
            + method.write(method.shown(amount, way), way, lang=lang),
        ),
    )
    return HeadlineFigure(
        key="wards",
        value=untold
        if gaps == wards
        else signs.about_wards(seen.after, seen.level) + f"{count} / {wards - gaps}",
        unit="",
        lines=(
            *(lines if count else () if gaps == wards else (say("figure.none", lang=lang),)),
            *(
                (say("figure.gaps", lang=lang, gaps=gaps, wards=wards, untold=untold),)
                if gaps
                else ()
            ),
        ),
        how=(
            say("how.wards", lang=lang, method=method.label(way, seen.rules, lang=lang)),
            _kind(seen),
        ),
        change=signs.signed(count - was, lang=lang),
        good=count <= was,
    )
