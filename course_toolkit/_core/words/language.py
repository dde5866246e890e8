"""Which language the toolkit speaks: the one that was set, else the environment's, else the locale's."""

import locale
import os
import weakref
from collections.abc import Callable
from typing import Any

LANGUAGES = ("fr", "en")

_chosen: str | None = None
_listeners: list[weakref.WeakMethod[Callable[[], Any]]] = []


def get_language() -> str:
    """Return the current language.

    It is the one given to :func:`set_language`, else the environment variable
    ``COURSE_TOOLKIT_LANG``, else the locale; English where none of them is French or English.

    Returns
    -------
    str
        ``"fr"`` or ``"en"``.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("fr")
    >>> ct.get_language()
    'fr'
    >>> ct.set_language("en")
    """
    return _chosen or _known(os.environ.get("COURSE_TOOLKIT_LANG")) or _known(locale.getlocale()[0]) or "en"


def set_language(language: str) -> None:
    """Choose the language of sentences, pictures, errors and live explorers.

    Parameters
    ----------
    language : {"fr", "en"}
        A longer tag such as ``"fr_CA"`` or ``"en-GB"`` counts for its first two letters.

    Raises
    ------
    ValueError
        When the language is neither French nor English.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("fr")
    >>> print(ct.say_threshold(ct.measure_threshold([0, 1], [0.2, 0.8], 0.5)))  # doctest: +ELLIPSIS
    Au seuil...
    >>> ct.set_language("en")
    """
    global _chosen  # noqa: PLW0603 — one interpreter speaks one language; gettext itself works this way
    known = _known(language)
    if known is None:
        # Both languages at once: whoever reads this has not got theirs yet.
        msg = (
            f"Langue inconnue / unknown language: {language!r}. "
            f'Choisissez / choose: ct.set_language("fr") ou / or ct.set_language("en").'
        )
        raise ValueError(msg)
    _chosen = known
    _tell_listeners()


def on_language_change(method: Callable[[], Any]) -> None:
    """Call a bound method after each change of language, for as long as its object lives."""
    _listeners.append(weakref.WeakMethod(method))


def _known(tag: object) -> str | None:
    short = tag[:2].lower() if isinstance(tag, str) else None
    return short if short in LANGUAGES else None


def _tell_listeners() -> None:
    _listeners[:] = [listener for listener in _listeners if listener() is not None]
    for listener in list(_listeners):  # noqa: PERF101 — whoever listens may make another listener
        method = listener()
        if method is not None:
            method()
