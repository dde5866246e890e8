"""What a teacher would say of scalings compared: whose statistics, what the outlier does to them, who is near whom."""

import math
from collections.abc import Iterator

from course_toolkit._core.words import _, format_number, format_percent, format_value, ngettext
from course_toolkit._core.words.shares import format_share
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison
from course_toolkit.preparation.compute.scaling.knn import NeighborScores
from course_toolkit.preparation.compute.scaling.methods import METHODS, SCALERS

#: One attribute that makes this much of the distances decides alone.
ALONE = 0.9
#: A spread that an outlier changes by this much is worth a sentence.
MUCH = 1.1


def say_scaling(compared: ScalingComparison, scaling: str | None = None) -> str:
    """Return what the scalers learned and from whom, what the outliers do, and what distances see.

    Parameters
    ----------
    compared : ScalingComparison
        What :func:`compare_scalings` returned.
    scaling : {"raw", "standard", "robust", "minmax", "quantile"}, optional
        The one pointed at; all by default.

    Returns
    -------
    str
        In the current language.

    See Also
    --------
    compare_scalings, ScalingPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute.scaling.compare import compare_scalings
    >>> ct.set_language("en")
    >>> compared = compare_scalings(ct.load_sante(), column="Age", with_column="poids")
    >>> print(say_scaling(compared).split(". ")[0])
    “Age”, learned from 10 training rows: mean 47.9, standard deviation 25.87; median 46, IQR 19; from 25 to 120
    """
    said = [
        _say_learned(compared), _say_constant(compared), *_say_leak(compared), *_say_outliers(compared),
        *_say_method(compared, scaling), *_say_new(compared), *_say_distances(compared, scaling), _say_scores(compared),
    ]  # fmt: skip
    return " ".join(filter(None, said))


def say_scaling_briefly(compared: ScalingComparison, scaling: str | None = None) -> str:
    """Return as much of it as is read from the last row of a lecture."""
    said = [
        _say_learned(compared), _say_constant(compared), *list(_say_leak(compared))[:1], *_say_outliers(compared),
        *_say_distances(compared, scaling),
    ]  # fmt: skip
    return " ".join(filter(None, said))


def _say_learned(compared: ScalingComparison) -> str:
    learned = compared.statistics[compared.fit_on]
    words = {
        "column": compared.column,
        "mean": format_value(learned.mean),
        "sd": format_value(learned.sd),
        "median": format_value(learned.median),
        "iqr": format_value(learned.iqr),
        "low": format_value(learned.minimum),
        "high": format_value(learned.maximum),
    }
    rows = (
        ngettext("{n} row", "{n} rows", learned.n)
        if compared.fit_on == "all"
        else ngettext("{n} training row", "{n} training rows", learned.n)
    )
    said = _(
        "“{column}”, learned from {rows}: mean {mean}, standard deviation {sd}; median {median}, IQR {iqr}; "
        "from {low} to {high}.",
        rows=rows, **words,
    )  # fmt: skip
    if compared.n_missing:
        said += " " + ngettext(
            "{n} missing value stays missing.", "{n} missing values stay missing.", compared.n_missing
        )
    return said


def _say_constant(compared: ScalingComparison) -> str:
    if not compared.statistics[compared.fit_on].is_constant:
        return ""
    return _("All rows have the same value: whatever the scaling, it tells no row from another. Drop the column.")


def _say_leak(compared: ScalingComparison) -> Iterator[str]:
    """Say what it changes that the new rows were looked at."""
    if compared.fit_on != "all":
        return
    train, everyone = compared.statistics["train"], compared.statistics["all"]
    yield _(
        "This is the leak, scaling before the split: the rows that are to judge were learned from. "
        "From the training rows alone the mean would be {mean} and the standard deviation {sd}, "
        "not {mean_of_all} and {sd_of_all}.",
        mean=format_value(train.mean), sd=format_value(train.sd),
        mean_of_all=format_value(everyone.mean), sd_of_all=format_value(everyone.sd),
    )  # fmt: skip
    yield _(
        "With a scaler and many rows the harm is small; the habit is not, since the same order with oversampling or "
        "with a choice of columns costs dearly."
    )


def _say_outliers(compared: ScalingComparison) -> Iterator[str]:
    n = len(compared.outlying)
    if n:
        low, high = compared.rows.attribute(compared.column).fences
        words = {"label": _furthest(compared), "low": format_value(low), "high": format_value(high)}
        if compared.rows.named is not None:
            yield ngettext("{n} row was named as an outlier ({label}).",
                           "{n} rows were named as outliers (such as {label}).", n, **words)  # fmt: skip
        else:
            yield ngettext(
                "{n} row lies outside of Tukey’s fences, {low} and {high} ({label}).",
                "{n} rows lie outside of Tukey’s fences, {low} and {high} (furthest: {label}).",
                n, **words,
            )  # fmt: skip
    n_without = len(compared.without_outlier.left_out)
    if n_without:
        yield _say_effect(compared, n_without)


def _furthest(compared: ScalingComparison) -> str:
    """Name the row furthest out, with its value."""
    values = compared.strips["raw"].outliers
    if not values:
        return str(compared.label_of(int(compared.outlying[0])))
    position, value = next(iter(values.items()))
    return _("row {label}: {value}", label=compared.label_of(position), value=format_value(value))


def _say_effect(compared: ScalingComparison, n_without: int) -> str:
    """Say what the rows outlying in either attribute change of what a scaler divides by."""
    if not compared.with_outlier:
        return ngettext(
            "{n} outlying row is left out of all that is learned.",
            "{n} outlying rows are left out of all that is learned.",
            n_without,
        )
    learned, bare = (one.statistics[one.fit_on] for one in (compared, compared.without_outlier))
    words = {
        "sd": format_value(learned.sd),
        "bare_sd": format_value(bare.sd),
        "iqr": format_value(learned.iqr),
        "bare_iqr": format_value(bare.iqr),
        "span": format_value(learned.maximum - learned.minimum),
        "bare_span": format_value(bare.maximum - bare.minimum),
    }
    if learned.sd < MUCH * bare.sd:
        return ngettext(
            "Without {n} outlying row the standard deviation would be {bare_sd} instead of {sd}: hardly a change.",
            "Without {n} outlying rows the standard deviation would be {bare_sd} instead of {sd}: hardly a change.",
            n_without, **words,
        )  # fmt: skip
    return ngettext(
        "Without {n} outlying row: standard deviation {bare_sd} instead of {sd}, max − min {bare_span} instead of "
        "{span}, but IQR {bare_iqr} instead of {iqr}.",
        "Without {n} outlying rows: standard deviation {bare_sd} instead of {sd}, max − min {bare_span} instead of "
        "{span}, but IQR {bare_iqr} instead of {iqr}.",
        n_without, **words,
    )  # fmt: skip


def _say_method(compared: ScalingComparison, scaling: str | None) -> Iterator[str]:
    """Say how much of the ruler the middle half of the rows takes."""
    methods = [method for method in METHODS if method in SCALERS and scaling in {None, method}]
    widths = [
        f"{SCALERS[method]} {format_value(compared.strips[method].middle_half, 2)}" for method in methods
    ]  # fmt: skip
    if widths:
        yield _("Width of the middle half of the training rows after scaling: {widths}.", widths=", ".join(widths))
    if scaling == "quantile":
        yield _("The quantiles keep the order alone: how far the outlier was is lost.")


def _say_new(compared: ScalingComparison) -> Iterator[str]:
    """Say how many new rows fall outside of what MinMaxScaler knows."""
    if not compared.n_new:
        return
    n = compared.n_new_outside["train"]
    total = ngettext("{n} new row", "{n} new rows", compared.n_new)
    if not n:
        return
    if compared.fit_on == "all":
        yield ngettext(
            "MinMaxScaler puts all {total} within [0, 1], only because it has seen their extremes: fitted honestly, "
            "{n} falls outside.",
            "MinMaxScaler puts all {total} within [0, 1], only because it has seen their extremes: fitted honestly, "
            "{n} fall outside.",
            n, total=total,
        )  # fmt: skip
    else:
        yield ngettext(
            "Of {total}, {n} falls outside of [0, 1] under MinMaxScaler. That is as it should be: the training rows "
            "could not know.",
            "Of {total}, {n} fall outside of [0, 1] under MinMaxScaler. That is as it should be: the training rows "
            "could not know.",
            n, total=total,
        )  # fmt: skip


def _say_distances(compared: ScalingComparison, scaling: str | None) -> Iterator[str]:
    if compared.with_column is None:
        return
    raw = compared.shares["raw"]
    if math.isnan(raw):
        return
    shares = {compared.column: raw, compared.with_column: 1 - raw}
    most = max(shares, key=lambda column: shares[column])
    share = format_share(shares[most])
    if shares[most] > ALONE:
        yield _("Raw, “{column}” makes {share} of the squared distance between two rows: it decides alone who is near.",
                column=most, share=share)  # fmt: skip
    else:
        yield _("Raw, “{column}” makes {share} of the squared distance between two rows.", column=most, share=share)
    pointed = scaling if scaling in SCALERS else "standard"
    after = compared.shares[pointed]
    if compared.plane is not None and math.isfinite(after):
        yield _(
            "After {scaler} it makes {share}, and {kept} of the {n} nearest neighbours are still the same.",
            scaler=SCALERS[pointed], share=format_share(after if most == compared.column else 1 - after),
            kept=format_percent(compared.plane.kept[pointed]), n=compared.plane.n_neighbors,
        )  # fmt: skip


def say_neighbors(compared: ScalingComparison, place: int, scaling: str | None) -> str:
    """Return how many of the raw neighbours of one row are still near after a scaling; nothing of the raw ones."""
    plane = compared.plane
    if plane is None or scaling not in SCALERS:
        return ""
    raw, scaled = (set(plane.neighbors(place, method).tolist()) for method in ("raw", scaling))
    return ngettext(
        "Row {label}: {n} of its {k} nearest neighbours stays after {scaler}.",
        "Row {label}: {n} of its {k} nearest neighbours stay after {scaler}.",
        len(raw & scaled),
        label=compared.label_of(int(plane.positions[place])), k=plane.n_neighbors, scaler=SCALERS[scaling],
    )  # fmt: skip


def _say_scores(compared: ScalingComparison) -> str:
    scores = compared.scores
    if scores is None:
        return ""
    best = max(METHODS, key=lambda method: scores.mean[method])
    words = {
        "k": scores.n_neighbors,
        "n_folds": scores.n_folds,
        "metric": "R²" if scores.metric == "r2" else _("accuracy"),
        "raw": _say_score(scores, "raw"),
        "best": SCALERS.get(best, ""),
        "score": _say_score(scores, best),
        "rows": ngettext("{n} row", "{n} rows", scores.n_rows),
    }
    if best == "raw":
        return _(
            "{k} nearest neighbours on these two attributes ({metric}, {n_folds} folds, {rows}): raw {raw}; "
            "no scaling does better.",
            **words,
        )
    if scores.mean[best] - scores.mean["raw"] <= max(scores.sd[best], scores.sd["raw"]):
        return _(
            "{k} nearest neighbours on these two attributes ({metric}, {n_folds} folds, {rows}): raw {raw}, "
            "best {best} {score}: no more than the folds differ.",
            **words,
        )
    return _(
        "{k} nearest neighbours on these two attributes ({metric}, {n_folds} folds, {rows}): raw {raw}, "
        "with {best} {score}.",
        **words,
    )


def _say_score(scores: NeighborScores, method: str) -> str:
    return f"{format_number(scores.mean[method], 2)} ± {format_number(scores.sd[method], 2)}"
