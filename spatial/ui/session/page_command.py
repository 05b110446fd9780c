"""What a page hands out, said as the command that makes the same bytes, with its manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spatial import clock, intake
from spatial.export import geojson, manifest, outlook
from spatial.export.manifest import ExportRun
from spatial.intake.single import manifests
from spatial.intake.single.manifests import ManifestInput
from spatial.records import Options
from spatial.scenario import ScenarioCard
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.text import say


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCommand:
    """
    A command with all that the page shows.

    Attributes
    ----------
    words
        As a manifest carries them: ``{folder}`` and ``{input:N}`` are blanks.
    inputs
        What fills the blanks.
    """

    words: tuple[str, ...]
    inputs: tuple[ManifestInput, ...]


def command(
    seen: Seen,
    name: str,
    *words: str,
    options: Options | None = None,
    without: Container[str] = (),
    card: ScenarioCard | None = None,
    files: Iterable[tuple[str, tuple[str, bytes]]] = (),
) -> PageCommand:
    """
    Say the command that makes what is shown.

    Parameters
    ----------
    name, words
        Of the command, and its words beside those every assessment is asked by.
    options
        What is assessed, where it is not what the page's head says.
    without
        ``year`` where the command asks for none, ``proposals`` where they do not count.
    card
        Of the scenario shown, where the files tell of it.
    files
        What else the command reads: options, each with the name and the content of its file.
    """
    given: list[ManifestInput] = []
    chosen = options or seen.view.options
    asked = [name]
    if Path(seen.source.folder) != intake.embedded():
        asked.append("{folder}")
    asked += [*_options(chosen, year="year" not in without), *words]
    if seen.view.own:
        asked += _carried(given, "profile", "dinh-muc.yaml", seen.view.own.encode())
    else:
        asked += ["--profile", seen.view.profile]
    if (own := chosen.outlook) is not None:
        asked += _carried(given, "outlook", "gia-dinh.yaml", outlook.text(own).encode())
    if seen.proposals and "proposals" not in without:
        called = f"{say('papers.shown', lang=seen.lang)}.geojson"
        asked += _carried(given, "proposals", called, geojson.proposals(seen.proposals))
    if card is not None:
        told = json.dumps(card.tree(), ensure_ascii=False).encode()
        asked += _carried(given, "card", "phuong-an.json", told)
    for option, (called, content) in files:
        asked += _carried(given, option, called, content)
    return PageCommand(words=tuple(asked), inputs=tuple(given))


def manifest_bytes(
    seen: Seen, asked: PageCommand, files: Mapping[str, bytes], *, assessed: bool = True
) -> bytes:
    """
    Write the manifest of files a page hands out.

    Parameters
    ----------
    asked
        The command that makes them.
    files
        Bytes by file name.
    assessed
        Whether an assessment stands behind them, or a plan's text alone.
    """
    run = ExportRun(
        command=asked.words,
        day=(seen.view.on or clock.today()).isoformat(),
        lang=seen.lang,
        locality=_digests(seen.source) if assessed else {},
        inputs=asked.inputs,
    )
    return manifest.json_bytes(manifest.of(files, run, seen.after if assessed else None))


def with_manifest(seen: Seen, asked: PageCommand, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Put the manifest beside files."""
    return {**files, manifest.FILE: manifest_bytes(seen, asked, files)}


@lru_cache(maxsize=8)
def _digests(source: LocalitySource) -> dict[str, str]:
    """Hash the files of a locality once for each of their states."""
    return manifests.digests(Path(source.folder))


def _options(options: Options, *, year: bool) -> list[str]:
    """Say what was chosen; what was left to the command is not said."""
    said = ["--year", str(options.year)] if year else []
    if options.units is not None:
        said += ["--units", options.units]
    if options.two_session_share is not None:
        said += ["--two-session-share", repr(options.two_session_share)]
    if options.floor_rule is not None:
        said.append("--floor-rule" if options.floor_rule else "--no-floor-rule")
    flags = {
        "--public-only": options.public_only,
        "--without-nursery-rooms": not options.nursery_rooms,
        "--with-projects": options.count_projects,
    }
    said += [flag for flag, is_on in flags.items() if is_on]
    return [*said, "--scenario", options.scenario, "--engine", options.engine]


def _carried(given: list[ManifestInput], option: str, name: str, content: bytes) -> list[str]:
    """Carry a file along; return the option that is given it."""
    number = len(given)
    digest = hashlib.sha256(content).hexdigest()
    given.append(
        ManifestInput(
            option=f"{option}.{number}", folder="", name=name, sha256=digest, content=content
        )
    )
    return [f"--{option}", f"{{input:{number}}}"]
