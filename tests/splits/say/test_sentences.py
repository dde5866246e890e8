import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.sealing.seal import TestReopenedWarning
from course_toolkit.splits.compute.sealing.splitter import split
from course_toolkit.splits.say import say_split

SIZES = (
    "200 rows: 100 to learn from (training set), 40 to choose with (validation set), "
    "60 to judge, once and last (test set)."
)
EXACTNESS = (
    "On the 60 test rows the standard error of an accuracy is at most 6.5 points: "
    "19 times in 20, the truth lies within 12.9 points of the score."
)


def table(n=200):
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "x": rng.normal(size=n),
            "who": rng.integers(0, 30, n),
            "t": range(n),
            "ill": np.arange(n) % 2,
            "cost": rng.gamma(2, 100, n),
        }
    )


def test_the_whole_of_it():
    assert say_split(split(table(), label="ill", random_state=0)).splitlines() == [
        SIZES,
        "Between two sets the share of a class differs by 0.0 points at most.",
        EXACTNESS,
        "The test set is sealed and was never opened.",
    ]


def test_groups():
    said = say_split(split(table(), label="ill", group="who", random_state=0))
    assert "No value of “who” is in two sets" in said
    assert "X still holds that column" in said


def test_time_and_its_gap():
    said = say_split(split(table(), label="ill", time="t", gap=5))
    assert "Along “t”: the oldest rows to learn from" in said
    assert "8 rows lie in the gap" in said


def test_a_quantity():
    parts = split(table(), label="cost", random_state=0)
    said = say_split(parts)
    train = parts.train.y
    assert f"{train.mean():.0f} ± {train.std():.0f} in the training set" in said
    assert "On the 60 test rows a typical error (RMSE) is known to 9.1% of itself" in said


def test_an_absent_class_is_named():
    frame = table().assign(ill=["rare"] + ["a", "b"] * 99 + ["a"])
    said = say_split(split(frame, label="ill", stratify=False, random_state=0))
    assert said.count("“rare” in the") == 2


def test_many_absent_classes_are_not_all_listed():
    frame = table().assign(ill=[f"c{i}" for i in range(200)])
    said = say_split(split(frame, label="ill", stratify=False, random_state=0))
    assert said.count(" in the ") < 10
    assert len(said) < 1200


def test_openings():
    parts = split(table(), label="ill", random_state=0)
    parts.open_test(reason="final {score}")
    assert "was opened 1 time (“final {score}”, 20" in say_split(parts)
    with pytest.warns(TestReopenedWarning):
        parts.open_test(reason="again")
    said = say_split(parts)
    assert "was opened 2 times (the last: “again”" in said
    assert said.endswith("Scores obtained after the first time are marked.")


def test_hostile_names_are_only_names():
    frame = table().rename(columns={"ill": "{x}", "who": "{0}<b>"})
    assert "“{0}<b>”" in say_split(split(frame, label="{x}", group="{0}<b>", random_state=0))


def test_both_languages(language):
    said = say_split(split(table(), label="ill", random_state=0))
    assert {"en": "6.5 points", "fr": "6,5 points"}[language] in said
    assert len(said.splitlines()) == 4
