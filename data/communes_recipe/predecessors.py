"""Old communes and the new ones they went to, from the official lists in words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from spatial.communes.places import spelled

UNMERGED = "không sáp nhập"
WHOLE, PART = "whole", "part"
_UNIT = re.compile(r"(Phường|Xã|Thị trấn|Huyện|Đặc khu)\s+([^(]+)", re.IGNORECASE)
_REST = re.compile(r"phần còn lại")
_NUMBERED = re.compile(r"Phường \d+")
_TARGET = re.compile(r"(?:phường|xã|đặc khu)\s+([^,()]+)", re.IGNORECASE)
COLUMNS = (
    "province_code", "old_id", "old_name", "old_district", "code", "part", "share", "kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """
    An old commune as the list of a new one names it.

    Attributes
    ----------
    targets
        New communes that other parts of it went to, where the list says so.
    """

    code: str
    name: str
    district: str
    rest: bool
    targets: tuple[str, ...]


def table(communes: pd.DataFrame) -> pd.DataFrame:
    """
    Make the crosswalk from old to new; the shares of every old commune add up to one.

    Parameters
    ----------
    communes
        ``code``, ``name``, ``province_code``, ``predecessors`` in words.

    Notes
    -----
    An old commune named in one list went there whole. One that two lists name with the same
    district, or whose rest is named beside another list, was parted; no list says by how much: it
    is parted evenly, and the share marked assumed. The same name twice without either is two
    communes of different districts.
    """
    rows = []
    for province, group in communes.groupby("province_code"):
        mentions = [each for row in group.itertuples() for each in _mentions(row)]
        units = _units(mentions, dict(zip(group["code"], group["name"], strict=True)))
        for number, unit in enumerate(units, start=1):
            rows += [
                {
                    "province_code": province,
                    "old_id": f"{province}-{number:04d}",
                    "old_name": each.name,
                    "old_district": next((one.district for one in unit if one.district), ""),
                    "code": each.code,
                    "part": WHOLE if len(unit) == 1 else PART,
                    "share": 1.0 / len(unit),
                    "kind": "published" if len(unit) == 1 else "assumed",
                }
                for each in unit
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _mentions(row: tuple[object, ...]) -> list[Mention]:
    """Read one list: names parted by commas outside brackets."""
    text = unicodedata.normalize("NFC", str(getattr(row, "predecessors") or ""))  # noqa: B009 - named tuples of pandas have no declared fields
    code, own = str(getattr(row, "code")), str(getattr(row, "name"))  # noqa: B009 - the same
    if text.strip().casefold().startswith(UNMERGED):
        return [Mention(code=code, name=own, district="", rest=False, targets=())]
    named, rank = [], "Xã"
    for part in re.split(r",(?![^(]*\))|;", text):
        bare = part.strip()
        # a list that leaves out a rank means that of the name before
        unit = _UNIT.match(bare) or (_UNIT.match(f"{rank} {bare}") if bare[:1].isupper() else None)
        if unit is None:
            continue
        rank = unit[1]
        notes = re.findall(r"\(([^)]*)\)", part)
        rest = next((note for note in notes if _REST.search(note)), "")
        district = next((note for note in notes if not _REST.search(note)), "")
        name = f"{unit[1].capitalize()} {unit[2].strip()}"
        targets = tuple(each.strip() for each in _TARGET.findall(rest))
        named.append(
            Mention(
                code=code, name=name, district=district.strip(), rest=bool(rest), targets=targets
            )
        )
    return list(dict.fromkeys(_with_shared_districts(named)))


def _with_shared_districts(named: list[Mention]) -> list[Mention]:
    """
    Give numbered wards the district that a list names once, behind the last of them.

    "Phường 5, Phường 14 (Quận 11)" is two wards of Quận 11: a number alone names no ward.
    """
    told: list[Mention] = []
    following = ""
    for each in reversed(named):
        numbered = _NUMBERED.fullmatch(each.name) is not None
        known = each.district or (following if numbered and not each.rest else "")
        told.append(replace(each, district=known))
        following = known if numbered else ""
    return told[::-1]


def _units(mentions: list[Mention], names: dict[str, str]) -> list[list[Mention]]:
    """Bring the mentions of one old commune together: by its name, and where its rest is told."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        by_name[each.name.casefold()].append(each)
    units = []
    for group in _apart(by_name.values()):
        rests = [each for each in group if each.rest]
        others = [each for each in group if not each.rest]
        if not rests:
            units += [[each] for each in others]
            continue
        wanted = {spelled(target) for each in rests for target in each.targets}
        joined = [each for each in others if _bare(names[each.code]) in wanted]
        units.append(_once([*joined, *rests]))
        units += [[each] for each in others if each not in joined]
    return units


def _apart(groups: Iterable[list[Mention]]) -> Iterator[list[Mention]]:
    """Part the mentions of a name by the district the lists tell; those of one are one commune."""
    for group in groups:
        districts = {each.district.casefold() for each in group if each.district}
        if len(districts) == 1 and not any(each.rest for each in group):
            told = [each for each in group if each.district]
            yield _parted(told)
            yield [each for each in group if not each.district]
            continue
        if len(districts) > 1:
            for district in sorted(districts):
                yield _parted([each for each in group if each.district.casefold() == district])
            yield [each for each in group if not each.district]
            continue
        yield group


def _parted(mentions: list[Mention]) -> list[Mention]:
    """Mark the mentions of one commune in several lists as parts of it."""
    several = len({each.code for each in mentions}) > 1
    return [replace(each, rest=True) for each in mentions] if several else mentions


def _once(mentions: list[Mention]) -> list[Mention]:
    """Keep one mention a new commune."""
    return list({each.code: each for each in mentions}.values())


def _bare(name: str) -> str:
    """Give a new commune's name without its rank; "Hoà" and "Hòa" are one spelling."""
    return spelled(re.sub(r"^(?:phường|xã|đặc khu)\s+", "", name, flags=re.IGNORECASE))
