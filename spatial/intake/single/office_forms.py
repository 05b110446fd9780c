"""What stands around a document of an office: its letterhead, bases, addressees, signature."""

from __future__ import annotations

import dataclasses
import string
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spatial.errors import Fault, InputFaults
from spatial.norms import line_numbers
from spatial.norms.line_numbers import Located

# What a form may leave to be filled in, by the name that stands in braces.
BLANKS: tuple[str, ...] = (
    "dia_ban",
    "dia_ban_hoa",
    "nam",
    "ngay",
    "noi_ky",
    "ngay_ky",
    "bo_dinh_muc",
)
BLANKS += ("han_bao_cao",)
MOST_FILES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeForm:
    """
    The frame of a document in the form of decree 30/2020/NĐ-CP, appendix I.

    Attributes
    ----------
    co_quan_chu_quan, co_quan
        The body above the office, and the office.
    so_ky_hieu, dia_danh
        Number and symbol; place and day.
    ten_loai, trich_yeu
        Name of the sort of document, and its subject.
    kinh_gui, can_cu
        Addressees; texts the document rests on, before those of the norms.
    mo_dau, ket_thuc
        Paragraphs before and after the body.
    noi_nhan
        Whom copies go to.
    quyen_han, chuc_vu, nguoi_ky
        In whose name, with what office, and who signs.
    """

    co_quan_chu_quan: str = ""
    co_quan: str = ""
    so_ky_hieu: str = ""
    dia_danh: str = ""
    ten_loai: str = ""
    trich_yeu: str = ""
    kinh_gui: tuple[str, ...] = ()
    can_cu: tuple[str, ...] = ()
    mo_dau: str = ""
    ket_thuc: str = ""
    noi_nhan: tuple[str, ...] = ()
    quyen_han: str = ""
    chuc_vu: str = ""
    nguoi_ky: str = ""

    def filled(self, blanks: Mapping[str, str]) -> OfficeForm:
        """
        Fill every blank in.

        Parameters
        ----------
        blanks
            A text for each of `BLANKS`.
        """
        texts: dict[str, Any] = {}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            texts[field.name] = (
                value.format_map(blanks)
                if isinstance(value, str)
                else tuple(one.format_map(blanks) for one in value)
            )
        return OfficeForm(**texts)


LISTS = frozenset({"kinh_gui", "can_cu", "noi_nhan"})
KEYS = tuple(field.name for field in dataclasses.fields(OfficeForm))


def parse(text: str, *, file: str, needed: Collection[str] = ()) -> OfficeForm:
    """
    Read one form.

    Parameters
    ----------
    text
        YAML: a text, or a list of texts, for each of `KEYS` that the office sets.
    file
        Its name, for faults.
    needed
        Of `KEYS`, what the form must name, be it with an empty text: a heading left out would be
        missing from the document without a word.

    Raises
    ------
    InputFaults
        With the line of every unknown key, wrong sort of value and unknown blank.
    """
    located = line_numbers.read(text, file=file)
    tree = {} if located.tree is None else located.tree
    if not isinstance(tree, dict):
        raise InputFaults(located.fault("form_type", value=type(tree).__name__))
    faults: list[Fault] = []
    given: dict[str, Any] = {}
    missing = [key for key in KEYS if key in needed and key not in tree]
    if missing:
        faults.append(located.fault("form_missing", value=", ".join(missing)))
    for key, value in tree.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            faults.append(located.fault("form_key", key, value=key, known=known))
            continue
        items = value if isinstance(value, list) and key in LISTS else [value]
        if not all(isinstance(one, str | int | type(None)) for one in items):
            faults.append(located.fault("form_type", key, value=type(value).__name__))
            continue
        texts = ["" if one is None else str(one).strip() for one in items]
        for at, one in enumerate(texts):
            path = (key, at) if isinstance(value, list) else (key,)
            faults += _blank_faults(one, located, path)
        given[key] = tuple(one for one in texts if one) if key in LISTS else texts[0]
    if faults:
        raise InputFaults(faults)
    return OfficeForm(**given)


def read_forms(folder: Path, *, kinds: Mapping[str, Collection[str]]) -> dict[str, OfficeForm]:
    """
    Read the forms an office keeps in a folder.

    Parameters
    ----------
    folder
        Holds ``<kind>.yaml`` for the documents it words in its own way.
    kinds
        What a form must name, of `KEYS`, by the documents there are.

    Returns
    -------
    dict
        By kind; what is not in the folder is not in it.

    Raises
    ------
    InputFaults
        If the folder is not there, holds a form of no document, or a form has a fault.
    """
    if not folder.is_dir():
        raise InputFaults(Fault(code="missing_file", value=str(folder)))
    found, faults = {}, []
    for path in sorted(folder.glob("*.y*ml"))[:MOST_FILES]:
        if path.stem not in kinds:
            known = ", ".join(f"{kind}.yaml" for kind in kinds)
            blanks = {"known": known}
            faults.append(Fault(code="form_file", file=path.name, value=path.name, blanks=blanks))
            continue
        try:
            found[path.stem] = parse(_text(path), file=path.name, needed=kinds[path.stem])
        except InputFaults as problem:
            faults += problem.faults
    if faults:
        raise InputFaults(faults)
    return found


def _text(path: Path) -> str:
    """Read a form's letters."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        blanks = {"reason": str(problem).splitlines()[0]}
        raise InputFaults(Fault(code="unreadable", file=path.name, blanks=blanks)) from problem


def _blank_faults(text: str, located: Located, path: tuple[str | int, ...]) -> list[Fault]:
    """Report blanks that nobody fills, and braces that do not close."""
    known = ", ".join(f"{{{name}}}" for name in BLANKS)
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return [located.fault("form_blank", *path, value=text[:80], known=known)]
    return [
        located.fault("form_blank", *path, value=f"{{{name}}}", known=known)
        for _, name, spec, conversion in parts
        if name is not None and (name not in BLANKS or spec or conversion)
    ]
