"""Texts in legacy codes: the product reads them and writes Unicode."""

from __future__ import annotations

import unicodedata

from spatial.intake.text import letters


def encode(text: str, *, code: str) -> bytes:
    """Write a text in a legacy code; letters it lacks become ``?``."""
    if code == "cp1258":
        apart = []
        for letter in unicodedata.normalize("NFC", text):
            tones = letters._TONE.findall(unicodedata.normalize("NFD", letter))
            bare = letters._TONE.sub("", unicodedata.normalize("NFD", letter))
            apart.append(unicodedata.normalize("NFC", bare) + "".join(tones))
        return "".join(apart).encode("cp1258", "replace")
    if code == "tcvn3":
        table = {letter: bytes([byte]) for byte, letter in letters._TCVN3.items()}
        low = {letter: table.get(letter) or table.get(letter.lower(), b"?") for letter in set(text)}
        return b"".join(
            letter.encode() if letter.isascii() else low[letter]
            for letter in unicodedata.normalize("NFC", text)
        )
    back = {letters._decode_vni(two): two for two in _vni_pairs()}
    return "".join(back.get(letter, letter) for letter in text).encode("cp1252", "replace")


def _vni_pairs() -> list[str]:
    """List every VNI spelling of one letter."""
    signs = list(letters._VNI_TONES | letters._VNI_HATS | letters._VNI_HATS_TONES)
    pairs = [base + sign for base in "aeouyôö" for sign in signs] + list(letters._VNI_SINGLE)
    pairs += [pair.upper() for pair in pairs]
    return [pair for pair in pairs if len(letters._decode_vni(pair)) == 1]
