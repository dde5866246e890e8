import numpy as np
import pandas as pd

from course_toolkit.splits.compute.answers.trial import read_trial
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def test_values_gaps_and_words_are_read_for_rows_with_a_label():
    n = 60
    frame = pd.DataFrame(
        {
            "id": np.arange(n),
            "a": np.where(np.arange(n) % 3 == 0, np.nan, np.arange(n)),
            "note": [f"n{i} {'oui bien' if i % 2 else 'non'}" for i in range(n)],
            "y": np.where(np.arange(n) < 10, np.nan, np.arange(n) % 2),
        }
    )
    trial = read_trial(Sets({"train": frame.iloc[:40], "test": frame.iloc[40:]}, "y", Declared(ids=("id",))))
    assert len(trial.rows.y) == 30
    assert len(trial.rows.y_judged) == 20
    found = [(one.name, one.form, one.word) for one in trial.attributes]
    assert found[:3] == [("a", "value", ""), ("a", "gap", ""), ("note", "value", "")]
    assert {word for _name, form, word in found if form == "word"} == {"oui", "bien", "non"}
    assert trial.others({"note"}).shape == (30, 2)


def test_one_label_is_no_trial():
    frame = pd.DataFrame({"a": [1.0, 2], "y": [1, 1]})
    assert read_trial(Sets({"train": frame, "test": frame}, "y")) is None
