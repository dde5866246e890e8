"""Exercise 01-2: name the suspicious rows of a made table; they are scored without the rest being given away."""

from dataclasses import dataclass
from typing import Any

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import _, ngettext
from course_toolkit.datasets import SanteSample
from course_toolkit.exercises.answered_rows import read_rows
from course_toolkit.exercises.exercise import Exercise, Words

#: So much of what is planted must be found; so few sound rows among those named may stand there.
ENOUGH_FOUND = 0.9
MOST_FALSE = 0.1

_LISTING = """\
findings = ct.audit(sample.frame, label="malade", ranges={"Age": (0, 110)})
rows = {row for one in findings for row in one.rows}
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

    def read(self, answer: object) -> list[Any]:
        """Return the index labels that a student means: a part of the table, a mask, or the labels themselves."""
        return read_rows(answer, self.sample.frame)

    def what_is_wrong(self, answer: list[Any]) -> str:
        """Count what was found, missed and suspected in vain; nothing where that is good enough."""
        if not answer:
            return _("No row is named: what do you suspect?")
        if self._is_enough(answer):
            return ""
        if len(answer) == len(self.sample.frame):
            return _("That is the whole table: whoever suspects everything has found nothing.")
        if self._is_enough(self._rows_of_ids(answer)):
            return _("These look like IDs: rows are named by the index, which begins at 0.")
        return self._counts(answer)

    def _is_enough(self, labels: list[Any]) -> bool:
        found, missed, false = map(len, self.sample.score(labels))
        return found >= ENOUGH_FOUND * (found + missed) and false <= MOST_FALSE * (found + false)

    def _rows_of_ids(self, ids: list[Any]) -> list[Any]:
        return list(self.sample.frame.index[self.sample.frame["ID"].isin(ids)])

    def _counts(self, labels: list[Any]) -> str:
        found, missed, false = map(len, self.sample.score(labels))
        return " ".join(
            [
                ngettext("{n} spoiled row was found,", "{n} spoiled rows were found,", found),
                ngettext("{n} was missed,", "{n} were missed,", missed),
                ngettext("{n} sound row was suspected in vain.", "{n} sound rows were suspected in vain.", false),
            ]
        )


def _question(sample: SanteSample) -> str:
    kinds = sample.answer_key["defect"].nunique()
    return _(
        "Planted in this table: {kinds}, in {rows}. Which rows do you suspect?",
        kinds=ngettext("{n} kind of defect", "{n} kinds of defects", kinds),
        rows=ngettext("{n} row", "{n} rows", len(sample.rows())),
    )


def _hint() -> str:
    return _(
        "describe() shows the extremes of each column; a histogram shows what stands apart. Write down what a value "
        "may be at most and at least, and ask for what lies outside."
    )


def _solution(sample: SanteSample) -> str:
    return told_kinds(sample)


def told_kinds(sample: SanteSample) -> str:
    """Return what was planted, a line a kind."""
    return "\n".join(f"{row.defect} ({row.n_rows}): {row.meaning}" for row in sample.summary().itertuples())


def _moral() -> str:
    return _("No list is complete: what you know of the subject finds what no statistics can.")
