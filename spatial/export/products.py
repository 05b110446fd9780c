"""Everything an assessment can be made into to be filed, by the word the command line knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spatial.export import documents, layers, map_sheets, workbook
from spatial.export.documents import DocumentKind, DocumentSource
from spatial.export.layers import LayerFormat
from spatial.intake.single.office_forms import OfficeForm

WORKBOOK, MAP, ATLAS, LAYERS = "bang-tinh", "ban-do", "atlas", "lop"
DOCUMENTS = tuple(kind.value for kind in DocumentKind)
PRODUCTS = (*DOCUMENTS, WORKBOOK, MAP, ATLAS, LAYERS)

Progress = Callable[[int, int], None]


def files(
    wanted: tuple[str, ...],
    source: DocumentSource,
    *,
    forms: Mapping[str, OfficeForm] | None = None,
    progress: Progress | None = None,
) -> dict[str, bytes]:
    """
    Make what is wanted.

    Parameters
    ----------
    wanted
        Of `PRODUCTS`; made in their order, each once.
    source
        What it is filled from.
    forms
        The office's own frames by document.
    progress
        Told how many sheets of an atlas are done, of how many.

    Returns
    -------
    dict
        Bytes by file name; the same for the same source.

    Raises
    ------
    UserError
        If the source lacks what a document tells of.
    Cancelled
        If nobody waits any more.
    """
    made: dict[str, bytes] = {}
    kinds = tuple(kind for kind in DocumentKind if kind.value in wanted)
    made |= documents.docx_files(kinds, source, forms=forms)
    if WORKBOOK in wanted:
        made[f"{WORKBOOK}.xlsx"] = workbook.xlsx_bytes(source)
    if MAP in wanted:
        name = f"{MAP}-{source.map_level}"
        made[f"{name}.pdf"] = map_sheets.sheet(source)
        made[f"{name}.png"] = map_sheets.sheet(source, form="png")
    if ATLAS in wanted:
        sheets = map_sheets.atlas(source, progress=progress)
        made |= {f"{ATLAS}-{source.map_level}-{ward_id}.pdf": page for ward_id, page in sheets}
    if LAYERS in wanted:
        card = next(iter(source.cards), None)
        made |= layers.bundle(source.assessment, {LayerFormat.QGIS}, lang=source.lang, card=card)
    return made
