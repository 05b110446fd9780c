"""Everything an assessment can be made into to be filed, by the word the command line knows."""

from __future__ import annotations

from collections.abc import Mapping

from spatial.export import documents, workbook
from spatial.export.documents import DocumentKind, DocumentSource
from spatial.intake.single.office_forms import OfficeForm

WORKBOOK = "bang-tinh"
DOCUMENTS = tuple(kind.value for kind in DocumentKind)
PRODUCTS = (*DOCUMENTS, WORKBOOK)


def files(
    wanted: tuple[str, ...],
    source: DocumentSource,
    *,
    forms: Mapping[str, OfficeForm] | None = None,
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

    Returns
    -------
    dict
        Bytes by file name; the same for the same source.
    """
    made: dict[str, bytes] = {}
    kinds = tuple(kind for kind in DocumentKind if kind.value in wanted)
    made |= documents.docx_files(kinds, source, forms=forms)
    if WORKBOOK in wanted:
        made[f"{WORKBOOK}.xlsx"] = workbook.xlsx_bytes(source)
    return made
