"""Sentences through gettext: English in the source, French in ``locale/``.

Babel extracts the messages and compiles the catalogue::

    python -m course_toolkit._core.words.update
"""

import gettext as _gettext
from functools import lru_cache
from pathlib import Path

from course_toolkit._core.words.language import get_language
from course_toolkit._core.words.numbers import format_count

DOMAIN = "course_toolkit"
LOCALE_DIR = Path(__file__).parent / "locale"


def _(message: str, /, **values: object) -> str:
    """Translate a message and fill its ``{named}`` places."""
    return _translations(get_language()).gettext(message).format(**values)


def ngettext(singular: str, plural: str, n: float, /, **values: object) -> str:
    """Translate a message that counts something; ``{n}`` is the count, written as the language writes it."""
    # French says "0 patient" but "2 patients"; a weighted 1.5 is singular there and plural in English.
    whole = int(n) if n == int(n) or get_language() == "fr" else 2
    template = _translations(get_language()).ngettext(singular, plural, whole)
    return template.format(n=format_count(n), **values)


def N_(message: str) -> str:  # noqa: N802 — gettext's own name for "translate me later"
    """Mark a message for extraction without translating it yet."""
    return message


@lru_cache
def _translations(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, LOCALE_DIR, [language], fallback=language == "en")
