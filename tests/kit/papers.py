"""Documents of a town small enough to work out by hand, and how to read them back."""

from __future__ import annotations

import dataclasses
import io
from datetime import date
from functools import cache
from typing import Any

import docx
from towns import lonlat, proposal, town

from spatial import Assessment, Options, assess, buildings, catchment, network, questions, zoning
from spatial.export import documents, workbook
from spatial.export.documents import DocumentKind, DocumentSource, EnrolmentPlan
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable
from spatial.records import Level, Proposal, ProposedAction

DAY = date(2026, 11, 28)
OPTIONS = Options(year=2030, profile="quan12-2024", units="wards")


@cache
def standing() -> Assessment:
    """Assess the town of two wards: 1,000 pupils a level, ten primary rooms in the first ward."""
    return assess(town(), OPTIONS)


@cache
def built() -> Assessment:
    """Assess it with thirty primary rooms on 8,000 m² in the second ward."""
    return assess(buildings.apply(town(), (proposal(),)), OPTIONS)


def source(**given: Any) -> DocumentSource:  # noqa: ANN401 - whatever a source takes
    """Return a source of the town as it stands."""
    return DocumentSource(**({"assessment": standing(), "on": DAY} | given))


def proposed(**given: Any) -> DocumentSource:  # noqa: ANN401 - whatever a source takes
    """Return a source of the town with its proposal."""
    return source(assessment=built(), before=standing(), **given)


def extension(*, rooms: int = 10, open_year: int | None = None) -> Proposal:
    """Return more primary rooms, and 2,000 m² of land, of the town's one school."""
    lon, lat = lonlat(0.5, 0.5)
    return Proposal(
        proposal_id="e", name="Trường cũ", level=Level.TIEU_HOC, rooms=rooms, land_m2=2_000.0,
        lon=lon, lat=lat, action=ProposedAction.EXTEND, school_id="s0", open_year=open_year,
    )  # fmt: skip


def closing(*, name: str = "Thu gọn", **given: Any) -> DocumentSource:  # noqa: ANN401 - whatever a source takes
    """Return a source of the town whose one school is given up."""
    lon, lat = lonlat(0.5, 0.5)
    change = Proposal(
        proposal_id="c", name=name, level=Level.TIEU_HOC, rooms=0, land_m2=0.0, lon=lon,
        lat=lat, action=ProposedAction.CLOSE, school_id="s0",
    )  # fmt: skip
    after = assess(buildings.apply(town(), (change,)), OPTIONS)
    return source(assessment=after, before=standing(), **given)


@cache
def enrolment_plan() -> EnrolmentPlan:
    """Draw the zones of the town's one primary school."""
    question = questions.of_level(standing(), Level.TIEU_HOC, limit_m=float("inf"))
    problem = questions.zoning_problem(question, network.xy(standing().network.cells))
    zones = zoning.zones(problem, time_limit_s=600, seed=1)
    stress = catchment.stress(question, norm_m=500.0)
    return EnrolmentPlan(
        level=Level.TIEU_HOC, question=question, problem=problem, zones=zones, stress=stress
    )


@cache
def every_file() -> dict[str, bytes]:
    """Make all documents, one of a ward alone, and the workbook."""
    compared = {"Hiện trạng": standing(), "Phương án": built()}
    told = proposed(compared=compared, enrolment=enrolment_plan())
    of_building = tuple(kind for kind in DocumentKind if kind is not DocumentKind.MERGER)
    files = documents.docx_files(of_building, told)
    files |= documents.docx_files((DocumentKind.MERGER,), closing())
    ward = documents.docx_files((DocumentKind.REVIEW,), source(ward_id="w00"))
    files["ra-soat-phuong.docx"] = ward["ra-soat.docx"]
    return files | {"bang-tinh.xlsx": workbook.xlsx_bytes(told)}


def hostile(name: str) -> Assessment:
    """Assess the town with wards, schools and locality of one hostile name."""
    made = town()
    wards = made.ward_sets["wards"].assign(ward=[name, f"{name} 2"])
    both = {"vi": name, "en": name}
    return assess(
        dataclasses.replace(
            made,
            locality=dataclasses.replace(made.locality, name=both, notice=both),
            ward_sets={**made.ward_sets, "wards": wards},
            schools=made.schools.assign(name=name),
        ),
        OPTIONS,
    )


def tables(parts: tuple[DocumentPart, ...]) -> list[DocumentTable]:
    """Return the tables of a document."""
    return [one for part in parts for one in part.body if isinstance(one, DocumentTable)]


def sentences(parts: tuple[DocumentPart, ...]) -> list[str]:
    """Return the sentences of a document without their notes."""
    return [one.text for part in parts for one in part.body if isinstance(one, DocumentSentence)]


def read(content: bytes) -> Any:  # noqa: ANN401 - as python-docx gives it
    """Open a DOCX."""
    return docx.Document(io.BytesIO(content))


def letters(content: bytes) -> str:
    """Return every letter of a DOCX: paragraphs, and cells of tables."""
    file = read(content)
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in file.paragraphs), *cells])
