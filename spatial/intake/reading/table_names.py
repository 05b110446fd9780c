"""Which table a file, sheet or map layer holds, by its name."""

from __future__ import annotations

import re

from spatial.intake.text import names
from spatial.tables import schema

_NUMBERED = re.compile(r"(?: \d{1,4})+$")


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

    Words alone are only taken where no place is called so: "Nhà Bè" is no layer of houses.

    Examples
    --------
    >>> layer_of("hcmc_wards_post2025"), layer_of("Quan12 ranh gioi phuong"), layer_of("nha be")
    ('wards', 'wards', None)
    """
    known = table_of(name)
    if known is not None:
        return known
    words = f" {names.fold(name)} "
    drawn = {table for table, each in schema().items() if each.geometry and table != "proposals"}
    found = {
        phrase: table
        for phrase, table in names.lookup("tables").items() | {(one, one) for one in drawn}
        if table in drawn and f" {phrase} " in words and (" " in phrase or phrase in drawn)
    }
    longest = max(map(len, found), default=0)
    told = {table for phrase, table in found.items() if len(phrase) == longest}
    return told.pop() if len(told) == 1 else None
