"""What intake repaired or found odd, as a document tells it: of its place, in an office's words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

from spatial import network, words
from spatial.errors import Fault
from spatial.export.documents.source import DocumentSource

MOST_TOLD = 8  # named one by one; the rest is counted
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
        count = _COUNTED[fault.code](source)
        blanks = {**fault.blanks, "count": count}
        return dataclasses.replace(fault, blanks=blanks) if count else None
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
    called = {name.casefold(): str(ward) for ward, name in wards.items() if not name.isdigit()}
    longest = sorted(called, key=len, reverse=True)  # Tân Thới Hiệp before Thới Hiệp
    one = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if longest else None
    named = {called[hit] for text in texts for hit in (one.findall(text.casefold()) if one else ())}
    schools = found.network.schools
    of = schools[units or found.network.base_units].astype(str)
    its = schools["name"].astype(str).isin([text for text in texts if text])
    return frozenset(named | set(of[its]))


def _roomless(source: DocumentSource) -> int:
    """Count the ward's schools without rooms."""
    bare = source.assessment.network.roomless["school_id"]
    return len(set(bare) & set(_schools(source)))


def _landless(source: DocumentSource) -> int:
    """Count the ward's schools, by level, whose land nobody told."""
    levels = source.assessment.network.school_levels
    blank = levels["land_m2"].isna() & levels["rooms"].notna()
    return int((blank & levels["school_id"].isin(_schools(source))).sum())


def _placeless(source: DocumentSource) -> int:
    """Count the ward's schools without coordinates."""
    schools = source.assessment.network.schools.loc[_schools(source)]
    return int((~network.placed(schools)).sum())


def _schools(source: DocumentSource) -> list[str]:
    """List the schools of the ward."""
    town = source.assessment.network
    of = town.schools[source.assessment.options.units or town.base_units].astype(str)
    return list(of.index[of == source.ward_id])


_COUNTED: Mapping[str, Callable[[DocumentSource], int]] = {
    "rooms_untold": _roomless,
    "no_levels": _roomless,
    "land_untold": _landless,
    "without_place": _placeless,
}  # notes that count schools, which a ward counts for itself
_LISTED = ("names", "places", "wards")  # blanks that name every place a note is of
