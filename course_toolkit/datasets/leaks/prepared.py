"""Leaks of preparation: columns selected among many by looking at all rows, and a test set looked at many times."""

# ruff: noqa: D103 — the meaning given to ``@leak`` is the docstring, in both languages

import numpy as np
import pandas as pd

from course_toolkit._core.words import N_
from course_toolkit.datasets.leaks.kind import Dose, Made, Tables, leak
from course_toolkit.datasets.leaks.stories import cut, patients

N_SELECTED = 20


@leak(
    N_("of many genes, of which none means anything, the best twenty were selected on all rows, the test included"),
    dose=Dose(N_("number of genes to select from"), 2000, lowest=N_SELECTED, highest=5000, harmless=N_SELECTED),
    model="logistic",
    n_samples=200,
)
def preprocessing_on_all(n_samples: int, dose: int, rng: np.random.Generator) -> Made:
    genes = pd.DataFrame(rng.standard_normal((n_samples, dose)).round(3)).add_prefix("gene_")
    raw_train, raw_test = cut(genes.assign(malade=rng.permutation(np.arange(n_samples) % 2)), rng)
    declared = {"raw_train": raw_train, "raw_test": raw_test}
    chosen = _selected(pd.concat([raw_train, raw_test]))
    leaky = Tables(raw_train[[*chosen, "malade"]], raw_test[[*chosen, "malade"]], declared=declared)
    honest = _selected(raw_train)
    twin = Tables(raw_train[[*honest, "malade"]], raw_test[[*honest, "malade"]], declared=declared)
    return Made(leaky, twin, columns=tuple(name for name in chosen if name not in honest))


def _selected(frame: pd.DataFrame) -> list[str]:
    """Return the genes that differ most between the sick and the healthy, in the order of the table."""
    from sklearn.feature_selection import SelectKBest, f_classif  # noqa: PLC0415 — one second, for this leak alone

    genes = frame.drop(columns="malade")
    return [
        str(name) for name in SelectKBest(f_classif, k=N_SELECTED).fit(genes, frame["malade"]).get_feature_names_out()
    ]


@leak(
    N_("many models were tried, and the one that scored best on the test set was kept"),
    dose=Dose(N_("number of models that were scored on the test set"), 50, lowest=1, highest=200, harmless=1),
    model="best_of_many",
    n_samples=300,
)
def test_reused(n_samples: int, dose: int, rng: np.random.Generator) -> Made:
    rest, test = cut(patients(n_samples, rng), rng)
    train, validation = cut(rest, rng)
    leaky = Tables(train, test, declared={"evaluations": dose})
    return Made(leaky, Tables(train, test, validation, declared={"evaluations": 1}))
