"""
Break files by chance, repeatably: bytes flipped, cut, doubled; words put where none belong.

Every input has a number of its own and can be made again alone. As a script it runs one case in a
process that the system ends when an input takes the processor for too long or asks for too much
memory; `supervised` starts it, and starts it again behind the input that ended it.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

import fuzz_seeds
from fuzz_seeds import Case

from spatial.errors import UserError
from spatial.intake import apart
from spatial.intake.answers import settings
from spatial.intake.answers.settings import Settings
from spatial.intake.checking import check, substitute_columns
from spatial.intake.forms import forms
from spatial.intake.joining import locality_file
from spatial.intake.osm import extract
from spatial.intake.reading import load
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part
from spatial.tables import schema

NASTY = (
    b"\x00", b"\xff" * 8, b"=HYPERLINK(", b"<!ENTITY", b"../../", b"1e999", b"-", b"NaN", b'"',
    b"'", b"\r", b"[" * 50, b"9" * 400, b",,,,,,", "Tổng cộng".encode(), b"\xad\xb8\xe8",
    b"<img onerror>", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80", b"&#0;", b"{}", b"]]>",
    "\u202e\u0000".encode(), b"*a", b"&a ", b"!!python/object", b"\t\n\r\n", b"1e-400", b"POINT(",
)  # fmt: skip
HANG_S = 20  # processor seconds after which the system ends the process
MEMORY = 8 << 30  # bytes of address space it may ask for
SETTLED = 1_000  # inputs after which caches are full and memory must not grow any more


@dataclass(kw_only=True)
class Result:
    """What a run of broken files did: how many, the slowest, what grew, and what escaped."""

    tried: int
    slowest_s: float
    grown_bytes: int
    escaped: list[str]


# A damaged workbook of these forms may abort its reader: they are only ever read apart.
ENDS_ITS_READER = frozenset({".xls", ".ods"})


def broken(content: bytes, chance: random.Random) -> bytes:
    """Break a file in one to four places; of an archive mostly one of its members."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        return _broken_member(content, chance)
    out = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) or 1)
        match chance.randrange(8):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.randint(1, 200)]
            case 2:
                out[at:at] = chance.choice(NASTY)
            case 3:
                piece = out[at : at + chance.randint(1, 300)]
                out[at:at] = piece * chance.randint(1, 5)
            case 4:
                out[at : at + 4] = chance.randbytes(4)
            case 5:
                other = chance.randrange(len(out) or 1)
                out[at : at + 8] = out[other : other + 8]
            case 6:
                nasty = chance.choice(NASTY)
                out[at : at + len(nasty)] = nasty
            case _:
                del out[at if chance.random() < 0.3 else len(out) - chance.randint(0, 30) :]
    return bytes(out)


def _broken_member(content: bytes, chance: random.Random) -> bytes:
    """Break one member of an archive and pack it again, so that its reader sees the damage."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        hit = chance.choice(members).filename
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
            for member in members:
                inside = archive.read(member)
                packed.writestr(
                    member.filename, broken(inside, chance) if member.filename == hit else inside
                )
    return out.getvalue()


def read(case: Case, folder: Path) -> None:
    """Hand a case to its reader: it must be a table or say why not."""
    path = folder / case.opens
    if path.suffix in ENDS_ITS_READER and case.reader != "extract":
        try:
            assert apart.examine(folder).faults
        except UserError:  # its process ended, and that is said
            return
        return
    match case.reader:
        case "form":
            forms.read(folder)
        case "settings":
            locality_file.about(folder)
            settings.read(folder)
        case "extract":
            try:
                extract.read(path, (106.0, 10.0, 107.0, 11.0)).files()
            except UserError:
                return
        case _:
            source = Source(table=path.name.partition(".")[0], path=path, name=path.name)
            for part in load.load(source, Settings()):
                _through(part)


def _through(part: Part) -> None:
    """Take a part the rest of the way."""
    assert part.frame is not None or part.faults
    if part.frame is None:
        return
    frame = part.frame
    if schema()[part.source.table].geometry is not None:
        placed, faults = substitute_columns.shapes(frame, part.source, epsg=None, near=())
        assert placed is not None or faults
        frame = placed if placed is not None else frame
    check.typed(frame, part.source)


def run(
    case: Case, *, count: int, seed: int, start: int = 0, progress: Path | None = None
) -> Result:
    """
    Feed broken copies of a file to its reader.

    Whatever comes back must be a table or faults; anything raised has escaped.
    """
    result = Result(tried=0, slowest_s=0.0, grown_bytes=0, escaped=[])
    settled = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in case.files.items():
            (folder / name).write_bytes(content)
        for at in range(start, count):
            chance = random.Random(f"{seed} {case.name} {at}")  # noqa: S311 - for repeating
            (folder / case.spoils).write_bytes(broken(case.files[case.spoils], chance))
            if progress is not None:
                progress.write_text(str(at))
                signal.setitimer(signal.ITIMER_PROF, HANG_S)
            began = time.process_time()
            try:
                read(case, folder)
            except Exception as problem:  # noqa: BLE001 - that is what is looked for
                said = f"{case.name} #{at}: {type(problem).__name__}: {problem}"
                result.escaped.append(said[:300])
            took = time.process_time() - began
            if took > 2.0:
                result.escaped.append(f"{case.name} #{at}: {took:.1f} s")
            result.slowest_s = max(result.slowest_s, took)
            result.tried += 1
            if at - start == SETTLED:
                settled = _resident()
    if settled:
        result.grown_bytes = _resident() - settled
    return result


def _resident() -> int:
    """Return the memory this process holds [bytes]."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def supervised(name: str, *, count: int, seed: int) -> Result:
    """Run a case in processes of its own; one that dies is a crash or a hang, and is told."""
    total = Result(tried=0, slowest_s=0.0, grown_bytes=0, escaped=[])
    start = 0
    with tempfile.TemporaryDirectory() as home:
        progress = Path(home) / "at"
        while start < count and len(total.escaped) < 1_000:
            given = [name, str(count), str(seed), str(start), str(progress)]
            done = subprocess.run(
                [sys.executable, __file__, *given], capture_output=True, text=True, check=False
            )
            if done.returncode == 0:
                part = Result(**json.loads(done.stdout.splitlines()[-1]))
                total.tried += part.tried
                total.slowest_s = max(total.slowest_s, part.slowest_s)
                total.grown_bytes = max(total.grown_bytes, part.grown_bytes)
                total.escaped += part.escaped
                break
            at = int(progress.read_text()) if progress.exists() else start
            why = (done.stderr.strip().splitlines() or [""])[-1][:200]
            total.escaped.append(f"{name} #{at}: process ended {done.returncode}: {why}")
            total.tried += at + 1 - start
            start = at + 1
    return total


def main() -> None:
    """Run one case and print the result as JSON."""
    name, count, seed, start, progress = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    case = fuzz_seeds.cases()[name]
    result = run(case, count=int(count), seed=int(seed), start=int(start), progress=Path(progress))
    signal.setitimer(signal.ITIMER_PROF, 0)
    sys.stdout.write("\n" + json.dumps(asdict(result)) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
