"""What intake repaired or found odd, as a document tells it: of its place, in an office's words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

import pandas as pd

from spatial import buildings, capacity, network, words
from spatial.errors import Fault
from spatial.export.documents.source import DocumentSource
from spatial.network import Network

MOST_TOLD = 8  # named one by one; the rest is counted
_SCHOOLS_NAMED = 3
TOLD_BESIDE = frozenset({"no_streets"})  # by `walk_basis`, ward by ward


def sentences(source: DocumentSource) -> list[str]:
    """
    Say what touches the place of the document and its figures; count what else was noted.

    A note of how a file was read has no sentence for an office: it is for whoever mends the file.
    """
    notes = [_of_place(source, fault) for fault in source.assessment.network.warnings]
    here = [fault for fault in notes if fault is not None and fault.code not in TOLD_BESIDE]
    known = words.texts(source.lang)
    told = [fault for fault in here if f"fault.{fault.code}.office" in known]
    said = list(dict.fromkeys(fault.part("office", lang=source.lang) for fault in told))
    more = len(said[MOST_TOLD:]) + len(here) - len(told)
    rest = [source.say("doubts.more", count=more)] if more else []
    return [*said[:MOST_TOLD], *rest]


def _of_place(source: DocumentSource, fault: Fault) -> Fault | None:
    """Narrow a note to the ward of the document; nothing where it is of other wards alone."""
    if source.ward_id is None:
        return fault
    if fault.code in _COUNTED:
        town = _read(source)
        its = _COUNTED[fault.code](town, _schools(source, town))
        return dataclasses.replace(fault, blanks=_blanks(fault, town, its)) if its else None
    named = _named(source, fault)
    return fault if source.ward_id in named or not named or _of_more(fault) else None


def _of_more(fault: Fault) -> bool:
    """Tell whether a note is of more than it names: of one row as an example, of the first few."""
    listed = [str(fault.blanks[name]) for name in _LISTED if name in fault.blanks]
    if listed:
        return any(names.endswith("…") for names in listed)
    count = fault.blanks.get("count")
    return isinstance(count, int) and count > 1


def _named(source: DocumentSource, fault: Fault) -> frozenset[str]:
    """Find the wards a note names, by themselves or by a school of theirs."""
    found, units = source.assessment, source.assessment.options.units
    texts = [fault.value or "", *(str(blank) for blank in fault.blanks.values())]
    wards = found.network.wards(units)["ward"].astype(str)
    called: dict[str, set[str]] = {}  # in one locality ten wards may be "Phường 1"
    for ward, name in wards.items():
        if not name.isdigit():
            called.setdefault(name.casefold(), set()).add(str(ward))
    longest = sorted(called, key=len, reverse=True)  # Tân Thới Hiệp before Thới Hiệp
    one = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if longest else None
    hits = {hit for text in texts for hit in (one.findall(text.casefold()) if one else ())}
    named = {ward for hit in hits for ward in called[hit]}
    schools = found.network.schools
    of = schools[units or found.network.base_units].astype(str)
    its = schools["name"].astype(str).isin([text for text in texts if text])
    return frozenset(named | set(of[its]))


def _blanks(fault: Fault, town: Network, its: list[str]) -> Mapping[str, object]:
    """Count the schools a note is of in the ward; name the first where the note names some."""
    told = {**fault.blanks, "count": len(its)}
    if "schools" in told:
        codes = list(dict.fromkeys(its))
        names = town.schools["name"].astype(str).reindex(codes[:_SCHOOLS_NAMED])
        told["schools"] = ", ".join(names) + (", …" if len(codes) > _SCHOOLS_NAMED else "")
    return told


def _read(source: DocumentSource) -> Network:
    """Return the locality as it was read, of which the notes are: no proposal, no project."""
    town = source.assessment.network
    return buildings.without_projects(town.before or town)


def _schools(source: DocumentSource, town: Network) -> pd.Index:
    """List the schools of the ward that count."""
    options = source.assessment.options
    of = town.schools[options.units or town.base_units].astype(str)
    return of.index[of == source.ward_id].difference(capacity.left_out(town, options), sort=False)


def _unlisted(town: Network, schools: pd.Index) -> list[str]:
    """List the schools that have a row at no level, with rooms or without."""
    listed = {*town.school_levels["school_id"], *town.roomless["school_id"]}
    return [str(one) for one in schools if one not in listed]


def _roomless(town: Network, schools: pd.Index) -> list[str]:
    """List the schools without rooms at a level, or at all."""
    bare = {*town.roomless["school_id"], *_unlisted(town, schools)}
    return [str(one) for one in schools if one in bare]


def _waiting(town: Network, schools: pd.Index) -> list[str]:
    """List the schools, by level, whose other figures wait for their rooms."""
    rows = town.roomless[town.roomless["waits"].astype(bool)]
    return [str(one) for one in rows["school_id"] if one in schools]


def _landless(town: Network, schools: pd.Index) -> list[str]:
    """List the schools, by level, whose land nobody told."""
    levels = town.school_levels
    blank = levels["land_m2"].isna() & levels["rooms"].notna()
    return [str(one) for one in levels.loc[blank, "school_id"] if one in schools]


def _placeless(town: Network, schools: pd.Index) -> list[str]:
    """List the schools without coordinates."""
    its = town.schools.loc[schools]
    return list(map(str, its.index[~network.placed(its)]))


_COUNTED: Mapping[str, Callable[[Network, pd.Index], list[str]]] = {
    "rooms_untold": _roomless,
    "no_levels": _unlisted,
    "waits_for_rooms": _waiting,
    "land_untold": _landless,
    "without_place": _placeless,
}  # notes that count schools, which a ward counts for itself: a school each time it is counted
_LISTED = ("names", "places", "wards")  # blanks that name every place a note is of
