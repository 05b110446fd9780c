"""Which table a file, sheet or map layer holds, by its name."""

from __future__ import annotations

import re

from spatial.intake.text import names
from spatial.tables import schema

_NUMBERED = re.compile(r"(?: \d{1,4})+$")
_PLANS = frozenset({"planned_uses"})
_BY_WORDS = _PLANS | {"wards", "known_schools", "neighbourhoods", "land_use", "parcels"}
_PLANNED = re.compile(r" (?:quy hoach|qh\w*|du kien|de xuat|ke hoach|plan|planned|proposed) ")


def table_of(stem: str) -> str | None:
    """
    Tell which table a file, sheet or layer holds by its name.

    Examples
    --------
    >>> table_of("wards_2024"), table_of("DS Trường 2025"), table_of("thong ke"), table_of("Dân số")
    ('wards', 'schools', None, 'residents')
    """
    plain = stem.strip().lower()
    if plain == "wards" or plain.startswith("wards_"):
        return "wards"
    if plain in schema():
        return plain if plain != "proposals" else None
    folded = names.fold(stem)
    return names.lookup("tables").get(folded) or names.lookup("tables").get(
        _NUMBERED.sub("", folded)
    )


def layer_of(name: str) -> str | None:
    """
    Tell which table a map layer holds by its name or by words in it; ``None`` where two claim it.

    Words alone tell frames and plans, never what counts as there today: a layer of planned schools
    is no list of schools, "Nhà Bè" no layer of houses.

    Examples
    --------
    >>> layer_of("hcmc_wards_post2025"), layer_of("Quan12 ranh gioi phuong"), layer_of("nha be")
    ('wards', 'wards', None)
    """
    known = table_of(name)
    if known is not None:
        return known
    words = f" {names.fold(name)} "
    offered = _PLANS if _PLANNED.search(words) else _BY_WORDS
    spellings = names.lookup("tables") | {table: table for table in schema()}
    claims = {
        phrase: table
        for phrase, table in spellings.items()
        if f" {phrase} " in words and (" " in phrase or phrase in _BY_WORDS)
    }
    whole = [one for one in claims if not any(one != of and one in of for of in claims)]
    told = {claims[phrase] for phrase in whole}
    return told.pop() if len(told) == 1 and told <= offered else None
