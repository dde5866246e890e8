"""What prepared the rows is fitted anew, on the training rows alone."""

import numpy as np
import pandas as pd
import pytest
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from course_toolkit.splits.compute.repairs.preprocessing import REFIT_PREPROCESSING
from course_toolkit.splits.compute.tables.sets import Declared, Sets


@pytest.fixture
def raw():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": rng.normal(5, 2, 90), "b": rng.exponential(size=90), "y": rng.integers(0, 2, 90)})
    return {"train": frame[:60], "test": frame[60:]}


def scaled_on_all(tables, **declared):
    scaler = StandardScaler().fit(pd.concat(tables.values())[["a", "b"]])
    frames = {}
    for key, frame in tables.items():
        a, b = scaler.transform(frame[["a", "b"]]).T
        frames[key] = frame.assign(a=a, b=b)
    return Sets(frames, "y", Declared(**declared))


def test_scaling_again_is_scaling_from_the_training_rows(raw, found, run):
    sets, finding = scaled_on_all(raw), found("refit_preprocessing", columns=("a", "b"))
    frames = REFIT_PREPROCESSING.mend(sets, finding, 0)
    right = StandardScaler().fit(raw["train"][["a", "b"]])
    for key, frame in frames.items():
        np.testing.assert_allclose(frame[["a", "b"]], right.transform(raw[key][["a", "b"]]), atol=1e-12)
        assert frame["y"].equals(raw[key]["y"])
    made = run(REFIT_PREPROCESSING.code(sets, finding), sets.frames)
    assert all(np.allclose(made[key], frames[key]) for key in frames)


def test_a_pipeline_is_fitted_on_the_raw_training_rows(raw, found):
    pipeline = make_pipeline(StandardScaler()).fit(pd.concat(raw.values())[["a", "b"]])
    sets = scaled_on_all(raw, pipeline=pipeline, raw=raw)
    frames = REFIT_PREPROCESSING.mend(sets, found("refit_preprocessing"), 0)
    right = StandardScaler().fit(raw["train"][["a", "b"]])
    for key, frame in frames.items():
        np.testing.assert_allclose(frame.drop(columns="y"), right.transform(raw[key][["a", "b"]]))
        assert frame["y"].tolist() == raw[key]["y"].tolist()
    names = {f"raw_{key}": frame for key, frame in raw.items()} | sets.frames | {"pipeline": pipeline}
    exec(REFIT_PREPROCESSING.code(sets, found("refit_preprocessing")), names)  # noqa: S102 — what it does is the question
    np.testing.assert_allclose(names["X_test"], frames["test"].drop(columns="y"))


def test_without_numbers_there_is_nothing_to_fit(raw, found):
    assert REFIT_PREPROCESSING.mend(scaled_on_all(raw), found("refit_preprocessing"), 0) is None
