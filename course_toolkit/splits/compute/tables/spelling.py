"""The same word written in two ways, which is not the same to a computer."""

import unicodedata
from collections.abc import Iterable


def same_but_spelling(values: Iterable[object], known: Iterable[object]) -> tuple[object, object] | None:
    """Return a value and the known one from which only case, spaces or accents set it apart; None without any.

    Examples
    --------
    >>> same_but_spelling(["Oui "], ["non", "oui"])
    ('Oui ', 'oui')
    """
    plain = {_plain(value): value for value in known if isinstance(value, str)}
    return next(
        ((value, plain[_plain(value)]) for value in values if isinstance(value, str) and _plain(value) in plain), None
    )


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if sign.isalnum())
