"""Find a commune by what somebody types: without tones, by an old name, within a province."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from spatial.communes import pack
from spatial.errors import Fault, UserError
from spatial.intake.text import names

COMMUNE, FORMER, PROVINCE = "commune", "former", "province"
EXACT, BEGINS, WITHIN, ALIKE = range(4)
LIMIT = 20
_NAMED = 12  # places a fault lists
_ALIKE_SCORE = 80.0
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_RANKS = ("phuong", "xa", "thi tran", "dac khu", "huyen", "tinh", "thanh pho", "tp")
_SHORT = {"tphcm": "ho chi minh", "hcm": "ho chi minh", "sai gon": "ho chi minh"}


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
    closeness
        `EXACT`, `BEGINS`, `WITHIN` or `ALIKE`.
    """

    sort: str
    name: str
    codes: tuple[str, ...]
    province_code: str
    province: str
    today: tuple[str, ...] = ()
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
class _Entry:
    """A place with what it is found by."""

    match: Match
    bare: str
    ranked: str
    spelled: str
    people: int


def find(text: str, *, province: str | None = None, limit: int = LIMIT) -> list[Match]:
    """
    Find places by what was typed.

    Parameters
    ----------
    text
        A name with or without tones and rank, of today or before July 2025, a code of a commune, or
        "name, province".
    province
        Code of a province to look in; ``None`` for all.
    limit
        Most places given.

    Returns
    -------
    list of Match
        Nearest first: the very name before one that begins with it, one that holds it, one spelled
        alike; today's names before old ones; more people before fewer.

    Examples
    --------
    >>> find("trung my tay")[0].label
    'Phường Trung Mỹ Tây (26785), Thành phố Hồ Chí Minh'
    >>> [match.today for match in find("hiep thanh, ho chi minh") if "26782" in match.codes]
    [('Phường Tân Thới Hiệp',)]
    """
    if text.strip() in pack.communes().index:
        return [entry.match for entry in _entries() if entry.match.codes == (text.strip(),)][:1]
    head, _, tail = text.partition(",")
    within = _provinces(tail) if tail.strip() else None
    asked = names.fold(head)
    if not asked:
        return []
    toned = "" if head.isascii() else _spelled(head)
    places = [entry for entry in _entries() if _inside(entry, province, within)]
    ranked = [
        (near, entry) for entry in places if (near := _closeness(asked, toned, entry)) is not None
    ]
    if not ranked:
        ranked = [(ALIKE, entry) for entry in _alike(asked, places)]
    order = {COMMUNE: 1, FORMER: 2, PROVINCE: 0}
    ranked.sort(key=lambda pair: (pair[0], order[pair[1].match.sort], -pair[1].people))
    return [_with(entry.match, near) for near, entry in ranked[:limit]]


def resolve(text: str) -> tuple[str, ...]:
    """
    Give the communes of the one place a text means.

    Parameters
    ----------
    text
        As for `find`; "Tỉnh Cà Mau" or a province's code of two digits means all its communes.

    Returns
    -------
    tuple of str
        Codes of today's communes.

    Raises
    ------
    UserError
        Where no place, or more than one, has the name; the fault lists them.
    """
    if text.strip() in {each.code for each in pack.provinces()}:
        return _of_province(text.strip())
    matches = find(text, limit=1_000)
    exact = [match for match in matches if match.closeness == EXACT]
    today = [match for match in exact if match.sort != FORMER]
    chosen = exact if len(exact) == 1 else []
    if len(today) == 1 and _ranked(text, today[0]):
        chosen = today  # "Phường Trung Mỹ Tây" as it is called today, whatever was called so before
    if len(chosen) == 1:
        return chosen[0].codes
    code = "place_ambiguous" if exact else "place_unknown"
    listed = exact or matches
    shown = "; ".join(match.label for match in listed[:_NAMED])
    more = " …" if len(listed) > _NAMED else ""
    raise UserError(Fault(code=code, value=text, blanks={"places": f"{shown}{more}" or "–"}))


def _ranked(text: str, match: Match) -> bool:
    """Tell whether a text names a place with its rank, or by its code."""
    head = text.partition(",")[0].strip()
    return names.fold(head) == names.fold(match.name) or head in match.codes


def _with(match: Match, closeness: int) -> Match:
    """Write how near a match is."""
    return Match(
        sort=match.sort,
        name=match.name,
        codes=match.codes,
        province_code=match.province_code,
        province=match.province,
        today=match.today,
        closeness=closeness,
    )


def _closeness(asked: str, toned: str, entry: _Entry) -> int | None:
    """Tell how near a name is to what was typed; ``None`` for not at all."""
    if asked in {entry.bare, entry.ranked}:
        return EXACT if not toned or _same_tones(toned, entry) else BEGINS
    if entry.bare.startswith(asked) or entry.ranked.startswith(asked):
        return BEGINS
    return WITHIN if f" {asked}" in f" {entry.ranked}" else None


def _same_tones(toned: str, entry: _Entry) -> bool:
    """Tell whether a name typed with tones is spelled so, with its rank or without."""
    return f" {entry.spelled}".endswith(f" {toned}")


def _alike(asked: str, places: list[_Entry]) -> list[_Entry]:
    """List places spelled alike."""
    bare = _without_rank(asked)
    near = process.extract(
        bare,
        [entry.bare for entry in places],
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE_SCORE,
        limit=_NAMED,
    )
    return [places[at] for _, _, at in near]


def _inside(entry: _Entry, province: str | None, within: set[str] | None) -> bool:
    """Tell whether a place lies where somebody looks."""
    code = entry.match.province_code
    return (province is None or code == province) and (within is None or code in within)


def _provinces(text: str) -> set[str]:
    """List the provinces a text may mean; none leaves nothing."""
    asked = _without_rank(names.fold(text).replace("tp hcm", "tphcm"))
    asked = _SHORT.get(asked, asked)
    return {
        each.code
        for each in pack.provinces()
        if asked in _without_rank(names.fold(each.name)) or asked == each.code
    }


def _without_rank(folded: str) -> str:
    """Take the rank off a folded name."""
    for rank in _RANKS:
        if folded.startswith(f"{rank} "):
            return folded.removeprefix(f"{rank} ")
    return folded


def _of_province(code: str) -> tuple[str, ...]:
    """List the communes of a province."""
    table = pack.communes()
    return tuple(table.index[table["province_code"] == code])


@cache
def _entries() -> tuple[_Entry, ...]:
    """List every place with what it is found by."""
    return (*_today(), *_old(), *_whole())


def _province_names() -> dict[str, str]:
    """Name the provinces by code."""
    return {each.code: each.name for each in pack.provinces()}


def _today() -> list[_Entry]:
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


def _old() -> list[_Entry]:
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
            codes=codes,
            province_code=province,
            province=within[province],
            today=today,
        )
        entries.append(_entry(match, name, sum(people[code] for code in codes)))
    return entries


def _whole() -> list[_Entry]:
    """List the provinces."""
    return [
        _entry(
            Match(
                sort=PROVINCE,
                name=each.name,
                codes=_of_province(each.code),
                province_code=each.code,
                province=each.name,
            ),
            each.name,
            each.people,
        )
        for each in pack.provinces()
    ]


def _entry(match: Match, name: str, people: int) -> _Entry:
    """Fold a place's name."""
    ranked = names.fold(name)
    return _Entry(
        match=match,
        bare=_without_rank(ranked),
        ranked=ranked,
        spelled=_spelled(name),
        people=people,
    )


def _spelled(text: str) -> str:
    """Write a name with its tones, in small letters, the tone on either vowel of a pair alike."""
    apart = unicodedata.normalize("NFD", " ".join(text.casefold().split()))
    words = []
    for word in apart.split(" "):
        tones = [letter for letter in word if letter in _TONES]
        words.append("".join(letter for letter in word if letter not in _TONES) + "".join(tones))
    return " ".join(words)
