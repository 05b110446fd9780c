"""Figures written loosely: letters typed for digits, sums, "khoảng", a remark in brackets."""

from __future__ import annotations

import re

from spatial.intake.text import figure_text

Taken = tuple[str, str, float]  # digits with their signs, unit, what it multiplies by
_ABOUT = re.compile(r"^(?:~|≈|±|khoảng|chừng|ước(?: tính)?|gần|tổng)\s*", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()\d]*\)\s*$")
_SUM = re.compile(r"\d{1,4}(?:\s*\+\s*\d{1,4})+")
# A figure in which a letter stands for a digit: at least one digit is a digit, and nothing but the
# letters scanners and typewriters put for 0 and 1.
_SLIP = re.compile(r"^(?=[OoQlI|.,\s]*\d)[\dOoQlI|][\dOoQlI|.,\s]*(?![^\W\d_])")
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
    """
    figure = figure_text.bare(text)
    if figure is not None:
        return figure
    clean = _REMARK.sub("", _ABOUT.sub("", text.strip()))
    if _SUM.fullmatch(clean):
        return str(sum(int(part) for part in clean.split("+"))), "", 1.0
    figure = figure_text.bare(clean)
    if figure is None and (slip := _SLIP.match(clean)) is not None:
        figure = figure_text.bare(slip.group().translate(_DIGITS) + clean[slip.end() :])
    return figure
