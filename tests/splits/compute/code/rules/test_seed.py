"""Splits drawn without a seed."""

import pytest

from course_toolkit.splits.compute.code.report import check_code

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
    "no seed": (READ + "a, b, c, d = train_test_split(X, y, test_size=0.3)\n", ("no_random_state", "warning", 3)),
    "a seed of None": (READ + "t, u = train_test_split(df, random_state=None)\n", ("no_random_state", "warning", 3)),
    "folds shuffled without a seed": (
        READ + "cv = KFold(n_splits=5, shuffle=True)\n", ("no_random_state", "warning", 3)
    ),
    "rows drawn, and those left": (
        "train = df.sample(frac=0.7)\ntest = df.drop(train.index)\n", ("no_random_state", "warning", 1)
    ),
    "rows drawn, and those left by a mask": (
        READ + "test = df.sample(n=30)\ntrain = df[~df.index.isin(test.index)]\n", ("no_random_state", "warning", 3)
    ),
    "drawn splits without a seed": (READ + "cv = ShuffleSplit(10)\n", ("no_random_state", "warning", 3)),
}  # fmt: skip


def test_a_leak_is_found_where_it_is_written(assert_found):
    assert_found()


def test_nothing_else_is_an_error_there(assert_no_other_error):
    assert_no_other_error()


@pytest.mark.parametrize(
    "code",
    ["train = df.sample(frac=0.7, random_state=0)\ntest = df.drop(train.index)\n",
     "np.random.seed(0)\ntrain = df.sample(frac=0.7)\ntest = df.drop(train.index)\n",
     READ + "df = df.sample(frac=1)\n", READ + "print(df.sample(5))\n", READ + "few = df.sample(100)\nfew.plot()\n",
     READ + "train, test = train_test_split(df, random_state=0)\nsmall_train = train.sample(100)\n"],
)  # fmt: skip
def test_rows_drawn_to_be_looked_at_are_no_split(code):
    assert "no_random_state" not in {one.code for one in check_code(code).findings}
