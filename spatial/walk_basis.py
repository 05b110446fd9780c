"""By what walks are measured, ward by ward: along streets, or the straight line times a detour."""

from __future__ import annotations

from spatial import words
from spatial.network import Network


def by_line(town: Network, units: str | None) -> frozenset[str]:
    """
    List the wards whose walks are the straight line times the detour: no streets are known there.

    Parameters
    ----------
    units
        Name of the set of wards; ``None`` for the base set.
    """
    return town.unstreeted[units or town.base_units]


def on_streets(town: Network, units: str | None) -> int:
    """Count the wards whose walks follow streets: all but those `by_line` lists."""
    return len(town.wards(units)) - len(by_line(town, units))


def way(town: Network, *, units: str | None = None, ward_id: str | None = None, lang: str) -> str:
    """
    Say along what walks are measured, and as of when the streets are where that is told.

    Parameters
    ----------
    units
        Set the ward belongs to.
    ward_id
        Ward the walks begin in; ``None`` for all.
    """
    streets, line = town.streets, by_line(town, units)
    if streets is None or ward_id in line:
        return words.say("explain.by_line", lang=lang)
    by = words.say(f"explain.by_{streets.kind}", lang=lang)
    dated = town.locality.streets.get(lang, "")
    if line and ward_id is None:
        blanks = {
            "by": by,
            "streets": on_streets(town, units),
            "line": len(line),
            "wards": len(town.wards(units)),
        }
        by = words.say("explain.by_both", lang=lang, **blanks)
    return f"{by} ({dated})" if dated else by


def sentences(
    town: Network, units: str | None, ward_id: str | None = None, *, lang: str
) -> tuple[str, ...]:
    """Say it in a sentence where streets are known in some wards alone; else nothing is to say."""
    if town.streets is None or not by_line(town, units):
        return ()
    told = way(town, units=units, ward_id=ward_id, lang=lang)
    return (words.say("explain.walks", lang=lang, way=told),)
