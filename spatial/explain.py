"""
Explanations: why a ward stands where it stands, in sentences that name the norm and its clause.

Each sentence is the sum itself (need = norm x pupils, have, short), so that a planner can redo it
on paper.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import Any

from spatial import caveats, deficit, rounding, sessions, walk_basis, words
from spatial.assessment import Assessment
from spatial.norms import Confidence, Norm, land
from spatial.records import Level

SEPARATOR = "\n"

Row = dict[Hashable, Any]


def sentences(
    assessment: Assessment,
    ward_id: str,
    level: Level,
    *,
    lang: str,
    status: str = "",
    way: str = "",
) -> list[str]:
    """
    Explain one ward at one level.

    Parameters
    ----------
    status, way
        How the ward stands by another way of counting than the assessment's own, and which.

    Returns
    -------
    list of str
        Status, rooms per 10,000, rooms by class size, land, seats, distance, kind of data; each
        figure rounded as in the tables.
    """
    row: Row = assessment.wards.xs((ward_id, level)).to_dict()
    row["status"] = status or row["status"]
    return [
        _status(assessment, row, ward_id, level, lang, way),
        _per_10k(assessment, row, lang),
        _class_size(assessment, row, level, lang),
        _land(assessment, row, ward_id, level, lang),
        _seats(assessment, row, level, lang),
        _covered(assessment, row, ward_id, level, lang),
        _kind(assessment, row, level, lang),
    ]


def clause(norm: Norm, *, lang: str) -> str:
    """Cite a norm in brackets, marked when nobody has checked it against the law."""
    mark = words.say("explain.unverified", lang=lang)
    return (
        f"[{norm.source}, {norm.clause}{mark if norm.confidence == Confidence.UNVERIFIED else ''}]"
    )


def ward_name(assessment: Assessment, ward_id: str) -> str:
    """Return a ward's name."""
    return str(assessment.network.wards(assessment.options.units).loc[ward_id, "ward"])


def _status(
    assessment: Assessment, row: Row, ward_id: str, level: Level, lang: str, way: str
) -> str:
    """Name the ward, the level and the status."""
    return words.say(
        "explain.status",
        lang=lang,
        ward=ward_name(assessment, ward_id),
        level=words.say(f"level.{level}", lang=lang),
        year=assessment.options.year,
        status=words.say(deficit.status_key(row["status"], way), lang=lang),
    )


def _key(name: str, have: float) -> str:
    """
    Name a sentence of stock, or the one that says the stock is not known.

    Rooms and land are told apart: of a ward whose land is known its rooms may not be, whatever the
    status by the way of counting that is shown.
    """
    return f"explain.{name}_untold" if math.isnan(have) else f"explain.{name}"


def _gap(need: int, have: float, lang: str, unit: str) -> str:
    """Say how much is short or spare; nothing where nobody knows."""
    if math.isnan(have):
        return ""
    gap = need - have
    key = "short" if gap > 0 else "surplus" if gap < 0 else "even"
    return words.say(
        f"explain.{key}",
        lang=lang,
        amount=words.number(abs(gap), lang=lang),
        unit=words.say(f"unit.{unit}", lang=lang),
    )


def _per_10k(assessment: Assessment, row: Row, lang: str) -> str:
    """Explain the rooms by the per-10,000 yardstick."""
    rules = assessment.rules
    need, have = rounding.whole(row["rooms_need_per_10k"]), float(row["rooms_have"])
    return words.say(
        _key(f"per_10k_{rules.rooms_denominator}", have),
        lang=lang,
        need=words.number(need, lang=lang),
        per=words.number(rules.rooms_per_10k.value, lang=lang),
        base=words.number(row[rules.rooms_denominator], lang=lang),
        have=words.number(have, lang=lang),
        gap=_gap(need, have, lang, "rooms"),
        clause=clause(rules.rooms_per_10k, lang=lang),
    ) + caveats.elsewhere(assessment, lang=lang)


def _class_size(assessment: Assessment, row: Row, level: Level, lang: str) -> str:
    """Explain the rooms by class size."""
    size = assessment.rules.class_size[level]
    per_class = assessment.rules.rooms_per_class(level, assessment.options.two_session_share)
    need, have = rounding.up(row["rooms_need_class"]), float(row["rooms_have"])
    decimals = 0 if per_class == int(per_class) else 2
    return words.say(
        _key("class", have),
        lang=lang,
        need=words.number(need, lang=lang),
        pupils=words.number(row["pupils"], lang=lang),
        size=words.number(size.value, lang=lang),
        per_class=words.number(per_class, lang=lang, decimals=decimals),
        gap=_gap(need, have, lang, "rooms"),
        clause=f"{clause(size, lang=lang)} {_rooms_clause(assessment, level, lang)}",
    )


def _rooms_clause(assessment: Assessment, level: Level, lang: str) -> str:
    """Cite what says how many rooms a class takes: two sessions, half a day, or both."""
    rules, share = assessment.rules, assessment.options.two_session_share
    share = rules.two_session_share[level] if share is None else share
    norms = [rules.rooms_per_class_two_session[level]] if share > 0 else []
    if share < 1:
        norms.append(rules.rooms_per_class_half_day[level])
    return " ".join(clause(norm, lang=lang) for norm in norms)


def _land(assessment: Assessment, row: Row, ward_id: str, level: Level, lang: str) -> str:
    """Explain the land."""
    norm = assessment.rules.land_per_pupil_m2[level]
    need, have = rounding.whole(row["land_need_m2"]), rounding.half_up(row["land_have_m2"])
    return words.say(
        _key("land", have),
        lang=lang,
        need=words.number(need, lang=lang),
        per=words.number(norm.value, lang=lang),
        pupils=words.number(row["pupils"], lang=lang),
        have=words.number(have, lang=lang),
        extra=_boarders(assessment, row, level, lang) + _nursery(row, lang),
        floor=_floor(assessment, row, lang),
        gap=_gap(need, have + rounding.half_up(row["land_from_floor_m2"]), lang, "m2"),
        clause=clause(norm, lang=lang),
        of=_land_told(assessment, row, ward_id, level, lang),
    )


def _land_told(assessment: Assessment, row: Row, ward_id: str, level: Level, lang: str) -> str:
    """Say how many of a ward's schools tell their land, where it is not known though rooms are."""
    if math.isnan(row["rooms_have"]) or not math.isnan(row["land_have_m2"]):
        return ""
    schools = assessment.schools.xs(level, level="level")
    here = schools.loc[schools["ward_id"] == ward_id, "land_m2"]
    text = words.say(
        "explain.land_told", lang=lang, told=int(here.notna().sum()), schools=len(here)
    )
    return f" {text}"


def _boarders(assessment: Assessment, row: Row, level: Level, lang: str) -> str:
    """Say what boarders add to the land, nothing where nobody boards."""
    if not row["land_boarders_m2"]:
        return ""
    tables = (assessment.rules.land_per_boarder_m2, assessment.rules.land_per_day_boarder_m2)
    cited = " ".join(clause(table[level], lang=lang) for table in tables if level in table)
    amount = words.number(row["land_boarders_m2"], lang=lang)
    text = words.say("explain.land_boarders", lang=lang, amount=amount, clause=cited)
    return f" {text}"


def _nursery(row: Row, lang: str) -> str:
    """Say what nursery children add to the land of preschool, nothing where nobody tells them."""
    if not row["land_nursery_m2"]:
        return ""
    amount = words.number(row["land_nursery_m2"], lang=lang)
    return f" {words.say('explain.land_nursery', lang=lang, amount=amount)}"


def _floor(assessment: Assessment, row: Row, lang: str) -> str:
    """Say what floor stands in for land, nothing unless the profile switches it on."""
    rate = assessment.rules.land_per_floor
    if rate is None or not land.floor_known(assessment.network.school_levels):
        return ""
    text = words.say(
        "explain.land_floor",
        lang=lang,
        amount=words.number(row["land_from_floor_m2"], lang=lang),
        rate=words.number(rate.value, lang=lang, decimals=2),
        clause=clause(rate, lang=lang),
    )
    return f" {text}"


def _seats(assessment: Assessment, row: Row, level: Level, lang: str) -> str:
    """Explain the seats at the norm, and what the same rooms hold in shifts."""
    size = assessment.rules.class_size[level].value
    places = sessions.places_in_shifts(row["rooms_have"], size, level)
    pupils, seats = rounding.whole(row["pupils"]), float(row["seats"])
    return words.say(
        _key("seats", seats),
        lang=lang,
        seats=words.number(seats, lang=lang),
        pupils=words.number(pupils, lang=lang),
        gap=_gap(pupils, seats, lang, "seats"),
        shifts=_shifts(places, pupils, level, lang),
    )


def _shifts(places: float, pupils: int, level: Level, lang: str) -> str:
    """Say what the rooms hold in two shifts, nothing for preschools, which have none."""
    if sessions.SHIFTS[level] == 1:
        return ""
    left = words.number(max(pupils - places, 0), lang=lang)
    key = "shifts" if pupils > places else "shifts_all"
    seats = words.number(places, lang=lang)
    return f" {words.say(f'explain.{key}', lang=lang, places=seats, left=left)}"


def _covered(assessment: Assessment, row: Row, ward_id: str, level: Level, lang: str) -> str:
    """Explain the circle the norm draws, and beside it the walk to the school of the model."""
    radius = assessment.rules.radius_m[level]
    return words.say(
        "explain.covered",
        lang=lang,
        circle=words.percent(row["circle_share"], lang=lang),
        share=words.percent(row["covered_share"], lang=lang),
        radius=words.number(radius.value, lang=lang),
        way=walk_basis.way(
            assessment.network, units=assessment.options.units, ward_id=ward_id, lang=lang
        ),
        clause=clause(radius, lang=lang),
    )


def _kind(assessment: Assessment, row: Row, level: Level, lang: str) -> str:
    """Say how the ward's figures and the locality's total are known, and what is a pupil."""
    return words.say(
        "explain.kind",
        lang=lang,
        kind=words.say(f"kind.{row['kind']}", lang=lang),
        total=words.say(f"kind.{assessment.demand.kind[level]}", lang=lang),
        basis=words.say(f"explain.basis.{assessment.demand.basis[level]}", lang=lang),
    )
