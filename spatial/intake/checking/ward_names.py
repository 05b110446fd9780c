"""Wards found by code, or by name however spelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process

from spatial.intake.checking import predecessors
from spatial.intake.text import names

_ALIKE = 80.0
_CODE = 5  # digits of a commune code (Quyết định 124/2004/QĐ-TTg)


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """
    The wards of one set, findable by code and by name.

    Attributes
    ----------
    exact, folded
        Code by name, with and without tones; ``""`` where two wards share it. `exact` also by the
        name with its rank and without its district.
    label
        Name and code by code, for sentences.
    former
        Code by the code and folded name of a ward of another set that lies in this one; ``""``
        where two share it.
    within
        Code by folded name and district, where the wards are called with their district.
    later
        Wards of the set by the folded name of the ward of a later set they went into.
    """

    codes: frozenset[str]
    exact: Mapping[str, str]
    folded: Mapping[str, str]
    label: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[tuple[str, str], str] = field(default_factory=dict)
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def gazetteer(wards: pd.DataFrame) -> Gazetteer:
    """
    Make the wards of a set findable.

    Parameters
    ----------
    wards
        Columns ``ward_id`` and ``ward``.
    """
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    within: dict[tuple[str, str], str] = {}
    pairs = list(zip(wards["ward_id"].astype(str), wards["ward"].astype(str), strict=True))
    for code, ward in pairs:
        short, district = parted(ward)
        name = names.ward_name(ward).casefold()
        # with its rank too: Phường An Phú and Xã An Phú stand in one city
        called = [ward.strip().casefold(), short.strip().casefold(), name]
        bare = [names.fold(name)]
        if district:
            alone = names.ward_name(short)
            called.append(alone.casefold())
            bare.append(names.fold(alone))
            names.keep(within, (names.fold(alone), district), code)
        for one in called:
            names.keep(exact, one, code)
        for one in bare:
            names.keep(folded, one, code)
    return Gazetteer(
        codes=frozenset(code for code, _ in pairs),
        exact=exact,
        folded=folded,
        label={code: f"{ward} ({code})" for code, ward in pairs},
        within=within,
    )


def parted(ward: str) -> tuple[str, str]:
    """
    Part the name a layer gives a ward from its district, with or without the district's rank.

    Examples
    --------
    >>> parted("Phường 1, Quận 3"), parted("Phường 1, Bình Thạnh"), parted("Phường 1")
    (('Phường 1', '3'), ('Phường 1', 'binh thanh'), ('Phường 1', ''))
    """
    short, district = names.without_district(ward)
    before, mark, behind = ward.partition(",")
    if district or not mark or not names.ward_name(before):
        return short, district
    return before, names.fold(behind)


def find(text: str, known: Gazetteer) -> str | None:
    """
    Find the code of a ward from its code or name.

    Returns
    -------
    str or None
        ``None`` where nothing or more than one fits.

    Examples
    --------
    >>> wards = gazetteer(pd.DataFrame({"ward_id": ["26770"], "ward": ["Phường Hiệp Thành"]}))
    >>> [find(text, wards) for text in ("26770", "P. Hiep Thanh", "HIỆP THÀNH", "Tân Thới")]
    ['26770', '26770', '26770', None]
    """
    if code := by_code(text, known):
        return code
    text = _whole(text)
    name = names.ward_name(text).casefold()
    ranked = known.exact.get(text.strip().casefold())
    whole = ranked or known.exact.get(name) or known.folded.get(names.fold(name))
    if whole:
        return whole
    short, district, by_rank = _told(text)
    if not district:
        return None
    bare = names.fold(names.ward_name(short))
    if any(name == bare for name, _ in known.within):
        return known.within.get((bare, district)) or None
    # a ward that alone has its name is called without its district
    return (known.folded.get(bare) or None) if by_rank else None


def by_code(text: str, known: Gazetteer) -> str | None:
    """Return the code a text is, its leading zeros put back; ``None`` where it is none."""
    text = _whole(text)
    if text in known.codes:
        return text
    padded = text.zfill(_CODE)
    return padded if text.isdecimal() and padded in known.codes else None


def _whole(text: str) -> str:
    """Take off the decimals a spreadsheet puts behind a code or a number."""
    bare = text.removesuffix(".0")
    return bare if bare.isdecimal() else text


def _told(text: str) -> tuple[str, str, bool]:
    """
    Part a name as a table writes it from its district; the third tells whether that has its rank.

    A number without one is no district: "Phường 1, 3" may be two wards.

    Examples
    --------
    >>> _told("P.1 Q.3"), _told("P.1, Bình Thạnh"), _told("P.1, 3")
    (('P.1', '3', True), ('P.1', 'binh thanh', False), ('P.1, 3', '', False))
    """
    by_rank = bool(names.without_district(text)[1])
    short, district = parted(text)
    return (short, district, by_rank) if by_rank or not district.isdecimal() else (text, "", False)


def merged(text: str, known: Gazetteer, district: str = "") -> str | None:
    """
    Find the ward that a ward of another set lies in, by code or name; ``None`` for none.

    Parameters
    ----------
    district
        District the line names besides, folded; one of another district is another ward.
    """
    short, own, by_rank = _told(text)
    name, district = names.fold(names.ward_name(short)), own or district
    if district and (code := known.former.get(predecessors.qualified(name, district))):
        return code
    told = any(key.startswith(f"{name}, ") for key in known.former)
    if district and told:
        return None
    if own and not by_rank:  # it may be a second ward
        name = names.fold(names.ward_name(text))
    return known.former.get(text) or known.former.get(name) or None


def alike(text: str, known: Gazetteer) -> list[str]:
    """List the wards whose names are most alike, for a fault to offer."""
    name = names.fold(names.ward_name(text))
    found = process.extract(
        name, list(known.folded), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3
    )
    return [known.label[known.folded[text]] for text, _, _ in found if known.folded[text]]
