"""Every place somebody may name: communes of today, those before July 2025, provinces."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from spatial.communes import pack
from spatial.intake.text import names as folding

COMMUNE, FORMER, PROVINCE = "commune", "former", "province"
EXACT, BEGINS, WITHIN, ALIKE = range(4)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_RANKS = ("phuong", "xa", "thi tran", "dac khu", "huyen", "tinh", "thanh pho", "tp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """
    A place that answers what was typed.

    Attributes
    ----------
    sort
        `COMMUNE`, `FORMER` (an old commune: `codes` are what it became) or `PROVINCE`.
    name
        Its name with its rank; of an old commune the old name, with its district where known.
    codes
        Communes of today it stands for.
    province_code, province
        Where it lies.
    today
        Names of today's communes, for an old one.
    district
        Of an old commune, where a list tells it.
    closeness
        `EXACT`, `BEGINS`, `WITHIN` or `ALIKE`.
    """

    sort: str
    name: str
    codes: tuple[str, ...]
    province_code: str
    province: str
    today: tuple[str, ...] = ()
    district: str = ""
    closeness: int = EXACT

    @property
    def label(self) -> str:
        """The place in one line: what it became, province, code."""
        if self.sort == PROVINCE:
            return f"{self.name} ({self.province_code})"
        new = ", ".join(
            f"{name} ({code})" for name, code in zip(self.today, self.codes, strict=False)
        )
        if self.sort == FORMER:
            return f"{self.name} → {new}, {self.province}"
        return f"{self.name} ({self.codes[0]}), {self.province}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with what it is found by."""

    match: Match
    bare: str
    ranked: str
    spelled: str
    people: int


def without_rank(folded: str) -> str:
    """Take the rank off a folded name."""
    for rank in _RANKS:
        if folded.startswith(f"{rank} "):
            return folded.removeprefix(f"{rank} ")
    return folded


def of_province(code: str) -> tuple[str, ...]:
    """List the communes of a province."""
    table = pack.communes()
    return tuple(table.index[table["province_code"] == code])


@cache
def entries() -> tuple[Entry, ...]:
    """List every place with what it is found by."""
    return (*_today(), *_old(), *_whole())


def _province_names() -> dict[str, str]:
    """Name the provinces by code."""
    return {each.code: each.name for each in pack.provinces()}


def _today() -> list[Entry]:
    """List today's communes."""
    within = _province_names()
    table = pack.communes()
    return [
        _entry(
            Match(
                sort=COMMUNE,
                name=name,
                codes=(code,),
                province_code=province,
                province=within[province],
            ),
            name,
            int(people),
        )
        for code, name, province, people in zip(
            table.index, table["name"], table["province_code"], table["people"], strict=True
        )
    ]


def _old() -> list[Entry]:
    """List the old communes whose name is not simply that of what they became."""
    within = _province_names()
    table = pack.communes()
    today_name, people = table["name"].to_dict(), table["people"].to_dict()
    units: dict[str, list[tuple[str, str, str, str]]] = {}
    walk = pack.predecessors()
    columns = ("old_id", "old_name", "old_district", "province_code", "code")
    for old_id, *rest in zip(*(walk[name] for name in columns), strict=True):
        units.setdefault(old_id, []).append(tuple(rest))
    entries = []
    for unit in units.values():
        name, district, province, _ = unit[0]
        codes = tuple(code for *_, code in unit)
        today = tuple(today_name[code] for code in codes)
        if today == (name,):
            continue
        match = Match(
            sort=FORMER,
            name=f"{name} ({district})" if district else name,
            district=district or "",
            codes=codes,
            province_code=province,
            province=within[province],
            today=today,
        )
        entries.append(_entry(match, name, sum(people[code] for code in codes)))
    return entries


def _whole() -> list[Entry]:
    """List the provinces."""
    return [
        _entry(
            Match(
                sort=PROVINCE,
                name=each.name,
                codes=of_province(each.code),
                province_code=each.code,
                province=each.name,
            ),
            each.name,
            each.people,
        )
        for each in pack.provinces()
    ]


def _entry(match: Match, name: str, people: int) -> Entry:
    """Fold a place's name."""
    ranked = folding.fold(name)
    return Entry(
        match=match,
        bare=without_rank(ranked),
        ranked=ranked,
        spelled=spelled(name),
        people=people,
    )


def spelled(text: str) -> str:
    """Write a name with its tones, in small letters, the tone on either vowel of a pair alike."""
    apart = unicodedata.normalize("NFD", " ".join(text.casefold().split()))
    words = []
    for word in apart.split(" "):
        tones = [letter for letter in word if letter in _TONES]
        words.append("".join(letter for letter in word if letter not in _TONES) + "".join(tones))
    return " ".join(words)


def names(province: str) -> dict[str, str]:
    """
    Name the communes of a province.

    Parameters
    ----------
    province
        Its code.

    Returns
    -------
    dict of str
        Names with their rank by code, in the order of the names without rank and tones.
    """
    table = pack.communes()
    here = table[table["province_code"] == province]["name"].to_dict()
    order = sorted(here.items(), key=lambda pair: without_rank(folding.fold(str(pair[1]))))
    return {str(code): str(name) for code, name in order}
