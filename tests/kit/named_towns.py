"""A town whose every name is one given text, and every file the house writes of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import page_downloads
import told_towns
import yaml
from click.testing import CliRunner
from command_line import run
from locality import SIDE, SOUTH, WEST, Locality, collection, square, write_csv

from spatial.cli import truonglop
from spatial.commands.report import KINDS
from spatial.export import geojson
from spatial.export.documents import DocumentKind
from spatial.export.layers import LayerFormat
from spatial.intake.apart import read_proposals
from spatial.scenario import ScenarioCard

TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}"
MERGERS = DocumentKind.MERGER.value  # of other proposals than the rest
# Commands that write files and are not tried, with the reason.
NOT_TRIED = {
    "crosswalk": "its table has the codes of wards and shares, and no name",
    "fetch": "asks other machines",
    "replay": "the files of the others once more",
    "start": "names carried with the program alone",
    "template": "names carried with the program alone",
}


@dataclass(frozen=True)
class Made:
    """All files of one town, by the command and the name of the file."""

    files: dict[str, bytes]

    def ending(self, suffix: str) -> dict[str, bytes]:
        """Return the files of one sort."""
        return {name: held for name, held in self.files.items() if name.endswith(suffix)}


def commands(place: Path, folder: Path, name: str) -> dict[str, tuple[str, ...]]:
    """Say every command that writes names, with the town's files it needs beside it."""
    build, merge, works = _proposed(place, name), _merged(place, name), _works(place, name)
    given = ("--proposals", str(build))
    kinds = (word for kind in KINDS if kind != MERGERS for word in ("--kind", kind))
    primary = ("--level", "tieu_hoc")
    former, spoilt = _former(place, name), _spoilt(place, name)
    parts = {
        "report": ("report", str(folder), *kinds, *given),
        "mergers": ("report", str(folder), "--kind", MERGERS, "--proposals", str(merge)),
        "minutes": ("report", str(folder), "--kind", "so-sanh", *given, "--also", str(merge)),
        "dossier": ("report", str(folder), "--kind", "ra-soat", "--dossier", *given),
        "layers": ("layers", str(folder), "--format", ",".join(LayerFormat), *given),
        "assess": ("assess", str(folder), *given),
        "access": ("access", str(folder), *primary),
        "catchment": ("catchment", str(folder), *primary, "--areas"),
        "cover": ("cover", str(folder), *primary, "--distance", "circle"),
        "land": ("land", str(folder)),
        "roads": ("roads", str(folder), "--works", str(works), *given),
        "teachers": ("teachers", str(folder)),
        "rooms": ("rooms", str(folder)),
        "standard": ("standard", str(folder)),
        "season": ("season", str(folder)),
        "sessions": ("sessions", str(folder), *primary, "--share-now", "55"),
        "money": ("money", str(folder)),
        "norm-checks": ("norm-checks", str(folder), "--mergers"),
        "preschools": ("preschools", str(folder)),
        "public-primary": ("public-primary", str(folder)),
        "progress": ("progress", str(folder), "--locality", "duc_pho", "--year", "2026"),
        "project": ("project", str(folder)),
        "institutions": ("institutions", str(folder), "--stream", "40", "--take-off"),
        "zones": ("zones", str(folder), *primary),
        "recommend": ("recommend", str(folder), "--years", "2025", "--budget", "900", "--robust",
                      "--near", "1"),
        "developments": ("developments", str(folder), "--accept", "w1=300:2027:2029"),
        "batch": ("batch", str(folder), "--command", "assess", "--workers", "0"),
        "check": ("check", str(spoilt), "--fix"),
    }  # fmt: skip
    out = {key: (*words, "--out", str(place / key)) for key, words in parts.items()}
    out["check"] += ("--report", str(place / "check" / "loi.xlsx"))
    alone = {
        "map": ("map", str(folder), *given, "map.html"),
        "calendar": ("calendar", "quan12", "lich.ics"),
        "compare-lists": ("compare-lists", str(former), str(folder), "thay-doi.csv"),
    }
    for key, (*words, file) in alone.items():
        out[key] = (*words, "--out", str(place / key / file))
    return out


def made(place: Path, name: str) -> Made:
    """Write a town whose every name is this one; run every command that writes names."""
    folder = written(place, name)
    files: dict[str, bytes] = {}
    for key, words in commands(place, folder, name).items():
        if words[0] == "check":  # which ends otherwise where something is wrong, and it is
            CliRunner().invoke(truonglop, ["--lang", "vi", *words], catch_exceptions=False)
        else:
            run(*words, lang="vi")
        made_ = (one for one in (place / key).rglob("*") if one.is_file())
        told = {f"{key}/{_short(one, place / key)}": one.read_bytes() for one in made_}
        files |= {one: held for one, held in told.items() if not one.endswith("manifest.json")}
    with zipfile.ZipFile(io.BytesIO(files.pop("dossier/ho-so.zip"))) as box:
        files["dossier/muc-luc.html"] = box.read("muc-luc.html")
    files |= _of_pages(folder, place / "pa.geojson", name)
    for name_, held in [*files.items()]:
        if name_.endswith(".qgz"):
            with zipfile.ZipFile(io.BytesIO(held)) as box:
                (project,) = (one for one in box.namelist() if one.endswith(".qgs"))
                files[f"{name_}.qgs"] = box.read(project)
    return Made(files)


def _short(file: Path, below: Path) -> str:
    """Name a file below a folder; a job's folder, named by its hash, by none."""
    return re.sub(r"\b[0-9a-f]{12,64}\b", "job", file.relative_to(below).as_posix())


def written(place: Path, name: str) -> Path:
    """Write the town: wards, schools, land, projects and its own name and sources."""
    town = Locality()
    near = {"school_id": "d", "name": "", "lon": 106.612, "lat": 10.811}
    town.schools.append(near)
    town.school_levels.append(
        {"school_id": "d", "level": "tieu_hoc", "rooms": 16, "land_m2": 5_000}
    )
    for table, column in ((town.wards, "ward"), (town.schools, "name")):
        for at, row in enumerate(table):
            row[column] = f"{name} {at}"
    folder = told_towns.written(place / "thi-tran", town, called=name)
    mapped = {"development_id": "w1", "name": name, "sort": "apartment", "geometry": square(1)}
    _layer(folder / "development_candidates.geojson", [mapped])
    both = {"vi": name, "en": name}
    about: dict[str, Any] = {"locality": "thi-tran", "name": dict(both), "notice": dict(both)}
    about |= {"attribution": [name], "units": {"wards": {"label": both}}}
    (folder / "locality.yaml").write_text(yaml.safe_dump(about, allow_unicode=True), "utf-8")
    return folder


def _layer(file: Path, rows: list[dict[str, Any]]) -> Path:
    file.write_text(json.dumps(collection(rows), ensure_ascii=False), encoding="utf-8")
    return file


def _titled(name: str) -> str:
    """Shorten a name to what a proposal may have: longer ones, and line ends, are refused."""
    return re.sub(rf"[\r\n\N{{LINE SEPARATOR}}{TURNED}]", " ", name)[:200]


def _proposed(place: Path, name: str) -> Path:
    point = {"type": "Point", "coordinates": [106.6121, 10.8092]}
    built = {"proposal_id": "p", "name": _titled(name), "level": "tieu_hoc", "rooms": 9,
             "land_m2": 9_000, "geometry": point}  # fmt: skip
    return _layer(place / "pa.geojson", [built])


def _merged(place: Path, name: str) -> Path:
    """Merge one primary school into the other, and close the upper secondary school."""
    here, there = (
        {"type": "Point", "coordinates": at} for at in ([106.612, 10.811], [106.635, 10.815])
    )
    usual = {"name": _titled(name), "rooms": 0, "land_m2": 0, "into_id": "", "open_year": 2025}
    merged = {**usual, "proposal_id": "m", "level": "tieu_hoc", "action": "merge",
              "school_id": "d", "into_id": "a", "geometry": here}  # fmt: skip
    closed = {**usual, "proposal_id": "c", "level": "thpt", "action": "close", "school_id": "c",
              "geometry": there}  # fmt: skip
    return _layer(place / "sap-nhap.geojson", [merged, closed])


def _works(place: Path, name: str) -> Path:
    """Open a way across a ward, in a file that names it and its maker."""
    line = {
        "type": "LineString",
        "coordinates": [[WEST, SOUTH], [WEST + SIDE / 2, SOUTH + SIDE / 2]],
    }
    opened = {"change": "open", "class": "footway", "name": name, "note": name, "geometry": line}
    return _layer(place / "duong.geojson", [opened])


def _former(place: Path, name: str) -> Path:
    """Write the list of schools of the year before: one of another name, one with fewer rooms."""
    town = Locality()
    for at, row in enumerate(town.schools):
        row["name"] = f"{name} {at}" if at else f"{name} cũ"
    town.school_levels[1]["rooms"] = 20
    return town.write(place / "nam-truoc")


def _spoilt(place: Path, name: str) -> Path:
    """Write a town with rows nobody can use, so that a check has to say where."""
    town = Locality()
    for at, row in enumerate(town.schools):
        row["name"] = f"{name} {at}"
    folder = town.write(place / "sai")
    wrong = [{**row, "rooms": -3, "name": name} for row in town.school_levels[:1]]
    sound = [{**row, "name": name} for row in town.school_levels[1:]]
    write_csv(folder / "school_levels.csv", wrong + sound)
    return folder


def _of_pages(folder: Path, proposals: Path, name: str) -> dict[str, bytes]:
    """Take what the pages hand out, the scenario called by the name too."""
    given = read_proposals(proposals)
    shown = page_downloads.seen(folder, *given)
    card = ScenarioCard(name=name, description=name, by=name, on="2026-10-01")
    files = {
        f"page-{group}/{one}": content
        for group, taken in page_downloads.taken(shown, card).items()
        for one, content in taken.items()
    }
    return files | {"page-propose/proposals.geojson": geojson.proposals(given)}
