"""Files of hostile structure by the thousand: each must be a table or faults, soon, from itself."""

# ruff: noqa: E501 - a file written on one line is easier to read than one broken over six
# ruff: noqa: S608 - the hostile SQL is the point

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import hostile_files as h
import sound_structures

from spatial import norms
from spatial.errors import Fault, InputFaults
from spatial.intake.answers import settings
from spatial.intake.answers.settings import Settings
from spatial.intake.forms import forms
from spatial.intake.joining.locality_file import about
from spatial.intake.reading import load
from spatial.intake.reading.find import Source
from spatial.intake.single import outlook

SLOW_S = 5.0  # of processor time; a sound file takes hundredths
PLANTED = "không ai được đọc"
SOUND_SHARE = 0.4  # of the files of a kind that has sound ones: each of them must be read
Chance = random.Random


@dataclass(kw_only=True)
class Result:
    """How many were tried, were refused and were read, what escaped and the slowest [s]."""

    tried: int = 0
    refused: int = 0
    passed: int = 0
    slowest_s: float = 0.0
    escaped: list[str] = field(default_factory=list)

    def plus(self, other: Result) -> Result:
        """Count another part of the same run."""
        return Result(
            tried=self.tried + other.tried,
            refused=self.refused + other.refused,
            passed=self.passed + other.passed,
            slowest_s=max(self.slowest_s, other.slowest_s),
            escaped=self.escaped + other.escaped,
        )


def _spoilt(chance: Chance, text: str) -> str:
    """Write a word in another spelling an XML or SQL reader may take for the same."""
    turn = chance.randrange(6)
    return {1: text.lower(), 2: text.upper(), 3: f" {text}", 4: f"{text} ", 5: f"x:{text}"}.get(
        turn, text
    )


# ------------------------------------------------------------------ maps
def polyglot(chance: Chance, secret: str) -> tuple[str, bytes]:
    """Write a virtual layer, or SQL that computes, behind the mark of another form."""
    suffix = chance.choice((*h.POLYGLOTS, ".zip", ".kmz"))
    source = chance.choice((secret, f"/vsizip/{secret}", "http://192.0.2.1/x", f"CSV:{secret}"))
    if suffix == ".gpkg" and chance.random() < 0.7:
        return f"wards{suffix}", _schema(chance, source)
    tag = _spoilt(chance, chance.choice(("OGRVRTDataSource", "OGRVRTLayer", "VRTDataset")))
    inner = f"<SrcDataSource>{source}</SrcDataSource><SrcSQL>SELECT * FROM x</SrcSQL>"
    if chance.random() < 0.5:
        inner = f'<OGRVRTLayer name="wards">{inner}<SrcLayer>x</SrcLayer></OGRVRTLayer>'
    body = f"<{tag}>{inner}</{tag}>".encode()
    filler = chance.choice((b"", b" ", b"\n", b"<!-- <kml -->", b"<kml>", b"\xef\xbb\xbf"))
    before = filler * chance.choice((1, 1, 3, 20_000))
    heads = {
        ".mif": b"Version 300\nColumns 0\nData\n",
        ".fgb": b"fgb\x03fgb\x00" + chance.randbytes(12),
        ".tab": b"!table\n!version 300\nDefinition Table\nType NATIVE\n",
        ".geojson": b'{"type":"FeatureCollection","features":[],"x":"',
        ".gpkg": b"SQLite format 3\x00" + b"\x00" * 52 + b"GPKG",
        ".shp": b"\x00\x00\x27\x0a",
        ".parquet": b"PAR1",
    }
    if suffix in {".zip", ".kmz"}:
        inside = chance.choice([one for one in heads if one != ".parquet"] + [".kml"])
        name = f"{chance.choice(('', 'a/', 'doc.'))}wards{inside}"
        return f"wards{suffix}", h.packed({name: heads.get(inside, b"") + before + body})
    return f"wards{suffix}", heads.get(suffix, b"") + before + body


def _schema(chance: Chance, source: str) -> bytes:
    """Write a GeoPackage with views, virtual tables and triggers nobody should run."""
    gap = chance.choice((" ", "\n", "/**/", " /* x */ ", "\t"))
    views = (
        (
            f"CREATE{gap}VIEW v AS{gap}WITH{gap}RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c)"
            " SELECT count(*) AS ward FROM c"
        ),
        f"CREATE VIEW v AS SELECT{gap}count(*) AS ward FROM wards a, wards b, wards c, wards d",
        f"CREATE VIEW v AS SELECT hex(zeroblob({10 ** chance.randrange(3, 9)})) AS ward",
        f"CREATE VIEW v AS{gap}SELECT ward FROM wards",
        f"CREATE TRIGGER v AFTER INSERT ON wards BEGIN SELECT{gap}load_extension('{source}'); END",
    )
    virtual = f"CREATE{gap}VIRTUAL{gap}TABLE v USING VirtualOGR(''{source}'')"
    written = (
        "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql)"
        f" VALUES ('table', 'v', 'v', 0, '{virtual}')"
    )
    return h.gpkg(chance.choice((*views, written)), h.LISTED)


# ------------------------------------------------------------------ workbooks
def workbook(chance: Chance, _: str) -> tuple[str, bytes]:
    """Write a workbook whose cells say in odd ways where they stand, or repeat without end."""
    if chance.random() < 0.25:
        return "school_levels.ods", h.ods("".join(_row(chance) for _ in range(3)))
    cells = "".join(_cell(chance) for _ in range(chance.randrange(1, 8)))
    areas = "".join(
        f'<mergeCell ref="{_reference(chance)}:{_reference(chance)}"/>'
        for _ in range(chance.randrange(3))
    )
    part = chance.choice(
        ("xl/worksheets/sheet1.xml", "xl/worksheets/S.xml", "xl/a.bin", "b.png", "xl/styles.xml")
    )
    sheet = h.worksheet(f"<row>{cells}</row>", after=f"<mergeCells>{areas}</mergeCells>")
    if chance.random() < 0.2:
        sheet = chance.choice((b"junk", b"\xef\xbb\xbf", b"\x00")) + sheet
    if chance.random() < 0.1:
        sheet = sheet.decode("latin-1").encode("utf-16")
    long = "a" * chance.choice((1, 10, 90_000, 200_000))
    strings = f'<sst xmlns="{h.MAIN}"><si><t>{long}</t></si></sst>'.encode()
    return "school_levels.xlsx", h.xlsx(
        sheet, part=part, strings=strings, types=chance.random() < 0.5
    )


def _reference(chance: Chance) -> str:
    letters = "".join(chance.choices("ABCDabz", k=chance.choice((0, *[1] * 30, 2, 3, 7))))
    number = chance.choice(
        (*("1", "2", "3", "4") * 8, "", "0", "999", "1048576", "4294967297", "-1", "٣")
    )
    return f"{letters}{number}"


def _cell(chance: Chance) -> str:
    quote, gap = chance.choice("\"'"), chance.choice(("", " ", "\n"))
    at = _reference(chance)
    if chance.random() < 0.2:
        at = "".join(f"&#{ord(letter)};" for letter in at)
    sort = chance.choice(('t="s"', "t='n'", "", 't="inlineStr"', 't="str"'))
    name = chance.choice(("c", "c", "c", "x:c", "C"))
    value = chance.choice(("0", "1", "-1", "1e999", "99999999999", "NaN", "x"))
    inner = f"<v>{value}</v>" if "inline" not in sort else f"<is><t>{value}</t></is>"
    space = f' xmlns:x="{h.MAIN}"' if name == "x:c" else ""
    return f"<{name}{space} r{gap}={gap}{quote}{at}{quote} {sort}>{inner}</{name}>"


def _row(chance: Chance) -> str:
    times = (1, 2, 1_000, 1_048_576, 10**9, 10**18)
    down, along = chance.choice(times), chance.choice(times)
    quote = chance.choice("\"'")
    sort = chance.choice(
        ("office:value-type='float' office:value='1'", "office:value-type='x'", "")
    )
    inner = chance.choice(("<text:p>1</text:p>", "<text:p/>", ""))
    return (
        f"<table:table-row table:number-rows-repeated={quote}{down}{quote}><table:table-cell"
        f" {sort} table:number-columns-repeated={quote}{along}{quote}>{inner}</table:table-cell>"
        "</table:table-row>"
    )


# ------------------------------------------------------------------ forms and YAML
def document(chance: Chance, _: str) -> tuple[str, bytes]:
    """Write a form of tables in tables, rows in cells, cells without rows."""
    word = chance.random() < 0.5
    names = ("w:tbl", "w:tr", "w:tc", "w:p") if word else ("table", "tr", "td", "p")
    deep = chance.choice((1, 2, 5, 9, 50, 3_000))
    opened = [chance.choice(names) for _ in range(deep)]
    label = "Tổng số phòng học" if not word else "<w:t>Tổng số phòng học</w:t>"
    cells = label.join(f"<{names[2]}></{names[2]}>" for _ in range(chance.choice((1, 30, 3_000))))
    if chance.random() < 0.1:
        cells *= 10
    closed = "".join(f"</{name}>" for name in reversed(opened[chance.choice((0, 0, 0, 1)) :]))
    body = "".join(f"<{name}>" for name in opened) + cells + closed
    return ("a.docx", h.docx(body)) if word else ("a.html", body.encode())


def yaml_file(chance: Chance, _: str) -> tuple[str, bytes]:
    """Write YAML of anchors, merges, tags, odd keys, odd numbers, deep and long."""
    name = chance.choice(("locality.yaml", "intake.yaml", "norms.yaml", "outlook.yaml"))
    keys = ("files", "name", "units", "notice", "base", "areas", "fertility", "crossings", "merge")
    lines = [f"{chance.choice(keys)}: {_value(chance, 0)}" for _ in range(chance.randrange(1, 6))]
    return name, chance.choice(("\n", "\n", "\n", "\r\n", " ")).join(lines).encode()


def _value(chance: Chance, depth: int) -> str:
    plain: tuple[str, ...] = (
        ".inf",
        ".nan",
        "1e999",
        "2024-13-45",
        "!!python/name:os.system x",
        "&a x",
        "*a",
        "<<",
    )
    plain += (
        "1:2:3",
        "0x" + "f" * 5_000,
        "9" * 5_000,
        "~",
        "''",
        '"\\ud800"',
        "? x",
        "[" * 30,
        "x",
    )
    if depth > 24 or chance.random() < 0.4:
        return chance.choice(plain)
    if chance.random() < 0.1:
        return "[" * 5_000 + "]" * 5_000
    inner = [_value(chance, depth + 1) for _ in range(chance.randrange(1, 4))]
    if chance.random() < 0.5:
        return f"[{', '.join(inner)}]"
    return (
        "{"
        + ", ".join(f"{chance.choice(('vi', 'en', '<<', '[1]', '1'))}: {x}" for x in inner)
        + "}"
    )


KINDS: dict[str, Callable[[Chance, str], tuple[str, bytes]]] = {
    "polyglots": polyglot,
    "workbooks": workbook,
    "documents": document,
    "yaml": yaml_file,
}
SOUND: dict[str, Callable[[Chance], tuple[str, bytes]]] = {
    "polyglots": sound_structures.ward_map,
    "documents": sound_structures.school_form,
}


def draw(kind: str, seed: int, at: int, secret: str) -> tuple[str, bytes, bool]:
    """Write the file of a number: its name, what it holds, and whether it is a sound one."""
    chance = random.Random(f"{seed} {kind} {at}")  # noqa: S311 - for repeating
    if kind in SOUND and chance.random() < SOUND_SHARE:
        return *SOUND[kind](chance), True
    return *KINDS[kind](chance, secret), False


def run(kind: str, *, count: int, seed: int, start: int = 0) -> Result:
    """Read ``count`` generated files; whatever is raised, slow, or tells of another file, escaped."""
    result = Result()
    with tempfile.TemporaryDirectory() as home:
        secret = Path(home) / "secret.csv"
        secret.write_text(f"ward_id,ward\n1,{PLANTED}\n", encoding="utf-8")
        folder = Path(home) / "in"
        folder.mkdir()
        for at in range(start, count):
            name, content, sound = draw(kind, seed, at, str(secret))
            path = folder / name
            path.write_bytes(content)
            began = time.process_time()
            try:
                told, refused = _read(path)
                result.refused += refused
                if PLANTED in told:
                    result.escaped.append(f"{kind} #{at} {name}: another file was read")
                result.passed += not refused
                if sound and refused:
                    result.escaped.append(f"{kind} #{at} {name}: a sound file was refused: {told}")
            except Exception as problem:  # noqa: BLE001 - that is what is looked for
                said = f"{kind} #{at} {name}: {type(problem).__name__}: {problem}"
                result.escaped.append(said[:300])
            took = time.process_time() - began
            if took > SLOW_S:
                result.escaped.append(f"{kind} #{at} {name}: {took:.1f} s")
            result.slowest_s = max(result.slowest_s, took)
            result.tried += 1
            path.unlink()
    return result


def _read(path: Path) -> tuple[str, bool]:
    """Read one file by its own door; give all it says, and whether it was refused."""
    reader = _READERS.get(path.name, _table)
    try:
        said, faults = reader(path)
    except InputFaults as stop:
        said, faults = None, stop.faults
    return f"{said}{faults}", bool(faults)


def _locality(path: Path) -> tuple[object, Sequence[Fault]]:
    said, _, faults = about(path.parent)
    return said, faults


def _answers(path: Path) -> tuple[object, Sequence[Fault]]:
    answers = settings.read(path.parent)
    return answers, answers.faults


def _form(path: Path) -> tuple[object, Sequence[Fault]]:
    read = forms.read(path.parent)
    return read.table.to_dict(), read.faults


def _table(path: Path) -> tuple[object, Sequence[Fault]]:
    source = Source(table=path.name.partition(".")[0], path=path, name=path.name)
    parts = load.load(source, Settings())
    frames = [part.frame.to_csv() for part in parts if part.frame is not None]
    assert frames or any(part.faults for part in parts)
    return frames, [] if frames else [fault for part in parts for fault in part.faults]


_READERS: dict[str, Callable[[Path], tuple[object, Sequence[Fault]]]] = {
    "locality.yaml": _locality,
    "intake.yaml": _answers,
    "norms.yaml": lambda path: (
        norms.read_profile(path.read_text("utf-8"), file=path.name),
        (),
    ),
    "outlook.yaml": lambda path: (outlook.read_outlook(path), ()),
    "a.docx": _form,
    "a.html": _form,
}
