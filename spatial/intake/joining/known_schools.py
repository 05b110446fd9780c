"""
Which school of a list is which of those known: taken where certain, asked where in doubt.

Names are compared without rank, tones and case; ward, level, number and site are witnesses. Each
known school is taken once: the pairs are the assignment of the greatest likeness together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial.intake.joining import name_likeness
from spatial.intake.joining.name_likeness import LikelyPair, ListedSchool

_RIVAL = 15.0  # points of likeness by which a pair must stand out to be certain
_ONE_YARD = 0.0015  # degrees, some 150 m: two drawings of one school are no rivals
_ELSEWHERE = frozenset({"same_name", "level_same", "ward_differs"})
_OFFERED = 3  # known schools shown beside a doubtful one


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolMatch:
    """
    A listed school beside a known one.

    Attributes
    ----------
    listed, listed_name, known, known_name
        Their codes and names.
    lon, lat
        Where the known one stands [degrees].
    score
        Likeness with its witnesses [points]: 100 for the same name, more with ward and level.
    reasons
        What speaks for and against, ``known_school.reason.<code>``.
    """

    listed: str
    listed_name: str
    known: str
    known_name: str
    lon: float | None
    lat: float | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Matching:
    """
    What became of a list.

    Attributes
    ----------
    certain
        Pairs to be taken.
    doubtful
        By code of the listed school, the known ones it may be, the likeliest first.
    unmatched
        Codes of listed schools that resemble none.
    """

    certain: tuple[SchoolMatch, ...] = ()
    doubtful: Mapping[str, tuple[SchoolMatch, ...]] = field(default_factory=dict)
    unmatched: tuple[str, ...] = ()

    @property
    def elsewhere(self) -> dict[str, SchoolMatch]:
        """By listed school, the one known of its name and level, which stands in another ward."""
        return {
            listed: options[0]
            for listed, options in self.doubtful.items()
            if len(options) == 1 and set(options[0].reasons) == _ELSEWHERE
        }


def match(
    listed: Sequence[ListedSchool],
    known: Sequence[ListedSchool],
    *,
    answers: Mapping[str, str] | None = None,
) -> Matching:
    """
    Match a list against the schools known.

    Parameters
    ----------
    listed
        Schools of the list, one entry each.
    answers
        Code of the known school by code or name of the listed one, as the planner confirmed;
        empty for "none of them".

    Returns
    -------
    Matching
        A pair is certain where the names agree (but for tones, an evident slip of the keys or an
        abbreviation both witnesses bear out), no witness contradicts and no other school of either
        list is nearly as like. Everything else that is alike is doubtful.

    Notes
    -----
    One-to-one assignment of the greatest sum of scores, by connected parts of the graph of
    candidate pairs (`scipy.optimize.linear_sum_assignment`).
    """
    settled, open_listed, open_known = _settled(listed, known, answers or {})
    pairs = name_likeness.pairs(open_listed, open_known)
    assigned = _assigned(pairs, len(open_listed), len(open_known))
    alone = _alone(pairs, open_known)

    def beside(pair: LikelyPair, *, rival: bool = False) -> SchoolMatch:
        reasons = (*pair.reasons, "rival") if rival else pair.reasons
        return _match(open_listed[pair.one], open_known[pair.other], pair.score, reasons)

    certain = [*settled]
    doubtful: dict[str, tuple[SchoolMatch, ...]] = {}
    taken = set()
    for pair in assigned:
        if pair.certain and alone[pair.one, pair.other]:
            certain.append(beside(pair))
            taken.add(pair.other)
    closed = {each.listed for each in certain}
    by_listed: dict[int, list[LikelyPair]] = {}
    first = {(pair.one, pair.other) for pair in assigned}
    for pair in pairs:
        if pair.other not in taken and open_listed[pair.one].school_id not in closed:
            by_listed.setdefault(pair.one, []).append(pair)
    for one, options in sorted(by_listed.items()):
        ordered = sorted(
            options, key=lambda each: (-each.score, (each.one, each.other) not in first, each.other)
        )
        doubtful[open_listed[one].school_id] = tuple(
            beside(each, rival=not alone[each.one, each.other]) for each in ordered[:_OFFERED]
        )
    return Matching(
        certain=tuple(certain),
        doubtful=doubtful,
        unmatched=tuple(
            each.school_id
            for each in open_listed
            if each.school_id not in closed and each.school_id not in doubtful
        ),
    )


def merged(matchings: Sequence[Matching]) -> Matching | None:
    """Put the matchings of several sheets together, ``None`` for none."""
    if not matchings:
        return None
    return Matching(
        certain=tuple(each for one in matchings for each in one.certain),
        doubtful={code: options for one in matchings for code, options in one.doubtful.items()},
        unmatched=tuple(code for one in matchings for code in one.unmatched),
    )


def _key(school: ListedSchool, answers: Mapping[str, str]) -> str | None:
    """Find under what an answer names a school: its code, else its name."""
    return next((key for key in (school.school_id, school.name) if key in answers), None)


def _settled(
    listed: Sequence[ListedSchool], known: Sequence[ListedSchool], answers: Mapping[str, str]
) -> tuple[list[SchoolMatch], list[ListedSchool], list[ListedSchool]]:
    """Do what was confirmed first; give what is left of both lists."""
    ids = {each.school_id: each for each in known}
    settled: list[SchoolMatch] = []
    open_listed = []
    for school in listed:
        key = _key(school, answers)
        if key is None or (answers[key] and answers[key] not in ids):
            open_listed.append(school)
        elif answers[key]:
            settled.append(_match(school, ids[answers[key]], 100.0, ("confirmed",)))
    gone = {each.known for each in settled}
    return settled, open_listed, [each for each in known if each.school_id not in gone]


def _match(
    listed: ListedSchool, known: ListedSchool, score: float, reasons: tuple[str, ...]
) -> SchoolMatch:
    """Put a listed school beside a known one."""
    return SchoolMatch(
        listed=listed.school_id,
        listed_name=listed.name,
        known=known.school_id,
        known_name=known.name,
        lon=known.lon,
        lat=known.lat,
        score=round(score, 1),
        reasons=reasons,
    )


def _assigned(pairs: Sequence[LikelyPair], n_listed: int, n_known: int) -> list[LikelyPair]:
    """Choose the pairs of the greatest score together, each school once."""
    if not pairs:
        return []
    ends = np.array([(pair.one, n_listed + pair.other) for pair in pairs])
    size = n_listed + n_known
    graph = coo_array((np.ones(len(pairs)), ends.T), shape=(size, size))
    part = connected_components(graph, directed=False)[1][ends[:, 0]]
    chosen: list[LikelyPair] = []
    for group in np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part))[:-1]):
        if not len(group):
            continue
        rows, row = np.unique(ends[group, 0], return_inverse=True)
        columns, column = np.unique(ends[group, 1], return_inverse=True)
        score = np.zeros((len(rows), len(columns)))
        score[row, column] = [pairs[at].score for at in group]
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - heavy, for lists alone

        best = set(zip(*(axis.tolist() for axis in linear_sum_assignment(-score)), strict=True))
        chosen += [
            pairs[at]
            for at, *ends_at in zip(group, row.tolist(), column.tolist(), strict=True)
            if tuple(ends_at) in best
        ]
    return sorted(chosen, key=lambda each: each.one)


def _alone(
    pairs: Sequence[LikelyPair], known: Sequence[ListedSchool]
) -> dict[tuple[int, int], bool]:
    """Tell of every pair whether no other school of either list is nearly as like."""
    of_listed: dict[int, list[LikelyPair]] = {}
    of_known: dict[int, list[LikelyPair]] = {}
    for pair in pairs:
        of_listed.setdefault(pair.one, []).append(pair)
        of_known.setdefault(pair.other, []).append(pair)
    return {
        (pair.one, pair.other): not any(
            _rivals(each, pair)
            and each.other != pair.other
            and not _one_yard(known[each.other], known[pair.other])
            for each in of_listed[pair.one]
        )
        and not any(_rivals(each, pair) and each.one != pair.one for each in of_known[pair.other])
        for pair in pairs
    }


def _rivals(each: LikelyPair, pair: LikelyPair) -> bool:
    """Tell whether a pair is nearly as like as another; a like name is no rival of the same one."""
    if "same_name" in pair.reasons and "same_name" not in each.reasons:
        return False
    return each.score > pair.score - _RIVAL


def _one_yard(one: ListedSchool, other: ListedSchool) -> bool:
    """Tell whether two known schools are one, drawn twice."""
    if None in {one.lon, one.lat, other.lon, other.lat}:
        return False
    apart = abs((one.lon or 0) - (other.lon or 0)), abs((one.lat or 0) - (other.lat or 0))
    return max(apart) <= _ONE_YARD
