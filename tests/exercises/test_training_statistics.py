"""Exercise 04-2: the statistics of the training rows alone."""

import pytest
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

import course_toolkit as ct
from course_toolkit.exercises.training_statistics import training_statistics

SAMPLE = ct.make_sante(300, random_state=0)
TRAIN, VAL = train_test_split(SAMPLE.clean[["Age"]], random_state=0)
FIRST = VAL["Age"].iloc[0]


def scaled(scaler, fitted_on, rows=VAL):
    return scaler.fit(fitted_on).transform(rows)[0, 0]


RIGHT = scaled(StandardScaler(), TRAIN)


def judged(answer):
    return training_statistics(SAMPLE).check(answer)


@pytest.mark.parametrize("answer", [RIGHT, round(RIGHT, 3)])
def test_scikit_learns_number_is_right(answer):
    assert judged(answer).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (scaled(StandardScaler(), SAMPLE.clean[["Age"]]), "come from all rows"),
        (scaled(StandardScaler(), VAL), "come from the validation rows"),
        (FIRST, "That is the age itself"),
        (FIRST - TRAIN["Age"].mean(), "Centred, but not divided"),
        (FIRST / TRAIN["Age"].std(ddof=0), "but not centred"),
        (scaled(MinMaxScaler(), TRAIN), "That is a MinMaxScaler"),
        (scaled(RobustScaler(), TRAIN), "That is a RobustScaler"),
        (scaled(StandardScaler(), TRAIN, TRAIN), "the first row of X_train"),
        (scaled(StandardScaler(), TRAIN, VAL[-1:]), "the last row of X_val"),
        (scaled(StandardScaler(), TRAIN, SAMPLE.clean[["Age"]]), "the first row of the table"),
        (round(RIGHT, 1), "keep 3 decimals"),
        (StandardScaler().fit(TRAIN).transform(VAL), "a ndarray of shape (75, 1)"),
        (StandardScaler().fit(TRAIN).transform, "add the parentheses"),
        (9.5, "not what these lines give"),
    ],
)
def test_typical_slips_are_named(answer, words):
    feedback = judged(answer)
    assert feedback.outcome == "wrong"
    assert words in feedback.message


def test_n_minus_one_is_told_in_a_small_table():
    small = ct.make_sante(40, random_state=0)
    train, val = train_test_split(small.clean["Age"], random_state=0)
    feedback = training_statistics(small).check((val.iloc[0] - train.mean()) / train.std())
    assert "not by n − 1" in feedback.message


@pytest.mark.usefixtures("language")
def test_any_answer_gets_words(strange):
    assert judged(strange).outcome == "wrong"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("n_rows", [2, 3, 300])
def test_the_solution_is_judged_right(solve, n_rows):
    sample = ct.make_sante(n_rows, random_state=0)
    names = {"train_test_split": train_test_split, "StandardScaler": StandardScaler, "sample": sample}
    assert solve(training_statistics(sample), **names).outcome == "right"


@pytest.mark.usefixtures("language")
def test_nothing_is_given_away():
    exercise = training_statistics(SAMPLE)
    told = repr(exercise) + repr(exercise.hint()) + "".join(judged(answer).message for answer in (9.5, FIRST, "0,5"))
    assert f"{abs(RIGHT):.2f}" not in told.replace(",", ".")


@pytest.mark.parametrize("sample", [None, ct.load_sante()])
def test_what_is_no_made_table_is_told_so(sample):
    with pytest.raises(ct.CourseError, match=r"ct\.make_sante\(300"):
        training_statistics(sample)
