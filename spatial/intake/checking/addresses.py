"""Which ward an address, or the name of a school, names."""

from __future__ import annotations

import re

from spatial.intake.checking.ward_names import Gazetteer, find, merged
from spatial.intake.text import names

_INSIDE = re.compile(
    r"(?:\b(?:phường|xã|thị trấn|đặc khu)\s+|\bp\.?\s*(?=\d|[A-ZĐÂÊÔƠƯÁÀ]))"
    r"(.+?)(?=\s+(?:quận|huyện|thành phố|tp\b|q\.?\s*\d|h\.|tx\.)|$)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\(([^()]+)\)\s*$")


def of_address(text: str, known: Gazetteer) -> str | None:
    """
    Find the ward an address names, ``None`` where it names none or several of these.

    Examples
    --------
    >>> import pandas as pd
    >>> from spatial.intake.checking.ward_names import gazetteer
    >>> named = {"ward_id": ["26770"], "ward": ["Phường Hiệp Thành"]}
    >>> wards = gazetteer(pd.DataFrame(named))
    >>> of_address("12 Lê Văn Khương, P. Hiep Thanh, Q.12, TP.HCM", wards)
    '26770'
    >>> of_address("12 Hiệp Thành, P. Tân Thới Nhất", wards)
    """
    _, district = names.without_district(text)
    found = {find(part, known) or merged(part, known, district) for part in _ranked(text)}
    return found.pop() if len(found) == 1 else None


def of_name(text: str, known: Gazetteer) -> str | None:
    """Find the ward in brackets behind a school's name, ``None`` where none of these is there."""
    behind = _BEHIND.search(text)
    return None if behind is None else find(behind[1], known) or merged(behind[1], known)


def _ranked(text: str) -> list[str]:
    """Return the parts of an address that name a ward by its rank: "P.5", "phường Tây"."""
    parts = [part.strip() for part in re.split(r"[,;]| [-–] ", text)]
    ranked = [part for part in parts if names.ward_name(part) != " ".join(part.split()).strip(" .")]
    return ranked or [match[1] for part in parts for match in _INSIDE.finditer(part)]


def elsewhere(text: str, known: Gazetteer) -> bool:
    """
    Tell whether an address names wards, and none of these.

    Examples
    --------
    >>> import pandas as pd
    >>> from spatial.intake.checking.ward_names import gazetteer
    >>> named = {"ward_id": ["26770"], "ward": ["Phường Hiệp Thành"]}
    >>> wards = gazetteer(pd.DataFrame(named))
    >>> elsewhere("1 Lê Lợi, P. Bến Thành", wards), elsewhere("1 Lê Lợi", wards)
    (True, False)
    """
    ranked = _ranked(text)
    return bool(ranked) and of_address(text, known) is None
