import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LinearRegression

from course_toolkit.splits.compute.answers.suspects import find_suspects, is_the_label
from course_toolkit.splits.compute.answers.trial import read_trial
from course_toolkit.splits.compute.tables.sets import Sets

N, N_TRAIN = 600, 420


def sick(seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(N, 4))
    y = (X[:, 0] + X[:, 1] + rng.normal(size=N) > 0).astype(int)
    return rng, pd.DataFrame(X, columns=list("abcd")).assign(y=y)


def sets(frame):
    return Sets({"train": frame.iloc[:N_TRAIN], "test": frame.iloc[N_TRAIN:]}, "y")


def suspects(frame):
    return find_suspects(read_trial(sets(frame)))


def test_a_nearly_perfect_column_is_held_against_all_others_together():
    rng, frame = sick()
    wrong = rng.random(N) < 0.02
    (one,) = suspects(frame.assign(code=np.where(wrong, 1 - frame["y"], frame["y"])))
    assert (one.names, one.form, one.is_label) == (("code",), "value", False)
    assert one.told == pytest.approx(1 - wrong[:N_TRAIN].mean())
    by_class = pd.Series(wrong[:N_TRAIN]).groupby(frame["y"].iloc[:N_TRAIN]).mean()
    assert one.left == pytest.approx(by_class.mean() / 0.5)  # guessing is wrong in half of each class
    assert 0.6 < one.told_by_others < 0.9
    assert one.p_value < 1e-9


def test_a_column_that_all_others_make_up_as_well_is_none():
    rng, frame = sick()
    frame["y"] = (frame["a"] > 0).astype(int)
    first, second = (frame["a"] + rng.normal(0, 0.08, N) for _ in range(2))  # one honest attribute, measured twice
    frame = frame.drop(columns="a")
    assert [one.names for one in suspects(frame.assign(once=first))] == [("once",)]
    assert suspects(frame.assign(once=first, twice=second)) == []


def test_a_flag_covers_half_of_its_class_and_no_row_of_another():
    rng, frame = sick()
    often, seldom = (frame["y"].eq(1) & (rng.random(N) < share) for share in (0.7, 0.3))
    (one,) = suspects(frame.assign(stopped=often))
    assert (one.names, one.form, one.left) == (("stopped",), "flag", 0.0)
    assert suspects(frame.assign(stopped=seldom)) == []
    mostly = often.copy()
    mostly[frame.index[frame["y"] == 0][:3]] = True
    assert suspects(frame.assign(stopped=mostly)) == []


def test_gaps_and_words_say_which_they_are():
    rng, frame = sick()
    left = frame.assign(leave=rng.normal(size=N)).astype({"leave": float})
    left.loc[left["y"] == 0, "leave"] = np.nan
    assert [(one.names, one.form) for one in suspects(left)] == [(("leave",), "gap")]
    notes = [f"note {i} {'grippe' if label else 'contrôle'}" for i, label in enumerate(frame["y"])]
    (one,) = suspects(frame.assign(note=notes))
    assert (one.form, one.word in {"grippe", "contrôle"}) == ("word", True)


def test_two_columns_of_which_neither_tells_alone():
    rng, frame = sick()
    base = rng.normal(50, 10, N)
    (one,) = suspects(frame.assign(before=base, after=base + frame["y"]))
    assert (set(one.names), one.form, one.left) == ({"before", "after"}, "pair", 0.0)


def test_the_share_told_of_a_quantity_is_what_a_regression_explains():
    rng, frame = sick()
    quantity = frame.assign(y=10 * frame["a"] + rng.normal(0, 10, N))
    (one,) = suspects(quantity.assign(copy=quantity["y"] + rng.normal(0, 0.1, N)))
    assert one.names == ("copy",)
    X, y = quantity[list("abcd")].iloc[:N_TRAIN], quantity["y"].iloc[:N_TRAIN]
    assert one.told_by_others == pytest.approx(LinearRegression().fit(X, y).score(X, y), abs=0.06)
    assert one.told > 0.999


@pytest.mark.parametrize(
    ("write", "is_it"),
    [
        (lambda y: 5 - y, True),
        (lambda y: np.where(y == 1, "oui", "non"), True),
        (lambda y: np.append(y[:-1], 1 - y[-1]), False),
        (lambda y: np.append(y[:-1].astype(float), np.nan), False),
        (lambda y: y * 2 + np.arange(len(y)) % 2, False),
    ],
)
def test_which_columns_are_the_label_itself(write, is_it):
    _rng, frame = sick()
    assert is_the_label(sets(frame.assign(other=write(frame["y"].to_numpy()))), "other") is is_it


def test_a_quantity_in_another_unit_is_the_label_and_a_curve_of_it_is_not():
    rng, frame = sick()
    frame = frame.assign(y=rng.normal(20, 5, N).round(2))
    fahrenheit = 1.8 * frame["y"] + 32
    for other, is_it in ((fahrenheit, True), (fahrenheit.round(1), True), (frame["y"] ** 2, False)):
        assert is_the_label(sets(frame.assign(other=other)), "other") is is_it


@pytest.mark.parametrize("size", [1e307, 1e160, 1e-310])
def test_numbers_at_the_end_of_what_floats_hold_break_nothing(size):
    rng, frame = sick()
    assert suspects(pd.DataFrame(rng.normal(size=(N, 4)) * size).add_prefix("c").assign(y=frame["y"])) == []
