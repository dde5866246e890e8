"""Exercise 04-3: clean a made table; what is still spoiled, and what was sound and is changed, is counted."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.words import _, ngettext
from course_toolkit.datasets import SanteSample
from course_toolkit.exercises.answered_tables import read_table_of, same_cells
from course_toolkit.exercises.answers import UnreadableAnswerError, touching
from course_toolkit.exercises.cleaning_lines import listing_for
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.suspect_hunt import need_sample, told_kinds

ENOUGH_MENDED = 0.9
#: So few of the sound cells may be changed or lost.
MOST_HARMED = 0.01
#: A conversion gives back what was rounded: 5.3 mmol/L are 204.95 mg/dL where 205 stood.
ROUNDING = 0.02
#: A wrong diagnosis looks like a right one: nothing in the table shows it.
UNSEEN = "flipped_labels"
NUMBER = "ID"


def cleaning_hunt(sample: Any) -> Exercise:
    """Build the exercise from a made table and its key."""
    made = need_sample(sample)
    words = Words(lambda: _question(made), _hint, lambda: told_kinds(made), _moral)
    return Exercise("04-3", (MendedPart(made),), words, listing_for(made))


@dataclass(frozen=True)
class Balance:
    """What a cleaning did: spoiled values still there, values made up, sound values changed or lost."""

    n_left: int
    n_spoiled: int
    n_invented: int
    n_harmed: int
    n_sound: int
    lost_column: str = ""

    @property
    def is_good(self) -> bool:
        """Whether so much is mended, and so little harmed, that it will do."""
        mended = self.n_left + self.n_invented <= (1 - ENOUGH_MENDED) * self.n_spoiled
        return mended and self.n_harmed <= MOST_HARMED * self.n_sound and not self.lost_column


@dataclass(frozen=True)
class MendedPart:
    """Judge a cleaned table by the key: spoiled cells are mended, empty or gone, and sound cells are as they were."""

    sample: SanteSample

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("cleaned table")

    def read(self, answer: object) -> Balance:
        """Return what was done to the table; its rows must still have their names."""
        frame = read_table_of(answer)
        with touching(_("This table cannot be compared with sample.frame.")):
            self._check_names(frame)
            lost = [str(name) for name in self.sample.frame.columns if name not in frame.columns and name != NUMBER]
            if lost:
                return Balance(0, 0, 0, 0, 0, lost_column=lost[0])
            return self._balance(frame)

    def what_is_wrong(self, answer: Balance) -> str:
        """Count what is still spoiled and what was harmed; nothing where that is good enough."""
        if answer.is_good:
            return ""
        if answer.lost_column:
            return _("{column} is gone, or has another name: mend its cells, most of them are sound.",
                     column=answer.lost_column)  # fmt: skip
        n_left, n_invented, n_harmed = answer.n_left, answer.n_invented, answer.n_harmed
        told = [ngettext("{n} spoiled value is still there;", "{n} spoiled values are still there;", n_left)]
        if n_invented:
            told.append(
                ngettext(
                    "{n} became a value that nobody measured, where an empty cell would be honest;",
                    "{n} became values that nobody measured, where an empty cell would be honest;",
                    n_invented,
                )
            )
        told.append(
            ngettext("{n} sound value was changed or lost.", "{n} sound values were changed or lost.", n_harmed)
        )
        return " ".join(told)

    def _check_names(self, frame: pd.DataFrame) -> None:
        known = self.sample.frame
        lost = not frame.index.is_unique or not frame.index.isin(known.index).all()
        if not lost and NUMBER in frame.columns and len(frame):
            own = known.loc[frame.index, NUMBER].to_numpy()
            # A renumbered table has most rows under the name of another.
            lost = bool(np.mean(own != frame[NUMBER].to_numpy()) > 1 / 2)
        if lost:
            raise UnreadableAnswerError(_("The rows have lost their names: leave the index as it was read."))

    def _balance(self, frame: pd.DataFrame) -> Balance:
        left, invented, n_cells = self._spoiled_cells(frame)
        twice = self._entered_twice()
        left += sum(row in frame.index and copied in frame.index for row, copied in twice.items())
        harmed, sound = self._harmed(frame, twice)
        return Balance(left, n_cells + len(twice), invented, harmed, sound)

    def _entered_twice(self) -> dict[Any, Any]:
        """Return the rows that were added, and the row that each repeats."""
        added = self.sample.answer_key.loc[lambda key: key["copy_of"].notna()].drop_duplicates("row")
        return dict(zip(added["row"].tolist(), added["copy_of"].tolist(), strict=True))

    def _spoiled_cells(self, frame: pd.DataFrame) -> tuple[int, int, int]:
        """Return how many planted values are still there, how many were made up, and how many there were."""
        key = self.sample.answer_key
        key = key[key["column"].notna() & key["copy_of"].isna() & (key["defect"] != UNSEEN)]
        there = key[key["row"].isin(frame.index) & key["column"].isin(frame.columns)]
        now = pd.DataFrame({"value": [frame.loc[row.row, row.column] for row in there.itertuples()]}, dtype=object)
        empty = now["value"].isna().to_numpy()
        untouched = same_cells(now, there[["planted"]])[:, 0] & ~empty
        right = same_cells(now, there[["original"]], tolerance=ROUNDING)[:, 0] | _second_reading(now, there)
        invented = ~untouched & ~right & ~empty
        return int(untouched.sum()), int(invented.sum()), int(key["planted"].notna().sum())

    def _harmed(self, frame: pd.DataFrame, twice: dict[Any, Any]) -> tuple[int, int]:
        """Count the values of sound rows that are no longer what they were."""
        clean = self.sample.clean
        sound = clean.index.difference(self.sample.rows())
        columns = [name for name in clean.columns if name in frame.columns]
        kept = sound.intersection(frame.index)
        n_changed = int((~same_cells(clean.loc[kept, columns], frame.loc[kept, columns])).sum())
        # Of a patient entered twice, either row may go.
        stand_ins = {copied for row, copied in twice.items() if row in frame.index}
        n_lost = len(sound.difference(frame.index).difference(list(stand_ins)))
        return n_changed + n_lost * len(columns), len(sound) * len(columns)


def _second_reading(now: pd.DataFrame, key: pd.DataFrame) -> Any:
    """Say which cells hold the second of two readings that were run together: it was measured as well."""
    ends = [
        str(row.planted)[len(str(row.original)) :] if row.defect == "values_run_together" else ""
        for row in key.itertuples()
    ]
    return same_cells(now, pd.DataFrame({"end": ends}, dtype=object))[:, 0]


def _question(sample: SanteSample) -> str:
    kinds = ngettext("{n} kind of defect", "{n} kinds of defects", sample.answer_key["defect"].nunique())
    return _(
        "Planted in this table: {kinds}. Clean it, with a reason for each step, and give cleaning.frame.",
        kinds=kinds,
    )


def _hint() -> str:
    return _(
        "ct.AuditExplorer(sample.frame, label='malade') shows one suspicion at a time; its steps go into a Cleaning."
    )


def _moral() -> str:
    return _("An empty cell that is honest is worth more than a value that nobody measured.")
