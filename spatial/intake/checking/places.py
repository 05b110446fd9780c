"""Which ward is meant: by code, by name however spelled; where they disagree, both are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from spatial.errors import Fault, Severity
from spatial.intake.checking import column, mergers, predecessors
from spatial.intake.checking.repairs import Repair, told
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import communes, names

_ATTRIBUTES = frozenset({"schools", "school_levels"})  # a row stays one row in a merged ward
_ALIKE = 80.0
_SEVERAL = 2  # rows that name real communes this layer does not have: one may be a slip
_SHOWN = 5
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
        short, district = _parted(ward)
        name = names.ward_name(ward).casefold()
        # with its rank too: Phường An Phú and Xã An Phú stand in one city
        for called in {ward.strip().casefold(), short.strip().casefold()} - {name}:
            exact[called] = "" if exact.get(called, code) != code else code
        if district:
            bare = names.ward_name(short).casefold()
            exact[bare] = "" if exact.get(bare, code) != code else code
        exact[name] = "" if exact.get(name, code) != code else code
        bare = names.fold(name)
        folded[bare] = "" if folded.get(bare, code) != code else code
        if district:
            key = names.fold(names.ward_name(short))
            within[key, district] = "" if within.get((key, district), code) != code else code
            folded[key] = "" if folded.get(key, code) != code else code
    return Gazetteer(
        codes=frozenset(code for code, _ in pairs),
        exact=exact,
        folded=folded,
        label={code: f"{ward} ({code})" for code, ward in pairs},
        within=within,
    )


def _parted(ward: str) -> tuple[str, str]:
    """
    Part the name a layer gives a ward from its district, with or without the district's rank.

    Examples
    --------
    >>> _parted("Phường 1, Quận 3"), _parted("Phường 1, Bình Thạnh"), _parted("Phường 1")
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
    text = text.removesuffix(".0") if text.removesuffix(".0").isdecimal() else text
    if text in known.codes:
        return text
    if text.isdecimal() and text.zfill(_CODE) in known.codes:
        return text.zfill(_CODE)
    name = names.ward_name(text).casefold()
    ranked = known.exact.get(text.strip().casefold())
    whole = ranked or known.exact.get(name) or known.folded.get(names.fold(name))
    if whole:
        return whole
    short, district = names.without_district(text)
    if not district:
        return None
    bare = names.fold(names.ward_name(short))
    # a ward that alone has its name is called without its district
    apart = any(name == bare for name, _ in known.within)
    return (known.within.get((bare, district)) if apart else known.folded.get(bare)) or None


def merged(text: str, known: Gazetteer, district: str = "") -> str | None:
    """
    Find the ward that a ward of another set lies in, by code or name; ``None`` for none.

    Parameters
    ----------
    district
        District the line names besides, folded; one of another district is another ward.
    """
    short, own = names.without_district(text)
    name, district = names.fold(names.ward_name(short)), own or district
    if district and (code := known.former.get(predecessors.qualified(name, district))):
        return code
    told = any(key.startswith(f"{name}, ") for key in known.former)
    if district and told:
        return None
    return known.former.get(text) or known.former.get(name) or None


def alike(text: str, known: Gazetteer) -> list[str]:
    """List the wards whose names are most alike, for a fault to offer."""
    name = names.fold(names.ward_name(text))
    found = process.extract(
        name, list(known.folded), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3
    )
    return [known.label[known.folded[text]] for text, _, _ in found if known.folded[text]]


def resolve(
    frame: pd.DataFrame, source: Source, known: Gazetteer, *, required: bool
) -> tuple[pd.DataFrame, list[Fault], list[Repair]]:
    """
    Fill ``ward_id`` from codes and names.

    Parameters
    ----------
    frame
        A table that may hold ``ward_id`` (codes, or names written there) and ``ward`` (names).
    required
        Whether a row must have a ward.

    Returns
    -------
    frame, faults, repairs
        The table with codes; names that no ward has, and rows whose code and name disagree.
    """
    given = {name: column.text(frame[name]) for name in ("ward_id", "ward") if name in frame}
    if not given:
        return frame, [], []
    found = {name: _codes(words, known) for name, words in given.items()}
    faults: list[Fault] = []
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
        faults += _unknown(words, lost, source, known)
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


def _unknown(
    words: pd.Series, lost: NDArray[np.bool_], source: Source, known: Gazetteer
) -> list[Fault]:
    """Report the names no ward has, each with those that look like it."""
    offered = {text: ", ".join(alike(text, known)) or "–" for text in words[lost].unique()}
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
        if names.ward_name(names.without_district(text)[0]).casefold() in communes.known()
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
        read = [merged(text, known) or "" for text in words[lost]]
        changed += [pair for pair in zip(words[lost], read, strict=True) if pair[1]]
        values = codes.to_numpy(dtype=object, copy=True)
        values[lost] = read
        found[name] = pd.Series(values, index=codes.index, dtype="str")
    if not changed:
        return []
    value, code = changed[0]
    after = known.label.get(code, code)
    return [mergers.merger(source, value=value, count=len(changed), after=after)]


def _codes(words: pd.Series, known: Gazetteer) -> pd.Series:
    """Find the code of every value, each spelling once; ``""`` for none."""
    spellings, texts = pd.factorize(words)
    codes = np.array([(find(text, known) or "") if text else "" for text in texts], dtype=object)
    codes = _of_one_district(codes, texts.tolist(), frozenset(known.within.values()))
    return pd.Series(codes[spellings] if len(codes) else [], index=words.index, dtype="str")


def _of_one_district(
    codes: NDArray[np.object_], texts: Sequence[str], placed: frozenset[str]
) -> NDArray[np.object_]:
    """
    Leave out names of one ward that are told of two districts: it is the ward of neither.

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
    return np.where(mixed, "", codes)


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
