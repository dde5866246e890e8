"""Groups under another spelling, in the names of files, and by the day of birth."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import GroupShuffleSplit, train_test_split

from course_toolkit.splits.compute.checks.group_overlap import find_group_overlap
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.meaning.respelt import plain, whose
from course_toolkit.splits.compute.tables.sets import Declared, Sets

SEEDS = range(5)


def found(train, test, **declared):
    try:
        return [
            draft() for draft in find_group_overlap(Sets({"train": train, "test": test}, "y", Declared(**declared)))
        ]
    except NotCheckedError:
        return []


def table(seed, n_groups=150):
    rng = np.random.default_rng(seed)
    who = np.repeat(np.arange(n_groups), rng.integers(2, 7, n_groups))
    return pd.DataFrame({"a": rng.normal(size=len(who)), "b": rng.normal(size=len(who)), "y": who % 2}), who, rng


@pytest.mark.parametrize(
    ("text", "other"),
    [("P001", "p1 "), ("Anne@Univ.fr", "anne@univ.fr"), ("12.0", "12"), ("A B", "ab"), ("\uff30\uff11", "P1")],
)
def test_what_typing_changes_is_put_aside(text, other):
    assert plain(text) == plain(other)


@pytest.mark.parametrize(("text", "other"), [("P10", "P1"), ("P100", "P1"), ("a", "b"), ("1.05", "1.5")])
def test_what_tells_apart_is_kept(text, other):
    assert plain(text) != plain(other)


@pytest.mark.parametrize("write", [str.upper, " {} ".format, "{}\u00a0".format])
def test_groups_written_in_two_ways_are_an_error(write):
    frame, who, _rng = table(0)
    train, test = train_test_split(frame.assign(qui=[f"user{one}@univ.fr" for one in who]), random_state=0)
    (one,) = found(train, test.assign(qui=test["qui"].map(write)), group="qui")
    assert (one.severity, one.title[:13]) == ("error", "Written alike")
    assert one.evidence["n_groups_shared"] > 50
    names = {"train": train.copy(), "test": test.assign(qui=test["qui"].map(write))}
    exec(one.fixes[0], names)  # noqa: S102 — the line that a student is told to run
    assert set(names["train"]["qui"]) & set(names["test"]["qui"])


def test_capitals_that_tell_individuals_apart_are_asked_about():
    frame = pd.DataFrame({"qui": ["ab", "AB", "cd", "CD"] * 5, "a": range(20), "y": 0})
    (one,) = found(frame, frame.assign(qui=["Ab", "aB", "Cd", "cD"] * 5), group="qui")
    assert one.severity == "question"


@pytest.mark.parametrize("seed", SEEDS)
def test_groups_kept_together_are_no_finding_however_written(seed):
    frame, who, _rng = table(seed)
    frame = frame.assign(qui=[f"P{one}" for one in who])
    first, last = next(GroupShuffleSplit(1, random_state=seed).split(frame, groups=who))
    assert found(frame.iloc[first], frame.iloc[last].assign(qui=frame["qui"].iloc[last].str.lower()), group="qui") == []


def test_whose_file_it_is():
    assert whose("patient012_coupe3.png") == "patient012"
    assert whose("P12/scan-07.dcm") == "P12"
    assert [whose(text) for text in ("IMG_0001.png", "photo.png", "2021-03-05", "FR-34-102", "chat_12")] == [None] * 5


@pytest.mark.parametrize("seed", SEEDS)
def test_files_of_one_individual_are_asked_about(seed):
    frame, who, rng = table(seed)
    names = [f"patient{one:03d}_coupe{place}.png" for place, one in enumerate(who)]
    (one,) = found(*train_test_split(frame.assign(image=names), random_state=seed))
    assert (one.severity, one.columns) == ("question", ("image",))
    assert one.evidence["n_groups_shared"] > 50
    first, last = next(GroupShuffleSplit(1, random_state=seed).split(frame, groups=who))
    assert found(*(frame.assign(image=names).iloc[part] for part in (first, last))) == []
    for plain_names in ([f"IMG_{one:04d}.png" for one in rng.permutation(len(who))], [f"img{one}.png" for one in who]):
        assert all("beginning" not in one.title for one in found(*train_test_split(frame.assign(image=plain_names))))


@pytest.mark.parametrize("write", [lambda days: days, lambda days: days.dt.strftime("%d/%m/%Y")])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_of_birth_that_comes_back_names_somebody(seed, write):
    frame, who, rng = table(seed, 250)
    born = pd.Series(pd.Timestamp("1940-01-01") + pd.to_timedelta(rng.integers(0, 25000, 250), "D"))
    (one,) = found(
        *train_test_split(frame.assign(naissance=write(born[who].reset_index(drop=True))), random_state=seed)
    )
    assert (one.severity, one.columns) == ("question", ("naissance",))


@pytest.mark.parametrize("n_days", [20, 365, 730, 25000])
@pytest.mark.parametrize("seed", SEEDS)
def test_days_of_birth_that_chance_repeats_name_nobody(seed, n_days):
    frame, who, rng = table(seed)
    born = pd.Timestamp("1990-01-01") + pd.to_timedelta(rng.integers(0, n_days, len(who)), "D")
    assert found(*train_test_split(frame.assign(naissance=born), random_state=seed)) == []
    first = pd.to_datetime([f"{year}-01-01" for year in rng.integers(1940, 2000, len(who))])
    assert found(*train_test_split(frame.assign(naissance=first), random_state=seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_codes_in_a_column_whose_name_says_nothing_are_asked_about(seed):
    frame, who, rng = table(seed)
    codes = rng.permutation(90000)[:150] + 10000
    (one,) = found(*train_test_split(frame.assign(c1=[f"{codes[place]:x}ab" for place in who]), random_state=seed))
    assert (one.severity, one.columns) == ("question", ("c1",))
