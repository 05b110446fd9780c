"""The state of a locality's data in sentences, and as a record for programs."""

from __future__ import annotations

from collections.abc import Mapping

from spatial import words
from spatial.intake.report.health import Balance, Health
from spatial.tables import schema


def table(name: str, *, lang: str) -> str:
    """Return what a table is called among people."""
    key = f"table_name.{name}"
    return words.say(key, lang=lang) if key in words.texts(lang) else schema()[name].meaning[lang]


def kinds(counts: Mapping[str, int], *, lang: str) -> str:
    """Say which shares of a table's rows are of which kind; empty for no rows."""
    total = sum(counts.values())
    return ", ".join(
        f"{words.say(f'kind.{kind}', lang=lang)} {words.number(100 * count / total, lang=lang)} %"
        for kind, count in counts.items()
        if count
    )


def sentences(health: Health, *, lang: str, most: int = 5) -> list[str]:
    """
    Say the state of the data line by line.

    Parameters
    ----------
    health
        What `examine` found.
    most
        Names listed of each sort.
    """
    lines = [
        words.say(
            "health.aged",
            lang=lang,
            table=table(each.table, lang=lang),
            year=each.year,
            age=each.age_years,
        )
        for each in health.dated
    ]
    for name, counts in health.kinds.items():
        if shares := kinds(counts, lang=lang):
            called = table(name, lang=lang)
            lines.append(words.say("health.kinds", lang=lang, table=called, shares=shares))
    for sort, listed in (
        ("placeless", health.placeless),
        ("landless", health.landless),
        ("roomless", health.roomless),
        ("tight", _called(health, "tight", lang)),
        ("roomy", _called(health, "roomy", lang)),
        ("crowded", _called(health, "crowded", lang)),
        ("childless", tuple(health.childless)),
        *((f"finding.{each.code}", each.places) for each in health.findings),
    ):
        if listed:
            shown = ", ".join(listed[:most]) + (" …" if len(listed) > most else "")
            lines.append(words.say(f"health.{sort}", lang=lang, count=len(listed), names=shown))
    lines += [balance(each, lang=lang) for each in health.balances if each.odd]
    return lines + [words.say(f"health.unable.{code}", lang=lang) for code in health.unable]


def balance(each: Balance, *, lang: str) -> str:
    """Put a balance of pupils and residents into a sentence."""
    return words.say(
        "health.balance",
        lang=lang,
        level=words.say(f"level.{each.level}", lang=lang),
        pupils=words.number(each.pupils, lang=lang),
        residents=words.number(each.residents, lang=lang),
        first=each.first_age,
        last=each.last_age,
        year=each.year,
    )


def _called(health: Health, code: str, lang: str) -> tuple[str, ...]:
    """Name the schools of one sort of odd figure, with it."""
    return tuple(
        f"{each.name} ({words.number(each.value, lang=lang, decimals=1)})"
        for each in health.odd
        if each.code == code
    )


def as_record(health: Health) -> dict[str, object]:
    """Put the state of the data into a record for programs."""
    return {
        "filled": [
            {"table": one.table, "column": one.column, "rows": one.rows, "filled": one.filled}
            for one in health.filled
        ],
        "kinds": {
            name: {str(kind): count for kind, count in counts.items()}
            for name, counts in health.kinds.items()
        },
        "dated": [
            {"table": one.table, "year": one.year, "age_years": one.age_years}
            for one in health.dated
        ],
        "placeless": list(health.placeless),
        "landless": list(health.landless),
        "roomless": list(health.roomless),
        "odd": [
            {"code": one.code, "school_id": one.school_id, "level": one.level, "value": one.value}
            for one in health.odd
        ],
        "balances": [
            {
                "level": str(one.level),
                "year": one.year,
                "residents": one.residents,
                "pupils": one.pupils,
            }
            for one in health.balances
        ],
        "childless": {ward: list(ages) for ward, ages in health.childless.items()},
        "findings": [{"code": each.code, "places": list(each.places)} for each in health.findings],
        "unable": list(health.unable),
    }
