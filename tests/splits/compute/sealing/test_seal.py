"""Openings are counted by everyone and for ever; what was touched is noticed."""

import copy
import json
import pickle
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.sealing import seal as module
from course_toolkit.splits.compute.sealing.seal import (
    Opening,
    SealWarning,
    TestReopenedWarning,
    is_signed,
    plan_of,
    sign,
)
from course_toolkit.splits.compute.sealing.splitter import split


def table(n=60):
    rng = np.random.default_rng(0)
    return pd.DataFrame({"x": rng.normal(size=n), "t": ["a", "b"] * (n // 2), "y": np.arange(n) % 2})


def make(path=None, frame=None, **choices):
    return split(table() if frame is None else frame, label="y", **{"random_state": 0, **choices}, seal=path)


def open_again(parts, reason="again"):
    with pytest.warns(TestReopenedWarning) as caught:
        part = parts.open_test(reason=reason)
    return part, str(caught[0].message)


# Counting ----------------------------------------------------------------------------------------------------


def test_the_first_opening_is_logged_and_silent():
    parts = make()
    assert parts.openings == ()
    parts.open_test(reason=" final score ", who="Ada")
    (opening,) = parts.openings
    assert isinstance(opening, Opening)
    assert (opening.number, opening.reason, opening.who) == (1, "final score", "Ada")
    assert opening.fingerprint == parts.fingerprint
    assert pd.Timestamp(opening.when).tzinfo is not None
    assert opening.version
    assert str(opening).endswith("by Ada: final score")


def test_a_name_can_be_left_out_and_may_be_unknown(monkeypatch):
    parts = make()
    parts.open_test(reason="end", who="")
    assert parts.openings[0].who is None

    def nobody():
        raise KeyError

    monkeypatch.setattr(module, "getuser", nobody)
    open_again(parts)
    assert parts.openings[1].who is None


def test_the_second_opening_warns_in_numbers(language):
    parts = make()
    parts.open_test(reason="end")
    text = open_again(parts)[1]
    # 0.5642 standard errors; one is 0.5 / √18 = 11.785 points.
    numbers = {"en": ("0.56", "6.6 points"), "fr": ("0,56", "6,6")}[language]
    assert all(number in text for number in numbers)
    assert "“end”" in text or "«" in text
    assert len(parts.openings) == 2


def test_the_warning_stands_at_the_students_line():
    parts = make()
    parts.open_test(reason="end")
    with pytest.warns(TestReopenedWarning) as caught:
        parts.open_test(reason="again")
    assert caught[0].filename == __file__


def test_of_a_quantity_the_typical_error_is_spoken_of():
    frame = table().assign(y=np.linspace(0.1, 9.3, 60))
    parts = make(frame=frame)
    parts.open_test(reason="end")
    assert "of the typical error (RMSE)" in open_again(parts)[1]


def test_a_warning_that_became_an_error_is_counted_all_the_same():
    parts = make()
    parts.open_test(reason="end")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(TestReopenedWarning):
            parts.open_test(reason="again")
    assert len(parts.openings) == 2


@pytest.mark.parametrize("reason", [None, "", "  ", 3, ["x"]])
def test_without_a_reason_nothing_is_opened(reason):
    parts = make()
    with pytest.raises(CourseError, match="reason must say why"):
        parts.open_test(reason=reason)
    assert parts.openings == ()
    with pytest.raises(CourseError, match="sealed"):
        parts.test  # noqa: B018 — asking for it is the test


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy])
def test_a_copy_shares_the_seal(again):
    parts = make()
    again(parts).open_test(reason="end")
    assert len(parts.openings) == 1


def test_a_pickle_keeps_the_log_and_closes_the_box():
    parts = make()
    parts.open_test(reason="end")
    back = pickle.loads(pickle.dumps(parts))  # noqa: S301 — our own
    assert back.openings == parts.openings
    with pytest.raises(CourseError, match="opened 1 time, not in this session"):
        back.test  # noqa: B018 — asking for it is the test
    open_again(back)


def test_once_opened_the_test_set_is_at_hand():
    parts = make()
    part = parts.open_test(reason="end")
    assert parts.test.frame.equals(part.frame)
    assert len(parts.openings) == 1


# A file ------------------------------------------------------------------------------------------------------


def test_the_count_goes_on_in_a_new_kernel(tmp_path):
    path = tmp_path / "seal.json"
    make(path).open_test(reason="monday")
    again = make(path)
    assert [one.reason for one in again.openings] == ["monday"]
    with pytest.raises(CourseError, match="not in this session"):
        again.test  # noqa: B018 — asking for it is the test
    open_again(again, "tuesday")
    document = json.loads(path.read_text(encoding="utf-8"))
    (entry,) = document["splits"].values()
    assert [one["reason"] for one in entry["openings"]] == ["monday", "tuesday"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["seal.json"]


def test_the_file_holds_no_value_of_the_table(tmp_path):
    path = tmp_path / "seal.json"
    frame = table().assign(t="SECRET")
    make(path, frame).open_test(reason="end")
    assert "SECRET" not in path.read_text(encoding="utf-8")


def test_two_colleagues_see_each_others_openings(tmp_path):
    path = tmp_path / "seal.json"
    ada, bob = make(path), make(path)
    ada.open_test(reason="Ada's", who="Ada")
    open_again(bob, "Bob's")
    assert [one.reason for one in ada.openings] == ["Ada's", "Bob's"]


def test_many_at_once_lose_nothing(tmp_path):
    path = tmp_path / "seal.json"

    def work(name):
        parts = make(path)
        for i in range(4):
            parts.open_test(reason=f"{name}.{i}")
        return [one.number for one in parts.openings if one.reason.startswith(f"{name}.")]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TestReopenedWarning)
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(work, range(6)))
    openings = make(path).openings
    assert sorted(one.reason for one in openings) == sorted(f"{a}.{i}" for a in range(6) for i in range(4))
    assert [one.number for one in openings] == list(range(1, 25))


def test_a_deleted_file_is_written_again_by_who_remembers(tmp_path):
    path = tmp_path / "seal.json"
    parts = make(path)
    parts.open_test(reason="first")
    path.unlink()
    assert len(parts.openings) == 1
    open_again(parts)
    assert len(make(path).openings) == 2


def test_another_seed_has_its_own_entry_and_says_so_once(tmp_path):
    path = tmp_path / "seal.json"
    make(path).open_test(reason="end")
    with pytest.warns(SealWarning, match=r"another split of the same table .* times: 1\.") as caught:
        other = make(path, random_state=1)
    assert caught[0].filename == __file__
    assert other.openings == ()
    assert make(path, random_state=1).openings == ()  # silent: it is known by now
    assert len(make(path).openings) == 1


def test_another_table_has_its_own_entry_and_says_so(tmp_path):
    path = tmp_path / "seal.json"
    make(path)
    with pytest.warns(SealWarning, match="1 split of another table"):
        make(path, table(80))


def test_rows_that_changed_since_are_named_and_their_openings_count(tmp_path):
    path = tmp_path / "seal.json"
    make(path).open_test(reason="end")
    frame = table()
    frame["x"] *= 2
    with pytest.warns(SealWarning, match=r"in the columns 'x'\. Openings until now: 1; they still count"):
        changed = make(path, frame)
    assert len(changed.openings) == 1
    open_again(changed)


def test_an_opening_taken_out_of_the_file_is_noticed(tmp_path):
    path = tmp_path / "seal.json"
    make(path).open_test(reason="end")
    document = json.loads(path.read_text(encoding="utf-8"))
    (entry,) = document["splits"].values()
    entry["openings"] = []
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.warns(SealWarning, match="somebody edited it") as caught:
        parts = make(path)
    assert caught[0].filename == __file__
    with pytest.warns(SealWarning, match="somebody edited it") as caught:
        parts.open_test(reason="end")
    assert caught[0].filename == __file__
    open_again(make(path))  # signed again by now


# Tampering ---------------------------------------------------------------------------------------------------


def test_sealed_rows_that_were_written_into_are_named(tmp_path):
    parts = make(tmp_path / "seal.json")
    label = parts._test.frame.index[3]
    parts._test.frame.loc[label, "x"] = 99.0
    with pytest.raises(CourseError) as caught:
        parts.open_test(reason="end")
    assert f"columns 'x'; rows {label}." in str(caught.value)
    assert parts.openings == ()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda frame: frame.iloc[1:],
        lambda frame: frame.assign(new=1),
        lambda frame: frame.drop(columns="x"),
        lambda frame: frame.sort_values("x"),
        lambda frame: frame.assign(y=1 - frame["y"]),
        lambda frame: frame.rename(columns={"x": "z"}),
    ],
)
def test_any_tampering_is_noticed(tamper):
    parts = make()
    object.__setattr__(parts._test, "frame", tamper(parts._test.frame))
    with pytest.raises(CourseError, match="must be those that were sealed"):
        parts.open_test(reason="end")


def test_editing_what_was_handed_out_does_not_reach_the_seal():
    parts = make()
    part = parts.open_test(reason="end")
    part.frame["x"] = 0.0
    again, _text = open_again(parts)
    assert (again.frame["x"] != 0).all()


# Pieces ------------------------------------------------------------------------------------------------------


def test_a_signed_entry_is_known_again_and_a_changed_one_is_not():
    entry = sign({"plan": "é", "openings": [{"id": "a"}], "scores": []})
    assert is_signed(json.loads(json.dumps(entry)))
    entry["openings"] = []
    assert not is_signed(entry)


def test_a_plan_knows_rows_and_choices_but_no_values():
    frame = table()
    assert plan_of(frame, {"a": 1}) == plan_of(frame * 2, {"a": 1})
    assert plan_of(frame, {"a": 1}) == plan_of(frame.set_axis(frame.index.astype(np.int32)), {"a": 1})
    assert plan_of(frame, {"a": 1}) != plan_of(frame, {"a": 2})
    assert plan_of(frame, {"a": 1}) != plan_of(frame.iloc[::-1], {"a": 1})
