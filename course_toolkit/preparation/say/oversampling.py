"""What a teacher would say of rows added to a class: how many, what they are, and where the score is judged."""

from collections.abc import Iterator

from course_toolkit._core.words import _, format_count, format_percent, format_value, ngettext
from course_toolkit._core.words.shares import format_share
from course_toolkit.preparation.compute.resampling.oversampled import Oversampled

#: One column that makes this much of the distances decides alone who is a neighbour.
ALONE = 0.8


def say_oversampling(result: Oversampled) -> str:
    """Return how many rows were added to which class, what they are, and what they are not.

    Parameters
    ----------
    result : Oversampled
        What :func:`oversample` returned.

    Returns
    -------
    str
        In the current language.

    See Also
    --------
    oversample, OversamplingPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute.resampling.oversampling import oversample
    >>> ct.set_language("en")
    >>> print(say_oversampling(oversample(ct.load_sante()[["Age"]], [0] * 8 + [1] * 2, random_state=0)))
    ... # doctest: +ELLIPSIS
    Class 1: 2 rows of 10 (20.0%) become 8 of 16 (50.0%). ...
    """
    parts = [
        *_say_classes(result),
        *_say_rows(result),
        *_say_distances(result),
        *_say_doubt(result),
        _say_judgement(result),
    ]
    return " ".join(parts)


def _say_classes(result: Oversampled) -> Iterator[str]:
    totals = {name: sum(counts.values()) for name, counts in (("before", result.before), ("after", result.after))}
    for label in result.enlarged[:3]:
        before, after = result.before[label], result.after[label]
        yield ngettext(
            "Class {label}: {n} row of {total} ({share}) becomes {after} of {total_after} ({share_after}).",
            "Class {label}: {n} rows of {total} ({share}) become {after} of {total_after} ({share_after}).",
            before,
            label=label, total=format_count(totals["before"]), share=format_percent(before / totals["before"], 1),
            after=format_count(after), total_after=format_count(totals["after"]),
            share_after=format_percent(after / totals["after"], 1),
        )  # fmt: skip
    n_more = len(result.enlarged) - 3
    if n_more > 0:
        yield ngettext("{n} other class was enlarged too.", "{n} other classes were enlarged too.", n_more)


def _say_rows(result: Oversampled) -> Iterator[str]:
    """Say what an added row is."""
    if result.sampler == "RandomOverSampler":
        label = result.enlarged[0]
        yield _(
            "Each row of class {label} stands there {times} times on average: a copy adds weight and no information, "
            "and a model that learns by heart learns these rows by heart.",
            label=label, times=format_value(result.after[label] / result.before[label], 3),
        )  # fmt: skip
        return
    yield _(
        "SMOTE invents rows: each lies between a real one and one of its {k} nearest of the same class. Nobody was "
        "measured there, and if the class has several groups, it fills the gap between them.",
        k=result.k_neighbors,
    )
    if result.categories:
        names = ", ".join(f"“{column}”" for column in result.categories[:4])
        yield ngettext(
            "One column of categories ({names}) takes the value most frequent among the neighbours.",
            "{n} columns of categories ({names}) take the value most frequent among the neighbours.",
            len(result.categories), names=names + ("…" if len(result.categories) > 4 else ""),
        )  # fmt: skip


def _say_distances(result: Oversampled) -> Iterator[str]:
    if result.widest is None:
        return
    column, share = result.widest
    if share > ALONE:
        yield _(
            "“{column}” makes {share} of the squared distances, and decides who is a neighbour: scale first, with the "
            "statistics of the training rows.",
            column=column, share=format_share(share),
        )  # fmt: skip


def _say_doubt(result: Oversampled) -> Iterator[str]:
    if result.is_unsplit:
        yield _(
            "Nothing shows that these rows were split from a table: they are numbered from 0, and no X_test was given. "
            "If this is the whole table, split first."
        )


def _say_judgement(result: Oversampled) -> str:
    """Say where the precision is judged, and what does as well."""
    label = result.enlarged[0]
    return _(
        "The model now believes that class {label} makes {share_after} of the rows: its probabilities are too high. "
        "Judge precision on validation and test rows, where it still makes {share}. "
        'Often class_weight="balanced" or another threshold (guide 07) does as well, and invents nothing.',
        label=label,
        share=format_percent(result.before[label] / sum(result.before.values()), 1),
        share_after=format_percent(result.after[label] / sum(result.after.values()), 1),
    )
