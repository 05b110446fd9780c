"""Documents of a town small enough to work out by hand, and how to read them back."""

from __future__ import annotations

import dataclasses
import io
from datetime import date
from functools import cache
from typing import Any

import docx
from towns import proposal, town

from spatial import Assessment, Options, assess, buildings
from spatial.export.documents import DocumentSource
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable

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
