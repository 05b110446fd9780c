"""The ward every row of a table means; where code and name disagree, both are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import column, mergers, shared_ward_names, ward_names
from spatial.intake.checking.repairs import Repair, told
from spatial.intake.checking.ward_names import Gazetteer
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import communes, names

_ATTRIBUTES = frozenset({"schools", "school_levels"})  # a row stays one row in a merged ward
_SEVERAL = 2  # rows that name real communes this layer does not have: one may be a slip
_SHOWN = 5


def resolve(
    frame: pd.DataFrame,
    source: Source,
    known: Gazetteer,
    *,
    required: bool,
    wards: gpd.GeoDataFrame | None = None,
) -> tuple[pd.DataFrame, list[Fault], list[Repair]]:
    """
    Fill ``ward_id`` from codes and names.

    Parameters
    ----------
    frame
        A table that may hold ``ward_id`` (codes, or names written there) and ``ward`` (names).
    required
        Whether a row must have a ward.
    wards
        Their outlines, where they are usable: a name that several wards have means the one a row
        stands in.

    Returns
    -------
    frame, faults, repairs
        The table with codes; names that no ward has, and rows whose code and name disagree.
    """
    given = {name: column.text(frame[name]) for name in ("ward_id", "ward") if name in frame}
    if not given:
        return frame, [], []
    _, district = shared_ward_names.districts(frame)
    shared = {name: shared_ward_names.are_shared(words, known) for name, words in given.items()}
    given = {
        name: shared_ward_names.called(
            words, district, shared[name] | shared_ward_names.are_elsewhere(words, district, known)
        )
        for name, words in given.items()
    }
    found: dict[str, pd.Series] = {}
    unsure: dict[str, pd.Series] = {}
    for name, words in given.items():
        found[name], mixed = _codes(words, known)
        unsure[name] = shared[name] | mixed
    faults: list[Fault] = []
    faults += _stood_in(frame, given, found, unsure, source, wards)
    if source.table in _ATTRIBUTES and known.former:
        faults += _merged(given, found, source, known)
    first = "ward_id" if "ward_id" in given else "ward"
    codes = found[first]
    if len(found) > 1:
        codes = codes.where(codes != "", found["ward"])
        faults += _disagreeing(given, found, source, known)
    words = given[first].where(given[first] != "", given.get("ward", given[first]))
    lost = ((codes == "") & (words != "")).to_numpy()
    if first == "ward":
        count = shared_ward_names.meant(words, shared["ward"] & lost, known)
        faults += shared_ward_names.untold(words, count, source)
        faults += _unknown(words, lost & (count == 0).to_numpy(), source, known)
    # a code no ward has stays as written: joining the tables reports it
    codes = codes.mask(lost, words if first == "ward_id" else "")
    changed = ((codes != words) & (codes != "")).to_numpy()
    repairs: list[Repair] = []
    if changed.any():
        after = list(codes[changed])
        shown = known.label.get(after[0], after[0])
        repairs, noted = told("wards_read", first, source, words[changed], after, shown=shown)
        faults += noted
    keep_blank = not required and (codes == "").all()
    return (frame if keep_blank else frame.assign(ward_id=codes)), faults, repairs


def _stood_in(
    frame: pd.DataFrame,
    given: Mapping[str, pd.Series],
    found: dict[str, pd.Series],
    unsure: Mapping[str, pd.Series],
    source: Source,
    wards: gpd.GeoDataFrame | None,
) -> list[Fault]:
    """Read a name that several wards have as the one of them the row stands in, and say so once."""
    faults: list[Fault] = []
    for name, codes in found.items():
        asked = unsure[name] & (codes == "")
        if wards is None or not asked.any():
            continue
        placed = shared_ward_names.by_place(frame, given[name], asked, wards)
        found[name] = codes.where(placed == "", placed)
        if (placed != "").any():
            faults.append(shared_ward_names.placed_note(source, given[name][placed != ""]))
    return faults


def _unknown(
    words: pd.Series, lost: NDArray[np.bool_], source: Source, known: Gazetteer
) -> list[Fault]:
    """Report the names no ward has, each with those that look like it."""
    offered = {
        text: ", ".join(ward_names.alike(text, known)) or "–" for text in words[lost].unique()
    }
    faults = [
        source.fault(
            "unknown_ward",
            row=row,
            column="ward",
            value=words.iloc[position],
            alike=offered[words.iloc[position]],
        )
        for position, row in spots(words.index, lost)
    ]
    real = [
        text
        for text in words[lost]
        if names.ward_name(ward_names.parted(text)[0]).casefold() in communes.known()
    ]
    if len(real) < _SEVERAL:
        return faults
    called = list(dict.fromkeys(real))
    shown = ", ".join(called[:_SHOWN]) + (" …" if len(called) > _SHOWN else "")
    note = source.fault("wards_of_before", severity=Severity.WARNING, count=len(real), names=shown)
    return [note, *faults]


def _merged(
    given: Mapping[str, pd.Series], found: dict[str, pd.Series], source: Source, known: Gazetteer
) -> list[Fault]:
    """Read wards of before a merger as the ward that holds them, and say so once."""
    changed: list[tuple[str, str]] = []
    for name, words in given.items():
        codes = found[name]
        lost = ((codes == "") & (words != "")).to_numpy()
        read = [ward_names.merged(text, known) or "" for text in words[lost]]
        changed += [pair for pair in zip(words[lost], read, strict=True) if pair[1]]
        values = codes.to_numpy(dtype=object, copy=True)
        values[lost] = read
        found[name] = pd.Series(values, index=codes.index, dtype="str")
    if not changed:
        return []
    value, code = changed[0]
    after = known.label.get(code, code)
    return [mergers.merger(source, value=value, count=len(changed), after=after)]


def _codes(words: pd.Series, known: Gazetteer) -> tuple[pd.Series, pd.Series]:
    """
    Find the code of every value, each spelling once.

    Returns
    -------
    codes, mixed
        ``""`` for none; which names are those of one ward told of two districts.
    """
    spellings, texts = pd.factorize(words)
    found = [(ward_names.find(text, known) or "") if text else "" for text in texts]
    codes = np.array(found, dtype=object)
    mixed = _of_two_districts(codes, texts.tolist(), frozenset(known.within.values()))
    codes = np.where(mixed, "", codes)
    return (
        pd.Series(codes[spellings] if len(codes) else [], index=words.index, dtype="str"),
        pd.Series(mixed[spellings] if len(codes) else [], index=words.index, dtype=bool),
    )


def _of_two_districts(
    codes: NDArray[np.object_], texts: Sequence[str], placed: frozenset[str]
) -> NDArray[np.bool_]:
    """
    Mark names of one ward that are told of two districts: it is the ward of neither.

    Parameters
    ----------
    placed
        Wards whose district the layer itself tells: those were found by it.
    """
    told = pd.DataFrame(
        {"code": codes, "district": [names.without_district(text)[1] for text in texts]}
    )
    several = (
        told[(told["district"] != "") & ~told["code"].isin(placed)]
        .groupby("code")["district"]
        .nunique()
    )
    mixed = told["code"].isin(several.index[several > 1]) & (told["district"] != "")
    return mixed.to_numpy(dtype=bool)


def _disagreeing(
    given: Mapping[str, pd.Series],
    found: Mapping[str, pd.Series],
    source: Source,
    known: Gazetteer,
) -> list[Fault]:
    """Report rows whose code and name are those of two wards."""
    code, name = found["ward_id"], found["ward"]
    differ = ((code != name) & (code != "") & (name != "")).to_numpy()
    return [
        source.fault(
            "ward_disagrees",
            row=row,
            column="ward_id",
            value=given["ward_id"].iloc[position],
            one=known.label[code.iloc[position]],
            other=known.label[name.iloc[position]],
        )
        for position, row in spots(code.index, differ)
    ]
