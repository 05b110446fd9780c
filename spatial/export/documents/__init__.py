"""
Documents: what an office files, in the form of decree 30/2020/NĐ-CP, from one assessment.

A document is first a thing of ours (`pieces`): parts, sentences by the same words as the screen,
tables, notes, doubts in a part of their own. `word` sets it as a DOCX.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

from spatial.export.documents import (
    annex,
    enrolment,
    frames,
    investment,
    mergers,
    minutes,
    review,
    sites,
    word,
    yearly,
)
from spatial.export.documents.pieces import DocumentKind, DocumentPart, OfficeDocument, said
from spatial.export.documents.source import DocumentSource, EnrolmentPlan, ward_called
from spatial.export.documents.year_source import YearSource
from spatial.intake.single.office_forms import OfficeForm
from spatial.records import LEVELS

__all__ = ["DocumentKind", "DocumentSource", "EnrolmentPlan", "YearSource", "document"]
__all__ += ["docx_files", "ward_called", "yearly_docx"]

_PARTS: Mapping[DocumentKind, Callable[[DocumentSource], tuple[DocumentPart, ...]]] = {
    DocumentKind.REVIEW: review.parts,
    DocumentKind.ANNEX: annex.parts,
    DocumentKind.SUBMISSION: sites.parts,
    DocumentKind.INVESTMENT: investment.parts,
    DocumentKind.ENROLMENT: enrolment.parts,
    DocumentKind.MINUTES: minutes.parts,
    DocumentKind.MERGER: mergers.parts,
}
_WITHOUT_BASES = frozenset({DocumentKind.ANNEX, DocumentKind.INVESTMENT, DocumentKind.MINUTES})


def document(
    kind: DocumentKind, source: DocumentSource, *, forms: Mapping[str, OfficeForm] | None = None
) -> OfficeDocument:
    """
    Make a document.

    Parameters
    ----------
    kind
        Which one.
    source
        What it is filled from.
    forms
        The office's own frames by kind; the others are ours.

    Raises
    ------
    UserError
        If the source lacks what the document tells of.
    """
    if kind is DocumentKind.YEARLY:
        return yearly.document(YearSource.of(source), forms=forms)
    form = (forms or {}).get(kind.value) or frames.ours(kind)
    return OfficeDocument(
        kind=kind,
        lang=source.lang,
        form=form.filled(blanks(source)),
        bases=() if kind in _WITHOUT_BASES else (*form.can_cu, *_bases(source)),
        parts=_introduced(_PARTS[kind](source), kind, source),
        is_wide=kind is DocumentKind.INVESTMENT
        or (kind is DocumentKind.MINUTES and len(source.compared) > minutes.TWO),
    )


def _introduced(
    parts: tuple[DocumentPart, ...], kind: DocumentKind, source: DocumentSource
) -> tuple[DocumentPart, ...]:
    """Say before all else which scenarios are told of, whether approved, what counts later."""
    told = (
        *(said(card.sentence(lang=source.lang)) for card in source.cards),
        *sites.not_yet(
            source, each=kind is DocumentKind.MINUTES, costed=_costs_sites(kind, source)
        ),
    )
    first, *rest = parts
    return (dataclasses.replace(first, body=(*told, *first.body)), *rest)


def _costs_sites(kind: DocumentKind, source: DocumentSource) -> bool:
    """Tell whether a document lists and costs what is proposed on the map, not a search's own."""
    if kind is DocumentKind.INVESTMENT:
        return source.recommendation is None
    return kind in {DocumentKind.REVIEW, DocumentKind.SUBMISSION, DocumentKind.MINUTES}


def docx_files(
    kinds: tuple[DocumentKind, ...],
    source: DocumentSource,
    *,
    forms: Mapping[str, OfficeForm] | None = None,
) -> dict[str, bytes]:
    """Set documents as DOCX: bytes by file name."""
    return {
        f"{kind.value}.docx": word.docx_bytes(document(kind, source, forms=forms)) for kind in kinds
    }


def yearly_docx(source: YearSource) -> bytes:
    """Set the yearly report of a plan as DOCX; the plan may stand without a locality's tables."""
    return word.docx_bytes(yearly.document(source))


_QUOTING = re.compile(r" \(dẫn [^)]*\)")  # what a text quotes stands in the notes
_DAY = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
_SORTS = {
    "TT": "Thông tư số",
    "QĐ": "Quyết định số",
    "NQ": "Nghị quyết số",
    "NĐ": "Nghị định số",
    "QCVN": "Quy chuẩn kỹ thuật quốc gia QCVN",
}


def blanks(source: DocumentSource) -> dict[str, str]:
    """Return what fills the blanks of a form."""
    source = dataclasses.replace(source, lang="vi")  # forms are Vietnamese whatever the body is
    on, due = source.on, frames.due_after(source.on)
    rules = source.assessment.rules
    return {
        "dia_ban": source.office_place,
        "dia_ban_hoa": source.office_place.upper(),
        "nam": str(source.assessment.options.year),
        "ngay": f"{on:%d/%m/%Y}",
        "noi_ky": source.place.partition(",")[0],  # a place is signed in by its own name alone
        "ngay_ky": f"ngày      tháng {on:%m} năm {on.year}",
        "bo_dinh_muc": rules.label.get(source.lang, rules.profile),
        "han_bao_cao": f"{due:%d/%m/%Y}",
    }


def _bases(source: DocumentSource) -> list[str]:
    """List the texts whose norms the figures rest on, each once."""
    rules = source.assessment.rules
    used = [rules.rooms_per_10k]
    used += [table[level] for table in (rules.class_size, rules.land_per_pupil_m2, rules.radius_m)
             for level in LEVELS]  # fmt: skip
    named = dict.fromkeys(_QUOTING.sub("", norm.source) for norm in used)
    lines = [_basis(source, one) for one in named]
    return [*(f"{line};" for line in lines[:-1]), f"{lines[-1]}."]


def _basis(source: DocumentSource, named: str) -> str:
    """Name a text in full, as a basis is: its sort, its number, its day."""
    if source.lang != "vi":
        return source.say("basis", source=named)
    sort, _, rest = named.partition(" ")
    if sort not in _SORTS:
        return source.say("basis_yardstick", source=named)
    rest = _DAY.sub(lambda day: f"ngày {int(day[1])}/{int(day[2])}/{day[3]}", rest)
    return source.say("basis", source=f"{_SORTS[sort]} {rest}")
