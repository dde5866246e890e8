"""What a teacher would say of one attribute, and of its histogram at this number of bins."""

from collections.abc import Iterator

from course_toolkit._core.words import _, format_count, format_percent, format_value, ngettext
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, Histogram, NumberOutcome
from course_toolkit.attributes.say.amounts import cut, say_row, say_value
from course_toolkit.attributes.say.binning import say_bins

#: Skewness from here on is seen in the histogram.
SKEWED = 1.0
#: So many of the outliers are named.
N_NAMED = 3
#: Nearly as many different texts as rows: an identifier, or free text.
NEARLY_ALL = 0.9
#: One category alone holds nearly everything.
DOMINANT = 0.95
#: Shares below this are written with decimals.
RARE = 0.01


def say_attribute(outcome: AttributeOutcome, histogram: Histogram | None = None) -> str:
    """Say what an attribute holds, what stands out, and what this number of bins hides.

    Parameters
    ----------
    outcome : AttributeOutcome
        What :func:`describe_attribute` returned.
    histogram : Histogram, optional
        What its ``.at(n_bins)`` returned; without it, nothing is said of bins.

    Returns
    -------
    str
        Plain text in the current language.

    See Also
    --------
    describe_attribute, AttributePicture, AttributeExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.describe import describe_attribute
    >>> ct.set_language("en")
    >>> print(say_attribute(describe_attribute(ct.load_sante(), "Age")))
    Age: 10 values from 25 to 120, half of them between 30.75 and 49.75 (median 46). 1 outlier beyond the whiskers:
    120 (row 9). The long tail to the right pulls the mean (47.9) away from the median.
    """
    if isinstance(outcome, NumberOutcome):
        parts = [*_numbers(outcome), *([] if histogram is None else say_bins(outcome, histogram))]
    elif isinstance(outcome, CategoryOutcome):
        parts = list(_categories(outcome))
    else:
        parts = [_nothing(outcome)]
    return " ".join([*parts, *_gaps(outcome)])


def _nothing(outcome: AttributeOutcome) -> str:
    name = cut(outcome.name)
    if outcome.kind == "nested":
        return _(
            "{name} holds lists or dictionaries: take them apart first, with frame.explode or pd.json_normalize.",
            name=name,
        )
    if outcome.n_missing == outcome.n_rows:
        return _("{name} is empty: none of its {n} values is known.", name=name, n=format_count(outcome.n_rows))
    return _("{name} holds no value that can be drawn.", name=name)


def _numbers(outcome: NumberOutcome) -> Iterator[str]:
    spread, kind = outcome.spread, outcome.kind
    if spread.minimum == spread.maximum:
        yield ngettext(
            "{name}: {n} value, which is {value}.", "{name}: {n} values, all of them {value}.", spread.n,
            name=cut(outcome.name), value=say_value(spread.minimum, kind),
        )  # fmt: skip
        return
    yield _(
        "{name}: {n} values from {low} to {high}, half of them between {q1} and {q3} (median {median}).",
        name=cut(outcome.name), n=format_count(spread.n), low=say_value(spread.minimum, kind),
        high=say_value(spread.maximum, kind), q1=say_value(spread.q1, kind), q3=say_value(spread.q3, kind),
        median=say_value(spread.median, kind),
    )  # fmt: skip
    yield from _outliers(outcome)
    if kind == "number" and abs(spread.skewness) >= SKEWED:
        # Two whole sentences, since languages turn left and right differently.
        mean = format_value(spread.mean)
        if spread.skewness > 0:
            yield _("The long tail to the right pulls the mean ({mean}) away from the median.", mean=mean)
        else:
            yield _("The long tail to the left pulls the mean ({mean}) away from the median.", mean=mean)


def _outliers(outcome: NumberOutcome) -> Iterator[str]:
    spread, n = outcome.spread, outcome.spread.n_outliers
    if n:
        named = ", ".join(
            _("{value} (row {row})", value=say_value(value, outcome.kind), row=say_row(outcome.index, int(position)))
            for position, value in zip(spread.outliers[:N_NAMED], spread.outlier_values[:N_NAMED].tolist(), strict=True)
        )
        if n > N_NAMED:
            yield _("{n} outliers beyond the whiskers, the furthest {named}.", n=format_count(n), named=named)
        else:
            yield ngettext(
                "{n} outlier beyond the whiskers: {named}.", "{n} outliers beyond the whiskers: {named}.", n,
                named=named,
            )  # fmt: skip
    if spread.q1 == spread.q3 and n:
        yield _(
            "More than half of the values are {value}: the box has no width, and whatever differs counts as an "
            "outlier.",
            value=say_value(spread.q1, outcome.kind),
        )
    if outcome.n_outside:
        yield ngettext(
            "{n} value is left out of the picture.", "{n} values are left out of the picture.", outcome.n_outside
        )
    elif outcome.is_stretched:
        yield ngettext(
            "It stretches the axis: leave it out to see the others.",
            "They stretch the axis: leave the outliers out to see the others.", n,
        )  # fmt: skip


def _categories(outcome: CategoryOutcome) -> Iterator[str]:
    levels, totals = outcome.levels, outcome.totals
    known = outcome.n_known
    values = [(level.words, int(total)) for level, total in zip(levels.levels, totals, strict=True)
              if level.kind == "value"]  # fmt: skip
    words, most = max(values, key=lambda pair: pair[1])
    if outcome.is_text and outcome.kind == "text" and levels.n_values >= NEARLY_ALL * known and known > len(values):
        yield _(
            "{name}: {n} different texts for {known} rows. An identifier or free text has no distribution to look at.",
            name=cut(outcome.name), n=format_count(levels.n_values), known=format_count(known),
        )  # fmt: skip
        return
    yield ngettext(
        "{name}: {n} value, {first}.", "{name}: {n} different values; the most frequent, {first}, stands in {share} of "
        "the known rows.", levels.n_values, name=cut(outcome.name), first=f"“{cut(words)}”",
        share=format_percent(most / known),
    )  # fmt: skip
    if levels.n_values > 1 and most / known >= DOMINANT:
        yield _("So unequal a share teaches a model little about the others.")
    yield from _put_together(outcome)


def _put_together(outcome: CategoryOutcome) -> Iterator[str]:
    for level, total in zip(outcome.levels.levels, outcome.totals.tolist(), strict=True):
        if level.kind == "others":
            yield ngettext(
                "The rarest value stands under “others” ({rows}).",
                "The {n} rarer values stand together under “others” ({rows}).", level.n_values,
                rows=ngettext("{n} row", "{n} rows", total),
            )  # fmt: skip


def _gaps(outcome: AttributeOutcome) -> Iterator[str]:
    """Say what is not in the picture."""
    if outcome.n_missing and outcome.n_missing < outcome.n_rows:
        share = outcome.n_missing / outcome.n_rows
        yield ngettext(
            "{n} value is missing ({share}).", "{n} values are missing ({share}).", outcome.n_missing,
            share=format_percent(share, 0 if share >= RARE else 2),
        )  # fmt: skip
    if not isinstance(outcome, NumberOutcome):
        return
    if outcome.is_text:
        yield _("The column is stored as text.")
    if outcome.n_unread:
        yield ngettext("{n} cell could not be read.", "{n} cells could not be read.", outcome.n_unread)
    if outcome.n_infinite:
        yield ngettext(
            "{n} value is infinite and not drawn.", "{n} values are infinite and not drawn.", outcome.n_infinite
        )
