"""How the letters of a file are written as bytes."""

import codecs
import re

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
#: What Windows, old Macs and old DOS write in the west of Europe; the first wins where nothing speaks for another.
_ONE_BYTE = ("cp1252", "mac_roman", "cp850", "latin-1")
#: Letters and signs of French; a capital within a word is none.
_LIKELY = re.compile(
    r"[éèêëàâäùûüôöîïçñœæßáíóú°²³µ€£«»’–\u00a0]|(?<![^\W\d_])[ÉÈÀÇÊÎÔŒÁÖÜ]",
)
MOST_NULS = 0.2


def guess_encoding(start: bytes, *, is_whole: bool = False) -> str:
    """Return the encoding of bytes: by its mark, else UTF-8 where it is valid, else the likeliest of one byte."""
    for mark, name in _MARKS.items():
        if start.startswith(mark):
            return name
    if start.count(b"\0") > MOST_NULS * len(start):
        return "utf-16-le" if start[1::2].count(b"\0") >= start[::2].count(b"\0") else "utf-16-be"
    if decodes(start, "utf-8", is_whole=is_whole):
        return "utf-8"
    fitting = [name for name in _ONE_BYTE if decodes(start, name, is_whole=True)]
    return max(fitting, key=lambda name: len(_LIKELY.findall(start.decode(name))))


def decodes(start: bytes, encoding: str, *, is_whole: bool) -> bool:
    """Say whether bytes are valid in an encoding; a letter may be cut in two where they are not the whole file."""
    try:
        start[:1].decode(encoding, errors="ignore")  # base64, rot13 and the like are no encodings of letters
        codecs.getincrementaldecoder(encoding)("strict").decode(start, final=is_whole)
    except (ValueError, LookupError):  # a name with a zero byte in it is no value
        return False
    return True
