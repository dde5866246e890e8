"""Exercise 04-3: clean a made table; what is still spoiled, and what was sound and is changed, is counted."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.words import _, ngettext
from course_toolkit.datasets import SanteSample
from course_toolkit.exercises.answers import UnreadableAnswerError
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.lecture_cleaning import read_table_of
from course_toolkit.exercises.suspect_hunt import need_sample

ENOUGH_MENDED = 0.9
#: So few of the sound cells may be changed or lost.
MOST_HARMED = 0.01

_LISTING = """\
cleaning = ct.Cleaning(sample.frame)
cleaning.set_missing("Age", where="Age > 110", reason="nobody in the study is older")
cleaning.set_missing("cholesterol", where="cholesterol > 1000", reason="two readings in one cell")
cleaning.convert("cholesterol", where="cholesterol < 20", factor=38.67, reason="mmol/L among mg/dL")
exercise_3.check(cleaning.frame)"""


def cleaning_hunt(sample: Any) -> Exercise:
    """Build the exercise from a made table and its key."""
    made = need_sample(sample)
    words = Words(lambda: _question(made), _hint, lambda: _solution(made), _moral)
    return Exercise("04-3", (MendedPart(made),), words, _LISTING)


@dataclass(frozen=True)
class MendedPart:
    """Judge a cleaned table by the key: spoiled cells that are mended, empty or gone, and sound cells that are not."""

    sample: SanteSample

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("cleaned table")

    def read(self, answer: object) -> pd.DataFrame:
        """Return the table that a student cleaned; its rows must still have their names."""
        frame = read_table_of(answer)
        unknown = frame.index.difference(self.sample.frame.index)
        if len(unknown) or not frame.index.is_unique:
            raise UnreadableAnswerError(_("The rows have lost their names: leave the index as it was read."))
        return frame

    def what_is_wrong(self, answer: pd.DataFrame) -> str:
        """Count what is still spoiled and what was harmed; nothing where that is good enough."""
        spoiled, total = self._still_spoiled(answer)
        harmed, sound = self._harmed(answer)
        if spoiled <= (1 - ENOUGH_MENDED) * total and harmed <= MOST_HARMED * sound:
            return ""
        return " ".join(
            [
                ngettext("{n} spoiled cell is still there;", "{n} spoiled cells are still there;", spoiled),
                ngettext("{n} sound value was changed or lost.", "{n} sound values were changed or lost.", harmed),
            ]
        )

    def _still_spoiled(self, frame: pd.DataFrame) -> tuple[int, int]:
        key = self.sample.answer_key
        cells = [(row.row, row.column, row.planted) for row in key.itertuples() if row.column in frame.columns]
        whole = [row.row for row in key.itertuples() if row.column is None]
        left = sum(row in frame.index and _same(frame.loc[row, column], planted) for row, column, planted in cells)
        return left + sum(row in frame.index for row in whole), len(cells) + len(whole)

    def _harmed(self, frame: pd.DataFrame) -> tuple[int, int]:
        """Count the values of sound rows that are no longer what they were."""
        dirty = self.sample.frame
        rows = dirty.index.difference(self.sample.rows())
        kept, columns = rows.intersection(frame.index), [name for name in dirty.columns if name in frame.columns]
        before, after = (_numbers(one.loc[kept, columns]) for one in (dirty, frame))
        differ = (before != after) & ~(before.isna() & after.isna())
        n_lost = (len(rows) - len(kept)) * len(columns)
        return int(differ.to_numpy().sum()) + n_lost, len(rows) * len(columns)


def _same(value: Any, planted: Any) -> bool:
    """Say whether a cell still holds what was planted; an empty cell holds it where a gap was planted."""
    if pd.isna(planted):
        return bool(pd.isna(value))
    return str(value) == str(planted) or _number(value) == _number(planted)


def _number(value: Any) -> float:
    return float(pd.to_numeric(value, errors="coerce"))


def _numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with numbers where texts are numbers: "24.5" read as 24.5 is no change."""
    return frame.apply(lambda column: pd.to_numeric(column, errors="coerce").fillna(column.astype(object)))


def _question(sample: SanteSample) -> str:
    kinds = ngettext("{n} kind of defect", "{n} kinds of defects", sample.answer_key["defect"].nunique())
    return _(
        "{kinds} were planted in this table. Clean it, with a reason for each step, and give cleaning.frame.",
        kinds=kinds,
    )


def _hint() -> str:
    return _(
        "ct.AuditExplorer(sample.frame, label='malade') shows one suspicion at a time; its steps go into a Cleaning."
    )


def _solution(sample: SanteSample) -> str:
    return "\n".join(f"{row.defect} ({row.n_rows}): {row.meaning}" for row in sample.summary().itertuples())


def _moral() -> str:
    return _("An empty cell that is honest is worth more than a value that nobody measured.")
