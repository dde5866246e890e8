"""What the scaling explorer prints where there is no picture: its state and the numbers drawn."""

import numpy as np

from course_toolkit._core.words import format_number
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison
from course_toolkit.preparation.compute.scaling.methods import METHODS


def fingerprint(compared: ScalingComparison, *, sentence: str) -> str:
    """Return the numbers of all rulers and of the table, as lines of text that two runs can compare."""
    state = f"{compared.column} · {compared.with_column} · {compared.fit_on} · {compared.with_outlier}"
    return "\n".join([f"ScalingExplorer · {state}", sentence, *(_line(compared, method) for method in METHODS)])


def _line(compared: ScalingComparison, method: str) -> str:
    """Return where the rows of a ruler lie on average, how wide, where its outliers are; and its line of the table."""
    strip = compared.strips[method]
    places = (strip.train.left + strip.train.right) / 2
    inside = float(strip.train.shares.sum())
    mean = float(np.dot(places, strip.train.shares)) / inside if inside else float("nan")
    numbers = [mean, strip.middle_half, *strip.outliers.values()]
    if compared.shares:
        numbers.append(compared.shares[method])
    if compared.plane is not None:
        numbers.append(compared.plane.kept[method])
    if compared.scores is not None:
        numbers += [compared.scores.mean[method], compared.scores.sd[method]]
    return f"{method}: {' '.join(format_number(number) for number in numbers)}"
