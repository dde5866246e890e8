"""Texts from data as they can be shown: what would move the cursor or turn the line round is written out."""

from unicodedata import category

#: Unicode: controls, formats, lone surrogates, line ends. In a comment they could end it, or hide what follows.
HIDDEN_SIGNS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def printable(text: str) -> str:
    """Return a text with signs that are not seen written out."""
    return "".join(ascii(sign)[1:-1] if category(sign) in HIDDEN_SIGNS else sign for sign in text)


def on_one_line(text: str) -> str:
    """Return a text on one line, with single spaces, signs that are not seen written out."""
    return printable(" ".join(text.split()))
