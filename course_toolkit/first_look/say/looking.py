"""What a teacher would say at a first look: how large, what is missing where, which texts look like numbers."""

from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from course_toolkit._core.compute.printing import printable
from course_toolkit._core.words import N_, _, format_count, format_percent, ngettext
from course_toolkit.first_look.compute.looking import FirstLook

N_COLUMNS_NAMED = 5
N_CLASSES_NAMED = 6
#: Texts and few numbers are classes; more different numbers are a quantity.
MOST_CLASSES = 20
SMALLEST_WRITTEN = 0.01


def say_first_look(look: FirstLook) -> str:
    """Say what a first look shows, and nothing that the eye of the student should find.

    Parameters
    ----------
    look : FirstLook
        What :func:`first_look` returned.

    Returns
    -------
    str
        Plain text in the current language: size, missing cells, texts that look like numbers or dates, classes.

    See Also
    --------
    first_look, FirstLookPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.first_look.compute.looking import first_look
    >>> from course_toolkit.first_look.say.looking import say_first_look
    >>> ct.set_language("en")
    >>> print(say_first_look(first_look(ct.load_sante(), label="malade")))
    10 rows × 6 columns: 6 of numbers. Missing: malade 4 (40%). “malade” has one value only, “1.0” (6 rows); 4 rows
    have none: is that a class, or not known?
    """
    return " ".join([_size(look), _missing(look), *_lookalikes(look), *_classes(look)])


def _size(look: FirstLook) -> str:
    rows = ngettext("{n} row", "{n} rows", look.n_rows)
    columns = ngettext("{n} column", "{n} columns", look.n_columns)
    kinds = ", ".join(_kinds(look))
    return _("{rows} × {columns}: {kinds}.", rows=rows, columns=columns, kinds=kinds)


def _kinds(look: FirstLook) -> Iterator[str]:
    """Yield how many columns pandas stores as what."""
    kinds = look.types.map(_kind_of).value_counts()
    worded = {
        "number": N_("{n} of numbers"),
        "boolean": N_("{n} of true or false"),
        "date": N_("{n} of dates"),
        "text": N_("{n} of text"),
    }
    return (_(text, n=format_count(kinds[kind])) for kind, text in worded.items() if kind in kinds.index)


def _kind_of(dtype: Any) -> str:
    types = pd.api.types
    if types.is_bool_dtype(dtype):
        return "boolean"
    if types.is_numeric_dtype(dtype):
        return "number"
    return "date" if types.is_datetime64_any_dtype(dtype) else "text"


def _missing(look: FirstLook) -> str:
    counts = look.missing[look.missing > 0].sort_values(ascending=False, kind="stable")
    if counts.empty:
        return _("No cell is missing.")
    named = [
        f"{_name(name)} {format_count(n)} ({_percent(n / look.n_rows)})"
        for name, n in counts.head(N_COLUMNS_NAMED).items()
    ]
    left = len(counts) - len(named)
    more = " " + ngettext("… and {n} column more", "… and {n} columns more", left) if left else ""
    return _("Missing: {columns}.", columns=", ".join(named) + more)


def _percent(share: float) -> str:
    return format_percent(share) if share >= SMALLEST_WRITTEN else format_percent(share, 2)


def _lookalikes(look: FirstLook) -> Iterator[str]:
    numbers = [_name(note["column"]) for note in look.lookalikes if note["code"] == "looks_like_numbers"]
    dates = [_name(note["column"]) for note in look.lookalikes if note["code"] == "looks_like_dates"]
    if numbers:
        yield _("Stored as text, though they look like numbers: {columns}.", columns=_some(numbers))
    if dates:
        yield _("Stored as text, though they look like dates: {columns}.", columns=_some(dates))


def _some(names: list[str]) -> str:
    return ", ".join(names[:N_COLUMNS_NAMED]) + ("…" if len(names) > N_COLUMNS_NAMED else "")


def _classes(look: FirstLook) -> Iterator[str]:
    if look.classes is None:
        return
    known = look.classes[~look.classes.index.isna()]
    n_missing = look.n_rows - int(known["count"].sum())
    label = _name(look.label)
    if len(known) == 0:
        yield _("“{label}” has no value at all.", label=label)
    elif len(known) == 1:
        yield _one_class(label, known, n_missing)
    elif len(known) > MOST_CLASSES:
        yield _("“{label}” has {n} different values: is it a quantity, or are these classes?", label=label,
                n=format_count(len(known)))  # fmt: skip
    else:
        yield _several_classes(label, known, n_missing, look.n_rows)


def _one_class(label: str, known: pd.DataFrame, n_missing: int) -> str:
    value, n_rows = _name(known.index[0]), int(known["count"].iloc[0])
    has = ngettext("“{label}” has one value only, “{value}” ({n} row)", "“{label}” has one value only, “{value}” "
                   "({n} rows)", n_rows, label=label, value=value)  # fmt: skip
    if not n_missing:
        return _("{fact}: there is nothing to tell apart.", fact=has)
    none = ngettext("{n} row has none: is that a class, or not known?",
                    "{n} rows have none: is that a class, or not known?", n_missing)  # fmt: skip
    return _("{fact}; {question}", fact=has, question=none)


def _several_classes(label: str, known: pd.DataFrame, n_missing: int, n_rows: int) -> str:
    named = [
        f"{_name(value)} {format_count(n)} ({_percent(n / n_rows)})"
        for value, n in known["count"].head(N_CLASSES_NAMED).items()
    ]
    left = len(known) - len(named)
    named += [ngettext("{n} class more", "{n} classes more", left)] if left else []
    named += [_("missing {n} ({share})", n=format_count(n_missing), share=_percent(n_missing / n_rows))] * bool(
        n_missing
    )
    return _("Classes of “{label}”: {classes}.", label=label, classes=", ".join(named))


def _name(name: Hashable) -> str:
    return printable(str(name))
