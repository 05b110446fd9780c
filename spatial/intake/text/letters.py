"""
Letters: any Vietnamese text to Unicode NFC, whatever code it was typed in.

Tables from before 2010 are in TCVN 5712 (ABC fonts), VNI-Windows or Windows-1258. Their bytes are
also valid Latin-1, so nothing fails: "Hiệp" just reads "HiÖp". The code is found by asking under
which one the words become Vietnamese syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

# First byte of each run of letters; the bytes between are unused.
_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB0: "\u0300\u0309\u0303\u0301\u0323",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {first + at: letter for first, run in _TCVN3_RUNS.items() for at, letter in enumerate(run)}

_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HATS = {"â": "\u0302", "ê": "\u0306"}
_VNI_HATS_TONES = {
    **{sign: "\u0302" + tone for sign, tone in zip("áàåãä", _VNI_TONES.values(), strict=True)},
    **{sign: "\u0306" + tone for sign, tone in zip("éèúüë", _VNI_TONES.values(), strict=True)},
}
_VNI_SINGLE = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip

_ONSET = "ngh|ng|gh|gi|kh|nh|ph|th|tr|ch|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_RHYME = (
    "uyê|iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uya|uyu|uây|uêu|oăm"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iê|yê|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu"
    "|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_RHYME})(?:ch|nh|ng|c|m|n|p|t)?")
# a mark no letter took up belongs to its word, which is then no syllable
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LATIN, _CP1252 = 0xFF, 0x2122  # the last letters of Latin-1 and of Windows-1252
_OTHER_SCRIPTS = re.compile("[\u0370-\u1dff]")  # Greek to Khmer: of no legacy code of ours
_SURE = 0.7  # share of the non-English words that must become syllables before text is changed
_ENOUGH = 200_000  # letters looked at; a column of names repeats itself long before


def _decode_tcvn3(given: str) -> str:
    """Read Latin-1 text as TCVN 5712."""
    return unicodedata.normalize("NFC", given.translate(_TCVN3))


def _decode_cp1258(given: str) -> str:
    """Read Latin-1 text as Windows-1258."""
    return unicodedata.normalize("NFC", _bytes(given).decode("cp1258", errors="replace"))


def _decode_vni(given: str) -> str:
    """Read Latin-1 text as VNI-Windows, where a sign after the letter carries its marks."""
    marks = _VNI_TONES | _VNI_HATS | _VNI_HATS_TONES
    out: list[str] = []
    for letter in _bytes(given).decode("cp1252", errors="replace"):
        low = letter.lower()
        before = unicodedata.normalize("NFD", out[-1])[0].lower() if out else ""
        if low in marks and before in set("aeiouy") and out[-1].isalpha():
            out[-1] = unicodedata.normalize("NFC", out[-1] + marks[low])
        elif low in _VNI_SINGLE:
            out.append(_VNI_SINGLE[low].upper() if letter.isupper() else _VNI_SINGLE[low])
        else:
            out.append(letter)
    return "".join(out)


def _bytes(given: str) -> bytes:
    """Give the bytes a text was read from when nobody knew its code."""
    return b"".join(
        letter.encode("latin-1") if ord(letter) <= _LATIN else letter.encode("cp1252", "replace")
        for letter in given
    )


CODES: dict[str, Callable[[str], str]] = {
    "tcvn3": _decode_tcvn3,
    "vni": _decode_vni,
    "cp1258": _decode_cp1258,
}


@lru_cache(maxsize=1 << 15)
def syllable(word: str) -> bool:
    """
    Tell whether a word is a Vietnamese syllable by its build.

    Examples
    --------
    >>> syllable("Hiệp"), syllable("Thới"), syllable("HiÖp"), syllable("Ph­êng")
    (True, True, False, False)
    """
    apart = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONE.subn("", apart)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def likeness(text: str) -> float:
    """
    Return the share of words with foreign letters that are Vietnamese syllables [0..1].

    A text of plain letters only is as Vietnamese as it will ever be: 1.
    """
    words = [word for word in _WORD.findall(text[:_ENOUGH]) if not word.isascii()]
    return sum(map(syllable, words)) / len(words) if words else 1.0


def code_of(samples: Iterable[str]) -> str | None:
    """
    Find the legacy code a text was typed in.

    Parameters
    ----------
    samples
        Values of one file, read as Latin-1 or Windows-1252 where nobody knew better.

    Returns
    -------
    str or None
        Key of `CODES`; ``None`` where the text is Unicode already or nothing fits better.

    Examples
    --------
    >>> code_of(["Ph­êng HiÖp Thµnh", "T©n Thíi NhÊt"])
    'tcvn3'
    >>> code_of(["Phöôøng Hieäp Thaønh", "Taân Thôùi Nhaát"])
    'vni'
    >>> code_of(["Phường Hiệp Thành"])
    """
    # a soft hyphen is the letter ư of TCVN 5712 and must not split its word
    text = " ".join(each for each in samples if not _OTHER_SCRIPTS.search(each))[:_ENOUGH]
    if text.isascii() or any(ord(letter) > _CP1252 for letter in text):
        return None
    now = likeness(text.replace("\xad", "\xb7"))
    if now == 1.0 and "\xad" not in text:
        return None
    scores = {code: likeness(decode(text)) for code, decode in CODES.items()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _SURE and scores[best] > now else None


def to_unicode(text: str, *, code: str | None) -> str:
    """
    Bring a text to Unicode NFC.

    Parameters
    ----------
    code
        Its legacy code, ``None`` for none.

    Examples
    --------
    >>> to_unicode("Ph­êng T©n Ch¸nh HiÖp", code="tcvn3")
    'Phường Tân Chánh Hiệp'
    >>> to_unicode("Phöôøng Taân Chaùnh Hieäp", code="vni")
    'Phường Tân Chánh Hiệp'
    >>> to_unicode("Школа Вьетсовпетро", code="vni")
    'Школа Вьетсовпетро'
    """
    if code is None or _OTHER_SCRIPTS.search(text):  # a name in Russian stays one
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", CODES[code](text))
