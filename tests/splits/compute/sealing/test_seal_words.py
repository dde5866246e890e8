from dataclasses import dataclass

import pytest

from course_toolkit.splits.compute.sealing.seal_words import (
    ordinal,
    say_amount,
    say_changed,
    say_edited,
    say_others,
    say_reopened,
)


@dataclass(frozen=True)
class Looked:
    when: str
    reason: str


TWICE = (Looked("2024-05-01", "final {score}"), Looked("2024-05-02", "again"))


def test_ordinals():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th",
    ]  # fmt: skip


def test_a_second_look_in_numbers():
    said = say_reopened(TWICE, task="classification", n_rows=100)
    assert said.startswith(
        "The test set is opened for the 2nd time (the first: 2024-05-01, “final {score}”). Whoever keeps the best of 2 "
        "looks keeps luck as well: among equally good models it exceeds the truth by 0.56 standard errors, here up to "
        "2.8 points of accuracy (100 test rows)."
    )
    assert "2.8 points" not in say_reopened(TWICE * 5, task="classification", n_rows=100)


def test_of_a_quantity_shares_of_the_typical_error():
    assert "4.0% of the typical error (RMSE)" in say_reopened(TWICE, task="regression", n_rows=100)
    assert say_amount(0.04, "regression") == "4.0% of the typical error (RMSE)"


def test_changed_columns_are_named_but_not_all():
    entry = {"columns": {f"c{i}": "new" for i in range(9)}, "openings": [1, 2]}
    said = say_changed(entry, {"columns": {}})
    assert "'c0', 'c1', 'c2', 'c3', 'c4'…. Openings until now: 2;" in said
    assert "columns —." in say_changed(entry, entry)


def test_other_splits_are_told_from_other_tables():
    one = {"table": "a", "openings": [1]}
    assert "opened so many times: 2." in say_others({"table": "a"}, {"x": one, "y": one, "z": {"table": "b"}})
    assert say_others({"table": "c"}, {"x": one}).startswith("The seal file holds 1 split of another table")


@pytest.mark.usefixtures("language")
def test_everything_is_said_in_both_languages():
    assert "{" not in say_edited() + say_others({"table": "c"}, {"x": {"table": "a"}})
    assert "final {score}" in say_reopened(TWICE, task="classification", n_rows=1)
