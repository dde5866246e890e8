"""Steps of a cleaning: what each needs of a table, and what pandas refused, in words."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from difflib import get_close_matches
from keyword import iskeyword
from typing import Any

import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.choices import check_count
from course_toolkit._core.compute.guard.tables import nearest_column
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count

N_LETTERS = 200
#: So many different values of a column are looked at, to find the one that was meant.
N_TRIED = 1000
#: Names that the lines of pandas use themselves.
NAMES_IN_CODE = {"pd", "texts", "corrections", "row", "value", "swapped"}


def check_columns_there(frame: pd.DataFrame, columns: Collection[Hashable], *, step: str) -> None:
    """Refuse a step about a column that the table has not got."""
    absent = [column for column in columns if column not in frame.columns]
    if not absent:
        return
    nearest = nearest_column(frame, absent[0])
    raise explain(
        _("The table must have the columns of the step: {step}.", step=step),
        _("Not there: {absent}; the columns are: {columns}.", absent=show_some(absent),
          columns=show_some(frame.columns.tolist())),
        _("Did you mean {nearest}?", nearest=show(nearest[0])) if nearest
        else _("Look at the steps before: one may have dropped or renamed it."),
    )  # fmt: skip


def refuse_step(step: str, error: Exception) -> CourseError:
    """Return the error for a step that pandas cannot carry out on a column."""
    reason = " ".join(str(error).split())
    return explain(
        _("The column must suit the step: {step}.", step=step),
        _("pandas answers: {reason}", reason=reason[:N_LETTERS] + ("…" if len(reason) > N_LETTERS else "")),
        _("Look at what the column holds: frame.dtypes. Texts that are numbers or dates must be read as such first."),
    )


def check_bounds(low: Any, high: Any, *, name: str) -> None:
    """Refuse a range without a bound, with one that is not known, or upside down."""
    rule = _("{name} must be a lowest and a highest value; one of them may be None.", name=name)
    advice = _("Write for example {name}=(0, 110).", name=name)
    known = [bound for bound in (low, high) if bound is not None]
    if not known or any(not pd.api.types.is_scalar(bound) or pd.isna(bound) for bound in known):
        raise explain(rule, came((low, high)), advice)
    try:
        upside_down = len(known) > 1 and bool(low > high)
    except TypeError as error:
        raise explain(rule, came((low, high)), advice) from error
    if upside_down:
        raise explain(
            _("{name} must have its lowest value first.", name=name),
            came((low, high)),
            _("Exchange them: {name}=({low}, {high})", name=name, low=show(high), high=show(low)),
        )


def check_says_of_each_row(answer: Any, *, text: str, n_rows: int) -> pd.Series:
    """Return the answer of an expression that is true or false of each row."""
    if isinstance(answer, pd.Series) and len(answer) == n_rows and pd.api.types.is_bool_dtype(answer.dtype):
        return answer
    raise explain(
        _("where must be a condition that is true or false of each row."),
        _("{text} gives: {answer}", text=show(text), answer=came(answer)),
        _("Compare: where='Age > 110'; put a name with spaces between backticks: where='`my name` == 1'."),
    )


def check_reason(reason: Any) -> str:
    """Return the reason of a step, which every step has."""
    if isinstance(reason, str) and reason.strip():
        return reason.strip()
    raise explain(
        _("reason must say why the step is taken: in a month nobody remembers, and the expert will ask."),
        _("No reason was given.") if reason is None or isinstance(reason, str) else came(reason),
        _('Write for example reason="nobody lives 120 years; the expert agreed on 3 March".'),
    )


def refuse_no_choice(method: str, given: Collection[str], choices: Collection[str]) -> CourseError:
    """Return the error for a step that says in no way, or in two, which rows it is about."""
    return explain(
        _("{method} must say in one way which rows it is about: {choices}.", method=method, choices=", ".join(choices)),
        _("Given: {names}.", names=", ".join(given)) if given else _("None was given."),
        _("Take one step after the other, each with its reason.") if given
        else _("Write for example rows=[9], or where='Age > 110'."),
    )  # fmt: skip


def check_row_labels(index: pd.Index, labels: Collection[Hashable]) -> None:
    """Refuse labels of rows that are not there, and those that stand for several rows."""
    there = set(labels_there(index, labels))
    absent = [label for label in labels if label not in there]
    if absent:
        raise explain(
            _("rows must be labels of the index, as the first column of frame.head() shows them."),
            _("Not there: {labels}; the index goes from {first} to {last}.", labels=show_some(absent),
              first=show(index[0]), last=show(index[-1])),
            _("A value of another column is no label: write where='ID == 10', or look at frame.index."),
        )  # fmt: skip
    twice = labels_there(index[index.duplicated()], labels)
    if twice:
        raise explain(
            _("rows must name each row in one way."),
            _("These labels stand for more than one row: {labels}.", labels=show_some(twice)),
            _('Number the rows anew first: cleaning.number_rows(reason="…")'),
        )


def labels_there(index: pd.Index, labels: Collection[Hashable]) -> tuple[Hashable, ...]:
    """Return those of the labels that an index has; all are looked up at once, for a mask may name 100,000 rows."""
    wanted = list(labels)
    found = index[index.isin(wanted)].unique()
    if len(found) == len(wanted):
        return tuple(wanted)
    return tuple(label for label, is_there in zip(wanted, _as_index(wanted).isin(found), strict=True) if is_there)


def _as_index(labels: list[Hashable]) -> pd.Index:
    return pd.Index(labels, dtype=object, tupleize_cols=False)


def refuse_mask(n_given: int, n_rows: int) -> CourseError:
    """Return the error for a mask made of another version of the table."""
    return explain(
        _("A mask for rows must have one value for each row of the table as it is now, under the same labels."),
        _("{n_given} values came for {n_rows} rows, or other labels.", n_given=format_count(n_given),
          n_rows=format_count(n_rows)),
        _("Make it of cleaning.frame, or write the condition as text: where='Age > 110'."),
    )  # fmt: skip


def check_something_left(frame: pd.DataFrame, *, step: str) -> None:
    """Refuse a step after which there is no table any more, or one with two columns of one name."""
    if not frame.shape[0] or not frame.shape[1]:
        raise explain(
            _("A step must leave rows and columns: {step}.", step=step),
            _("After it: {n_rows} rows, {n_columns} columns.", n_rows=format_count(frame.shape[0]),
              n_columns=format_count(frame.shape[1])),
            _("Look first at which rows are concerned: cleaning.frame.query(…)"),
        )  # fmt: skip
    repeated = frame.columns[frame.columns.duplicated()]
    if len(repeated):
        raise explain(
            _("A step must leave column names that differ: {step}.", step=step),
            _("More than one column has the name: {columns}.", columns=show_some(repeated.tolist())),
            _("Choose another name, or drop the other column first."),
        )


def refuse_no_step(step: Any) -> TypeError:
    """Return the error for what is no step."""
    error = explain(
        _("step must be a step of a cleaning, such as a decision of the audit holds."),
        came(step),
        _("Write for example cleaning.add(finding.decisions[1].step, reason=finding.title)"),
    )
    return TypeError(str(error))


def refuse_no_cleaning(value: Any) -> TypeError:
    """Return the error for what is no cleaning."""
    error = explain(
        _("cleaning must be a Cleaning: a table with the steps that were taken."),
        came(value),
        _("Make one of the table: Cleaning(frame)"),
    )
    return TypeError(str(error))


def check_pairs(steps: Any) -> list[tuple[Any, Any]]:
    """Return steps with their reasons."""
    pairs = list(steps) if isinstance(steps, Iterable) and not isinstance(steps, (str, Mapping)) else [steps]
    if not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        raise explain(
            _("steps must be pairs of a step and its reason."),
            came(steps),
            _('Write for example steps=[(step, "the expert agreed")], or record them one by one: cleaning.add'),
        )
    return pairs


def refuse_rows_gone(step: str) -> CourseError:
    """Return the error for a step about rows that are not there any more."""
    return explain(
        _("A step must be about rows of the table as it is now: {step}.", step=step),
        _("None of them is there: a step before has dropped them, or numbered them anew."),
        _("Look at cleaning.frame.index, or undo: cleaning.undo()"),
    )


def check_table_name(name: Any) -> str:
    """Return the name that the table has in a script."""
    if isinstance(name, str) and name.isidentifier() and not iskeyword(name) and name not in NAMES_IN_CODE:
        return name
    raise explain(
        _("name must be a name that Python takes for a variable, and none that the script uses itself."),
        came(name),
        _('Write for example cleaning.code("patients").'),
    )


def check_how_many(n: Any, n_there: int, *, undone: bool) -> int:
    """Return how many steps to take back, or to take again."""
    count = check_count(n, name="n")
    if count > n_there:
        raise explain(
            _("n must be at most the number of steps that were undone.") if undone
            else _("n must be at most the number of steps recorded."),
            _("{n} were asked for, {n_there} are there.", n=format_count(count), n_there=format_count(n_there)),
            _("Look at them: print(cleaning)"),
        )  # fmt: skip
    return count


def check_mapping(mapping: Any, *, name: str, example: str) -> dict[Any, Any]:
    """Return a copy of a dictionary that is not empty."""
    if isinstance(mapping, Mapping) and mapping:
        return dict(mapping)
    raise explain(
        _("{name} must be a dictionary that is not empty.", name=name),
        came(mapping) if not isinstance(mapping, Mapping) else _("The dictionary is empty."),
        _("Write for example {name}={example}", name=name, example=example),
    )


def check_some_occur(column: pd.Series, values: Collection[Any]) -> None:
    """Refuse values none of which a column holds: a slip in their spelling, most often."""
    if column.isin(list(values)).any():
        return
    held = column.dropna().drop_duplicates()
    near = [match for value in values for match in get_close_matches(str(value), held.astype(str).head(N_TRIED), n=1)]
    raise explain(
        _("At least one of the values must occur in {column}.", column=show(column.name)),
        _("{values} came; the column holds: {held}.", values=show_some(values), held=show_some(held.head(10).tolist())),
        _("Did you mean {nearest}?", nearest=show(near[0])) if near
        else _("Look at them: frame[{column}].value_counts(dropna=False)", column=show(column.name)),
    )  # fmt: skip


def check_known(value: Any, *, name: str) -> None:
    """Refuse a missing value where a known one is put in."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        raise explain(
            _("{name} must be known values.", name=name),
            _("A missing one came."),
            _('To make a value missing: cleaning.set_missing(column, rows=[…], reason="…")'),
        )


def check_same_kind(before: pd.Series, after: pd.Series, *, step: str) -> None:
    """Refuse a step that would mix texts into numbers: nothing can be computed with such a column."""
    if after.dtype != object or before.dtype in (object, bool):
        return
    raise explain(
        _("What is put in must be of the kind of the column: {step}.", step=step),
        _("{column} is stored as {dtype}, the new value is of another kind.", column=show(before.name),
          dtype=before.dtype),
        _("Write numbers without quotation marks, and texts with them."),
    )  # fmt: skip


def refuse_no_format(column: Hashable, formats: Collection[str]) -> CourseError:
    """Return the error for texts of which it is not sure how the dates are written."""
    return explain(
        _("format must say how the dates of {column} are written.", column=show(column)),
        _("Several formats fit: {formats}.", formats=show_some(formats)) if formats else _("No usual format fits."),
        _('Write for example format="%d/%m/%Y" for 31/01/2024; only who made the table knows.'),
    )


def check_label_complete(column: pd.Series, mapping: Mapping[Any, Any]) -> None:
    """Refuse a mapping of a label that leaves values out: a class must not be forgotten."""
    left = column[column.notna() & ~column.isin(list(mapping))].drop_duplicates()
    if len(left):
        raise explain(
            _("mapping must say what becomes of each value of {column}.", column=show(column.name)),
            _("Left out: {values}.", values=show_some(left.tolist())),
            _("Add them, or write single values otherwise: cleaning.map_values"),
        )
