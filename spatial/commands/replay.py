"""``truonglop replay``: the same files from their manifest, or what differs."""

from __future__ import annotations

import contextlib
import importlib
import io
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from spatial import words
from spatial.commands.manifests import FOLDER
from spatial.embedded_city import LocalityPath
from spatial.errors import Fault, UserError
from spatial.export import atomic, manifest
from spatial.intake.single import manifests
from spatial.intake.single.manifests import ExportManifest

COMMAND_LINE = "spatial.cli"  # named, not imported: it stands above this room
OF_A_FILE = frozenset({"calendar", "crosswalk", "map"})  # their --out is a file
REPLAYED = OF_A_FILE | {
    "access",
    "assess",
    "catchment",
    "cover",
    "institutions",
    "land",
    "layers",
    "money",
    "norm-checks",
    "preschools",
    "progress",
    "project",
    "public-primary",
    "recommend",
    "report",
    "roads",
    "rooms",
    "season",
    "sessions",
    "standard",
    "teachers",
    "zones",
}
INPUT = re.compile(r"\{input:(\d+)\}")


@click.command()
@click.argument("path", metavar="MANIFEST", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=LocalityPath())
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Ghi lại các tệp vào thư mục này. / Write the files again into this folder.",
)
@click.pass_obj
def replay(lang: str, path: Path, folder: Path | None, out: Path | None) -> None:
    r"""
    Làm lại các tệp từ manifest.json; giống từng byte, hoặc nói khác ở đâu.

    Makes the files of an export again from the manifest.json beside them, on its day and with its
    options: the same bytes, or the list of what differs (program, data, norms, files; exit code
    2). FOLDER is the locality where it was not the embedded one.

    \b
    truonglop replay van-ban/manifest.json
    truonglop replay van-ban/manifest.json du-lieu/ --out lam-lai
    """
    known = manifests.read_manifest(path)
    _refuse(known, folder)
    with tempfile.TemporaryDirectory(prefix="truonglop-replay-") as place:
        made = _made(known, folder, Path(place))
        told = next(made.glob(f"*{manifest.FILE}"), None)
        if told is None:  # nothing to write any more: every file is missing
            now, told = replace(known, files={}), made / manifest.FILE
        else:
            now = manifests.read_manifest(told)
        # a page hands out some of what a command writes: the rest is nobody's to compare
        now = replace(now, files={one: now.files[one] for one in known.files if one in now.files})
        if out is not None:
            again = {name: manifests.content(made / name) for name in now.files}
            atomic.write({**again, path.name: manifest.json_bytes(now)}, out)
    found = manifest.differences(known, now)
    if found:
        raise UserError(
            [
                Fault(
                    code=f"replay_{part}",
                    value=name,
                    blanks={"was": was or "–", "now": is_ or "–"},
                )
                for part, name, was, is_ in found
            ]
        )
    click.echo(words.say("replay.same", lang=lang, count=len(known.files)))


def _refuse(known: ExportManifest, folder: Path | None) -> None:
    """Refuse a manifest of another command, and one whose locality is not at hand."""
    command = known.command[0] if known.command else ""
    if command not in REPLAYED:
        blanks = {"known": ", ".join(sorted(REPLAYED))}
        raise UserError(Fault(code="replay_command", value=command, blanks=blanks))
    if FOLDER in known.command and folder is None:
        raise UserError(Fault(code="replay_folder", value=known.key))
    missing = [one for one in known.inputs if one.content is None]
    if missing:
        raise UserError([Fault(code="replay_input", value=one.name) for one in missing])


def _made(known: ExportManifest, folder: Path | None, place: Path) -> Path:
    """Run the command again with what the manifest carries; return the folder of its files."""
    given = _laid_out(known, place / "inputs")
    out = place / "out"
    asked = [_filled(word, folder, given) for word in known.command]
    line = importlib.import_module(COMMAND_LINE).truonglop
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        target = out / next(iter(known.files)) if asked[0] in OF_A_FILE else out
        line.main(
            args=["--lang", known.lang, "--today", known.day, *asked, "--out", str(target)],
            standalone_mode=False,
        )
    return out


def _laid_out(known: ExportManifest, place: Path) -> dict[str, Path]:
    """Lay the inputs out, each place in a folder of its own; return the places by their number."""
    given: dict[str, Path] = {}
    for one in known.inputs:
        number = one.option.rpartition(".")[2]
        below = place / number / one.folder
        atomic.write({one.name: one.content or b""}, below)
        given[number] = below if one.folder else below / one.name
    return given


def _filled(word: str, folder: Path | None, given: dict[str, Path]) -> str:
    """Fill the blanks of a word in."""
    if word == FOLDER:
        return str(folder)
    return INPUT.sub(lambda found: str(given.get(found[1], "")), word)
