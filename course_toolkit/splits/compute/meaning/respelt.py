"""Groups under another spelling: in capitals, with blanks or zeros, or as the beginning of a file's name."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.names import words_of
from course_toolkit.splits.compute.meaning.dates import BIRTH, read_moments
from course_toolkit.splits.compute.meaning.identifiers import has_many_values, sample_of_levels
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

_DAY = 86_400
_FILE = re.compile(
    r"(?P<whose>.+)[_/ -]+[A-Za-z]*\d+"
    r"\.(png|jpe?g|tiff?|bmp|gif|webp|dcm|nii|nii\.gz|svs|wav|mp3|flac|mp4|avi|csv|txt|npy|edf)",
    re.IGNORECASE,
)
MOST = 0.9
#: Rows to a value, on average, from which individuals come back rather than a few rows being copied.
COME_BACK = 1.5
#: So many times the pairs that chance makes of two birthdays.
BEYOND_CHANCE = 10
FEWEST_DAYS = 20


def respelt(sets: Sets, name: Name, spell: Callable[[str], str | None]) -> Sets:
    """Return the sets with the texts of a column in another spelling."""
    frames = {}
    for key, frame in sets.frames.items():
        written = frame[name].astype(object)
        known = written.notna()
        spellings = {one: spell(one) for one in pd.unique(written[known].map(str))}
        frames[key] = frame.copy(deep=False)
        frames[key][name] = written.where(known, None).map(lambda one, to=spellings: to.get(str(one)))
    return replace(sets, frames=frames, _columns={}, _found={})


def plain(text: str) -> str:
    """Return a name without what typing changes: case, blanks, zeros before a number and after its point."""
    letters = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"(?<![\d.])0+(?=\d)", "", re.sub(r"(?<=\d)\.0+$", "", letters))


def is_one_to_one(sets: Sets, name: Name) -> bool:
    """Say whether the plain spelling keeps apart what each set tells apart."""
    texts = [frame[name].dropna().map(str) for frame in sets.frames.values()]
    return all(one.nunique() == one.map(plain).nunique() for one in texts)


def whose(text: str) -> str | None:
    """Return whose file it is: patient012 of patient012_coupe3.png; None where the name does not say."""
    found = _FILE.fullmatch(text.strip())
    owner = re.sub(r"[_/ -]+[A-Za-z]+$", "", found["whose"]) if found else ""  # P12 of P12/scan-07.dcm
    return owner if re.search(r"\d", owner) and re.search("[A-Za-z]", owner) else None


def are_files(column: Column) -> bool:
    """Say whether texts are names of files, several of the same individual."""
    owners = [whose(text) for text in sample_of_levels(column)]
    return bool(owners) and sum(owner is not None for owner in owners) >= MOST * len(owners)


def have_several(column: Column) -> bool:
    """Say whether the owners of files come back, and are more than kinds would be."""
    return column.levels is not None and len(column.levels) * COME_BACK <= column.n_known and has_many_values(column)


def is_birth_of_several(sets: Sets, column: Column) -> bool:
    """Say whether a date of birth comes back as one individual's would, oftener than chance has two on one day.

    Of days that lie up to a week apart, chance has as many pairs as of equal ones; the first of a month, which stands
    for an unknown day, does not count.
    """
    if not sets.in_memory or not BIRTH.intersection(words_of(column.name)):
        return False
    moments = read_moments(sets, column.name)
    if moments is None or moments.unit != "seconds":
        return False
    days = pd.to_datetime(pd.Series(np.concatenate(list(moments.per_set.values()))), unit="s").dropna()
    days = days[days.dt.day > 1]
    counted = (days.astype("datetime64[s]").astype(np.int64) // _DAY).value_counts()
    if len(counted) < FEWEST_DAYS or COME_BACK * len(counted) > counted.sum():
        return False
    equal = float((counted * (counted - 1) / 2).sum())
    apart = [float((counted * counted.reindex(counted.index + lag).to_numpy()).sum()) for lag in range(1, 8)]
    return equal > BEYOND_CHANCE * float(np.mean(apart)) / 2
