"""A locality of chosen communes: the files intake reads, made of the pack."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import shapely
import yaml

from spatial import words
from spatial.communes import land, pack, walks
from spatial.intake.reading.carried_ground import ground_of
from spatial.intake.report import templates
from spatial.intake.text.csv_text import as_csv

UNITS = "wards_from_2025_07"  # by the day they began: units moved again in 2026
BOOK = "so-lieu.xlsx"
SOURCE = "© OpenStreetMap contributors (ODbL 1.0), 31-07-2026"
_SHEETS = ("schools", "school_levels", "groups", "criteria", "pupils", "parcels", "projects")
_CITY = {"vi": "Thành phố Hồ Chí Minh", "en": "Hồ Chí Minh City"}  # as everywhere in English
_NAMED = 3  # communes a locality's name lists
_NEAR_DEGREES = 0.0004  # about 44 m: as far as the outlines are simplified, less than intake's 50 m
_FEW_PRESCHOOLS = 0.5  # of the primary schools: fewer mapped ones than that are a gap of the map


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneChoice:
    """
    Communes that make a locality.

    Attributes
    ----------
    codes
        In the order of the pack, each once.
    name
        What the locality is called.
    key
        Its short name.
    province
        Code of the province they all lie in; empty where they lie in several.
    names
        What it is called by language, where that is not `name` in both.
    """

    codes: tuple[str, ...]
    name: str
    key: str
    province: str
    names: Mapping[str, str] = field(default_factory=dict, hash=False)


def choice(codes: Iterable[str]) -> CommuneChoice:
    """
    Name a locality of communes.

    Parameters
    ----------
    codes
        Communes of the pack, at least one.

    Examples
    --------
    >>> choice(["26785"]).name, choice(["26785"]).key
    ('Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh', 'xa-26785')
    """
    table = pack.communes()
    asked = set(codes)
    chosen = table[table.index.isin(asked)]
    of = list(chosen["province_code"].unique())
    within = {each.code: each for each in pack.provinces()}
    province = within[of[0]]
    whole = len(of) == 1 and len(chosen) == province.communes
    if whole:
        return CommuneChoice(
            codes=tuple(chosen.index),
            name=province.name,
            key=f"tinh-{province.code}",
            province=province.code,
            names=_names(province.name),
        )
    named = ", ".join(chosen["name"].head(_NAMED))
    more = f" (+{len(chosen) - _NAMED})" if len(chosen) > _NAMED else ""
    provinces = ", ".join(within[code].name for code in of)
    name = f"{named}{more}, {provinces}"
    return CommuneChoice(
        codes=tuple(chosen.index),
        name=name,
        key=f"xa-{chosen.index[0]}" + (f"-{len(chosen)}" if len(chosen) > 1 else ""),
        province=of[0] if len(of) == 1 else "",
        names=_names(name),
    )


def _names(name: str) -> dict[str, str]:
    """Call the city in English as it is called there; other names stay Vietnamese."""
    return {"en": name.replace(_CITY["vi"], _CITY["en"])} if _CITY["vi"] in name else {}


def files(
    chosen: CommuneChoice, *, lang: str = "vi", sheets: Sequence[str] = _SHEETS
) -> dict[str, bytes]:
    """
    Make the files of a locality, ready for intake and to be filled in.

    Parameters
    ----------
    lang
        Language of the workbook's instructions.
    sheets
        Tables of the workbook, of `templates.TABLES`.

    Returns
    -------
    dict of bytes
        By plain file name: ``locality.yaml``, the wards, the residents, the streets of the
        communes that lie within those carried, and `BOOK`, a workbook with the schools known by
        their place whose rooms and land are blank.
    """
    streets = walks.files(chosen.codes)
    return {
        **streets,
        "locality.yaml": _about(chosen, streets=bool(streets)),
        f"{UNITS}.geojson": _wards(chosen),
        "residents.csv": _residents(chosen),
        BOOK: templates.workbook(lang=lang, tables=sheets, rows=_schools(chosen)),
    }


def next_steps(chosen: CommuneChoice, *, lang: str) -> list[str]:
    """List in sentences what is to be brought next, the most needed first."""
    known = schools(chosen)
    keys = ["rooms" if len(known) else "schools"]
    levels = known["levels"].str.split().explode().value_counts()
    if len(known) and levels.get("mam_non", 0) < _FEW_PRESCHOOLS * levels.get("tieu_hoc", 0):
        keys.append("preschools")
    if (known["levels"] == "").any():
        keys.append("levels")
    blanks = {
        "count": len(known),
        "preschools": int(levels.get("mam_non", 0)),
        "unknown": int((known["levels"] == "").sum()),
    }
    inside = len(walks.known(chosen.codes))
    total = len(chosen.codes)
    blanks |= {"inside": inside, "communes": total, "outside": total - inside}
    keys += [
        "people",
        "streets_old" if inside == total else "streets_some" if inside else "streets",
    ]
    west, south, east, north = map(float, pack.outlines(chosen.codes).total_bounds)
    if not ground_of((west, south, east, north)):
        keys.append("ground")
    return [words.say(f"communes.next.{key}", lang=lang, **blanks) for key in keys]


def schools(chosen: CommuneChoice) -> pd.DataFrame:
    """Return the mapped schools of the communes, those likely mapped twice once."""
    table = pack.mapped_schools()
    table = table[table["code"].isin(chosen.codes) & table["is_school"]]
    table = table[(table["duplicate_of"] == "") | ~table["duplicate_of"].isin(table.index)]
    if table.empty:
        return table
    outlines = pack.outlines(chosen.codes).geometry.reindex(table["code"]).to_numpy()
    points = shapely.points(table["lon"], table["lat"])
    return table[shapely.dwithin(outlines, points, _NEAR_DEGREES)]


def _mended(count: int, lang: str) -> str:
    """Say how many figures of the source were mended; nothing where none was."""
    return f" {words.say('communes.repaired', lang=lang, count=count)}" if count else ""


def _about(chosen: CommuneChoice, *, streets: bool) -> bytes:
    """Write what the locality is and what in it is estimated."""
    table = pack.communes().loc[list(chosen.codes)]
    repaired = int((table["people_rule"] != pack.AS_GIVEN).sum())
    within = set(table["province_code"])
    stated = all(each.kind == "published" for each in pack.provinces() if each.code in within)
    total = "published" if stated else "estimated"
    tree = {
        "locality": chosen.key,
        "name": dict.fromkeys(words.LANGUAGES, chosen.name) | dict(chosen.names),
        "province": chosen.province,
        "rooms_known": False,
        "notice": {
            lang: words.say(f"communes.notice_{total}", lang=lang, repaired=_mended(repaired, lang))
            for lang in words.LANGUAGES
        },
        **(
            {
                "streets": {lang: _streets(lang) for lang in words.LANGUAGES},
                "streets_box": list(pack.STREETS_BOX),
            }
            if streets
            else {}
        ),
        **({"joined_wards": joined} if (joined := land.joined(chosen.codes)) else {}),
        "default_units": UNITS,
        "units": {
            UNITS: {
                "label": {
                    lang: words.say("communes.units", lang=lang, count=len(table))
                    for lang in words.LANGUAGES
                },
                "valid_from": pack.VALID_FROM,
            }
        },
        "attribution": [
            words.say("communes.people_source", lang="vi"),
            words.say("communes.outline_source", lang="vi"),
            *([SOURCE] if len(schools(chosen)) else []),
            *([f"© OpenStreetMap contributors (ODbL 1.0): {_streets('vi')}"] if streets else []),
        ],
        # what each commune was before: a list may name its schools' wards as they were
        "predecessors": pack.former(chosen.codes),
    }
    head = "".join(f"# {words.say('communes.file_head', lang=lang)}\n" for lang in words.LANGUAGES)
    return (head + yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)).encode("utf-8")


def _streets(lang: str) -> str:
    """Say of which day the streets are."""
    return words.say("communes.streets", lang=lang)


def _wards(chosen: CommuneChoice) -> bytes:
    """Write the outlines as GeoJSON."""
    table = pack.communes().loc[list(chosen.codes)]
    shapes = pack.outlines(chosen.codes).geometry
    known = (
        table["area_official_km2"].astype(object).where(table["area_official_km2"].notna(), None)
    )
    features = [
        {
            "type": "Feature",
            "properties": {
                "ward_id": code,
                "ward": name,
                "area_class": area_class,
                "valid_from": since,
                "area_official_km2": area_km2,
                f"population_{pack.PEOPLE_YEAR}": people,
                "kind": "estimated",
            },
            "geometry": json.loads(text),
        }
        for code, name, area_class, since, area_km2, people, text in zip(
            table.index,
            table["name"],
            table["area_class"],
            table["valid_from"],
            known,
            table["people"].tolist(),
            shapely.to_geojson(shapes.to_numpy()),
            strict=True,
        )
    ]
    layer = {"type": "FeatureCollection", "features": features}
    return json.dumps(layer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _residents(chosen: CommuneChoice) -> bytes:
    """Write the people by five-year age; the last band is open."""
    table = pack.communes().loc[list(chosen.codes)]
    rows = [
        (code, pack.PEOPLE_YEAR, age, age + 4 if age < pack.BANDS[-1] else "", people, "estimated")
        for code, bands in zip(table.index, table[list(pack.AGE_COLUMNS)].to_numpy(), strict=True)
        for age, people in zip(pack.BANDS, bands.tolist(), strict=True)
    ]
    return as_csv(["ward_id", "year", "age", "age_to", "people", "kind"], rows)


def _schools(chosen: CommuneChoice) -> dict[str, pd.DataFrame]:
    """Give the rows of the workbook: schools with a place, and their levels without figures."""
    known = schools(chosen)
    levels = known["levels"].str.split().explode().dropna()
    return {
        "schools": pd.DataFrame(
            {
                "school_id": known.index,
                "name": known["name"].to_numpy(),
                "ownership": "chua_ro",
                "ward_id": known["code"].to_numpy(),
                "kind": "surveyed",
                "source": SOURCE,
                "lon": known["lon"].to_numpy(),
                "lat": known["lat"].to_numpy(),
            }
        ),
        "school_levels": pd.DataFrame({"school_id": levels.index, "level": levels.to_numpy()}),
    }
