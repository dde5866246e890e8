"""Learning from what came after: proved where time was declared, asked where a column only holds dates."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import train_test_split

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.temporal_overlap import find_temporal_overlap
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets

N = 300


def check(train, test, validation=None, **declared):
    between = {} if validation is None else {"validation": validation}
    return [
        draft()
        for draft in find_temporal_overlap(Sets({"train": train, **between, "test": test}, "y", Declared(**declared)))
    ]


def quiet(*frames, **declared):
    try:
        return check(*frames, **declared) == []
    except NotCheckedError:
        return True


def series(start="2023-01-01"):
    rng = np.random.default_rng(0)
    return pd.DataFrame({"date": pd.date_range(start, periods=N), "x": rng.normal(size=N), "y": rng.integers(0, 2, N)})


def halves(frame):
    return train_test_split(frame, test_size=0.3, random_state=0)


def weeks(dates):
    """Return a week for every two rows."""
    return pd.date_range("2020-01-06", periods=len(dates) // 2, freq="7D").repeat(2)


FRENCH_MONTHS = "janv. févr. mars avril mai juin juil. août septembre oct. novembre décembre".split()  # noqa: SIM905 — reads
WRITTEN = {
    "dates": lambda dates: dates, "zone": lambda dates: dates.dt.tz_localize("Europe/Paris"),
    "French": lambda dates: dates.dt.strftime("%d/%m/%Y"), "American": lambda dates: dates.dt.strftime("%m/%d/%Y"),
    "ISO": lambda dates: dates.dt.strftime("%Y-%m-%d"),
    "ISO and hour": lambda dates: dates.dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
    "short": lambda dates: dates.dt.strftime("%d.%m.%y %H:%M"), "English": lambda dates: dates.dt.strftime("%B %d, %Y"),
    "in words": lambda dates: (
        dates.dt.strftime("%d ") + dates.dt.month.map(lambda month: FRENCH_MONTHS[month - 1]) + dates.dt.strftime(" %Y")
    ),
    "eight digits": lambda dates: dates.dt.strftime("%Y%m%d").astype(int),
    "seconds": lambda dates: (dates - pd.Timestamp(0)) // pd.Timedelta("1s"),
    "milliseconds": lambda dates: (dates - pd.Timestamp(0)) // pd.Timedelta("1ms"),
    "years": lambda dates: 1950 + np.arange(len(dates)) // 5,
    "weeks": lambda dates: weeks(dates).strftime("%G-W%V"),
    "weeks in French": lambda dates: weeks(dates).strftime("%G S%V"),
    "week and year": lambda dates: weeks(dates).strftime("S%V/%G"),
    "quarters": lambda _dates: [f"{2000 + place // 8}-Q{place // 2 % 4 + 1}" for place in range(N)],
    "quarters in French": lambda _dates: [f"T{place // 2 % 4 + 1} {2000 + place // 8}" for place in range(N)],
    "months": lambda _dates: [f"{2000 + place // 24}{place // 2 % 12 + 1:02d}" for place in range(N)],
    "months in numbers": lambda _dates: [(2000 + place // 24) * 100 + place // 2 % 12 + 1 for place in range(N)],
    "Python's": lambda dates: dates.dt.date.astype(object),
    "categories": lambda dates: dates.dt.strftime("%d/%m/%Y").astype("category"),
}  # fmt: skip


@pytest.mark.parametrize("how", WRITTEN)
def test_time_is_read_however_it_is_written(how):
    frame = series()
    frame["date"] = WRITTEN[how](frame["date"])
    (found,) = check(*halves(frame), time="date")
    assert (found.severity, found.columns, found.repair) == ("error", ("date",), "split_by_time")
    assert quiet(frame.iloc[:200], frame.iloc[200:], time="date")
    (asked,) = check(*halves(frame))
    assert asked.severity == "question"
    assert quiet(frame.iloc[:200], frame.iloc[200:])


def test_counts_and_rows_are_those_of_a_naive_reading():
    train, test = halves(series())
    (found,) = check(train, test, time="date")
    late = train["date"] >= test["date"].min()
    early = test["date"] <= train["date"].max()
    assert found.evidence["n_rows_train_not_earlier"] == late.sum()
    assert list(found.positions["train"]) == np.flatnonzero(late).tolist()
    assert found.rows == tuple(test.index[early])
    assert found.examples["date"].iloc[0] == train["date"].max()
    assert found.examples["date"].iloc[1] == test["date"].min()


@pytest.mark.parametrize(
    "how",
    ["dates", "zone", "French", "English", "eight digits", "years", "seconds", "weeks", "week and year", "quarters",
     "quarters in French", "months", "months in numbers"],
)  # fmt: skip
def test_the_fix_runs_and_mends(how):
    frame = series()
    frame["date"] = WRITTEN[how](frame["date"])
    train, test = halves(frame)
    (found,) = check(train, test, time="date")
    names = {"pd": pd, "train": train, "test": test}
    exec(found.fixes[0], names)  # noqa: S102 — the line that a student is told to run
    assert len(names["train"]) + len(names["test"]) == N
    assert min(len(names["train"]), len(names["test"])) > 0
    assert check(names["train"], names["test"], time="date") == []


def test_one_late_row_is_enough():
    frame = series()
    train, test = frame.iloc[[*range(200), 250]], frame.drop(index=[*range(200), 250])
    (found,) = check(train, test, time="date")
    assert (found.severity, found.evidence["n_rows_train_not_earlier"]) == ("error", 1)


def test_a_day_cut_in_two_is_a_question():
    frame = series()
    frame["date"] = frame["date"].iloc[np.arange(N) // 7 * 7].to_numpy()
    (found,) = check(frame.iloc[:200], frame.iloc[200:], time="date")
    assert found.severity == "question"
    assert found.evidence["n_rows_train_same_moment"] == len(found.positions["train"]) == 4
    assert quiet(frame.iloc[:200], frame.iloc[200:])


def test_numbers_tell_time_where_declared():
    frame = series().assign(t=np.arange(N) / 10)
    (found,) = check(*halves(frame), time="t")
    assert found.severity == "error"
    assert check(frame.iloc[:200], frame.iloc[200:], time="t") == []


def test_a_day_first_reading_alone_is_a_question():
    train = pd.DataFrame({"date": ["01/05/2023", "02/06/2023"], "y": 0})  # 1 May, 2 June; or 5 January, 6 February
    test = pd.DataFrame({"date": ["03/04/2023", "04/04/2023"], "y": 0})  # 3 and 4 April; or 4 March and 4 April
    (found,) = check(train, test, time="date")
    assert found.severity == "question"


def test_a_zone_on_one_side_is_compared_and_told():
    train, test = halves(series())
    (found,) = check(train.assign(date=train["date"].dt.tz_localize("Europe/Paris")), test, time="date")
    assert found.severity == "error"
    assert "time zone" in found.why


def test_dates_beside_texts_are_compared():
    train, test = halves(series())
    (found,) = check(train, test.assign(date=test["date"].dt.strftime("%d/%m/%Y")), time="date")
    assert found.severity == "error"
    assert "differently" in found.why


def test_every_pair_is_compared():
    frame = series()
    found = check(frame.iloc[:100], frame.iloc[100:200], frame.iloc[200:], time="date")
    assert [one.sets for one in found] == [("validation", "test")]


@pytest.mark.parametrize("name", ["date_naissance", "DateOfBirth", "né le", "dob"])
def test_birth_is_not_when_a_row_happened(name):
    frame = series().rename(columns={"date": name})
    assert quiet(*halves(frame))


@pytest.mark.parametrize("name", ["annee", "year", "annee_construction", "year built"])
def test_when_a_house_was_built_is_not_when_a_row_happened(name):
    years = np.random.default_rng(0).integers(1900, 2023, N)
    assert quiet(*halves(series().drop(columns="date").assign(**{name: years})))


@pytest.mark.parametrize("name", ["age", "years_of_study", "model_year", "time", "durée"])
def test_numbers_are_not_dates_because_of_a_word(name):
    assert quiet(*halves(series().drop(columns="date").assign(**{name: np.arange(N) % 90})))


def test_texts_that_are_no_dates():
    frame = (
        series()
        .drop(columns="date")
        .assign(code=[f"{one:04d}-{one % 97:04d}" for one in range(N)], prix=["12.50 €"] * N)
    )
    assert quiet(*halves(frame))
    (found,) = check(*halves(frame), time="code")
    assert (found.severity, found.columns) == ("warning", ("code",))
    assert "cannot be read" in found.title
    assert "pd.to_datetime" in found.fixes[0]


def test_what_cannot_be_looked_at_is_said():
    train, test = halves(series())
    with pytest.raises(NotCheckedError) as no:
        check(train, test, time="jour")
    assert "'jour'" in no.value.reason()
    with pytest.raises(NotCheckedError) as no:
        check(train, test.assign(date=pd.NaT), time="date")
    assert "empty" in no.value.reason()
    with pytest.raises(NotCheckedError) as no:
        check(train[["x", "y"]], test[["x", "y"]])
    assert "time=" in no.value.reason()


def test_gaps_are_left_out():
    frame = series()
    frame["date"] = frame["date"].dt.strftime("%d/%m/%Y")
    frame.loc[::40, "date"] = "inconnu"
    frame.loc[::17, "date"] = None
    (found,) = check(*halves(frame), time="date")
    assert found.severity == "error"
    assert quiet(frame.iloc[:200], frame.iloc[200:], time="date")
    one = pd.DataFrame({"date": [pd.Timestamp("2024-01-01")], "y": [0]})
    assert quiet(one, one.assign(date=pd.Timestamp("2024-01-02")), time="date")


def test_it_speaks_french():
    train, test = halves(series())
    (draft,) = find_temporal_overlap(Sets({"train": train, "test": test}, "y", Declared(time="date")))
    set_language("fr")
    assert "'date'" in draft().title
