"""What was seen of a preprocessing step, in words."""

from collections.abc import Hashable

import pandas as pd

from course_toolkit._core.words import N_, _, format_count, ngettext
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, Repair, SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

CODE = "preprocessing_on_all"

#: What was seen; {columns} reads "12 columns of 12", {rows} one of ROWS.
SEEN: dict[Kind, str] = {
    "standardized": N_("Mean 0 and standard deviation 1 hold exactly over {rows} in {columns}."),
    "norm": N_("Mean 0 and length 1 hold exactly over {rows} in {columns}."),
    "centred": N_("The mean over {rows} is exactly 0 in {columns}."),
    "components": N_("Mean 0 and no correlation hold exactly over {rows} in {columns}, as after a PCA."),
    "min_max": N_("One and the same range is filled exactly over {rows} in {columns}."),
    "max_abs": N_("The largest absolute value over {rows} is exactly 1 in {columns}."),
    "robust": N_("Median 0 and interquartile range 1 hold exactly over {rows} in {columns}."),
    "ranks": N_("The values are exactly the ranks over {rows} in {columns}."),
    "imputed_mean": N_("One repeated value is exactly the mean of the others over {rows} in {columns}."),
    "imputed_median": N_("One repeated value is exactly the median of the others over {rows} in {columns}."),
    "refitted": N_("{step} holds exactly what fitting it again on {rows} gives ({columns})."),
    "refitted_step": N_("{step} holds exactly what fitting it again on {rows} gives."),
    "counted": N_("{step} has seen as many rows as there are in {rows}."),
    "filled": N_("The gaps of the raw table were filled by what is measured over {rows} in {columns}."),
    "chosen": N_("The columns kept are exactly the best over {rows}: {columns}."),
    "chosen_alike": N_("The label goes with the columns more equally over {rows} than chance allows: {columns}."),
}

#: What scaling again, by the training rows alone, undoes.
RESCALED: frozenset[Kind] = frozenset({"standardized", "norm", "centred", "min_max", "max_abs", "robust"})
#: The sets that a step was fitted on.
ROWS = {
    ("train", "validation", "test"): N_("all three sets together"),
    ("train", "test"): N_("the training and test sets together"),
    ("train", "validation"): N_("the training and validation sets together"),
    ("validation", "test"): N_("the validation and test sets together"),
    ("test",): N_("the test set alone"),
    ("validation",): N_("the validation set alone"),
}

#: What follows from it.
NOT_TRAIN_ALONE = N_("The training set alone does not give it: the step was fitted on all these rows.")
WRONG_ROWS = N_("The training set does not give it: the step was fitted on the wrong rows.")
BY_ITSELF = N_("The training set by itself does too: each set was transformed by its own values.")
UNPROVED = N_("The training set alone does not give it: was a step fitted before the split?")

WHY = N_(
    "What is learned from test rows, be it only a mean, makes them known rows: their score no longer tells of new ones."
)

#: Where the step that mends each kind comes from, and how it is made.
STEPS: dict[Kind, tuple[str, str]] = {
    "standardized": ("sklearn.preprocessing", "StandardScaler()"),
    "norm": ("sklearn.preprocessing", "StandardScaler()"),
    "centred": ("sklearn.preprocessing", "StandardScaler()"),
    "components": ("sklearn.decomposition", "PCA()"),
    "min_max": ("sklearn.preprocessing", "MinMaxScaler()"),
    "max_abs": ("sklearn.preprocessing", "MaxAbsScaler()"),
    "robust": ("sklearn.preprocessing", "RobustScaler()"),
    "ranks": ("sklearn.preprocessing", "QuantileTransformer()"),
    "imputed_mean": ("sklearn.impute", "SimpleImputer()"),
    "imputed_median": ("sklearn.impute", 'SimpleImputer(strategy="median")'),
    "filled": ("sklearn.impute", "SimpleImputer()"),
    "chosen": ("sklearn.feature_selection", "SelectKBest(k={n})"),
    "chosen_alike": ("sklearn.feature_selection", "SelectKBest(k={n})"),
}


def draft(sets: Sets, proof: Proof) -> Draft:
    """Return the finding, to be worded when it is asked for."""
    last = proof.fit.keys[-1]
    positions = proof.positions.get(last)
    rows = () if positions is None else tuple(sets.index(last)[positions])

    def word() -> SplitFinding:
        return SplitFinding(
            code=CODE,
            severity=proof.severity,
            title=f"{_seen(proof)} {_conclusion(proof)}",
            columns=proof.names,
            rows=rows,
            evidence=proof.evidence,
            hypotheses=() if proof.severity == "error" else _hypotheses(proof),
            fixes=(_fix(proof),),
            why=_(WHY),
            examples=_examples(proof),
            sets=proof.fit.concerned,
            positions=proof.positions,
            repair=_repair(sets, proof),
        )

    return word


def _repair(sets: Sets, proof: Proof) -> Repair:
    """Return what mends it: scaling again undoes a scaling and nothing else; a pipeline is fitted anew on raw rows."""
    if sets.declared.pipeline is not None and sets.declared.raw:
        return "refit_preprocessing"
    if proof.kind in {"chosen", "chosen_alike"}:
        return "select_again"
    return "refit_preprocessing" if proof.kind in RESCALED else ""


def _seen(proof: Proof) -> str:
    columns = ngettext(
        "{n} column of {n_looked}", "{n} columns of {n_looked}", len(proof.names), n_looked=format_count(proof.n_looked)
    )
    return _(SEEN[proof.kind], columns=columns, rows=_(ROWS[proof.fit.keys]), step=proof.step)


def _conclusion(proof: Proof) -> str:
    if proof.by_itself:
        return _(BY_ITSELF)
    if proof.severity == "question":
        return _(UNPROVED)
    conclusion = NOT_TRAIN_ALONE if proof.fit.with_train else WRONG_ROWS
    return _(conclusion)


def _hypotheses(proof: Proof) -> tuple[str, ...]:
    if proof.by_itself:
        return (
            _("fit_transform was called on each set; on the test set only transform belongs."),
            _("Each group (patient, series …) was scaled by itself, and no group is in two sets."),
        )
    return (
        _("A step was fitted on the whole table before it was split."),
        _("The values are so by nature or by design, and nothing was fitted."),
    )


def _fix(proof: Proof) -> str:
    lines = ["from sklearn.pipeline import make_pipeline"]
    raw, alone = _("raw, as it was before that step"), _("training rows alone")
    if proof.kind in STEPS:
        module, step = STEPS[proof.kind]
        step = step.format(n=len(proof.names))
        lines += [
            f"from {module} import {step.partition('(')[0]}",
            f"model = make_pipeline({step}, model)  # X_train: {raw}",
        ]
    return "\n".join([*lines[proof.kind not in STEPS :], f"model.fit(X_train, y_train)  # {alone}"])


def _examples(proof: Proof) -> pd.DataFrame | None:
    """Return, for some columns, the number over the training rows beside that over the rows fitted on."""
    if not proof.shown:
        return None
    # Two parts of one proof may bear one name in tables of ours, but never in a student's.
    labels: list[Hashable] = list(proof.shown)
    headers = [_(SET_NAMES["train"]), _(ROWS[proof.fit.keys])]
    return pd.DataFrame([list(proof.shown[label]) for label in labels], index=labels, columns=headers)
