"""Exercise 04-1: the lecture's own cleaning of its ten rows."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.words import _
from course_toolkit.datasets import load_sante
from course_toolkit.exercises.answered_tables import read_table_of, same_cells
from course_toolkit.exercises.answers import UnreadableAnswerError, touching
from course_toolkit.exercises.exercise import Exercise, Words

NUMBER, LABEL = "ID", "malade"
#: What goes and what is put right, by the numbers of the patients: an index may have been made anew.
DROPPED, LAST, WRONG, COLUMN = "IMC", 10, 5, "cholesterol"
#: 242300 is 242 and 300 in one cell; empty is an honest answer as well.
SPOILED, CANDIDATES = 242300.0, (242.0, 300.0)

_LISTING = """\
cleaning = ct.Cleaning(ct.load_sante())
cleaning.drop_columns("IMC", reason="repeats weight and cholesterol")
cleaning.drop_rows(rows=[9], reason="no patient is 120 years old")
cleaning.correct("cholesterol", {4: 242}, reason="242 and 300 in one cell: the first one counts")
exercise_1.check(cleaning.frame)"""


def lecture_cleaning() -> Exercise:
    """Build the exercise from the lecture's ten rows."""
    words = Words(_question, _hint, _solution, _moral)
    return Exercise("04-1", (CleanedPart(load_sante()),), words, _LISTING)


@dataclass(frozen=True)
class CleanedPart:
    """Judge a cleaned table: what should be gone is gone, and nothing else was touched."""

    before: pd.DataFrame

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("cleaned table")

    def read(self, answer: object) -> str:
        """Return what is wrong with the table that a student cleaned; a Cleaning stands for its own table."""
        frame = read_table_of(answer)
        with touching(_("This table cannot be compared with the lecture's.")):
            checks = (self._columns, self._rows, self._value, self._others)
            return next(filter(None, (check(frame) for check in checks)), "")

    def what_is_wrong(self, answer: str) -> str:
        """Say what is still there, or what should be; nothing where it is right."""
        return answer

    def _columns(self, frame: pd.DataFrame) -> str:
        gone = [str(name) for name in self.before.columns if name != DROPPED and name not in frame.columns]
        added = [str(name) for name in frame.columns if name not in self.before.columns]
        if gone and added:
            return _("{column} has another name now: leave the names as they were.", column=gone[0])
        if gone:
            return _("{column} is gone too: only IMC was to go.", column=gone[0])
        if DROPPED in frame.columns:
            return _("IMC is still there: is this the table after the cleaning, cleaning.frame?")
        return _("{column} is new: nothing was to be added.", column=repr(added[0])[:40]) if added else ""

    def _rows(self, frame: pd.DataFrame) -> str:
        wanted = self.before[NUMBER][self.before[NUMBER] != LAST]
        numbers = pd.to_numeric(frame[NUMBER], errors="coerce")
        n_missing = int((~wanted.isin(numbers)).sum())
        if n_missing == 0 and numbers.eq(LAST).any():
            return _("The patient of 120 years is still there. Their ID is 10, the name of their row is 9.")
        if numbers.eq(LAST).any():
            return _("The wrong row is gone: that of the patient of 120 years has the ID 10 and the name 9.")
        if n_missing:
            return _("Another row is gone: only that of the patient of 120 years was to go.")
        if len(numbers) != len(wanted):
            return _("A row was added or entered twice.")
        return ""

    def _value(self, frame: pd.DataFrame) -> str:
        cell = frame.loc[pd.to_numeric(frame[NUMBER], errors="coerce") == WRONG, COLUMN].iloc[0]
        value = float(pd.to_numeric(pd.Series([cell]), errors="coerce").iloc[0])
        if pd.isna(cell) or value in CANDIDATES:
            return ""
        if value == SPOILED:
            return _("242300 is still two values in one cell: correct it by one of them, or empty it.")
        return _("242300 holds two values, written one behind the other: yours is neither of them.")

    def _others(self, frame: pd.DataFrame) -> str:
        """Compare all that was to stay; what NULL means is for the expert, so that the label may be mapped or not."""
        kept = [name for name in self.before.columns if name not in (DROPPED, LABEL)]
        before = _by_number(self.before[kept]).drop(index=LAST)
        same = same_cells(before, _by_number(frame[kept]).loc[before.index])
        same[before.index == WRONG, [name for name in kept if name != NUMBER].index(COLUMN)] = True
        if same.all():
            return ""
        return _("Another value was changed: compare with ct.load_sante().")


def _by_number(frame: pd.DataFrame) -> pd.DataFrame:
    numbers: Any = pd.to_numeric(frame[NUMBER], errors="coerce")
    if not numbers.is_unique:
        raise UnreadableAnswerError(_("A row was added or entered twice."))
    return frame.drop(columns=NUMBER).set_axis(numbers.astype(float), axis="index")


def _question() -> str:
    return _(
        "Clean the lecture's ten rows as the lecture does: IMC goes, the patient of 120 years goes, 242300 is put "
        "right. Then give cleaning.frame."
    )


def _hint() -> str:
    return _("drop_columns, drop_rows and correct, each with its reason. Rows are named by the index: ID 10 is row 9.")


def _solution() -> str:
    return _("Three steps, and a reason for each: without it, nobody can judge them later.")


def _moral() -> str:
    return _("cleaning.code() gives the same table again next year; the reasons tell the expert why.")
