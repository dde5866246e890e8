"""Exercise 01-2: name the suspicious rows of a made table; they are scored without the rest being given away."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import _, ngettext
from course_toolkit.datasets import SanteSample
from course_toolkit.datasets.answer_key import RowsScore
from course_toolkit.exercises.answers import UnreadableAnswerError
from course_toolkit.exercises.exercise import Exercise, Words

#: So much of what is planted must be found; so few sound rows among those named may stand there.
ENOUGH_FOUND = 0.9
MOST_FALSE = 0.1

_LISTING = """\
findings = ct.audit(sample.frame, label="malade")
rows = {row for one in findings if one.severity != "question" for row in one.rows}
exercise_2.check(rows)"""


def suspect_hunt(sample: Any) -> Exercise:
    """Build the exercise from a made table and its key."""
    made = need_sample(sample)
    words = Words(lambda: _question(made), _hint, lambda: _solution(made), _moral)
    return Exercise("01-2", (SuspectsPart(made),), words, _LISTING)


def need_sample(sample: Any) -> SanteSample:
    """Return the made table, or say how to make one."""
    if isinstance(sample, SanteSample) and sample.rows():
        return sample
    raise came_no_sample(sample)


def came_no_sample(sample: Any) -> CourseError:
    """Return the error that says how to make a table with its key."""
    example = 'sample = ct.make_sante(300, defects=["impossible_age", "wrong_unit"], random_state=0)'
    return explain(
        _("This exercise needs a made table with its answer key, and something planted in it."),
        came(sample),
        _("Write {example}", example=example),
    )


@dataclass(frozen=True)
class SuspectsPart:
    """Judge a list of suspicious rows by what it finds and by what it suspects in vain."""

    sample: SanteSample

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("suspicious rows")

    def read(self, answer: object) -> RowsScore:
        """Return the score of the rows that were named: as a part of the table, a mask, or index labels."""
        return self.sample.score(read_rows(answer, self.sample.frame))

    def what_is_wrong(self, answer: RowsScore) -> str:
        """Count what was found, missed and suspected in vain; nothing where that is good enough."""
        found, missed, false = map(len, answer)
        named = found + false
        if found >= ENOUGH_FOUND * (found + missed) and false <= MOST_FALSE * named:
            return ""
        return " ".join(
            [
                ngettext("{n} spoiled row was found,", "{n} spoiled rows were found,", found),
                ngettext("{n} was missed,", "{n} were missed,", missed),
                ngettext("{n} sound row was suspected in vain.", "{n} sound rows were suspected in vain.", false),
            ]
        )


def read_rows(answer: object, frame: pd.DataFrame) -> pd.Index:
    """Return the index labels that a student named, or explain what they are not."""
    labels = answer.index if isinstance(answer, pd.DataFrame) else _labels(answer, frame)
    unknown = labels.difference(frame.index)
    if len(unknown):
        raise UnreadableAnswerError(
            _("The table has no row {row}: rows are named by the index, not by ID.", row=repr(unknown[0])[:40])
        )
    return labels


def _labels(answer: object, frame: pd.DataFrame) -> pd.Index:
    try:
        values = np.asarray(answer if isinstance(answer, (pd.Series, pd.Index, np.ndarray)) else list(answer))  # type: ignore[call-overload]
    except TypeError:
        raise UnreadableAnswerError(
            _("Several rows are expected: a list of index labels, a mask, or the part of the table itself.")
        ) from None
    if values.dtype == bool:
        if values.shape != (len(frame),):
            raise UnreadableAnswerError(
                _("The mask has {n} values, and the table {n_rows} rows.", n=values.size, n_rows=len(frame))
            )
        return frame.index[values]
    return pd.Index(np.unique(values)) if values.ndim == 1 and values.size else pd.Index([], dtype=frame.index.dtype)


def _question(sample: SanteSample) -> str:
    kinds = sample.answer_key["defect"].nunique()
    return _(
        "{kinds} were planted in this table, in {rows}. Which rows do you suspect?",
        kinds=ngettext("{n} kind of defect", "{n} kinds of defects", kinds),
        rows=ngettext("{n} row", "{n} rows", len(sample.rows())),
    )


def _hint() -> str:
    return _(
        "describe() shows the extremes of each column; a histogram shows what stands apart. Write down what a value "
        "may be at most and at least, and ask for what lies outside."
    )


def _solution(sample: SanteSample) -> str:
    lines = [f"{row.defect} ({row.n_rows}): {row.meaning}" for row in sample.summary().itertuples()]
    return "\n".join(lines)


def _moral() -> str:
    return _("No list is complete: what you know of the subject finds what no statistics can.")
