"""Exercise 02-2: which attributes of a made table repeat one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from course_toolkit._core.words import _, format_number
from course_toolkit.datasets import SanteSample
from course_toolkit.exercises.answers import UnreadableAnswerError
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.suspect_hunt import came_no_sample

THRESHOLD = 0.7
LABEL, NUMBER = "malade", "ID"

_LISTING = """\
r = sample.clean.drop(columns=["ID", "malade"]).corr(numeric_only=True).abs()
pairs = r.where(r < 1).stack()
names = pairs[pairs >= 0.7].index.get_level_values(0).unique()
exercise_2.check(list(names))"""


def repeating_attributes(sample: Any) -> Exercise:
    """Build the exercise from a made table, as it was before anything was planted."""
    if not isinstance(sample, SanteSample):
        raise came_no_sample(sample)
    attributes = sample.clean.drop(columns=[NUMBER, LABEL]).select_dtypes("number")
    strength = attributes.corr().abs()
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

    def read(self, answer: object) -> set[str]:
        """Return the names that a student wrote, or explain what they are not."""
        if isinstance(answer, str) or not isinstance(answer, Iterable):
            raise UnreadableAnswerError(_('Several names are expected, as in ["Age", "IMC"].'))
        names = {str(one) for one in answer}
        unknown = sorted(names - set(self.known))
        if unknown:
            raise UnreadableAnswerError(_("The table has no column {column}.", column=repr(unknown[0])[:40]))
        return names

    def what_is_wrong(self, answer: set[str]) -> str:
        """Say which way a set of names is wrong; nothing where it is right."""
        if answer & {LABEL, NUMBER}:
            return _("ID only names a row, and malade is what is to be predicted: neither is an attribute to thin out.")
        if answer == set(self.right):
            return ""
        if answer < set(self.right):
            return _("Right so far, but no attribute repeats nothing: who is it correlated with?")
        extra = sorted(answer - set(self.right))
        if extra:
            return _("{column} reaches {threshold} with no other attribute.", column=extra[0],
                     threshold=format_number(THRESHOLD, 1))  # fmt: skip
        return _("Look at the matrix again.")


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
