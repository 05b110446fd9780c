"""Area classes as planners write them, and the shipped profile that is today's law in each."""

from __future__ import annotations

import re
import unicodedata

from spatial.norms.record import AREAS

SPECIAL = "urban_special"
LAW, LAW_TOWN, LAW_RURAL = "tt23-urban", "tt23-town", "tt23-rural"
"""Today's law in a city of the special class, in another town, and elsewhere."""

# looked for in this order in the text without tones: "đô thị đặc biệt", "Loại III", "xã miền núi"
_WORDS = (
    (r"dac biet", SPECIAL),
    (r"loai (iii|3)\b", "urban_3"),
    (r"loai (ii|2)\b", "urban_2"),
    (r"loai (i|1)\b", "urban_1"),
    (r"hai dao|\bdao\b|island", "island"),
    (r"mien nui|vung cao|mountain", "mountain"),
    (r"nong thon|rural|^xa\b", "rural"),
    (r"do thi|loai|phuong|urban", "urban_other"),
)


def area_class(text: object) -> str:
    """
    Read an area class from what a table says of a ward.

    Parameters
    ----------
    text
        A name of `AREAS`, or words such as ``đô thị đặc biệt``, ``do_thi_loai_3``, ``nông thôn``.

    Returns
    -------
    str
        One of `AREAS`; empty where the words say none.

    Examples
    --------
    >>> area_class("do_thi_dac_biet"), area_class("Đô thị loại III"), area_class("xã miền núi")
    ('urban_special', 'urban_3', 'mountain')
    >>> area_class("Hiệp Thành")
    ''
    """
    said = str(text).strip().casefold()
    if said in AREAS:
        return said
    apart = unicodedata.normalize("NFD", said.replace("đ", "d"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = " ".join(re.split(r"[\W_]+", bare))
    return next((area for words, area in _WORDS if re.search(words, plain)), "")
