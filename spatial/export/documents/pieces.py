"""What an office's document is made of: parts, sentences, tables, each figure with its notes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spatial.intake.single.office_forms import OfficeForm

# What no document carries: signs that turn the direction of text, and those XML cannot hold.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufffe\uffff]"
)
_BREAKS = re.compile(r"[\r\n\t\x85\u2028\u2029]+")


class DocumentKind(StrEnum):
    """The documents an office files, by the word the command line knows them by."""

    REVIEW = "ra-soat"
    ANNEX = "phu-luc"
    SUBMISSION = "to-trinh"
    INVESTMENT = "dau-tu"
    ENROLMENT = "tuyen-sinh"
    MINUTES = "so-sanh"
    MERGER = "sap-nhap"
    YEARLY = "bao-cao-nam"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a sentence, and the note that stands behind them (empty for none)."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSentence:
    """A paragraph of one or more spans; one of a list stands close to the next."""

    spans: tuple[Span, ...]
    is_listed: bool = False

    @property
    def text(self) -> str:
        """The words without the notes."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTable:
    """
    A table.

    Attributes
    ----------
    caption
        Written above; empty for none.
    heads
        One a column.
    rows
        Entries as they are read, one a head each.
    figures
        Columns of figures, set to the right.
    widths
        Share of the page of each column; of any sum.
    notes
        Behind the caption.
    has_total
        Whether the last row adds up the others.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()
    has_total: bool = False

    def without(self, head: str) -> DocumentTable:
        """Leave out the column of a head: where it says the same in every row."""
        at = self.heads.index(head)
        keep = [column for column in range(len(self.heads)) if column != at]
        return dataclasses.replace(
            self,
            heads=tuple(self.heads[column] for column in keep),
            rows=tuple(tuple(row[column] for column in keep) for row in self.rows),
            figures=frozenset(new for new, old in enumerate(keep) if old in self.figures),
            widths=tuple(self.widths[column] for column in keep) if self.widths else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """A part with its title; empty for one without."""

    title: str
    body: tuple[DocumentSentence | DocumentTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDocument:
    """
    A document ready to be set.

    Attributes
    ----------
    kind, lang
        Which one, and the language of its body.
    form
        What stands around the body, every blank filled.
    bases
        Texts the document rests on, one a line.
    parts
        The body, doubts last.
    is_wide
        Whether the page lies on its side.
    """

    kind: DocumentKind
    lang: str
    form: OfficeForm
    bases: tuple[str, ...]
    parts: tuple[DocumentPart, ...]
    is_wide: bool = False

    def notes(self) -> tuple[str, ...]:
        """List the notes in the order they are met, each once."""
        return tuple(dict.fromkeys(note for note in self._met() if note))

    def _met(self) -> Iterator[str]:
        """Give every note where it stands."""
        for part in self.parts:
            for one in part.body:
                if isinstance(one, DocumentTable):
                    yield from one.notes
                else:
                    yield from (span.note for span in one.spans)


def plain(text: object) -> str:
    r"""
    Make a text safe to be set: no direction signs, no control signs, one line.

    Examples
    --------
    >>> plain("a\u202eb\nc")
    'ab c'
    """
    return _UNSAFE.sub("", _BREAKS.sub(" ", str(text)))


def said(text: str, *notes: str) -> DocumentSentence:
    """Make a sentence with notes at its end."""
    return DocumentSentence((Span(text), *(Span("", note) for note in notes if note)))


def listed(sentence: DocumentSentence) -> DocumentSentence:
    """Make a sentence an entry of a list."""
    return DocumentSentence((Span("- "), *sentence.spans), is_listed=True)


def cited(text: str, clauses: Iterable[str], *notes: str) -> DocumentSentence:
    """
    Turn the clauses a sentence cites in its text into notes where they stand.

    Parameters
    ----------
    text
        A sentence as the screen says it, clauses in brackets.
    clauses
        Every clause that may be cited.
    *notes
        Further notes, at the end.

    Examples
    --------
    >>> cited("Cần 3 phòng [TT 1, Điều 2].", ["[TT 1, Điều 2]"]).spans
    (Span(text='Cần 3 phòng', note='[TT 1, Điều 2]'), Span(text='.', note=''))
    """
    known = sorted({one for one in clauses if one}, key=len, reverse=True)
    if not known:
        return said(text, *notes)
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", text)
    spans = []
    for at in range(0, len(pieces), 2):
        note = pieces[at + 1] if at + 1 < len(pieces) else ""
        words = pieces[at].rstrip() if note else pieces[at]
        if words or note:
            spans.append(Span(words, note))
    return DocumentSentence((*spans, *(Span("", note) for note in notes if note)))
