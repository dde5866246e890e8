"""Exercise 02-2: which attributes of a made table repeat one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pandas as pd

from course_toolkit._core.words import _, format_number
from course_toolkit.datasets import SanteSample
from course_toolkit.exercises.answers import UnreadableAnswerError, touching
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.suspect_hunt import came_no_sample

THRESHOLD = 0.7
LABEL, NUMBER = "malade", "ID"
_SHOWN_LENGTH = 40
#: Pairs name an attribute several times, but no list is endless.
_MOST_NAMES = 1000

_LISTING = """\
r = sample.clean.drop(columns=["ID", "malade"]).corr(numeric_only=True).abs()
pairs = r.where(r < 1).stack()
names = pairs[pairs >= 0.7].index.get_level_values(0).unique()
exercise_2.check(list(names))"""


def repeating_attributes(sample: Any) -> Exercise:
    """Build the exercise from a made table, as it was before anything was planted."""
    if not isinstance(sample, SanteSample):
        raise came_no_sample(sample)
    strength = sample.clean.drop(columns=[NUMBER, LABEL]).select_dtypes("number").corr().abs()
    repeated = tuple(name for name in strength if (strength[name].drop(index=name) >= THRESHOLD).any())
    part = NamesPart(tuple(map(str, sample.clean.columns)), repeated)
    return Exercise("02-2", (part,), Words(_question, _hint, lambda: _solution(repeated), _moral), _LISTING)


@dataclass(frozen=True)
class NamesPart:
    """Judge a set of names of columns."""

    known: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("attributes")

    def read(self, answer: object) -> list[str]:
        """Return the names that a student wrote, alone or in pairs, or explain what they are not."""
        with touching(_several_names()):
            names = list(dict.fromkeys(_names(answer)))
        unknown = [name for name in names if name not in self.known]
        if unknown:
            raise UnreadableAnswerError(self._no_such_column(unknown[0]))
        return names

    def _no_such_column(self, name: str) -> str:
        nearest = [one for one in self.known if one.casefold() == name.strip().casefold()]
        if nearest:
            return _(
                "The table has no column {column}, but {nearest}.", column=_short(name), nearest=_short(nearest[0])
            )
        return _("The table has no column {column}.", column=_short(name))

    def what_is_wrong(self, answer: list[str]) -> str:
        """Say which way a set of names is wrong; nothing where it is right."""
        if set(answer) == set(self.right):
            return ""
        if not answer:
            return _("No attribute is named, and some do repeat one another.")
        if not {LABEL, NUMBER}.isdisjoint(answer):
            return _("ID only names a row, and malade is what is to be predicted: neither is an attribute to thin out.")
        extra = [name for name in answer if name not in self.right]
        if extra:
            return _("{column} reaches {threshold} with no other attribute.", column=extra[0],
                     threshold=format_number(THRESHOLD, 1))  # fmt: skip
        return _("Right so far, but somebody is missing: with whom is {column} correlated?", column=answer[0])


def _names(answer: Any) -> Iterator[str]:
    """Yield the names of a list, of the columns of a table, or of pairs of names."""
    if isinstance(answer, (str, bytes)) or not isinstance(answer, Iterable):
        raise UnreadableAnswerError(_several_names())
    for one in islice(answer, _MOST_NAMES):
        if isinstance(one, (list, tuple, set, frozenset, pd.Index)):
            yield from map(str, one)
        else:
            yield str(one)


def _short(name: str) -> str:
    return repr(name)[:_SHOWN_LENGTH]


def _several_names() -> str:
    # The two names of the example repeat nothing: an example must not be half of the answer.
    return _('Several names are expected, as in ["ID", "malade"].')


def _question() -> str:
    return _(
        "In sample.clean, which attributes (neither ID nor the label) are correlated with another one "
        "at |r| ≥ {threshold}?",
        threshold=format_number(THRESHOLD, 1),
    )


def _hint() -> str:
    return _(
        "ct.CorrelationExplorer(sample.clean, label='malade'), and move the threshold; or corr(numeric_only=True)."
    )


def _solution(repeated: tuple[str, ...]) -> str:
    return ", ".join(repeated)


def _moral() -> str:
    return _("Which of them goes depends on the others and on the context: the number alone does not choose.")
