# ruff: noqa: ISC004 — a case is its lines of code, unbroken, and what is found in them
"""Rows drawn again before the split."""

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
    "SMOTE": (
        READ + "X, y = SMOTE(random_state=0).fit_resample(X, y)\n" + SPLIT, ("resampled_before_split", "error", 3)
    ),
    "over-sampler under other names": (
        READ + "sampler = RandomOverSampler(random_state=0)\nX_r, y_r = sampler.fit_resample(X, y)\n"
        "Xa, Xb, ya, yb = train_test_split(X_r, y_r, random_state=0)\n",
        ("resampled_before_split", "error", 4),
    ),
    "SMOTE before cross-validation": (
        READ + "X_r, y_r = SMOTE().fit_resample(X, y)\ncross_val_score(SVC(), X_r, y_r)\n",
        ("resampled_before_split", "error", 3),
    ),
    "utils.resample": (
        "df = pd.read_csv('t.csv')\nsick = df[df.sick == 1]\nwell = df[df.sick == 0]\n"
        "more = resample(sick, replace=True, n_samples=len(well), random_state=0)\n"
        "df = pd.concat([well, more])\ntrain, test = train_test_split(df, random_state=0)\n",
        ("resampled_before_split", "error", 4),
    ),
    "sample with replacement": (
        "df = pd.read_csv('t.csv')\ndf = df.sample(n=5000, replace=True, random_state=0)\n"
        "train, test = train_test_split(df, random_state=0)\n",
        ("resampled_before_split", "error", 2),
    ),
    "concatenated with itself": (
        "df = pd.read_csv('t.csv')\nsick = df[df['sick'] == 1]\nall_rows = pd.concat([df, sick, sick])\n"
        "train, test = train_test_split(all_rows, random_state=0)\n",
        ("resampled_before_split", "error", 3),
    ),
    "under-sampling": (
        READ + "X, y = RandomUnderSampler().fit_resample(X, y)\n" + SPLIT, ("resampled_before_split", "warning", 3)
    ),
    "a list of copies": (
        READ + "sick = df[df.sick == 1]\ndf = pd.concat([df] + [sick] * 5)\n"
        "train, test = train_test_split(df, random_state=0)\n",
        ("resampled_before_split", "error", 4),
    ),
    "repeated": (READ + "X = np.repeat(X, 3, axis=0)\n" + SPLIT, ("resampled_before_split", "error", 3)),
    "before folds by hand": (
        READ + "X, y = RandomOverSampler().fit_resample(X, y)\nfor a, b in KFold(5).split(X):\n"
        "    print(SVC().fit(X[a], y[a]).score(X[b], y[b]))\n",
        ("resampled_before_split", "error", 3),
    ),
    "before the folds of the training rows": (
        READ + SPLIT + "X_r, y_r = SMOTE().fit_resample(X_train, y_train)\nprint(cross_val_score(SVC(), X_r, y_r))\n",
        ("resampled_before_split", "warning", 4),
    ),
}  # fmt: skip


def test_a_leak_is_found_where_it_is_written(assert_found):
    assert_found()


def test_nothing_else_is_an_error_there(assert_no_other_error):
    assert_no_other_error()
