"""What stands beside a figure: another's yardstick, shares of a total, how many wards it is of."""

from __future__ import annotations

from spatial import words
from spatial.assessment import Assessment
from spatial.records import Level


def elsewhere(assessment: Assessment, *, lang: str) -> str:
    """
    Say that the per-10,000 yardstick is another province's own target; nothing where it is not.

    Parameters
    ----------
    assessment
        The assessment; a locality that does not say its province lies in none.
    """
    norm = assessment.rules.rooms_per_10k
    if norm.place in {"", assessment.network.locality.province}:
        return ""
    return " " + words.say("explain.elsewhere", lang=lang, source=norm.source)


def apportioned(assessment: Assessment, school_id: str, level: Level, *, lang: str) -> str:
    """
    Mark figures of a real, named school that are shares of a total and nobody's count.

    Returns
    -------
    str
        The mark; nothing for counted figures, for proposals, and for a school that is an estimate
        itself.
    """
    shares = (school_id, level.value) in assessment.network.apportioned
    return words.say("explain.apportioned", lang=lang) if shares else ""


def sums(assessment: Assessment, level: Level | None = None, *, lang: str) -> str:
    """
    Say of how many wards the locality's rooms, land and shortages are; empty where of all.

    Parameters
    ----------
    level
        Level of schooling; ``None`` speaks of all levels of all wards.

    Returns
    -------
    str
        Of land a sentence of its own, where it is of fewer wards than the rooms are.
    """
    table = assessment.wards if level is None else assessment.at_level(level)
    rooms, land = (int(table[name].notna().sum()) for name in ("rooms_have", "land_have_m2"))
    said = []
    for name, told, all_told in (("sums", rooms, len(table)), ("sums_land", land, rooms)):
        if told < all_told:
            key = "none" if not told else "pairs" if level is None else "told"
            key = f"explain.{name}_{key}"
            said.append(words.say(key, lang=lang, told=told, wards=len(table)))
    return " ".join(said)
