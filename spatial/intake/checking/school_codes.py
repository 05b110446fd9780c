"""
Codes for schools that have none: the folded name, and what tells it apart where it repeats.

A city has ten schools called Kim Đồng. A number stands behind two dashes: a school called
"Kim Đồng 2" has one.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from spatial.intake.checking import column, shared_ward_names
from spatial.intake.text import names

_SPOTS = (("lon", "lat"), ("x", "y"))


def apart(made: pd.Series, frame: pd.DataFrame) -> pd.Series:
    """Tell apart the schools of one name: by ward, then by number."""
    for ward in ("ward_id", "ward"):
        if ward in frame:
            place = column.text(frame[ward]).map(names.slug)
            made = made.where(~made.duplicated(keep=False) | (place == ""), made + "-" + place)
    number = made.groupby(made).cumcount() + 1
    return made.where(number == 1, made + "--" + number.astype(str))


def of_list(frame: pd.DataFrame, called: pd.Series, elsewhere: Collection[str]) -> pd.DataFrame:
    """
    Make codes for the schools of a list: the name, and what tells it apart where it repeats.

    Ward (with its district, where the list has its name in several), address, spot or level does.
    Two rows are one school where name and place agree and the name tells its level, or where they
    stand in one row of the sheet; a name on another sheet of the file repeats too.
    """
    words = called.map(names.slug)
    place = pd.Series("", index=frame.index)
    for name in ("ward_id", "ward", "address"):
        if name in frame:
            told = shared_ward_names.apart(frame) if name == "ward" else column.text(frame[name])
            own = told.map(names.slug)
            place = place.where(place != "", own)
    place = place.where(place != "", _numbered_spots(frame, words))
    sheet_row = pd.Series(frame.index.astype(str), index=frame.index)
    bare = called.map(lambda text: not names.levels_in(text)).to_numpy()
    table = pd.DataFrame(
        {
            "word": words.to_numpy(),
            "place": place.to_numpy(),
            "level": np.where(bare, frame["level"].to_numpy(dtype=object), ""),
            "row": sheet_row.to_numpy(),
        }
    )
    again = called.map(names.fold).isin(list(elsewhere)).to_numpy()
    places = table.groupby("word")["place"].transform("nunique").to_numpy() > 1
    rows = table.groupby(["word", "place"])["row"].transform("nunique").to_numpy() > 1
    levels = table["level"].astype(str).str.replace("_", "-").where(rows | again, "")
    parts = zip(table["word"], table["place"].where(places | again, ""), levels, strict=True)
    codes = ["-".join(filter(None, map(str, each))) for each in parts]
    return frame.assign(school_id=codes)


def _numbered_spots(frame: pd.DataFrame, called: pd.Series) -> pd.Series:
    """Give a number to each spot where schools of one name stand; blank for the first."""
    told = next((pair for pair in _SPOTS if {*pair} <= {*frame.columns}), None)
    if told is None:
        return pd.Series("", index=frame.index)
    lon, lat = (column.text(frame[name]) for name in told)
    spot = (lon + " " + lat).mask((lon == "") | (lat == ""))  # stands with the first
    number = spot.groupby(called.to_numpy()).transform(lambda one: pd.factorize(one)[0]) + 1
    return ("-" + number.astype(str)).where(number > 1, "")
