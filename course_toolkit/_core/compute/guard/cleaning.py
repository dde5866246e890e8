"""Steps of a cleaning: what each needs of a table, and what pandas refused, in words."""

from collections.abc import Collection, Hashable
from typing import Any

import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.tables import nearest_column
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count

N_LETTERS = 200


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
        _("It is empty.") if reason in ("", None) or isinstance(reason, str) else came(reason),
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
    absent = [label for label in labels if not index.isin([label]).any()]
    if absent:
        raise explain(
            _("rows must be labels of the index, as the first column of frame.head() shows them."),
            _("Not there: {labels}; the index goes from {first} to {last}.", labels=show_some(absent),
              first=show(index[0]), last=show(index[-1])),
            _("A value of another column is no label: write where='ID == 10', or look at frame.index."),
        )  # fmt: skip
    repeated = index[index.duplicated()]
    twice = [label for label in labels if repeated.isin([label]).any()]
    if twice:
        raise explain(
            _("rows must name each row in one way."),
            _("These labels stand for more than one row: {labels}.", labels=show_some(twice)),
            _('Number the rows anew first: cleaning.number_rows(reason="…")'),
        )


def refuse_mask(n_given: int, n_rows: int) -> CourseError:
    """Return the error for a mask made of another version of the table."""
    return explain(
        _("A mask for rows must have one value for each row of the table as it is now, under the same labels."),
        _("{n_given} values came for {n_rows} rows, or other labels.", n_given=format_count(n_given),
          n_rows=format_count(n_rows)),
        _("Make it of cleaning.frame, or write the condition as text: where='Age > 110'."),
    )  # fmt: skip
