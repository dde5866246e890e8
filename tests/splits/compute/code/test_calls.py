import pytest

from course_toolkit.splits.compute.code.report import check_code


def found(code):
    return [(one.code, one.severity) for one in check_code(code).findings]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("train_test_split(X, y)", True),
        ("model_selection.train_test_split(X, y)", True),
        ("train_test_split(X, y, random_state=seed)", False),
        ("train_test_split(X, y, shuffle=False)", False),
        ("train_test_split(X, y, **options)", False),
        ("StratifiedKFold(5, shuffle=True)", True),
        ("StratifiedKFold(5)", False),
        ("GroupShuffleSplit(1, random_state=3)", False),
        ("GroupShuffleSplit(1)", True),
        ("TimeSeriesSplit(5)", False),
    ],
)
def test_chance_needs_a_seed(call, expected):
    assert found(f"a = {call}\n") == ([("no_random_state", "warning")] if expected else [])


@pytest.mark.parametrize(
    "seeded",
    [
        "np.random.seed(0)",
        "import numpy\nnumpy.random.seed(0)",
        "from numpy.random import seed\nseed(3)",
        "keras.utils.set_random_seed(1)",
        "def f():\n    np.random.seed(1)\nf()",
    ],
)
def test_one_seed_for_the_file_will_do(seeded):
    assert found(f"{seeded}\na, b = train_test_split(X)\n") == []


@pytest.mark.parametrize(
    "other", ["rng = np.random.default_rng(0)", "import random\nrandom.seed(1)", "torch.manual_seed(3)"]
)
def test_another_generator_seeds_nothing_here(other):
    assert found(f"{other}\na, b = train_test_split(X)\n") == [("no_random_state", "warning")]


@pytest.mark.parametrize("cut", ["np.split(df, [800])", "np.array_split(df, 2)", "random_split(df, [8, 2])"])
def test_parts_take_their_sides_from_their_names(cut):
    code = f"df = pd.read_csv('t.csv')\ndf['a'] = df['a'] / df['a'].max()\ntrain, test = {cut}\n"
    assert found(code) == [("preprocessing_on_all", "error")]


@pytest.mark.parametrize("name", ["cross_val_score", "cross_validate", "cross_val_predict", "learning_curve"])
def test_cross_validation_is_a_split_too(name):
    code = f"X = StandardScaler().fit_transform(X)\n{name}(SVC(), X, y)\n"
    assert found(code) == [("preprocessing_on_all", "error")]


def test_positions_cut_what_was_read_apart():
    code = (
        "X = pd.read_csv('x.csv')\ny = pd.read_csv('y.csv')\nX = StandardScaler().fit_transform(X)\n"
        "a, b = next(ShuffleSplit(1, random_state=0).split(X))\nprint(SVC().fit(X[a], y[a]).score(X[b], y[b]))\n"
    )
    assert found(code) == [("preprocessing_on_all", "error")]
