"""``course-toolkit demo``: the main job on the lecture's example and on real data, without a browser or a server."""

import argparse
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_toolkit._core.words import _, format_count, format_number, format_percent
from course_toolkit.cli.files import free_path, writing_to
from course_toolkit.cli.problem import CommandError
from course_toolkit.cli.progress import step

if TYPE_CHECKING:
    import pandas as pd

    from course_toolkit.threshold.compute import RankedScores, ThresholdOutcome
    from course_toolkit.threshold.explore import ThresholdExplorer

PAGE = "course-toolkit-demo.html"
WIDTH = 100

# The lecture's nine patients, as they are numbered there, and its threshold.
LECTURE_IDS = range(1, 10)
LECTURE_CLASSES = [0, 0, 0, 1, 1, 1, 1, 1, 0]
LECTURE_SCORES = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
LECTURE_THRESHOLD = 0.9

POSITIVE = "malignant"
USUAL_THRESHOLD = 0.5
MISS_COSTS = 10  # how many false alarms one missed tumour is worth, in this demonstration
RANDOM_STATE = 0


def description() -> str:
    """Say what the command does."""
    return _(
        "Choose a threshold on the lecture's worked example and on a real data set: print the numbers, "
        "and write one HTML page with the live explorer, which needs neither kernel nor network. "
        "An existing page is kept; the new one gets another name."
    )


def run(options: argparse.Namespace) -> None:
    """Print both examples and write the page."""
    page = free_path(_writable(options.output.expanduser().resolve()))
    with step(_("Loading the libraries")):
        import course_toolkit.threshold.explore  # noqa: F401 — seconds, once; every step after it is quick
    _show_lecture()
    _show_real_data(page)


def _writable(page: Path) -> Path:
    """Refuse a page that cannot be written before the work, not after it."""
    if not page.parent.is_dir():
        raise CommandError(_("The folder {folder} does not exist. Create it first.", folder=page.parent))
    return page


def _show_lecture() -> None:
    from course_toolkit.threshold.compute import rank_scores
    from course_toolkit.threshold.say import say_threshold

    ranked = rank_scores(LECTURE_CLASSES, LECTURE_SCORES, ids=LECTURE_IDS)
    _title(_("The lecture’s worked example, at the threshold {threshold}", threshold=_number(LECTURE_THRESHOLD)))
    print(_ranked_table(ranked.table(LECTURE_THRESHOLD)), end="\n\n")
    outcome = ranked.at(LECTURE_THRESHOLD)
    _paragraph(f"TP {outcome.tp}, FP {outcome.fp}, TN {outcome.tn}, FN {outcome.fn}.")
    _paragraph(say_threshold(outcome))


def _show_real_data(page: Path) -> None:
    from course_toolkit.threshold.say import say_threshold

    with step(_("Training a model on 569 breast masses")):
        explorer = _train()
    scores = explorer.scores
    usual = scores.at(USUAL_THRESHOLD, cost_fn=MISS_COSTS)
    cheapest = scores.best("cost", cost_fn=MISS_COSTS)
    _title(_("Real data: is a breast mass malignant?"))
    _paragraph(_about(scores))
    _paragraph(say_threshold(usual))
    _paragraph(
        _(
            "If a missed tumour costs as much as {n} false alarms, the cheapest threshold is another one:",
            n=format_count(MISS_COSTS),
        )
    )
    _paragraph(say_threshold(cheapest))
    print(_compared(usual, cheapest), end="\n\n")
    explorer.cost_fn = MISS_COSTS
    explorer.threshold = cheapest.threshold
    _write(explorer, page)


def _train() -> "ThresholdExplorer":
    """Train on 70% of the rows and explore the other 30%, which the model has not seen."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import train_test_split
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    from course_toolkit.datasets import load_breast_cancer
    from course_toolkit.threshold.explore import ThresholdExplorer

    frame = load_breast_cancer()
    X, y = frame.drop(columns="target"), frame["target"]
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.3, stratify=y, random_state=RANDOM_STATE)
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
    models = {_("logistic regression"): model}
    return ThresholdExplorer.from_estimator(models, X_val, y_val, pos_label=POSITIVE)


def _about(scores: "RankedScores") -> str:
    return _(
        "Logistic regression, judged on {n_samples} masses that it has not seen ({prevalence} are malignant): "
        "area under the ROC curve {auc}, under the precision–recall curve {average_precision}.",
        n_samples=format_count(scores.n_samples),
        prevalence=format_percent(scores.prevalence),
        auc=format_number(scores.auc),
        average_precision=format_number(scores.average_precision),
    )


def _write(explorer: "ThresholdExplorer", page: Path) -> None:
    from course_toolkit._core.compute.errors import CourseError

    try:
        with writing_to(page), step(_("Writing the page")):
            explorer.to_html(page)
    except CourseError as error:
        raise CommandError(str(error)) from error
    kilobytes = format_number(page.stat().st_size / 1000, 0)
    print(_("The live explorer ({size} kB, no network needed): open this file in a browser", size=kilobytes))
    print(f"  {page}")


def _ranked_table(table: "pd.DataFrame") -> str:
    names = {
        "rank": _("rank"),
        "id": _("patient"),
        "class": _("class"),
        "score": _("score"),
        "outcome": _("outcome"),
    }
    return _as_text(table.rename(columns=names), {names["score"]: _number})


def _compared(*outcomes: "ThresholdOutcome") -> str:
    """Return the outcomes side by side, a column for each."""
    import pandas as pd

    lines: Mapping[str, Any] = {
        _("threshold"): lambda outcome: format_number(outcome.threshold),
        "TP": lambda outcome: format_count(outcome.tp),
        "FP": lambda outcome: format_count(outcome.fp),
        "TN": lambda outcome: format_count(outcome.tn),
        "FN": lambda outcome: format_count(outcome.fn),
        _("precision"): lambda outcome: format_number(outcome.precision),
        _("recall"): lambda outcome: format_number(outcome.recall),
        _("cost"): lambda outcome: format_count(outcome.cost),
    }
    table = pd.DataFrame([[line(outcome) for line in lines.values()] for outcome in outcomes], columns=list(lines))
    return _as_text(table, {})


def _as_text(table: "pd.DataFrame", formatters: Mapping[str, Any]) -> str:
    return textwrap.indent(table.to_string(index=False, formatters=dict(formatters)), "  ")


def _number(value: float) -> str:
    return format_number(value, 2)


def _title(text: str) -> None:
    print(f"\n{text}\n{'─' * len(text)}\n")


def _paragraph(text: str) -> None:
    print(f"{textwrap.fill(text, WIDTH)}\n")
