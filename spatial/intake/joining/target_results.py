"""Join the results of a plan's targets: every row of a known target, in its own words and unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import pandas as pd

from spatial import words
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining.tables_in_hand import Bench, unknown
from spatial.intake.reading.find import spots
from spatial.tables import schema
from spatial.targets.pack import indicators, localities, pack

TABLE = "progress"
_MOST_PERCENT = 100.0


def joined(bench: Bench) -> pd.DataFrame:
    """Return the results of known targets, wards and schools; empty where there are none."""
    if TABLE not in bench.frames:
        return pd.DataFrame(columns=[*schema()[TABLE].columns])
    part = bench.frames[TABLE]
    bench.find(faults(part))
    first = next(iter(bench.town.known.values()))
    bench.find(unknown(part.source, "ward_id", part.frame["ward_id"], first, "wards"))
    bench.find(_open(part))
    if "schools" in bench.frames:
        schools = pd.Index(bench.frames["schools"].frame["school_id"])
        bench.find(unknown(part.source, "school_id", part.frame["school_id"], schools, "schools"))
    return named(bench.rows(TABLE))


def faults(table: Checked) -> list[Fault]:
    """Find targets, levels and denominators nobody knows, and shares above one whole."""
    frame = table.frame
    found = [
        fault
        for column, known in (("indicator", _indicators()), ("level", _levels()), ("of", _of()))
        for fault in _strange(table, column, known)
    ]
    codes = frame["indicator"].map(lambda written: _indicators().get(_plain(str(written)), ""))
    shares = codes.map(lambda code: bool(code) and _is_share(code)).to_numpy(dtype=bool)
    over = shares & (pd.to_numeric(frame["value"], errors="coerce") > _MOST_PERCENT).to_numpy()
    found += [
        table.source.fault("share_over", row=row, position=at, column="value",
                           value=f"{frame['value'].iloc[at]:g}")
        for at, row in spots(frame.index, over)
    ]  # fmt: skip
    return [*found, *_signed(table, codes)]


def _signed(table: Checked, codes: pd.Series) -> Iterator[Fault]:
    """Find results with a percent sign whose target is never told in percent."""
    written = {
        row: before
        for repair in table.repairs
        if repair.column == table.source.header("value")
        for row, before, _ in repair.cells()
        if "%" in before or "phần trăm" in before.casefold()
    }
    odd = np.array(
        [
            row in written and bool(code) and "%" not in dict(indicators()[code].units)
            for row, code in codes.items()
        ],
        dtype=bool,
    )
    for at, row in spots(table.frame.index, odd):
        yield table.source.fault(
            "percent_of_count", row=row, position=at, column="value", value=written[row]
        )


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Write targets, levels and denominators by their codes; a row without a result is none yet."""
    rows = rows[rows["value"].notna()]
    known = {"indicator": _indicators(), "level": _levels(), "of": _of()}
    coded = {
        column: [codes.get(_plain(str(written)), str(written)) for written in rows[column]]
        for column, codes in known.items()
    }
    return rows.assign(**coded)[[*schema()[TABLE].columns]].reset_index(drop=True)


def _open(table: Checked) -> list[Fault]:
    """Say how many rows wait for their result: there to be filled in, they count nowhere."""
    waiting = int(table.kept["value"].isna().sum())  # what cannot be read is told already
    if not waiting:
        return []
    return [table.source.fault("results_open", severity=Severity.WARNING, count=waiting)]


def _strange(table: Checked, column: str, known: Mapping[str, str]) -> list[Fault]:
    """Report words that name no target, level or denominator; blanks are the schema's business."""
    written = table.frame[column].astype(str)
    wrong = np.array([bool(word) and _plain(word) not in known for word in written], dtype=bool)
    shown = ", ".join(dict.fromkeys(known.values()))
    return [
        table.source.fault(
            f"result_{column}",
            row=row,
            position=at,
            column=column,
            value=written.iloc[at],
            known=shown,
        )
        for at, row in spots(written.index, wrong)
    ]


def _is_share(code: str) -> bool:
    """Tell whether a target is only ever counted in percent of a whole."""
    return {unit for unit, _ in indicators()[code].units} == {"%"}


def _plain(text: str) -> str:
    """Write words alike however they are spaced, composed and capitalised; tones tell apart."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def _indicators() -> dict[str, str]:
    """Return the codes of targets by code and by name in both languages."""
    return {
        _plain(word): code
        for code, one in indicators().items()
        for word in (code, *one.label.values())
    }


@cache
def _levels() -> dict[str, str]:
    """Return the levels of the plans by code and by name in both languages."""
    codes = dict.fromkeys(one.level for name in localities() for one in pack(name).targets)
    return _said("target.level", codes)


@cache
def _of() -> dict[str, str]:
    """Return the denominators by code and by name in both languages."""
    codes = dict.fromkeys(of for one in indicators().values() for _, of in one.units if of)
    return _said("target.of", codes)


def _said(prefix: str, codes: Mapping[str, None]) -> dict[str, str]:
    """Return codes by themselves and by their words in both languages."""
    return {
        _plain(word): code
        for code in codes
        for word in (code, *(words.say(f"{prefix}.{code}", lang=one) for one in words.LANGUAGES))
    }
