"""What the tables of a locality tell in its yearly report: the network, its land, its teachers."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

import pandas as pd

from spatial import institutions, words
from spatial.assessment import Assessment
from spatial.export import institutions as institution_files
from spatial.export import land_fund as land_files
from spatial.export import staffing as staffing_files
from spatial.export.documents import year_plans
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.export.documents.year_source import YearSource
from spatial.land_fund import LandParcel
from spatial.records import LEVELS

NETWORK = ("pupils", "rooms_have", "rooms_need_per_10k", "rooms_short_per_10k", "rooms_short_class",
           "land_have_m2", "land_need_m2", "land_short_m2")  # fmt: skip
ENROLMENT = ("kindergarten_percent", "kindergarten_children", "residents_3_5", "nursery_percent",
             "places_untold")  # fmt: skip
POSTS = ("pupils", "needed", "teachers", "shortage", "surplus")


def parts(source: YearSource) -> Iterator[DocumentPart]:
    """Make the parts there are tables for."""
    if source.assessment is None:
        return
    yield _network(source, source.assessment)
    if source.parcels:
        yield _land(source, source.parcels)
    for name, part in PARTS.items():
        if name in source.tables:
            yield part(source, source.tables[name])
    yield from year_plans.parts(source)


def lacking(source: YearSource) -> Iterator[str]:
    """Say which parts there are no tables for, and what would bring them in."""
    found = source.assessment
    if found is None:
        yield source.say("year.lack.town")
        return
    if found.options.year != source.year:
        yield source.say("year.lack.year", year=source.year, told=found.options.year)
    if not source.parcels:
        yield source.say("year.lack.land")
    if "teachers_wards" not in source.tables:
        yield source.say("year.lack.posts")
    if "preschool_enrolment" not in source.tables:
        yield source.say("year.lack.enrolment")
    if found.network.institutions.empty:
        yield source.say("year.lack.institutions")
    yield from year_plans.lacking(source)


def _network(source: YearSource, found: Assessment) -> DocumentPart:
    """List pupils, rooms and land by level, and what is short by the norms in force."""
    levels, total = found.summary()["levels"], found.summary()["total"]
    named = [(source.level(level.value), levels[level.value]) for level in LEVELS]
    rows = [
        (name, *(source.number(_known(figures[column])) for column in NETWORK))
        for name, figures in (*named, (source.say("head.total"), total))
    ]
    heads = ("level", "pupils", "rooms_have", "rooms_need", "rooms_short", "class_short",
             "land_have", "land_need", "land_short")  # fmt: skip
    per = source.number(found.rules.rooms_per_10k.value)
    table = DocumentTable(
        caption=source.say("year.network_of", year=found.options.year),
        heads=tuple(source.say(f"head.{name}", per=per) for name in heads),
        rows=tuple(rows),
        figures=frozenset(range(1, len(heads))),
        widths=(2.2, *(1.4,) * (len(heads) - 1)),
        has_total=True,
    )
    label = found.rules.label.get(source.lang, found.rules.profile)
    notes = (said(source.say("year.network_note", norms=label)), *_published(source, found))
    return DocumentPart(title=source.say("year.network"), body=(table, *notes))


def _published(source: YearSource, found: Assessment) -> Iterator[DocumentSentence]:
    """Tell the known totals of levels whose schools do not tell theirs, and why it is unused."""
    stock = found.network.stock
    if stock.empty:
        return
    told = stock.loc[[level.value for level in LEVELS if level.value in stock.index]].copy()
    for name, have in (("rooms", "rooms_have"), ("land_m2", "land_have_m2")):
        # what the table above counts of every ward has one figure, and that stands there
        untold = found.wards[have].isna().groupby(level="level").any()
        told[name] = told[name].astype(float).where(untold.reindex(told.index))
    told = told[told[["rooms", "land_m2"]].notna().any(axis=1)]
    if told.empty:
        return
    listed = [_of_level(source, str(level), row) for level, row in told.iterrows()]
    named = (text.strip() for where in told["source"].fillna("") for text in where.split(";"))
    kinds = dict.fromkeys(words.say(f"kind.{kind}", lang=source.lang) for kind in told["kind"])
    yield said(
        source.say(
            "year.stock",
            listed="; ".join(listed),
            sums=_amounts(source, told["rooms"].sum(min_count=1), told["land_m2"].sum(min_count=1)),
            source="; ".join(dict.fromkeys(filter(None, named))) or source.say("unknown"),
            kind=", ".join(kinds),
        )
    )


def _of_level(source: YearSource, level: str, row: pd.Series) -> str:
    """Name a level with the known totals the table above does not have."""
    return f"{source.level(level)} {_amounts(source, row['rooms'], row['land_m2'])}"


def _amounts(source: YearSource, rooms: float, land_m2: float) -> str:
    """Write rooms and land, each where it is told here."""
    told = (("rooms", rooms), ("land", land_m2))
    return ", ".join(
        source.say(f"year.stock_{name}", figure=source.number(value))
        for name, value in told
        if not math.isnan(value)
    )


def _land(source: YearSource, parcels: tuple[LandParcel, ...]) -> DocumentPart:
    """Count the land fund, and list it parcel by parcel with what is to be cleared up."""
    told = said(land_files.summary(parcels, lang=source.lang))
    table = land_table(source, parcels, caption=source.say("year.land_of"))
    return DocumentPart(title=source.say("year.land"), body=(told, table))


def land_table(
    source: YearSource | DocumentSource, parcels: Sequence[LandParcel], *, caption: str
) -> DocumentTable:
    """List the land fund parcel by parcel with what is to be cleared up."""
    rows = [
        (
            str(at),
            one.name,
            one.ward,
            source.number(one.area_m2),
            source.level(one.level.value) if one.level else "",
            source.number(one.pupils) if one.level else "",
            land_files.doubts(one, lang=source.lang),
        )
        for at, one in enumerate(parcels, start=1)
    ]
    heads = ("number", "parcel", "ward", "area", "level", "carried", "doubts")
    return DocumentTable(
        caption=caption,
        heads=tuple(source.say(f"year.head.{name}") for name in heads),
        rows=tuple(rows),
        figures=frozenset({3, 5}),
        widths=(1.5, 3.5, 2.4, 1.6, 1.6, 1.8, 5.0),
    )


def _posts(source: YearSource, posts: pd.DataFrame) -> DocumentPart:
    """List the posts of the year's pupils beside the teachers told, by ward and level."""
    year = int(posts["year"].iloc[0])
    table = posts_table(source, posts, caption=source.say("year.posts_of", year=year))
    return DocumentPart(title=source.say("year.posts"), body=(*posts_rules(source), table))


def posts_rules(source: YearSource | DocumentSource) -> tuple[DocumentSentence, ...]:
    """Say how the need of a year's pupils is found."""
    return tuple(
        said(words.say(f"staffing.{rule}", lang=source.lang)) for rule in staffing_files.RULES
    )


def posts_table(
    source: YearSource | DocumentSource, posts: pd.DataFrame, *, caption: str
) -> DocumentTable:
    """List posts beside teachers by ward and level; what is over fills no gap."""
    rows = [
        (
            str(row["ward"]),
            source.level(str(row["level"])),
            *(source.number(_known(row[name])) for name in POSTS),
        )
        for row in posts.to_dict("records")
    ]
    return DocumentTable(
        caption=caption,
        heads=tuple(source.say(f"year.head.{name}") for name in ("ward", "level", *POSTS)),
        rows=tuple(rows),
        figures=frozenset(range(2, 2 + len(POSTS))),
        widths=(3.2, 2.0, *(1.6,) * len(POSTS)),
    )


def _enrolment(source: YearSource, enrolment: pd.DataFrame) -> DocumentPart:
    """List the children of each ward who attend, three to five and under three."""
    rows = [
        (str(row["ward"]), *(_tenths(source, _known(row[name])) for name in ENROLMENT))
        for row in enrolment.to_dict("records")
    ]
    table = DocumentTable(
        caption=source.say("year.enrolment_of", year=int(enrolment["year"].iloc[0])),
        heads=tuple(source.say(f"year.head.{name}") for name in ("ward", *ENROLMENT)),
        rows=tuple(rows),
        figures=frozenset(range(1, 1 + len(ENROLMENT))),
        widths=(3.2, *(2.0,) * len(ENROLMENT)),
    )
    return DocumentPart(title=source.say("year.enrolment"), body=(table,))


def _institutions(source: YearSource, balance: pd.DataFrame) -> DocumentPart:
    """List each kind's need beside its own places, and on what the need rests."""
    figures = ("needed", "institutions", "places", "shortage")
    rows = [
        (
            words.say(f"institutions.sort.{row['sort']}", lang=source.lang),
            str(row["ward"]) or words.say("institutions.everywhere", lang=source.lang),
            *(source.number(_known(row[name])) for name in figures),
            _known_by(source, row),
        )
        for row in balance.to_dict("records")
    ]
    heads = ("sort", "ward", "places_needed", "institutions", "places", "places_short", "basis")
    table = DocumentTable(
        caption=source.say("year.institutions_of", year=int(balance["year"].iloc[0])),
        heads=tuple(source.say(f"year.head.{name}") for name in heads),
        rows=tuple(rows),
        figures=frozenset(range(2, 6)),
        widths=(3.4, 2.2, *(1.6,) * 4, 4.4),
    )
    return DocumentPart(
        title=source.say("year.institutions"),
        body=(table, *map(said, _crowded(source)), *map(said, _stream(source))),
    )


def _known_by(source: YearSource, row: Mapping[Hashable, object]) -> str:
    """Say on what a need rests, and how its places are known."""
    places = institution_files.places_kind(row, lang=source.lang)
    of_places = source.say("year.places_kind", kind=places) if places else ""
    basis = institution_files.basis(row, lang=source.lang)
    return "; ".join(one for one in (basis, of_places) if one)


def _crowded(source: YearSource) -> list[str]:
    """Name institutions with more learners than places."""
    if source.assessment is None:
        return []
    there = {"institutions": institutions.listed(source.assessment)}
    return institution_files.warnings(there, lang=source.lang)


def _stream(source: YearSource) -> Iterator[str]:
    """Say on which share of lower secondary leavers the vocational line rests, and whose it is."""
    found, chosen = source.assessment, source.stream_percent
    planned = None if found is None else institution_files.plan_share(found)
    share = planned if chosen is None else chosen
    if share is not None:
        decimals = next((most for most in (0, 1) if round(share, most) == round(share, 2)), 2)
        whose = "plan" if chosen is None else "chosen"
        yield source.say(f"year.stream_{whose}", share=source.number(share, decimals))


def _tenths(source: YearSource, value: float) -> str:
    """Write a figure, a share that is not whole with a tenth as pages do."""
    return source.number(value, decimals=0 if math.isnan(value) or value.is_integer() else 1)


def _known(value: object) -> float:
    """Return a figure, NaN for what nobody knows."""
    return math.nan if value is None else float(str(value))


# The parts of a table each, in the order of the report.
PARTS: Mapping[str, Callable[[YearSource, pd.DataFrame], DocumentPart]] = {
    "teachers_wards": _posts,
    "preschool_enrolment": _enrolment,
    "institution_balance": _institutions,
}
