"""What the pages hand out of a locality, with its manifests, as a visitor takes it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from locality import Locality, write_csv

from spatial.export import land_fund, staffing
from spatial.records import Level, Proposal
from spatial.scenario import ReviewState, ScenarioCard
from spatial.ui.screens.export import files, layer_files, papers
from spatial.ui.screens.land import sections as land
from spatial.ui.screens.schools import staffing as teachers
from spatial.ui.session import assessments
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen

MANIFEST = "manifest.json"
CARD = ScenarioCard(name="Phương án 1", state=ReviewState.APPROVED, by="Chủ tịch", on="2026-10-01")


def written(place: Path, town: Locality | None = None, *, parcel: str = "Trụ sở cũ") -> Path:
    """Write a town that tells of land and teachers too."""
    folder = (town or Locality()).write(place)
    land_ = {"parcel_id": "k1", "name": parcel, "area_m2": 9_000, "lon": 106.612,
              "lat": 10.812, "current_use": "tru_so_doi_du", "status": "available"}  # fmt: skip
    write_csv(folder / "parcels.csv", [land_])
    rows = (town or Locality()).school_levels
    told = [{**row, "classes": 18, "teachers": 20, "pupils": 600} for row in rows]
    write_csv(folder / "school_levels.csv", told)
    return folder


def seen(folder: Path, *proposals: Proposal, **chosen: object) -> Seen:
    """Return what a page shows of a folder."""
    source = assessments.look(folder)
    town = assessments.town(source)
    view = views.change(views.start(town, Level.TIEU_HOC), town, **chosen)
    return assessments.see(source, view, proposals)


def taken(shown: Seen, card: ScenarioCard | None = None) -> dict[str, dict[str, bytes]]:
    """Take every download of the page of files, of land and of teachers, each with its manifest."""
    kinds = papers.kinds(shown)
    options = shown.view.options
    way, day = shown.view.method.value, shown.view.on
    exported = files.files(
        shown.source, options, shown.proposals, shown.lang, shown.view.own, way, card=card
    )
    register = land_fund.every(shown.after, lang=shown.lang)
    assert day is not None
    posts = staffing.every(staffing.tables(shown.after, day=day), lang=shown.lang)
    single = {papers.file_name(shown, kind): papers.made(shown, kind, card) for kind in kinds}
    made = {
        "dossier": unpacked(papers.packed(shown, (*kinds, "lop"), card)),
        "papers": {**single, MANIFEST: papers.told(shown, card)},
        "assess": {**exported, MANIFEST: files.told(shown, exported, card)},
        "land": {**register, MANIFEST: land.told(shown, register)},
        "teachers": {**posts, MANIFEST: teachers.told(shown, posts)},
    }
    packs = {name: unpacked(layer_files.pack(shown, name, card)()) for name in layer_files.OFFERS}
    return made | packs


def unpacked(content: bytes) -> dict[str, bytes]:
    """Unpack an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return {name: box.read(name) for name in box.namelist()}
