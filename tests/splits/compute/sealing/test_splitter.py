"""Every row in one set, the shares that were asked for, groups whole, time in order, and the same again tomorrow."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.sealing.splitter import split


def table(n=200, seed=0, p=0.3):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "age": rng.normal(50, 10, n).round(1),
            "town": rng.choice(["Lyon", "Nice", "Lille"], n),
            "patient": rng.integers(0, max(n // 5, 3), n),
            "day": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 300, n), unit="D"),
            "cost": rng.gamma(2, 100, n),
            "ill": (rng.random(n) < p).astype(int),
        },
        index=[f"row{i}" for i in range(n)],
    )


def frames(parts):
    return parts.frames_for_checking()


def refused(**choices):
    frame = choices.pop("frame", table())
    with pytest.raises(CourseError) as caught:
        split(frame, **{"label": "ill", "random_state": 0, **choices})
    return str(caught.value)


# At random ---------------------------------------------------------------------------------------------------


@given(
    n=st.integers(12, 300),
    test_size=st.floats(0.1, 0.45),
    validation_size=st.one_of(st.just(0), st.floats(0.1, 0.4)),
    stratify=st.booleans(),
    seed=st.integers(0, 1000),
)
@example(n=12, test_size=0.4375, validation_size=0.375, stratify=True, seed=0)
def test_every_row_is_in_exactly_one_set(n, test_size, validation_size, stratify, seed):
    # One row of training cannot hold both classes: that is refused, and tested elsewhere.
    assume(n - math.ceil(test_size * n) - math.ceil(validation_size * n) > 1)
    frame = table(n, p=0.5)
    frame["ill"] = np.arange(n) % 2
    parts = split(
        frame, label="ill", test_size=test_size, validation_size=validation_size, stratify=stratify, random_state=seed
    )
    sets = frames(parts)
    assert sorted(label for one in sets.values() for label in one.index) == sorted(frame.index)
    assert abs(len(sets["test"]) - test_size * n) < 1
    assert abs(len(sets.get("validation", [])) - validation_size * n) < 1
    for one in sets.values():
        assert one.equals(frame.loc[one.index])


@given(counts=st.lists(st.integers(12, 60), min_size=2, max_size=5), seed=st.integers(0, 100))
def test_each_set_has_its_share_of_each_class(counts, seed):
    y = np.repeat(np.arange(len(counts)), counts)
    frame = pd.DataFrame({"x": np.arange(len(y)), "y": y})
    sets = frames(split(frame, label="y", random_state=seed))
    for key, one in sets.items():
        # The validation set is drawn from what the test set left, so that the last rounding meets the first.
        slack = 1 if key == "test" else 2
        for label, n in enumerate(counts):
            assert abs((one["y"] == label).sum() - len(one) * n / len(y)) < slack


def test_the_test_set_is_the_one_of_scikit_learn():
    frame = table()
    rest, test = train_test_split(frame, test_size=0.3, stratify=frame["ill"], random_state=7)
    train, validation = train_test_split(rest, test_size=40, stratify=rest["ill"], random_state=7)
    sets = frames(split(frame, label="ill", random_state=7))
    assert sets["test"].equals(test)
    assert sets["validation"].equals(validation)
    assert sets["train"].equals(train)


def test_the_same_seed_gives_the_same_split_and_another_seed_another():
    one, same, other = (split(table(), label="ill", random_state=seed) for seed in (3, np.int64(3), 4))
    assert one.fingerprint == same.fingerprint != other.fingerprint
    assert one.train.frame.equals(same.train.frame)


def test_numbers_of_rows_are_taken_as_they_are():
    parts = split(table(), label="ill", test_size=50, validation_size=30, random_state=0)
    assert parts.sizes == {"train": 120, "validation": 30, "test": 50}


@pytest.mark.parametrize("none", [0, 0.0, None])
def test_without_a_validation_set_there_are_two(none):
    parts = split(table(), label="ill", validation_size=none, random_state=0)
    assert parts.validation is None
    assert parts.sizes == {"train": 140, "test": 60}


def test_a_quantity_is_dealt_out_by_its_tenths():
    frame = table(400)
    spread, blind = (
        [
            [one["cost"].mean() for one in frames(split(frame, label="cost", stratify=s, random_state=seed)).values()]
            for seed in range(20)
        ]
        for s in (True, False)
    )
    assert np.ptp(spread, axis=1).mean() < 0.5 * np.ptp(blind, axis=1).mean()


@pytest.mark.parametrize("n", [3, 5, 8, 12, 30])
def test_a_tiny_table_with_a_quantity_can_be_split(n):
    frame = pd.DataFrame({"x": range(n), "y": np.linspace(0.5, 7.7, n)})
    assert sum(split(frame, label="y", random_state=0).sizes.values()) == n


def test_another_column_is_dealt_out_evenly():
    sets = frames(split(table(300), label="ill", stratify="town", random_state=0))
    shares = pd.DataFrame({key: one["town"].value_counts(normalize=True) for key, one in sets.items()})
    assert np.ptp(shares.to_numpy(), axis=1).max() < 0.02


@pytest.mark.parametrize("labels", [["a", "b"], [True, False], [0.0, 1.0], [-1, 1], ["a", 1]])
def test_labels_of_any_kind(labels):
    frame = pd.DataFrame({"x": range(60), "y": pd.Series(labels * 30, dtype=object)})
    parts = split(frame, label="y", random_state=0)
    assert parts.sizes == {"train": 30, "validation": 12, "test": 18}


def test_a_category_with_a_level_that_nobody_has():
    frame = pd.DataFrame({"x": range(60), "y": pd.Categorical(["a", "b"] * 30, categories=["a", "b", "c"])})
    assert split(frame, label="y", random_state=0).census().classes == ("a", "b")


def test_the_table_is_left_alone_and_edits_to_it_do_not_reach_the_sets():
    frame = table()
    before = frame.copy(deep=True)
    parts = split(frame, label="ill", random_state=0)
    assert frame.equals(before)
    frame["age"] = 0.0
    frame.loc[:, "ill"] = 1
    assert parts.train.frame.equals(before.loc[parts.train.frame.index])
    assert parts.open_test(reason="end").frame.equals(before.loc[parts.test.frame.index])


# Group by group ----------------------------------------------------------------------------------------------


@given(
    group_sizes=st.lists(st.integers(1, 15), min_size=3, max_size=40),
    stratify=st.booleans(),
    validation_size=st.sampled_from([0, 0.2]),
    seed=st.integers(0, 50),
)
def test_no_group_is_in_two_sets(group_sizes, stratify, validation_size, seed):
    who = np.repeat([f"p{i}" for i in range(len(group_sizes))], group_sizes)
    frame = pd.DataFrame({"who": who, "x": range(len(who)), "y": np.arange(len(who)) % 2})
    if len(frame) < 10:
        return
    sets = frames(
        split(frame, label="y", group="who", stratify=stratify, validation_size=validation_size, random_state=seed)
    )
    assert sorted(i for one in sets.values() for i in one.index) == list(frame.index)
    members = [set(one["who"]) for one in sets.values()]
    assert all(members)
    assert sum(map(len, members)) == len(group_sizes)


def test_groups_come_near_to_the_sizes_and_the_proportions_asked_for():
    rng = np.random.default_rng(0)
    sizes = rng.integers(1, 20, 120)
    who = np.repeat(np.arange(120), sizes)
    ill = rng.random(120) < 0.2  # each patient ill or not
    frame = pd.DataFrame({"who": who, "x": rng.normal(size=len(who)), "y": ill[who].astype(int)})
    for seed in range(5):
        sets = frames(split(frame, label="y", group="who", random_state=seed))
        for key, share in {"train": 0.5, "validation": 0.2, "test": 0.3}.items():
            assert len(sets[key]) / len(frame) == pytest.approx(share, abs=0.03)
            assert sets[key]["y"].mean() == pytest.approx(frame["y"].mean(), abs=0.03)


def test_one_giant_group_does_not_spoil_the_sizes():
    who = np.concatenate([np.zeros(70), np.arange(1, 31)])
    frame = pd.DataFrame({"who": who, "y": np.arange(100) % 2})
    sizes = split(frame, label="y", group="who", validation_size=0, random_state=0).sizes
    assert 18 <= sizes["test"] <= 30


# Along time --------------------------------------------------------------------------------------------------


@given(
    days=st.lists(st.integers(0, 60), min_size=10, max_size=120).filter(lambda days: len(set(days)) >= 6),
    gap=st.sampled_from([None, 0, "0D", "1D", "3D"]),
    validation_size=st.sampled_from([0, 0.2]),
)
def test_time_is_in_order_and_the_gap_is_kept(days, gap, validation_size):
    frame = pd.DataFrame({"day": pd.Timestamp("2024-01-01") + pd.to_timedelta(days, unit="D"), "y": range(len(days))})
    frame["y"] = frame["y"] % 2
    try:
        parts = split(frame, label="y", time="day", gap=gap, validation_size=validation_size)
    except CourseError as error:
        assert "gap" in str(error) or "moment" in str(error)  # noqa: PT017 — some draws leave no room
        return
    sets = list(frames(parts).values())
    for older, newer in pairwise(sets):
        assert older["day"].max() < newer["day"].min()
        assert newer["day"].min() - older["day"].max() >= pd.Timedelta(gap or 0)
    assert sorted([*parts.dropped, *(i for one in sets for i in one.index)]) == list(frame.index)


def test_along_time_no_seed_is_needed_and_the_test_is_the_newest():
    frame = table()
    parts = split(frame, label="ill", time="day")
    assert parts.params["random_state"] is None
    assert frames(parts)["test"]["day"].min() > parts.validation.frame["day"].max()
    assert 50 <= parts.sizes["test"] <= 70
    assert split(frame, label="ill", time="day", random_state=3).sizes == parts.sizes


def test_rows_nearer_than_the_gap_are_in_no_set():
    frame = pd.DataFrame({"t": range(100), "y": [0, 1] * 50})
    parts = split(frame, label="y", time="t", gap=5, test_size=30, validation_size=20)
    sets = frames(parts)
    limits = [(int(one["t"].min()), int(one["t"].max())) for one in sets.values()]
    assert limits == [(0, 41), (46, 65), (70, 99)]  # worked by hand: 20 rows end at 70 − 5, the others at 46 − 5
    assert len(parts.dropped) == 100 - sum(parts.sizes.values())


@pytest.mark.parametrize(
    "times",
    [
        pd.date_range("2024", periods=60, tz="Europe/Paris"),
        pd.Series(pd.date_range("2024", periods=60)).dt.date,
        np.arange(60, dtype=np.uint8),
        pd.array(range(60), dtype="Int64"),
        np.linspace(0, 1, 60),
    ],
)
def test_times_of_any_kind(times):
    frame = pd.DataFrame({"t": times, "y": [0, 1] * 30}).sample(frac=1, random_state=0)
    sets = frames(split(frame, label="y", time="t"))
    assert sets["train"]["t"].max() < sets["validation"]["t"].min() < sets["test"]["t"].min()


# What cannot be done -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("choices", [{}, {"random_state": None}])
def test_without_a_seed_the_reason_is_told(choices, language):
    with pytest.raises(CourseError) as caught:
        split(table(), label="ill", **choices)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert "random_state=0" in lines[2]
    if language == "en":
        assert "nobody can make the split again" in lines[2]


@pytest.mark.parametrize("seed", [-1, 1.5, "0", True, 2**40, np.random.default_rng(0), np.random.RandomState(0)])
def test_what_is_no_seed_is_refused(seed):
    assert refused(random_state=seed).startswith("random_state must be given: a whole number")


@pytest.mark.parametrize("size", [0, 1.0, -0.1, 1.2, 30.5, "a", True, None, float("nan"), float("inf"), -3])
def test_what_is_no_test_size_is_refused(size):
    assert refused(test_size=size).startswith("test_size must be a share between 0 and 1, or a number of rows.")


@pytest.mark.parametrize("sizes", [(0.8, 0.2), (0.5, 0.5), (150, 50), (300, 0)])
def test_rows_must_be_left_to_learn_from(sizes):
    assert "must leave rows to learn from" in refused(test_size=sizes[0], validation_size=sizes[1])


def test_missing_labels_are_counted_and_asked_about():
    frame = table().astype({"ill": "Float64"})
    frame.loc[["row0", "row5"], "ill"] = pd.NA
    text = refused(frame=frame)
    assert "2 of 200 rows" in text
    assert "Ask the expert" in text


@pytest.mark.parametrize("name", ["group", "time", "stratify"])
def test_missing_groups_times_and_strata_are_refused(name):
    frame = table()
    column = {"group": "town", "time": "day", "stratify": "town"}[name]
    frame.loc["row3", column] = None
    text = refused(frame=frame, **{name: column})
    assert text.startswith(f"{name}: the column '{column}' must have a value in every row.")
    assert "dropna" in text


def test_a_rare_class_is_named_with_what_to_do():
    frame = table()
    frame["ill"] = frame["ill"].astype(str)
    frame.loc["row0", "ill"] = "unsure"
    text = refused(frame=frame)
    assert "'unsure' (1 row)" in text
    assert "stratify=False" in text
    assert split(frame, label="ill", stratify=False, random_state=0).sizes["test"] == 60


@given(rare=st.integers(1, 8), test_size=st.floats(0.05, 0.7), seed=st.integers(0, 30))
def test_a_rare_class_is_dealt_out_or_refused_in_words(rare, test_size, seed):
    frame = pd.DataFrame({"x": range(60), "y": ["rare"] * rare + ["common"] * (60 - rare)})
    try:
        sets = frames(split(frame, label="y", test_size=test_size, random_state=seed))
    except CourseError as error:
        assert "rare" in str(error)  # noqa: PT017 — either outcome is right
    else:
        assert sum((one["y"] == "rare").sum() for one in sets.values()) == rare


def test_more_classes_than_rows_in_a_set():
    frame = pd.DataFrame({"y": [f"c{i}" for i in range(15) for _ in range(4)]})
    frame["x"] = 0
    assert "The column 'y' has 15 classes; the smallest set would have 12 rows." in refused(frame=frame, label="y")


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"label": "il"}, "Did you mean 'ill'?"),
        ({"group": "patients"}, "Did you mean 'patient'?"),
        ({"group": "ill"}, "has 2 groups"),
        ({"group": "patient", "time": "day"}, "group and time cannot both be given."),
        ({"time": "day", "stratify": "town"}, "stratify and time cannot both be given."),
        ({"gap": "7D"}, "gap must come with time."),
        ({"time": "town"}, "pd.to_datetime(frame['town'])"),
        ({"time": "day", "gap": 7}, "gap='7D'"),
        ({"time": "day", "gap": "-1D"}, "0 or more"),
        ({"time": "day", "gap": "soon"}, "gap='7D'"),
        ({"time": "age", "gap": "7D"}, "in the unit of the column 'age'"),
        ({"time": "day", "gap": "900D"}, "Make the gap"),
        ({"label": "day"}, "must hold classes or numbers"),
    ],
)
def test_choices_that_cannot_be_are_refused_in_words(choices, said):
    assert said in refused(**choices)


def test_one_moment_for_all_is_refused():
    assert "rows of one same moment" in refused(frame=table().assign(t=1), time="t")


def test_infinite_labels_are_counted():
    text = refused(frame=table().assign(cost=np.inf), label="cost")
    assert "Infinite: 200 of 200 rows." in text


def test_lists_are_no_labels():
    frame = table(30)
    frame["ill"] = [[1]] * 30
    assert "It holds lists" in refused(frame=frame)


@pytest.mark.parametrize("frame", [table().to_numpy(), table().iloc[:0], table()["ill"], None])
def test_what_is_no_table_is_refused(frame):
    with pytest.raises(CourseError, match="frame must"):
        split(frame, label="ill", random_state=0)


def test_real_tables():
    assert split(ct.load_digits(), label="target", random_state=0).sizes["test"] == 540
    assert split(ct.load_diabetes(), label=ct.load_diabetes().columns[-1], random_state=0).sizes["test"] == 133


def test_hostile_names_and_values():
    frame = table(60).rename(columns={"ill": "<b>{x}</b>"})
    frame["town"] = "{0} <script>"
    parts = split(frame, label="<b>{x}</b>", random_state=0)
    assert "<script>" not in parts._repr_html_()
    assert "<b>{x}" not in parts._repr_html_()
