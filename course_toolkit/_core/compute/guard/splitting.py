"""How a table is parted: sizes, seed, labels, groups and times that make it possible."""

import math
from collections.abc import Hashable, Mapping
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.choices import NUMBER, WHOLE
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count, ngettext

#: The largest seed that scikit-learn takes.
LARGEST_SEED = 2**32 - 1
#: A share of rows is rounded up, as scikit-learn does; 0.1 × 30 is 3.0000000000000004 and means 3.
ROUNDING = 1e-9


class NotGiven:
    """What stands for an argument that was not written; None is a value that somebody wrote."""

    def __repr__(self) -> str:
        return "…"


NOT_GIVEN = NotGiven()


def check_seed(random_state: object, *, advice: str = "") -> int:
    """Return a seed with which the split, or what ``advice`` speaks of, can be made again."""
    rule = _("random_state must be given: a whole number from 0 up.")
    reason = advice or _(
        "Without a seed each run draws other rows: nobody can make the split again, and the rows of today's test set "
        "are learned from tomorrow. Write random_state=0, and keep that number."
    )
    if isinstance(random_state, NotGiven):
        raise explain(rule, _("It was not given."), reason)
    if random_state is None:
        raise explain(rule, _("None came: it asks for other rows at each run."), reason)
    if isinstance(random_state, (np.random.Generator, np.random.RandomState)):
        other = _("A generator goes on from wherever it stands: give the number it was made from.")
        raise explain(rule, _("An object of type {kind} came.", kind=type(random_state).__name__), other)
    if isinstance(random_state, bool) or not isinstance(random_state, WHOLE) or not 0 <= random_state <= LARGEST_SEED:
        raise explain(rule, came(random_state), _("Write random_state=0, and keep that number."))
    return int(random_state)


def check_sizes(test_size: object, validation_size: object, *, n_rows: int) -> tuple[int, int]:
    """Return how many rows go to the test and to the validation set; at least one is left to learn from."""
    n_test = _n_rows(test_size, n_rows, name="test_size", smallest=1)
    n_validation = (
        0 if validation_size is None else _n_rows(validation_size, n_rows, name="validation_size", smallest=0)
    )
    if n_test + n_validation >= n_rows:
        raise explain(
            _("test_size and validation_size must leave rows to learn from."),
            _(
                "Of {n} rows, {n_test} would go to the test set and {n_validation} to the validation set.",
                n=format_count(n_rows), n_test=format_count(n_test), n_validation=format_count(n_validation),
            ),
            _("Both are shares of the whole table: test_size=0.3, validation_size=0.2 leave half of it to learn from."),
        )  # fmt: skip
    return n_test, n_validation


def _n_rows(size: Any, n_rows: int, *, name: str, smallest: int) -> int:
    if _is_number(size):
        if isinstance(size, WHOLE) and size >= smallest:
            return int(size)
        if 0 < size < 1:
            return math.ceil(float(size) * n_rows - ROUNDING)
        if size == 0 == smallest:
            return 0
    if smallest:
        rule = _("{name} must be a share between 0 and 1, or a number of rows.", name=name)
    else:
        rule = _("{name} must be a share between 0 and 1, a number of rows, or 0 for no such set.", name=name)
    raise explain(
        rule, came(size), _("It is counted on the whole table: write {name}=0.2 for 20 rows in 100.", name=name)
    )


def check_none_missing(values: pd.Series, *, name: str) -> None:
    """Refuse a column that decides where a row goes, and does not say it of every row."""
    n_missing = int(values.isna().sum())
    if not n_missing:
        return
    column = show(values.name)
    advice = {
        "label": _(
            "Ask the expert of the data what “no value” means. If it is a class of its own, fill it: "
            "frame[{column}] = frame[{column}].fillna(0). If nobody knows, leave these rows out: "
            "frame = frame.dropna(subset=[{column}])",
            column=column,
        ),
        "group": _(
            "Nobody knows whether these rows belong together. Find their group, or leave them out: "
            "frame = frame.dropna(subset=[{column}])",
            column=column,
        ),
        "time": _(
            "Nobody knows whether these rows come before or after. Find their time, or leave them out: "
            "frame = frame.dropna(subset=[{column}])",
            column=column,
        ),
    }.get(name, _("Fill them, or leave these rows out: frame = frame.dropna(subset=[{column}])", column=column))
    raise explain(
        _("{name}: the column {column} must have a value in every row.", name=name, column=column),
        _(
            "Missing (NULL, NaN, None): {n_missing} of {n} rows.",
            n_missing=format_count(n_missing), n=format_count(len(values)),
        ),
        advice,
    )  # fmt: skip


def refuse_unhashable(*, name: str, column: Hashable) -> NoReturn:
    """Refuse a column that holds a list in each row where one value is needed."""
    raise explain(
        _("{name}: the column {column} must hold one value in each row.", name=name, column=show(column)),
        _("It holds lists, or other collections."),
        _("Make one value of each: frame[{column}] = frame[{column}].astype(str)", column=show(column)),
    )


def refuse_time_as_label(label: pd.Series) -> NoReturn:
    """Refuse dates where a class or a quantity is to be predicted."""
    raise explain(
        _("label: the column {column} must hold classes or numbers.", column=show(label.name)),
        _("It holds dates or lengths of time, of type {kind}.", kind=str(label.dtype)),
        _("Is it the right column? Of a length of time, predict a number: frame[{column}].dt.days",
          column=show(label.name)),
    )  # fmt: skip


def check_finite_label(label: pd.Series) -> None:
    """Refuse a quantity that is infinite somewhere."""
    if not pd.api.types.is_float_dtype(label.dtype):
        return
    n_infinite = int(np.isinf(label.to_numpy(dtype=np.float64)).sum())
    if n_infinite:
        raise explain(
            _("label: the column {column} must hold finite numbers.", column=show(label.name)),
            _("Infinite: {n_bad} of {n} rows.", n_bad=format_count(n_infinite), n=format_count(len(label))),
            _("Find out where they come from (a division by zero?), mend them or leave these rows out: "
              "frame = frame[np.isfinite(frame[{column}])]", column=show(label.name)),
        )  # fmt: skip


def check_class_sizes(counts: Mapping[Hashable, int], *, name: str, n_sets: int, smallest_set: int) -> None:
    """Refuse to stratify by classes that are too rare for every set to have a row of each."""
    rare = {label: n for label, n in counts.items() if n < n_sets}
    if rare:
        refuse_rare_classes(rare, name=name, n_sets=n_sets)
    if len(counts) > smallest_set:
        raise explain(
            _("To stratify, each set needs at least one row of every class."),
            _(
                "The column {column} has {n_classes} classes; the smallest set would have {n_rows} rows.",
                column=name, n_classes=format_count(len(counts)), n_rows=format_count(smallest_set),
            ),
            _("Make that set larger, merge rare classes, or split without it: stratify=False"),
        )  # fmt: skip


def refuse_rare_classes(rare: Mapping[Hashable, int], *, name: str, n_sets: int) -> NoReturn:
    """Refuse classes that have too few rows to be dealt out to all sets."""
    shown = [
        ngettext("{label} ({n} row)", "{label} ({n} rows)", n, label=show(label)) for label, n in list(rare.items())[:5]
    ]
    raise explain(
        _("To stratify by {column}, every class needs rows for {n} sets, and better ten in each.",
          column=name, n=format_count(n_sets)),
        _("Too rare: {classes}.", classes=", ".join(shown) + ("…" if len(rare) > len(shown) else "")),
        _(
            "Ask the expert whether it is a typing error or belongs to another class, collect more of it, or leave it "
            "out. Without a validation set two sets suffice (validation_size=0); stratify=False deals rows blindly."
        ),
    )  # fmt: skip


def refuse_few_groups(column: Hashable, n_groups: int, n_sets: int) -> NoReturn:
    """Refuse fewer groups than sets."""
    raise explain(
        _("group: each of the {n} sets needs at least one group of its own.", n=format_count(n_sets)),
        ngettext(
            "The column {column} has {n} group.", "The column {column} has {n} groups.", n_groups, column=show(column)
        ),
        _("Is it the right column? A group is what must stay together: a patient, a user, a series of pictures."),
    )


def refuse_group_and_time() -> NoReturn:
    """Refuse two ways of splitting that contradict each other."""
    raise explain(
        _("group and time cannot both be given."),
        _("A group may have old and new rows: it cannot stay whole on one side of a date."),
        _(
            "Will the model meet new groups? Write group=. Will it predict later rows of the groups it knows? "
            "Write time=."
        ),
    )


def refuse_stratify_in_time(stratify: object) -> NoReturn:
    """Refuse to choose classes where time chooses the rows."""
    raise explain(
        _("stratify and time cannot both be given."),
        _("stratify={value} came; along time, the rows of each set are those of its days.", value=show(stratify)),
        _("Leave stratify out, and look at the proportions: print(say_split(split))"),
    )


def refuse_gap_without_time() -> NoReturn:
    """Refuse a gap in no time."""
    raise explain(
        _("gap must come with time."),
        _("No column of times was named."),
        _('Name it: time="date". The rows of the gap are left out between older and newer sets.'),
    )


def refuse_no_times(values: pd.Series) -> NoReturn:
    """Refuse a column that does not say when."""
    raise explain(
        _("time: the column {column} must hold dates or numbers.", column=show(values.name)),
        _("It holds values such as {value}.", value=show_some(values.iloc[:1].tolist())),
        _("Make dates of it: frame[{column}] = pd.to_datetime(frame[{column}])", column=show(values.name)),
    )


def refuse_few_times(column: Hashable, *, n_sets: int, with_gap: bool) -> NoReturn:
    """Refuse times that leave some set without rows."""
    advice = (
        _("Make the gap, test_size or validation_size smaller, or do without a validation set: validation_size=0")
        if with_gap
        else _("Take a finer time, or do without a validation set: validation_size=0")
    )
    raise explain(
        _("time: rows of one same moment stay together, and each of the {n} sets needs some.", n=format_count(n_sets)),
        _(
            "With the column {column}, no row would be left to learn from, or to follow the learning.",
            column=show(column),
        ),
        advice,
    )


def check_gap(gap: Any, times: pd.Series) -> Any:
    """Return the gap in the unit of the times: a Timedelta between dates, a number between numbers."""
    if pd.api.types.is_datetime64_any_dtype(times.dtype):
        rule = _("gap must be a length of time, such as '7D' or pd.Timedelta(days=7), 0 or more.")
        advice = _("Write the unit too: gap='7D' for seven days, gap='12h' for twelve hours.")
        try:
            length = None if _is_number(gap) and gap != 0 else pd.Timedelta(gap)
        except (ValueError, TypeError):
            length = None
        if isinstance(gap, bool) or length is None or pd.isna(length) or length < pd.Timedelta(0):
            raise explain(rule, came(gap), advice)
        return length
    if not _is_number(gap) or not 0 <= gap < math.inf:
        raise explain(
            _("gap must be a number, 0 or more, in the unit of the column {column}.", column=show(times.name)),
            came(gap),
            _("Write for example gap=1."),
        )
    return gap


def _is_number(value: Any) -> bool:
    # NumPy counts its lengths of time among the whole numbers.
    return isinstance(value, NUMBER) and not isinstance(value, (bool, np.timedelta64))
