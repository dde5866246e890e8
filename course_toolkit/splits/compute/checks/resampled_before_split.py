"""Over-sampling, SMOTE or under-sampling before the split: rows made from others, or thrown away, in every set."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from scipy.stats import chi2_contingency

from course_toolkit._core.words import _, format_count, format_percent
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.copies.class_copies import ClassCopies, compare_copies, copied_rows, row_codes
from course_toolkit.splits.compute.copies.made_rows import MadeRows, find_made_rows
from course_toolkit.splits.compute.examples import N_PAIRS, side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, Positions, SplitFinding
from course_toolkit.splits.compute.meaning.identifiers import is_renumbered
from course_toolkit.splits.compute.meaning.roles import is_identifier
from course_toolkit.splits.compute.tables.classes import Classes, read_classes
from course_toolkit.splits.compute.tables.columns import Column, read_column
from course_toolkit.splits.compute.tables.sets import Sets

CODE = "resampled_before_split"


def find_resampled_before_split(sets: Sets) -> Iterator[Draft]:
    """Find rows of one class copied into both sets, rows made from others, and classes evened out.

    Whoever over-samples first and splits then puts copies, or mixtures, of the same rows on both sides. They stand in
    the classes that were filled up and not in the one they were filled up to, which therefore measures coincidence.
    """
    if sets.target is None:
        raise NotCheckedError(lambda: _("Some set has no labels; with them, classes could be compared."))
    if sets.task == "regression":
        raise NotCheckedError(lambda: _("The label is a quantity: it has no classes that resampling could even out."))
    classes = read_classes(sets.target)
    for pair in sets.pairs:
        yield from _find_copies(sets, classes, pair)
        made = find_made_rows(sets, classes, pair)
        if made is not None:
            yield _draft_made(sets, classes, pair, made)
    yield from _find_evened_out(sets)


# ------------------------------------------------------------------------------- copies


def _find_copies(sets: Sets, classes: Classes, pair: tuple[str, str]) -> Iterator[Draft]:
    columns = _compared(sets, pair)
    if not columns or min(sets.sizes[key] for key in pair) == 0:
        return
    codes = {key: row_codes(columns, key) for key in sets.frames}
    found = [one for one in compare_copies(codes, classes.per_set, pair) if one.stands_out]
    likely = [one for one in found if one.is_proved] or [one for one in found if one.drawn_evenly]
    if not likely:
        return
    values = [one.value for one in likely]
    first, last = pair
    crossing = np.isin(classes.per_set[last], values) & copied_rows(codes, classes.per_set, here=last, there=first)
    every = pd.Series(np.concatenate(list(codes.values())))
    again = every.duplicated(keep=False).to_numpy() & np.isin(classes.every, values)
    parts = np.split(again, np.cumsum([len(code) for code in codes.values()])[:-1])
    positions = {key: np.flatnonzero(part) for key, part in zip(codes, parts, strict=True)}
    yield _draft_copies(sets, classes, pair, likely, np.flatnonzero(crossing), positions)


def _compared(sets: Sets, pair: tuple[str, str]) -> list[Column]:
    """Return the columns in which copies agree: those that number the rows anew do not."""
    columns = [column for column in sets.columns() if not is_identifier(sets, column)]
    return [column for column in columns if not is_renumbered(*(column.per_set[key] for key in pair))]


def _draft_copies(
    sets: Sets, classes: Classes, pair: tuple[str, str], found: Sequence[ClassCopies], rows: Positions,
    positions: dict[str, Positions],
) -> Draft:  # fmt: skip
    worst = max(found, key=lambda one: one.share)
    first = row_codes(_compared(sets, pair), pair[0])
    last = row_codes(_compared(sets, pair), pair[1])
    twins = [(int(np.flatnonzero(first == last[row])[0]), int(row)) for row in rows[:N_PAIRS]]
    proved = all(one.is_proved for one in found)

    def draft() -> SplitFinding:
        return SplitFinding(
            code=CODE,
            severity="error" if proved else "question",
            title=_(
                "{share} of the rows of class {name} in the {last} are copies of rows of the {first}; of the other "
                "class, {other}: the class was filled up before the split.",
                share=format_percent(worst.share), name=classes.names[worst.value], last=_(SET_NAMES[pair[1]]),
                first=_(SET_NAMES[pair[0]]), other=format_percent(worst.other_share),
            )
            if proved
            else _(
                "{share} of the rows of class {name} in the {last} are copies of rows of the {first}; of the other "
                "class, {other}. Was the class filled up before the split?",
                share=format_percent(worst.share), name=classes.names[worst.value], last=_(SET_NAMES[pair[1]]),
                first=_(SET_NAMES[pair[0]]), other=format_percent(worst.other_share),
            ),
            rows=tuple(sets.index(pair[1])[rows]),
            evidence={
                "n_copies": len(rows), "share_copied": worst.share, "share_copied_other_class": worst.other_share,
                "n_rows_of_class": worst.n_union, "n_distinct_rows_of_class": worst.n_distinct,
                "n_rows_of_largest_class": worst.n_largest, "p_value": worst.by_chance,
            },
            hypotheses=(
                _("Rows of the rarer class were drawn again (over-sampling) before the sets were separated."),
                _("The same record was entered several times, in one class only."),
            ),
            why=_("The model is judged on rows that it has learnt by heart: in the class that matters most, it only has to remember."),  # noqa: E501 — one sentence
            fixes=_fixes(sets),
            examples=side_by_side(sets, pair, twins),
            sets=pair, positions=positions, repair="undo_resampling",
        )  # fmt: skip

    return draft


def _fixes(sets: Sets) -> tuple[str, ...]:
    label = repr(sets.label)
    return (
        f"train, test = train_test_split(original, stratify=original[{label}], random_state=0)",
        f"largest = train[{label}].value_counts().max()",
        f"train = train.groupby({label}).sample(largest, replace=True, random_state=0)",
    )


# ------------------------------------------------------------------------------- rows made from others


def _draft_made(sets: Sets, classes: Classes, pair: tuple[str, str], made: MadeRows) -> Draft:
    def draft() -> SplitFinding:
        first, last = _(SET_NAMES[pair[0]]), _(SET_NAMES[pair[1]])
        name = ", ".join(str(classes.names[c]) for c in made.classes)
        words = {"n": format_count(len(made.rows)), "name": name, "first": first, "last": last, "column": made.names[0]}
        return SplitFinding(
            code=CODE,
            severity="error" if made.is_exact else "question",
            title=_(
                "{n} rows of class {name} in the {last} lie exactly between two other rows, at least one of them in "
                "the {first}: they were made (SMOTE) before the split.",
                **words,
            )
            if made.is_exact
            else _(
                "{n} rows of class {name} in the {last} hold values of {column} between the steps that the other class "
                "keeps to, and so do rows of the {first}. Were they made (SMOTE) before the split?",
                **words,
            ),
            rows=tuple(sets.index(pair[1])[made.rows]),
            evidence={
                "n_between": len(made.rows), "share_between": made.share, "share_between_other_class": made.other_share,
                "n_by_chance": made.expected, "p_value": made.by_chance, "n_columns": len(made.names),
            },
            hypotheses=(
                _("SMOTE, ADASYN or the like mixed rows of the rarer class before the sets were separated."),
                _("Gaps between measurements were filled along a straight line."),
            ),
            why=_("A row between two training rows is no new case: the model has seen both ends of it, and its score says little about real ones."),  # noqa: E501 — one sentence
            fixes=_fixes(sets),
            examples=side_by_side(sets, made.keys, made.examples, names=[*made.names, sets.label]),
            sets=pair, positions=made.positions, repair="undo_resampling",
        )  # fmt: skip

    return draft


# ------------------------------------------------------------------------------- classes evened out


def _find_evened_out(sets: Sets) -> Iterator[Draft]:
    """Find a test set whose classes are not in the proportions of the raw rows it comes from."""
    for key, raw in sets.declared.raw.items():
        if key == "train" or sets.label not in raw or key not in sets.frames:
            continue
        both = read_column(sets.label, {"raw": raw[sets.label], "now": sets.frames[key][sets.label]})
        classes = read_classes(both)
        n = len(classes.names)
        counts = np.array([np.bincount(part[part >= 0], minlength=n) for part in classes.per_set.values()])
        if n < 2 or counts.sum(axis=1).min() == 0:
            continue
        p_value = float(chi2_contingency(counts)[1])
        if p_value <= LEVEL:
            yield _draft_evened_out(sets, classes, key, counts, p_value)


def _draft_evened_out(sets: Sets, classes: Classes, key: str, counts: np.ndarray, p_value: float) -> Draft:
    shares = counts / counts.sum(axis=1, keepdims=True)
    most = int(np.abs(shares[1] - shares[0]).argmax())

    def draft() -> SplitFinding:
        return SplitFinding(
            code=CODE,
            severity="question",
            title=_(
                "Class {name} makes {now} of the {last}, but {before} of the raw rows given for it. "
                "Was the {last} resampled?",
                name=classes.names[most], now=format_percent(shares[1][most]), before=format_percent(shares[0][most]),
                last=_(SET_NAMES[key]),
            ),
            evidence={
                "share_now": float(shares[1][most]), "share_raw": float(shares[0][most]),
                "n_rows_now": int(counts[1].sum()), "n_rows_raw": int(counts[0].sum()), "p_value": p_value,
            },
            hypotheses=(
                _("Rows were added to the rarer class, or taken from the more frequent one, before the split."),
                _("The raw table holds other rows than the ones used."),
            ),
            why=_("A score on classes evened out is not the score on the patients who will come."),
            fixes=_fixes(sets),
            sets=("train", key),
            repair="undo_resampling",
        )  # fmt: skip

    return draft
