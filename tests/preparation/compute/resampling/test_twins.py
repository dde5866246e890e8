"""Rows of the test set are recognised where it can be said honestly, and only there."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import train_test_split

import course_toolkit as ct
from course_toolkit.preparation.compute.resampling.twins import counts_rows, rows_in_common

SANTE = ct.make_sante(300, random_state=0).frame
TRAIN, TEST = train_test_split(SANTE, test_size=0.3, random_state=0)


def test_a_clean_split_has_none():
    assert rows_in_common(TRAIN.drop(columns="ID"), TEST.drop(columns="ID")) == []


def test_the_whole_table_holds_them_all():
    assert sorted(rows_in_common(SANTE, TEST)) == sorted(TEST.index)


def test_one_row_slipped_in_is_named():
    slipped = pd.concat([TRAIN, TEST.iloc[[4]]])
    assert rows_in_common(slipped, TEST) == [TEST.index[4]]


@pytest.mark.parametrize("change", [lambda table: table.reset_index(drop=True), lambda table: table.astype(float),
                                    lambda table: table[table.columns[::-1]]])  # fmt: skip
def test_values_say_it_whatever_the_index_the_type_and_the_order(change):
    assert len(rows_in_common(SANTE, change(TEST))) == len(TEST)


def test_coarse_tables_hold_equal_rows_of_different_people():
    rng = np.random.default_rng(0)
    answers = pd.DataFrame(rng.integers(0, 2, (500, 4)), columns=list("abcd"))
    train, test = train_test_split(answers, random_state=0)
    assert rows_in_common(train, test) == []
    assert rows_in_common(train.reset_index(drop=True), test.reset_index(drop=True)) == []
    assert sorted(rows_in_common(answers.set_index(np.arange(500) + 7), test.set_index(test.index + 7))) == sorted(
        test.index + 7
    )


def test_texts_and_missing_values():
    frame = pd.DataFrame({"a": ["x", None, "z", "w"], "b": [1.0, 2, np.nan, 4]}, index=list("pqrs"))
    assert rows_in_common(frame, frame.loc[["q", "r"]]) == ["q", "r"]


def test_other_columns_are_not_held_against_one_another():
    assert rows_in_common(TRAIN, TEST[["Age"]]) == []
    assert rows_in_common(TRAIN, TEST.head(0)) == []


def test_an_index_that_counts():
    assert counts_rows(pd.RangeIndex(3))
    assert not counts_rows(pd.Index([0, 1, 2]))
    assert not counts_rows(pd.RangeIndex(1, 4))
