"""The same school twice, a satellite site listed as a school: offered as merges, never made."""

from __future__ import annotations

import re
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from rapidfuzz import fuzz, process

from spatial import crs
from spatial.intake.text.names import fold

NEAR_M = 150.0  # two drawings of one school lie in one yard or across its street
FAR_M = 5_000.0  # a satellite site of a school lies in the same commune
ALIKE = 90.0  # likeness of names [0..100]
_KIND = re.compile(
    r"\b(?:truong|mam non|mau giao|nha tre|tieu hoc|trung hoc co so|trung hoc pho thong|thcs|thpt"
    r"|mn|th|cong lap|tu thuc|dan lap)\b"
)
_SITE = re.compile(
    r"\b(?:diem truong|diem le|diem phu|phan hieu|co so|cs|phan truong)"
    r"(?: (?:le|phu|so))?(?: (?:\d+|[ivx]+))\b.*|\b(?:diem truong|diem le|phan hieu)\b.*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """
    Two rows that may be one school.

    Attributes
    ----------
    keep, drop
        Ids: the row to keep and the one to join to it.
    reason
        ``same`` for one school twice, ``site`` for a satellite site of `keep`.
    alike
        Likeness of the names [0..100].
    apart_m
        Distance [m].
    """

    keep: str
    drop: str
    reason: str
    alike: float
    apart_m: float


def own_name(name: str) -> str:
    """
    Return what tells a school from others of its kind.

    Examples
    --------
    >>> own_name("Trường Tiểu học Nguyễn Du"), own_name("TH Nguyễn Du - Cơ sở 2")
    ('nguyen du', 'nguyen du')
    """
    bare = _SITE.sub(" ", fold(name))
    return " ".join(_KIND.sub(" ", bare).split())


def offers(schools: gpd.GeoDataFrame) -> list[Merge]:
    """
    Find rows that may be one school.

    Parameters
    ----------
    schools
        Points indexed by ``school_id`` with ``name``, projected in metres.

    Returns
    -------
    list of Merge
        Nearest pairs first; each row is dropped at most once.

    Raises
    ------
    UserError
        If the layer does not count in metres.
    """
    crs.require_metres(schools, name="schools")
    points = schools.geometry.to_numpy()
    ids = schools.index.astype(str).to_numpy()
    names = [str(name) for name in schools["name"]]
    own = [own_name(name) for name in names]
    site = [bool(_SITE.search(fold(name))) for name in names]
    merges: list[Merge] = []
    one, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=FAR_M)
    one, other = one[one < other], other[one < other]
    called = np.array(own, dtype=object)
    likeness = process.cpdist(called[one], called[other], scorer=fuzz.ratio, score_cutoff=ALIKE)
    near = np.flatnonzero((likeness > 0) & (called[one] != ""))
    one, other, likeness = one[near], other[near], likeness[near]
    apart = shapely.distance(points[one], points[other])
    for left, right, metres, alike in zip(one, other, apart, likeness.tolist(), strict=True):
        if site[left] != site[right]:
            keep, drop = (right, left) if site[left] else (left, right)
            reason = "site"
        elif metres <= NEAR_M and _levels(names[left]) == _levels(names[right]):
            keep, drop, reason = left, right, "same"
        else:
            continue
        merges.append(
            Merge(
                keep=str(ids[keep]),
                drop=str(ids[drop]),
                reason=reason,
                alike=round(float(alike), 1),
                apart_m=float(np.round(metres, 1)),
            )
        )
    once: dict[str, Merge] = {}
    for merge in sorted(merges, key=lambda each: (each.apart_m, each.drop)):
        once.setdefault(merge.drop, merge)
    return list(once.values())


def _levels(name: str) -> frozenset[str]:
    """Return the words of a name that tell its level."""
    short = {"tieu hoc": "th", "mam non": "mn", "mau giao": "mn", "nha tre": "mn",
             "trung hoc co so": "thcs", "trung hoc pho thong": "thpt"}  # fmt: skip
    return frozenset(
        short.get(word, word) for word in _KIND.findall(fold(name)) if word != "truong"
    )
