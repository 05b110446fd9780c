"""``truonglop public-primary``: wards without enough public primary schools, as the city lists."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import click

from spatial import norms, public_primary, rounding, words
from spatial.commands import manifests, shared_options
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.number_types import YEAR
from spatial.intake.text.csv_text import as_csv
from spatial.norms.changes import cite
from spatial.public_primary import NO_SCHOOL, ROOMS_UNTOLD, STATEMENT, TOO_FULL, PublicPrimary

NAME = "public_primary"
COLUMNS = (
    "ward_id", "ward", "test", "residents", "public_schools", "unknown_schools", "public_rooms",
    "residents_per_room", "limit", "nearby_seats", "rooms_to_add", "seats_to_find", "published",
    "year", "kind",
)  # fmt: skip
_JUDGED = ("test", "rooms_to_add", "seats_to_find")  # blank where nobody could judge
_TENTHS = ("residents_per_room", "published")


@click.command("public-primary")
@asked_as("of", year=False)
@click.option(
    "--year",
    "counted",
    type=YEAR,
    help="Năm của dân số; trống: năm mới nhất. / Year of the residents; the newest if none.",
)
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def public_primary_command(
    lang: str,
    of: AssessmentRequest,
    counted: int | None,
    *,
    as_json: bool,
    out: Path | None,
) -> None:
    r"""
    Phường không đủ trường tiểu học công lập theo NQ 05/2023/NQ-HĐND, như QĐ 4692 lập.

    Wards without enough public primary schools by the city's two tests, with what would take each
    off the list, and the ratios the press printed beside ours. With --out public_primary.csv and
    public_primary.json.

    \b
    truonglop public-primary --year 2023 --units wards_2024
    truonglop public-primary du-lieu/ --out ket-qua
    """
    town = of.read()
    known = int(town.residents["year"].max())
    of = replace(of, year=known if counted is None else counted)
    assessment = of.assess(town, of.proposed(town))
    examined = public_primary.examine(assessment)
    tree = {"year": examined.year, "limit": examined.limit.value,
            "norm": examined.limit.norm_id, "wards": rows(examined)}  # fmt: skip
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    if as_json:
        click.echo(text)
    else:
        for line in lines(examined, lang=lang):
            click.echo(line)
    if out is not None:
        manifests.write(
            {f"{NAME}.csv": table_bytes(examined), f"{NAME}.json": text.encode()}, out, assessment
        )
        click.echo(words.say("cli.written", lang=lang, count=2, folder=out), err=as_json)


def table_bytes(examined: PublicPrimary) -> bytes:
    """Write every ward as a row for Excel."""
    return as_csv(COLUMNS, [list(row.values()) for row in rows(examined)])


def rows(examined: PublicPrimary) -> list[dict[str, object]]:
    """Give every ward as the files carry it: people whole, ratios with one decimal."""
    found: list[dict[str, object]] = []
    for code, row in examined.wards.iterrows():
        given = {str(name): value for name, value in row.items()}
        given |= {"ward_id": str(code), "limit": examined.limit.value, "year": examined.year}
        if given["test"] == ROOMS_UNTOLD:
            given |= dict.fromkeys(_JUDGED, math.nan)
        found.append({name: _figure(given[name], name) for name in COLUMNS})
    return found


def _figure(value: object, name: str) -> object:
    """Round a figure as it is printed; a missing one is none, a text stays."""
    if not isinstance(value, float):
        return value
    if math.isnan(value):
        return None
    return round(value, 1) if name in _TENTHS else rounding.whole(value)


def lines(examined: PublicPrimary, *, lang: str) -> list[str]:
    """Say the list in the form of the decision: test by test, who is off it, the press."""
    table = rows(examined)
    said = [
        words.say(
            f"{NAME}.head",
            lang=lang,
            listed=len(examined.listed),
            wards=len(table),
            year=examined.year,
            source=norms.read().statement(STATEMENT).source,
        )
    ]
    for test in (NO_SCHOOL, TOO_FULL, 0, None):
        here = [row for row in table if row["test"] == test]
        if test is None and not here:
            continue
        counted = {"count": len(here), "limit": words.number(examined.limit.value, lang=lang)}
        key = "test_untold" if test is None else f"test_{test}"
        said.append(
            words.say(f"{NAME}.{key}", lang=lang, clause=cite(examined.limit, lang=lang), **counted)
        )
        said += [f"  {_ward(row, lang)}" for row in here]
    printed = [row for row in table if row["published"] is not None]
    if printed:
        said.append(words.say(f"{NAME}.published", lang=lang))
        said += [
            f"  {words.say(f'{NAME}.pair', lang=lang, **blanks(row, lang))}" for row in printed
        ]
    if any(row["unknown_schools"] for row in table):
        count = sum(int(str(row["unknown_schools"])) for row in table)
        said.append(words.say(f"{NAME}.unknown", lang=lang, count=count))
    return said


def _ward(row: dict[str, object], lang: str) -> str:
    """Say one ward: its figures, and what takes it off the list."""
    if row["test"] is None:
        return words.say(f"{NAME}.untold", lang=lang, **blanks(row, lang))
    schools = "bare" if not row["public_schools"] else "has"
    text = words.say(f"{NAME}.{schools}", lang=lang, **blanks(row, lang))
    if row["test"]:
        key = f"{NAME}.leave_{row['test']}"
        text = f"{text} {words.say(key, lang=lang, **blanks(row, lang))}"
    return text


def blanks(row: dict[str, object], lang: str) -> dict[str, object]:
    """Write the figures of a row as the language does."""
    said: dict[str, object] = {"kind": words.say(f"kind.{row['kind']}", lang=lang)}
    for name, value in row.items():
        if isinstance(value, int | float) and name != "year":
            decimals = 1 if name in _TENTHS else 0
            said[name] = words.number(value, lang=lang, decimals=decimals)
        elif name != "kind":
            said[name] = "–" if value is None else value
    return said
