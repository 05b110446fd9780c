"""How like two schools are: their own names, and what ward, level, number and site witness."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from spatial.intake.text import letters
from spatial.intake.text.school_names import SchoolName, parse
from spatial.records import Level

SAME, SHORTENED, INITIALS = 100.0, 85.0, 78.0  # likeness of names [points]
LEAST = 75.0  # below it two names are of two schools [points]
_ASKED = 88.0  # likeness of names from which a pair is asked that is no evident slip [points]
_WARD, _LEVEL = 10.0, 10.0  # added where a witness agrees [points]
_OTHER_WARD, _OTHER_SITE, _OTHER_TONES, _PART_LEVEL = -20.0, -20.0, -15.0, -5.0
_AT_ONCE = 1_000  # names compared at a time, which bounds the memory
_SLIP = 2  # keys an evident slip may be off
_SHORTEST = 3  # words a name of initials stands for at least


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSchool:
    """
    A school of a list, or one that is known.

    Attributes
    ----------
    school_id, name
        Its code and its name as written.
    ward_id
        Ward of the base set; empty where nobody tells.
    levels
        Levels given beside the name; they count where the name tells none.
    lon, lat
        Place [degrees]; ``None`` for a school without.
    """

    school_id: str
    name: str
    ward_id: str = ""
    levels: frozenset[Level] = frozenset()
    lon: float | None = None
    lat: float | None = None

    @property
    def parsed(self) -> SchoolName:
        """Its name in parts."""
        return parse(self.name)

    @property
    def taught(self) -> frozenset[Level]:
        """Levels it is known to have."""
        return self.parsed.levels or self.levels


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPair:
    """
    Positions of a listed and a known school that may be one.

    Attributes
    ----------
    one, other
        Position in the list and among the known.
    score, reasons
        As in `SchoolMatch`.
    certain
        Whether name and witnesses leave no doubt, other schools aside.
    """

    one: int
    other: int
    score: float
    reasons: tuple[str, ...]
    certain: bool


def pairs(listed: Sequence[ListedSchool], known: Sequence[ListedSchool]) -> list[LikelyPair]:
    """List the pairs that may be one school: of the same number or letter, and names alike."""
    blocks: dict[tuple[str, ...], tuple[dict[str, list[int]], dict[str, list[int]]]]
    blocks = defaultdict(lambda: (defaultdict(list), defaultdict(list)))
    for side, schools in enumerate((listed, known)):
        for at, school in enumerate(schools):
            parsed = school.parsed
            if parsed.own or parsed.marks:
                blocks[parsed.marks][side][parsed.own].append(at)
    sides = [[(school.taught, school.ward_id) for school in side] for side in (listed, known)]
    judged = []
    for ours, theirs in blocks.values():
        wards = [
            {own: frozenset(sides[side][at][1] for at in spots) for own, spots in names.items()}
            for side, names in enumerate((ours, theirs))
        ]
        for own, other, likeness, how in _alike(list(ours), list(theirs)):
            if how != "same_name" and _parted(wards[0][own], wards[1][other]):
                continue
            for one, two in itertools.product(ours[own], theirs[other]):
                if _elsewhere(sides[0][one], sides[1][two], same=how == "same_name"):
                    continue
                pair = _judge(one, two, listed[one], known[two], (likeness, how))
                if pair is not None:
                    judged.append(pair)
    return judged


def _parted(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether no school of one name stands in a ward of the other, all wards being known."""
    return "" not in ours and "" not in theirs and ours.isdisjoint(theirs)


def _elsewhere(
    ours: tuple[frozenset[Level], str], theirs: tuple[frozenset[Level], str], *, same: bool
) -> bool:
    """
    Tell whether two schools are surely not one.

    A primary and a secondary of one name are two; so are names merely alike in two wards.
    """
    if ours[0] and theirs[0] and not ours[0] & theirs[0]:
        return True
    return not same and bool(ours[1] and theirs[1]) and ours[1] != theirs[1]


def _alike(ours: list[str], theirs: list[str]) -> list[tuple[str, str, float, str]]:
    """Compare two lists of own names; give those alike with the likeness and its way."""
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for start in range(0, len(ours) if theirs else 0, _AT_ONCE):
        some = ours[start : start + _AT_ONCE]
        ratio = process.cdist(some, theirs, scorer=fuzz.ratio, score_cutoff=LEAST, dtype=np.float32)
        for row, column in zip(*np.nonzero(ratio), strict=True):
            likeness = float(ratio[row, column])
            how = "same_name" if likeness == SAME else "alike"
            found[some[row], theirs[column]] = likeness, how
    by_initials: dict[str, list[str]] = defaultdict(list)
    for other in theirs:
        by_initials["".join(word[0] for word in other.split())].append(other)
    for own in ours:
        words = own.split()
        key = own if len(words) == 1 else "".join(word[0] for word in words)
        for other in by_initials.get(key, ()):
            if len(words) == 1 and len(own) >= _SHORTEST:
                found.setdefault((own, other), (INITIALS, "initials"))
            elif _shortened(words, other.split()):
                found[own, other] = SHORTENED, "shortened"
    if "" in ours and "" in theirs:  # "Mầm non 19/5": its number is its name
        found["", ""] = SAME, "same_name"
    return [(own, other, *how) for (own, other), how in found.items()]


def _shortened(words: list[str], others: list[str]) -> bool:
    """Tell whether words stand for others by their first letters, at least one of them whole."""
    if len(words) != len(others) or words == others:
        return False
    both = list(zip(words, others, strict=True))
    return any(one == other for one, other in both) and all(
        one == other or (len(one) == 1 and other.startswith(one)) for one, other in both
    )


def _judge(
    one: int, other: int, ours: ListedSchool, theirs: ListedSchool, alike: tuple[float, str]
) -> LikelyPair | None:
    """Hold a pair against its witnesses; ``None`` where too little speaks for it."""
    score, how = alike
    here, there = ours.parsed, theirs.parsed
    taught, known = ours.taught, theirs.taught
    if how == "alike" and _slip(here, there):
        how = "slip"
    if how == "alike" and score < _ASKED:
        return None
    reasons = [how]
    same_level = bool(taught) and taught == known
    if same_level:
        score += _LEVEL
        reasons.append("level_same")
    elif taught and known:
        score += _PART_LEVEL
        reasons.append("level_part")
    ward_known = bool(ours.ward_id and theirs.ward_id)
    same_ward = ward_known and ours.ward_id == theirs.ward_id
    if ward_known:
        score += _WARD if same_ward else _OTHER_WARD
        reasons.append("ward_same" if same_ward else "ward_differs")
    sites = here.site != there.site
    tones = how == "same_name" and bool(here.tones and there.tones) and here.tones != there.tones
    for wrong, points, reason in (
        (sites, _OTHER_SITE, "site_differs"),
        (tones, _OTHER_TONES, "tones_differ"),
    ):
        if wrong:
            score += points
            reasons.append(reason)
    against = sites or tones or (ward_known and not same_ward) or "level_part" in reasons
    both = same_ward and same_level
    borne_out = (same_level or same_ward) if how == "same_name" else both
    sure = borne_out and how in {"same_name", "slip", "shortened"}
    if score < LEAST:
        return None
    return LikelyPair(
        one=one, other=other, score=score, reasons=tuple(reasons), certain=sure and not against
    )


def _slip(here: SchoolName, there: SchoolName) -> bool:
    """Tell whether two names differ by a slip of the keys: a word of one of them is no syllable."""
    ours, theirs = here.own.split(), there.own.split()
    if len(ours) != len(theirs):
        close = here.own.replace(" ", "") == there.own.replace(" ", "")
        return close and not (_sound(ours) and _sound(theirs))
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and all(
        DamerauLevenshtein.distance(one, other) <= _SLIP
        and letters.syllable(one) != letters.syllable(other)
        for one, other in differing
    )


def _sound(words: list[str]) -> bool:
    """Tell whether every word is a syllable."""
    return all(map(letters.syllable, words))
