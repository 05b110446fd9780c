"""Figures written loosely: letters for digits, sums, "khoảng", remarks, marks of footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spatial.intake.text import figure_text

Taken = tuple[str, str, float]  # digits with their signs, unit, what it multiplies by
_ABOUT = re.compile(r"^(?:~|≈|±|khoảng|chừng|ước(?: tính)?|gần|tổng)\s*", re.IGNORECASE)
# A remark without figures, or with those of a paper: "(thửa 45)", "(GCN số 102)".
_REMARK = re.compile(
    r"\s*\((?:[^()\d]*|(?:gcn|thửa|tờ|theo|qđ|quyết định|giấy|sổ|bđđc)\b[^()]*)\)\s*$",
    re.IGNORECASE,
)
# The mark of a footnote behind a figure: stars, or digits raised; "(1)" on the line may be a count.
_FOOTNOTE = re.compile(r"(?<=\S)\s*(?:\(\s*\*{1,4}\s*\)|\*{1,4}|⁽?[¹²³⁰⁴-⁹]{1,2}⁾?)$")
_SUM = re.compile(r"\d{1,4}(?:\s*\+\s*\d{1,4})+")
# A figure in which a letter stands for a digit: at least one digit is a digit, and nothing but the
# letters scanners and typewriters put for 0 and 1.
_SLIP = re.compile(r"^(?=[OoQlI|.,\s]*\d)[\dOoQlI|][\dOoQlI|.,\s]*(?![^\W\d_])")
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}(?:[.,\s]\d{3})+")
_DIGITS = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1"})


def taken(text: str) -> Taken | None:
    """
    Take a figure out of a cell, however loosely it is written.

    Returns
    -------
    tuple or None
        As of `figure_text.bare`; ``None`` where the words mean something unknown. A value read
        otherwise than it stands is listed by whoever reads it.

    Examples
    --------
    >>> taken("l2"), taken("1.2OO m2"), taken("12+3"), taken("khoảng 3.100 m2")
    (('12', '', 1.0), ('1.200', 'm2', 1.0), ('15', '', 1.0), ('3.100', 'm2', 1.0))
    >>> taken("3200 m2 (thuê)"), taken("15 (3 tạm)"), taken("14/14"), taken("lo")
    (('3200', 'm2', 1.0), None, None, None)
    >>> taken("2.350m2 (GCN số 102)"), taken("15 (mượn 3)")
    (('2.350', 'm2', 1.0), None)
    >>> taken("28*"), taken("24¹"), taken("8.000 m² (**)"), taken("30 (1)")
    (('28', '', 1.0), ('24', '', 1.0), ('8.000', 'm2', 1.0), None)
    """
    figure = figure_text.bare(text)
    if figure is not None:
        return figure
    clean = _REMARK.sub("", _ABOUT.sub("", _FOOTNOTE.sub("", text.strip())))
    if _SUM.fullmatch(clean):
        return str(sum(int(part) for part in clean.split("+"))), "", 1.0
    figure = figure_text.bare(clean)
    if figure is None and (slip := _SLIP.match(clean)) is not None:
        figure = figure_text.bare(slip.group().translate(_DIGITS) + clean[slip.end() :])
    return figure


def around(text: str, digits: str) -> tuple[str, str]:
    """
    Return what stands before and behind the figure `taken` out of a cell, its unit with it.

    Examples
    --------
    >>> around("khoảng 1,250 ha", "1,250"), around("l.25O ha", "1.250"), around("−1,5", "-1,5")
    (('khoảng ', ' ha'), ('', ' ha'), ('', ''))
    """
    before, _, _ = text.replace("−", "-").translate(_DIGITS).partition(digits)
    return text[: len(before)], text[len(before) + len(digits) :]


def total(cells: Sequence[str]) -> int | str | None:
    """
    Add whole figures, their thousands parted or not.

    Returns
    -------
    int, str or None
        Blank where nothing is written; ``None`` where a cell is no whole figure.

    Examples
    --------
    >>> total(["50", "1.229"]), total(["", "-"]), total(["50", "chưa rõ"]), total(["1.5"])
    (1279, '', None, None)
    """
    written = [cell for cell in cells if cell not in {"", "-", "–"}]
    if not written:
        return ""
    figures = [taken(cell) for cell in written]
    if not all(figure and _WHOLE.fullmatch(figure[0]) for figure in figures):
        return None
    return sum(int(re.sub(r"\D", "", figure[0])) for figure in figures if figure)


def footnoted(text: str) -> bool:
    """
    Tell whether a figure carries the mark of a footnote.

    Examples
    --------
    >>> footnoted("28*"), footnoted("24¹"), footnoted("8.000 m²"), footnoted("*")
    (True, True, False, False)
    """
    return figure_text.bare(text) is None and _FOOTNOTE.search(text.strip()) is not None
