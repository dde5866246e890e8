"""Categories of a later set that training never saw."""

from contextlib import suppress

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.checks.unseen_category import find_unseen_category
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(train, test, *, validation=None, **declared):
    sets = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    frames = {key: pd.DataFrame({"c": values, "y": 0}) for key, values in sets.items()}
    return [draft() for draft in find_unseen_category(Sets(frames, "y", Declared(**declared)))]


def test_the_rows_of_a_new_category_are_named():
    (finding,) = find(["Metz", "Brest"] * 10, ["Metz", "Lyon", None, "Lyon"])
    assert finding.title == "“c” has 1 category in the test set that the training set lacks: “Lyon” (2 rows)."
    assert finding.severity == "question"
    assert finding.columns == ("c",)
    assert finding.rows == (1, 3)
    assert finding.positions["test"].tolist() == [1, 3]
    assert finding.evidence == {"n_categories": 1, "n_rows": 2, "n_rows_in_set": 4}
    assert any("'c'" in fix for fix in finding.fixes)


def test_both_later_sets_are_looked_at():
    found = find(["a", "b"] * 10, ["a", "c"], validation=["d", "a"])
    assert [finding.sets for finding in found] == [("train", "test"), ("train", "validation")]


def test_codes_count_only_where_declared():
    codes = [1, 2] * 10, [2, 3]
    with pytest.raises(NotCheckedError) as caught:
        find(*codes)
    assert "categories=" in caught.value.reason()
    assert find(*codes, categories=("c",))[0].title.endswith("“3” (1 row).")


def test_categories_of_pandas_that_never_occur_are_none():
    train = pd.Categorical(["a", "b"] * 10, categories=["a", "b", "c"])
    assert find(train, pd.Categorical(["a", "b"], categories=["a", "b", "c"])) == []
    assert len(find(train, pd.Categorical(["a", "c"], categories=["a", "b", "c"]))) == 1


@pytest.mark.parametrize("written", ["Oui", "oui ", "ouï"])
def test_one_category_written_in_two_ways_is_said(written):
    (finding,) = find(["oui", "non"] * 10, ["non", written])
    assert finding.hypotheses[0].startswith("one category, written in two ways")


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ([f"patient {i // 3} né en été" for i in range(90)], [f"patient {i // 3} né en été" for i in range(90, 150)]),
        ([f"une phrase {i} bien à elle" for i in range(60)], [f"une autre {i} que voici" for i in range(30)]),
    ],
)
def test_names_and_sentences_are_no_categories(train, test):
    with suppress(NotCheckedError):  # there is nothing else to look at
        assert find(train, test) == []


@pytest.mark.parametrize("declared", [{"ids": ("c",)}, {"group": "c"}])
def test_what_was_declared_to_be_something_else_is_left_alone(declared):
    with pytest.raises(NotCheckedError):
        find(["a", "b"] * 10, ["c"], **declared)


@pytest.mark.parametrize(("train", "test"), [(["a"] * 9, []), ([None] * 9, ["a"] * 9), (["a"] * 9, [None] * 3)])
def test_a_set_without_values_has_nothing_new(train, test):
    assert find(train, test) == []


def test_the_same_categories_raise_no_question():
    values = np.random.default_rng(0).choice(["a", "b", "c"], 300)
    assert find(values[:200], values[200:]) == []


def test_it_is_worded_in_both_languages(language):  # noqa: ARG001 — each language in turn
    (finding,) = find(["a", "b"] * 10, ["<script>{c}</script>", "x"])
    assert "<script>{c}</script>" in finding.title
    assert finding.why
