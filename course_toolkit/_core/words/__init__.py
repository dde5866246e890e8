"""The words of the toolkit: which language, which sentence, which decimal sign."""

from course_toolkit._core.words.catalogue import N_, _, ngettext
from course_toolkit._core.words.language import LANGUAGES, get_language, on_language_change, set_language
from course_toolkit._core.words.numbers import (
    decimal_sign,
    format_count,
    format_number,
    format_percent,
    format_power,
    format_value,
)

__all__ = [
    "LANGUAGES",
    "N_",
    "_",
    "decimal_sign",
    "format_count",
    "format_number",
    "format_percent",
    "format_power",
    "format_value",
    "get_language",
    "ngettext",
    "on_language_change",
    "set_language",
]
