"""Báo cáo rà soát mạng lưới trường, lớp: what there is, what is needed, what is short, and why."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from spatial import explain, land_fund, rounding, words
from spatial.export import land_fund as land_files
from spatial.export import staffing as staffing_files
from spatial.export.documents import doubts, sites, year_town
from spatial.export.documents.pieces import (
    DocumentPart,
    DocumentSentence,
    DocumentTable,
    cited,
    said,
)
from spatial.export.documents.source import DocumentSource
from spatial.network import MARK
from spatial.records import LEVELS, Kind, Status, weakest

OWNERSHIP = ("cong_lap", "ngoai_cong_lap", "chua_ro")
SHORT: tuple[str, ...] = ("rooms_need_per_10k", "rooms_short_per_10k", "rooms_need_class")
SHORT += ("rooms_short_class", "land_need_m2", "land_short_m2")
SHORT_HEADS: tuple[str, ...] = ("level", "rooms_need", "rooms_short", "class_need")
SHORT_HEADS += ("class_short", "land_need", "land_short", "status")


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make the body of the report.

    Parameters
    ----------
    source
        Of one ward, or of the whole locality.
    """
    now = _now(source)
    listed = _tables(now)
    found = [now, _need(source, number=listed + 1)]
    if (means := _means(source, number=listed + 2)) is not None:
        found.append(means)
    if sites.built(source) and source.before is not None:
        found.append(sites.part(source, number=sum(map(_tables, found)) + 1))
    return (*found, doubts.part(source))


def _tables(part: DocumentPart) -> int:
    """Count the tables of a part."""
    return sum(isinstance(one, DocumentTable) for one in part.body)


def _means(source: DocumentSource, *, number: int) -> DocumentPart | None:
    """
    Tell of a ward its land fund and its teachers, of a locality the land fund in a sentence.

    Parameters
    ----------
    number
        Of the first table in the part.

    Returns
    -------
    DocumentPart or None
        ``None`` where no table tells of either.
    """
    found, ward = source.assessment, source.ward_id
    parcels = [one for one in land_fund.register(found) if ward in {None, one.ward_id}]
    body: list[DocumentSentence | DocumentTable] = []
    if parcels:
        body.append(said(land_files.summary(parcels, lang=source.lang)))
    if ward is not None:
        named = source.say("year.head.ward")  # the ward of every row is the document's own
        if parcels:
            caption = source.say("means.land", number=number)
            body.append(year_town.land_table(source, parcels, caption=caption).without(named))
        posts = staffing_files.tables(found, day=source.on).get("teachers_wards")
        if posts is not None and len(here := posts[posts["ward_id"].astype(str) == ward]):
            at = number + bool(parcels)
            caption = source.say("means.posts", number=at, year=int(here["year"].iloc[0]))
            body.extend(year_town.posts_rules(source))
            body.append(year_town.posts_table(source, here, caption=caption).without(named))
    return DocumentPart(title=source.say("means.title"), body=tuple(body)) if body else None


def _now(source: DocumentSource) -> DocumentPart:
    """Tell what there is."""
    total, year = source.totals(), source.assessment.options.year
    whole = source.say(
        "now.whole",
        year=year,
        place=source.place,
        pupils=_pupils(source, total["pupils"]),
        rooms=source.number(total["rooms_have"]),
        land=source.number(total["land_have_m2"]),
    )
    second = _schools(source) if source.ward_id is not None else _wards(source)
    body = (said(whole), *_entered(source), _stock(source), second)
    return DocumentPart(title=source.say("now.title"), body=body)


def _pupils(source: DocumentSource, pupils: float | None) -> str:
    """Write the pupils of the place; those nobody counted as about so many, of which kind."""
    asked = source.assessment.demand
    kind = weakest(_kinds(source))
    figure = source.say("now.pupils", pupils=source.number(pupils))
    if kind not in {Kind.ESTIMATED, Kind.ASSUMED}:
        return figure
    bases = dict.fromkeys(asked.basis[level] for level in LEVELS)
    why = "; ".join(words.say(f"explain.basis.{one}", lang=source.lang) for one in bases)
    told = words.say(f"kind.{kind}", lang=source.lang)
    return source.say("now.pupils_about", figure=figure, kind=told, why=why)


def _kinds(source: DocumentSource) -> list[Kind]:
    """Return of which kind the pupils of the place are, by level."""
    asked = source.assessment.demand
    known = asked.kind if source.ward_id is None else asked.ward_kind
    return [known[level] for level in LEVELS]


def _entered(source: DocumentSource) -> Iterator[DocumentSentence]:
    """Tell the pupils schools entered where those of the place are no count: another quantity."""
    found = source.assessment
    if not {Kind.ESTIMATED, Kind.ASSUMED} & {*_kinds(source)}:
        return
    town = found.network
    table = town.school_levels[town.school_levels["pupils"].notna()]
    counted = [
        (school, level) not in town.apportioned
        for school, level in zip(table["school_id"], table["level"], strict=True)
    ]
    table = table[np.array(counted, dtype=bool)]
    if source.ward_id is not None:
        wards = town.schools[found.options.units or town.base_units].astype(str)
        table = table[table["school_id"].map(wards) == source.ward_id]
    if len(table):
        pupils, schools = table["pupils"].sum(), table["school_id"].nunique()
        yield said(
            source.say("now.entered", pupils=source.number(pupils), schools=source.number(schools))
        )


def _stock(source: DocumentSource) -> DocumentTable:
    """List pupils, schools, rooms, seats and land by level."""
    names = ("pupils", "rooms_have", "seats", "land_have_m2")
    found = source.assessment
    rows = []
    schools = {level: int(source.told(level, "schools")) for level in LEVELS}
    for level, figures in source.by_level().items():
        cells = (source.number(figures[name]) for name in names)
        rows.append((source.level(level), str(schools[level]), *cells))
    total = (source.number(source.totals()[name]) for name in names)
    rows.append((source.say("head.total"), str(sum(schools.values())), *total))
    heads = ("level", "schools", "pupils", "rooms_have", "seats", "land_have")
    return DocumentTable(
        caption=source.say("now.caption", number=1, year=found.options.year),
        heads=tuple(source.say(f"head.{name}") for name in heads),
        rows=tuple(rows),
        figures=frozenset(range(1, 6)),
        widths=(2.2, 1.2, 1.6, 1.5, 1.7, 1.8),
        notes=tuple(doubts.kind_note(source, level.value) for level in LEVELS),
        has_total=True,
    )


def _schools(source: DocumentSource) -> DocumentTable | DocumentSentence:
    """List the schools of a ward."""
    table = source.schools()
    if table.empty:
        return said(source.say("now.no_school"))
    apportioned = source.assessment.network.apportioned
    rows = []
    for at, row in enumerate(table.to_dict("records"), start=1):
        marked = (str(row["school_id"]), str(row["level"])) in apportioned
        ownership = str(row["ownership"])
        known = ownership if ownership in OWNERSHIP else "chua_ro"
        rows.append(
            (
                str(at),
                f"{row['name']} {MARK}" if marked else str(row["name"]),
                source.level(str(row["level"])),
                source.say(f"ownership.{known}"),
                source.number(row["rooms"]),
                source.number(row["seats"]),
                source.number(rounding.half_up(float(row["land_m2"]))),
            )
        )
    heads = ("number", "school", "level", "ownership", "rooms", "seats", "land")
    return DocumentTable(
        caption=source.say("now.schools", number=2),
        heads=tuple(source.say(f"head.{name}") for name in heads),
        rows=tuple(rows),
        figures=frozenset({4, 5, 6}),
        widths=(0.9, 3.7, 1.5, 1.5, 1.2, 1.8, 1.4),
    )


def _wards(source: DocumentSource) -> DocumentTable:
    """List what every ward is short of, level by level."""
    found = source.assessment
    names = found.network.wards(found.options.units)["ward"].astype(str)
    rows = []
    for ward_id, name in names.items():
        cells = [
            source.number(rounding.half_up(found.wards.loc[(ward_id, level.value), column]))
            for level in LEVELS
            for column in ("rooms_short_per_10k", "land_short_m2")
        ]
        rows.append((name, *cells))
    heads = [
        f"{source.level(level)}: {source.say(f'head.{head}')}"
        for level in LEVELS
        for head in ("rooms_short", "land_short")
    ]
    return DocumentTable(
        caption=source.say("now.wards", number=2, year=found.options.year),
        heads=(source.say("head.ward"), *heads),
        rows=tuple(rows),
        figures=frozenset(range(1, 9)),
        widths=(2.4, *(1.0, 1.3) * 4),
    )


def _need(source: DocumentSource, *, number: int) -> DocumentPart:
    """Tell what is needed and short, and by which clause."""
    table = _shortage(source, number=number)
    return DocumentPart(title=source.say("need.title"), body=(table, *_reasons(source)))


def _shortage(source: DocumentSource, *, number: int) -> DocumentTable:
    """List needs and shortages by level."""
    found = source.assessment
    rows = []
    for level, figures in source.by_level().items():
        status = words.say(f"status.{Status(source.told(level, 'status'))}", lang=source.lang)
        cells = (source.number(figures[name]) for name in SHORT)
        rows.append((source.level(level), *cells, status))
    total = (source.number(source.totals()[name]) for name in SHORT)
    rows.append((source.say("head.total"), *total, ""))
    per = source.number(found.rules.rooms_per_10k.value)
    return DocumentTable(
        caption=source.say("need.caption", number=number, year=found.options.year),
        heads=tuple(source.say(f"head.{name}", per=per) for name in SHORT_HEADS),
        rows=tuple(rows),
        figures=frozenset(range(1, 7)),
        widths=(1.8, 1.9, 1.2, 1.4, 1.3, 1.5, 1.5, 1.9),
        notes=(doubts.clause(source, found.rules.rooms_per_10k),),
        has_total=True,
    )


def _reasons(source: DocumentSource) -> Iterator[DocumentSentence]:
    """Explain each level as the screen does; of the locality, add its figures up in a sentence."""
    found, known = source.assessment, doubts.clauses(source)
    if source.ward_id is not None:
        for level in LEVELS:
            told = explain.sentences(found, source.ward_id, level, lang=source.lang)
            head, *rest = told[:-1]  # the kind of data stands as a note
            yield cited(f"{head} {' '.join(rest)}", known, doubts.kind_note(source, level.value))
        return
    for level, figures in source.by_level().items():
        blanks = {
            "need": "rooms_need_per_10k",
            "have": "rooms_have",
            "short": "rooms_short_per_10k",
            "need_class": "rooms_need_class",
            "short_class": "rooms_short_class",
            "land_need": "land_need_m2",
            "land_have": "land_have_m2",
            "land_short": "land_short_m2",
        }
        texts = {blank: source.number(figures[name]) for blank, name in blanks.items()}
        cites = (found.rules.class_size[level], found.rules.land_per_pupil_m2[level])
        text = source.say("need.level", level=source.level(level), **texts)
        notes = (doubts.clause(source, norm) for norm in cites)
        yield said(text, *notes, doubts.kind_note(source, level.value))
    wards = source.number(source.totals()["rooms_short_wards"])
    yield said(source.say("need.gross", wards=wards))
