"""Planning codes: places and school land counted on residents."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.records import Level

PER = 1_000


def planned(
    wards: pd.DataFrame, *, level: Level, day: date, area: str | None = None
) -> pd.DataFrame:
    """
    Count places and land the planning code of a day asks for.

    Parameters
    ----------
    wards
        Indexed by ward; reads ``people`` (residents of all ages) and, where there,
        ``land_have_m2`` and ``seats`` of the level.
    level
        Level of schooling.
    day
        Day whose code applies.
    area
        Area class.

    Returns
    -------
    pandas.DataFrame
        Same index: ``places_need`` [places], ``land_need_m2``, ``land_short_m2``,
        ``places_short``; columns of a rule the code does not have are missing.

    Notes
    -----
    ``places = people / 1,000 * places per 1,000``; ``land = people * m2 per resident``. Upper
    secondary land is asked for only where the code's least population is passed.
    """
    norms = collection.read()
    people = wards["people"].astype(float)
    out: dict[str, pd.Series] = {}
    places = norms.find("places_per_1000", day, area=area, level=level)
    if places is not None:
        out["places_need"] = people / PER * places.value
        if "seats" in wards:
            out["places_short"] = (out["places_need"] - wards["seats"]).clip(lower=0)
    land = norms.find("land_per_resident_m2", day, area=area, level=level)
    if land is not None:
        least = norms.find("people_for_thpt_min", day, area=area, level=level)
        asked = people > least.value if least is not None else people >= 0
        out["land_need_m2"] = (people * land.value).where(asked, 0.0)
        if "land_have_m2" in wards:
            out["land_short_m2"] = (out["land_need_m2"] - wards["land_have_m2"]).clip(lower=0)
    return pd.DataFrame(out, index=wards.index)
