import pandas as pd
import pytest

from course_toolkit.splits.compute.sealing.part import Choices, Part
from course_toolkit.splits.compute.sealing.splitter import split

FRAME = pd.DataFrame({"age": range(20), "secret": [f"value{i}" for i in range(20)], "ill": [0, 1] * 10})


@pytest.fixture
def parts():
    return split(FRAME, label="ill", random_state=0)


def test_attributes_and_label_of_a_part(parts):
    train = parts.train
    assert isinstance(train, Part)
    assert list(train.X) == ["age", "secret"]
    assert train.y.equals(train.frame["ill"])
    assert train.X.index.equals(train.y.index)
    assert len(train) == 10
    assert repr(train) == "Part(training set: 10 rows, 2 attributes)"


def test_changing_x_changes_no_row(parts):
    X = parts.train.X
    X["age"] = 0
    assert (parts.train.frame["age"] == FRAME.loc[parts.train.frame.index, "age"]).all()


def test_choices_as_scikit_learn_names_them():
    choices = Choices("ill", "classification", 20, 6, 4, "ill", None, None, None, 3)
    assert choices.params == {"stratify": "ill", "group": None, "time": None, "random_state": 3}
