"""Find a commune by what somebody types: without tones, by an old name, within a province."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz, process

from spatial.communes import pack, places
from spatial.communes.places import (
    ALIKE,
    BEGINS,
    COMMUNE,
    EXACT,
    FORMER,
    PROVINCE,
    WITHIN,
    Entry,
    Match,
)
from spatial.errors import Fault, UserError
from spatial.intake.text import names

LIMIT = 20
_NAMED = 12  # places a fault lists
_ALIKE_SCORE = 80.0
_BEHIND = re.compile("[,;(]")
_SHORT = {"tphcm": "ho chi minh", "hcm": "ho chi minh", "sai gon": "ho chi minh"}


def find(text: str, *, province: str | None = None, limit: int = LIMIT) -> list[Match]:
    """
    Find places by what was typed.

    Parameters
    ----------
    text
        A name with or without tones and rank, of today or before July 2025, the rank in short too
        ("P."); behind it province or district; or a code of a commune.
    province
        Code of a province to look in; ``None`` for all.
    limit
        Most places given.

    Returns
    -------
    list of Match
        Nearest first: the very name before one that begins with it, one that holds it, one spelled
        alike; today's names before old ones; more people before fewer. Where a district is typed,
        names of it; where there is none, those whose district no list tells, as no exact ones.

    Examples
    --------
    >>> find("trung my tay")[0].label
    'Phường Trung Mỹ Tây (26785), Thành phố Hồ Chí Minh'
    >>> [match.today for match in find("hiep thanh, ho chi minh") if "26782" in match.codes]
    [('Phường Tân Thới Hiệp',)]
    >>> [match.name for match in find("P. Hiệp Thành, Q.12, TP.HCM")]
    ['Phường Hiệp Thành (Quận 12)']
    """
    if text.strip() in pack.communes().index:
        return [entry.match for entry in places.entries() if entry.match.codes == (text.strip(),)][
            :1
        ]
    head, of, ranked_of, within = _parts(text)
    asked, toned = _asked(head)
    if not asked:
        return []
    near_by = [
        entry
        for entry in places.entries()
        if _inside(entry, province, within) and (not of or _of_district(of, entry.match))
    ]
    ranked = _ranked_by_name(asked, toned, near_by)
    if not ranked and ranked_of:  # lists name the district of a name only where others have it too
        there = _provinces_with(of)
        unsaid = [
            entry
            for entry in places.entries()
            if _inside(entry, province, within if there is None else there & (within or there))
            and not entry.match.district
        ]
        ranked = [(max(near, WITHIN), each) for near, each in _ranked_by_name(asked, toned, unsaid)]
    if not ranked:
        ranked = [(ALIKE, entry) for entry in _alike(asked, near_by)]
    order = {COMMUNE: 1, FORMER: 2, PROVINCE: 0}
    ranked.sort(key=lambda pair: (pair[0], order[pair[1].match.sort], -pair[1].people))
    return [replace(entry.match, closeness=near) for near, entry in ranked[:limit]]


def _ranked_by_name(asked: str, toned: str, entries: list[Entry]) -> list[tuple[int, Entry]]:
    """List the places a name may mean with how near it is."""
    near = ((_closeness(asked, toned, entry), entry) for entry in entries)
    return [(closeness, entry) for closeness, entry in near if closeness is not None]


def _of_district(asked: str, match: Match) -> bool:
    """Tell whether a district, folded and without its rank, is the one a place was in."""
    return f" {names.fold(match.district)}".endswith(f" {asked}")


def _provinces_with(district: str) -> set[str] | None:
    """List the provinces where lists tell of a district; ``None`` where no list does."""
    told = {
        entry.match.province_code
        for entry in places.entries()
        if _of_district(district, entry.match)
    }
    return told or None


def _asked(head: str) -> tuple[str, str]:
    """Fold a name, and spell it without its rank where it was typed with tones."""
    asked = re.sub(r"^tp ", "thanh pho ", names.fold(head))
    bare = places.without_rank(asked)
    if bare in _SHORT:
        return _SHORT[bare], ""
    own = " ".join(head.split()[-len(bare.split()) :])
    return asked, "" if own.isascii() else places.spelled(own)


def _parts(text: str) -> tuple[str, str, bool, set[str] | None]:
    """
    Part a name from the district and the provinces written behind it; ``None`` for no word.

    The third says whether the district stands there with its rank, as "Q.12" does.
    """
    first, *rest = (piece.strip(" )") for piece in _BEHIND.split(text))
    head, district = names.without_district(first)
    ranked = bool(district)
    if names.fold(head) == places.without_rank(names.fold(head)):
        head = names.ward_name(head)  # "P." and its like
    within: set[str] | None = None
    for piece in filter(None, rest):
        if found := _provinces(piece):
            within = found
        else:  # a name before it lets "Q.12" be read as the district it is
            told = names.without_district(f"{head}, {piece}")[1]
            district, ranked = told or names.fold(piece), bool(told)
    return head, district, ranked, within


def resolve(text: str) -> tuple[str, ...]:
    """
    Give the communes of the one place a text means.

    Parameters
    ----------
    text
        As for `find`; "Tỉnh Cà Mau" or a province's code of two digits means all its communes.

    Returns
    -------
    tuple of str
        Codes of today's communes.

    Raises
    ------
    UserError
        Where no place, or more than one, has the name; the fault lists them.
    """
    if text.strip() in {each.code for each in pack.provinces()}:
        return places.of_province(text.strip())
    if not text.strip():
        raise UserError(Fault(code="place_empty"))
    matches = find(text, limit=1_000)
    exact = [match for match in matches if match.closeness == EXACT]
    today = [match for match in exact if match.sort != FORMER]
    chosen = exact if len(exact) == 1 else []
    if len(today) == 1 and _ranked(text, today[0]):
        chosen = today  # "Phường Trung Mỹ Tây" as it is called today, whatever was called so before
    if len(chosen) == 1:
        return chosen[0].codes
    listed = exact or matches
    if not listed:
        raise UserError(Fault(code="place_unheard", value=text))
    code = "place_ambiguous" if exact else "place_unknown"
    shown = "; ".join(match.label for match in listed[:_NAMED])
    more = " …" if len(listed) > _NAMED else ""
    raise UserError(Fault(code=code, value=text, blanks={"places": f"{shown}{more}"}))


def _ranked(text: str, match: Match) -> bool:
    """Tell whether a text names a place with its rank, or by its code."""
    head = text.partition(",")[0].strip()
    return names.fold(head) == names.fold(match.name) or head in match.codes


def _closeness(asked: str, toned: str, entry: Entry) -> int | None:
    """Tell how near a name is to what was typed; ``None`` for not at all."""
    if asked in {entry.bare, entry.ranked}:
        return EXACT if not toned or _same_tones(toned, entry) else BEGINS
    if entry.bare.startswith(asked) or entry.ranked.startswith(asked):
        return BEGINS
    return WITHIN if f" {asked}" in f" {entry.ranked}" else None


def _same_tones(toned: str, entry: Entry) -> bool:
    """Tell whether a name typed with tones is spelled so, with its rank or without."""
    return f" {entry.spelled}".endswith(f" {toned}")


def _alike(asked: str, entries: list[Entry]) -> list[Entry]:
    """List places spelled alike."""
    bare = places.without_rank(asked)
    near = process.extract(
        bare,
        [entry.bare for entry in entries],
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE_SCORE,
        limit=_NAMED,
    )
    return [entries[at] for _, _, at in near]


def _inside(entry: Entry, province: str | None, within: set[str] | None) -> bool:
    """Tell whether a place lies where somebody looks."""
    code = entry.match.province_code
    return (province is None or code == province) and (within is None or code in within)


def _provinces(text: str) -> set[str]:
    """List the provinces a text may mean; none leaves nothing."""
    asked = places.without_rank(names.fold(text))
    asked = _SHORT.get(asked, asked)
    return {
        each.code
        for each in pack.provinces()
        if asked in places.without_rank(names.fold(each.name)) or asked == each.code
    }
