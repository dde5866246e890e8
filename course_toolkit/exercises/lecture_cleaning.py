"""Exercise 04-1: the lecture's own cleaning of its ten rows."""

from dataclasses import dataclass

import pandas as pd

from course_toolkit._core.words import _
from course_toolkit.datasets import load_sante
from course_toolkit.exercises.answers import UnreadableAnswerError
from course_toolkit.exercises.exercise import Exercise, Words

DROPPED, LAST, WRONG, COLUMN = "IMC", 9, 4, "cholesterol"
#: 242300 is 242 and 300 in one cell; empty is an honest answer as well.
CANDIDATES = (242.0, 300.0)

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

    def read(self, answer: object) -> pd.DataFrame:
        """Return the table that a student cleaned; a Cleaning stands for its own."""
        return read_table_of(answer)

    def what_is_wrong(self, answer: pd.DataFrame) -> str:
        """Say what is still there, or what should be; nothing where it is right."""
        checks = (self._columns, self._rows, self._value, self._others)
        return next(filter(None, (check(answer) for check in checks)), "")

    def _columns(self, frame: pd.DataFrame) -> str:
        if DROPPED in frame.columns:
            return _("IMC is still there: drop_columns gives no new table, look at cleaning.frame.")
        gone = [str(name) for name in self.before.columns if name != DROPPED and name not in frame.columns]
        return _("{column} is gone too: only IMC was to go.", column=gone[0]) if gone else ""

    def _rows(self, frame: pd.DataFrame) -> str:
        if LAST in frame.index and len(frame) == len(self.before):
            return _("The patient of 120 years is still there. Their ID is 10, the name of their row is 9.")
        expected = self.before.index.drop(LAST)
        if len(frame) == len(expected) and frame.index.equals(pd.RangeIndex(len(expected))):
            return ""
        return (
            ""
            if frame.index.equals(expected)
            else _("Another row is gone: only that of the patient of 120 years was to go.")
        )

    def _value(self, frame: pd.DataFrame) -> str:
        value = pd.to_numeric(frame[COLUMN], errors="coerce").iloc[WRONG]
        if pd.isna(value) or float(value) in CANDIDATES:
            return ""
        if value > max(CANDIDATES):
            return _("242300 is still two values in one cell: correct it by one of them, or empty it.")
        return _("242300 holds 242 and 300: which other value do you know?")

    def _others(self, frame: pd.DataFrame) -> str:
        kept = [name for name in self.before.columns if name != DROPPED]
        before, after = self.before[kept].drop(index=LAST), frame[kept]
        same = before.reset_index(drop=True).eq(after.reset_index(drop=True)) | (
            before.isna() & after.isna()
        ).reset_index(drop=True)
        same.loc[WRONG, COLUMN] = True
        same["malade"] = True  # what NULL means is for the expert: mapped or not, both can be right
        return "" if same.all(axis=None) else _("Another value was changed: compare with ct.load_sante().")


def read_table_of(answer: object) -> pd.DataFrame:
    """Return a table, or that of a Cleaning."""
    frame = getattr(answer, "frame", answer)
    if isinstance(frame, pd.DataFrame):
        return frame
    kind = type(answer).__name__[:40]
    raise UnreadableAnswerError(
        _("A table is expected, such as cleaning.frame, and a value of type {kind} came.", kind=kind)
    )


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
