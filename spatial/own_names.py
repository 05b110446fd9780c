"""What a planner may call what is his: one line of letters that show, not too many of them."""

from __future__ import annotations

import unicodedata

from spatial.errors import Fault

#: Letters of the name of a profile or a locality.
LONGEST = 60
#: Letters of a name, a code or a parcel of a proposal or a development.
LONGEST_SITE = 200


def fault_of(name: str, *, longest: int = LONGEST) -> Fault | None:
    r"""
    Say what is wrong with a name.

    Parameters
    ----------
    name
        As it was typed, opened from a file or named by a link.
    longest
        Letters it may have.

    Returns
    -------
    Fault or None
        For an empty name, one too long, or one with signs that do not show: line ends, control
        characters, marks that turn the direction of writing. Any blank counts as a blank.

    Examples
    --------
    >>> fault_of("Trường Tiểu học Hiệp Thành") is None
    True
    >>> fault_of("a\nb").value
    'a�b'
    """
    shown = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in name)
    if shown.strip() and len(shown) <= longest and shown.isprintable():
        return None
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown)
    return Fault(code="own_name", value=seen[:longest], blanks={"longest": longest})
