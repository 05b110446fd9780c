"""
Rows of a list that are sites of the school above: "- Điểm chính", "Điểm lẻ ấp 3".

Where the school's own row is the sum of its sites they are details and are left out; else each is a
row of its own, called after its school, with the school's ward and level. A column of sites beside
the names ("Tên điểm trường") tells the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import column, shared_ward_names
from spatial.intake.reading.find import Source
from spatial.intake.text import loose_figures, names

_SITE = re.compile(
    r"(?:diem (?:truong|chinh|le|phu|so)?|phan hieu|phan truong"
    r"|co so (?:chinh|phu|le|\d+|[iv]+)|cs \d+)\b.*"
)
_COLUMNS = frozenset({"ten diem truong", "diem truong", "ten diem", "diem truong diem le"})
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}(?:[.,\s]\d{3})+")
_OWN = ("ward", "ward_id", "address", "level", "ownership")
_COUNTED = ("rooms", "pupils", "classes", "rooms_solid")
_MORE = ("land_m2", "rooms_semi_solid", "rooms_makeshift", "rooms_borrowed")
_NOTES = ("sites_within", "sites_beside")  # left out, and beside their school


def resolve(raw: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give sites the name, ward and level of their school, or leave out those it sums.

    Parameters
    ----------
    raw
        Rows of a list, as loaded, with ``name``.

    Returns
    -------
    raw, faults
        One note for sites left out, one for sites that stand beside their school.
    """
    raw, main = _told_beside(raw)
    called = column.text(raw["name"])
    is_site = np.array([_is_site(text) for text in called])
    if not is_site.any() or bool(is_site[0]):
        return raw, []
    owner = np.maximum.accumulate(np.where(is_site, -1, np.arange(len(raw))))
    figures = {
        name: [_figure(text) for text in column.text(raw[name])]
        for name in (*_COUNTED, *_MORE)
        if name in raw
    }
    gone, beside = [], []
    frame = raw.copy()
    district = shared_ward_names.district_column(raw)
    values = {
        name: frame[name].to_numpy(dtype=object, copy=True)
        for name in ("name", *_OWN, district)
        if name in frame
    }
    for school in dict.fromkeys(owner[is_site].tolist()):
        sites = np.flatnonzero(is_site & (owner == school)).tolist()
        if not any(cells[school] is not None for cells in figures.values()):
            gone.append(school)  # a title over its sites
        elif not main[school] and _sums(figures, school, sites):
            gone += sites
            continue
        beside += sites
        for site in sites:
            values["name"][site] = f"{called.iloc[school]} - {_bare(called.iloc[site])}"
            blank = [
                name for name in _OWN
                if name in values and not str(values[name][site] or "").strip()
            ]  # fmt: skip
            if district and "ward" in blank:
                blank.append(district)  # of the ward it takes
            for name in blank:
                values[name][site] = values[name][school]
    frame = frame.assign(**values)
    keep = np.ones(len(raw), dtype=bool)
    keep[gone] = False
    out = frame[keep]
    out.attrs.update(raw.attrs)
    notes = (
        _note(code, at, called, source) for code, at in zip(_NOTES, (gone, beside), strict=True)
    )
    return out, [note for note in notes if note is not None]


def _told_beside(raw: pd.DataFrame) -> tuple[pd.DataFrame, NDArray[np.bool_]]:
    """
    Call the further rows of a school by the site a column beside its name tells.

    Returns
    -------
    raw, main
        Which rows are a school's own first site, and so no sum of the others.
    """
    beside = next((name for name in raw if names.fold(str(name)) in _COLUMNS), None)
    if beside is None:
        return raw, np.zeros(len(raw), dtype=bool)
    sites, called = column.text(raw[beside]).tolist(), column.text(raw["name"]).tolist()
    told, school = list(called), ""
    for at, (name, site) in enumerate(zip(called, sites, strict=True)):
        if site and school and name in {"", school}:
            told[at] = site if _is_site(site) else f"Điểm trường {_bare(site)}"
        else:
            school = name
    main = np.array([bool(site) and told[at] == called[at] for at, site in enumerate(sites)])
    attrs = dict(raw.attrs)
    raw = raw.assign(name=np.array(told, dtype=object))
    raw.attrs.update(attrs)
    return raw, main


def _note(code: str, at: list[int], called: pd.Series, source: Source) -> Fault | None:
    """Say which sites were left out, or stand beside their school; nothing of none."""
    if not at:
        return None
    return source.fault(
        code,
        severity=Severity.WARNING,
        value=called.iloc[at[0]],
        count=len(at),
        rows=", ".join(str(called.index[each]) for each in at[:10]),
    )


def _bare(text: str) -> str:
    """Return a site's name without the sign of a list before it."""
    return re.sub(r"^[\s\-+*–•]+", "", text)


def _is_site(text: str) -> bool:
    """Tell whether a name is that of a site and of no school."""
    folded = names.fold(_bare(text))
    return _SITE.fullmatch(folded) is not None and not names.levels_in(text)


def _figure(text: str) -> float | None:
    """Read a whole figure, its thousands parted or not; ``None`` for any other."""
    found = loose_figures.taken(text)
    if found is None or not _WHOLE.fullmatch(found[0]):
        return None
    return float(re.sub(r"\D", "", found[0])) * found[2]


def _sums(figures: dict[str, list[float | None]], school: int, sites: Sequence[int]) -> bool:
    """Tell whether a school's own figures are the sums of its sites'."""
    told = [
        (cells[school], [cells[site] or 0.0 for site in sites])
        for cells in figures.values()
        if cells[school] is not None and any(cells[site] is not None for site in sites)
    ]
    return bool(told) and all(np.isclose(float(own or 0.0), sum(parts)) for own, parts in told)
