# ruff: noqa: ISC004 — a case is its lines of code, unbroken, and what is found in them
"""Learned from the rows that judge."""

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
    "scaler fitted again": (
        READ + SPLIT + "s = StandardScaler()\nX_train = s.fit_transform(X_train)\nX_test = s.fit_transform(X_test)\n",
        ("fit_on_test", "error", 6),
    ),
    "model fitted on test": (READ + SPLIT + "m = SVC()\nm.fit(X_test, y_test)\n", ("fit_on_test", "error", 5)),
    "scaled by its own mean": (
        READ + SPLIT + "X_test = (X_test - X_test.mean()) / X_test.std()\n", ("fit_on_test", "error", 4)
    ),
    "sets in a loop": (
        READ + SPLIT + "for part in (X_train, X_test):\n    part['a'] = part['a'].fillna(part['a'].mean())\n",
        ("fit_on_test", "error", 5),
    ),
    "test over-sampled": (
        READ + SPLIT + "X_test, y_test = SMOTE().fit_resample(X_test, y_test)\n", ("fit_on_test", "error", 4)
    ),
    "fitted on all, judged on a part": (
        READ + SPLIT + "m = RandomForestClassifier()\nm.fit(X, y)\nprint(m.score(X_test, y_test))\n",
        ("fit_on_test", "error", 5),
    ),
    "search over all rows": (
        READ + SPLIT + "search = GridSearchCV(SVC(), {'C': [1, 10]})\nsearch.fit(X, y)\n"
        "accuracy_score(y_test, search.predict(X_test))\n",
        ("fit_on_test", "error", 5),
    ),
    "fitted on both put together": (
        READ + SPLIT + "m = SVC().fit(np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test]))\n"
        "print(classification_report(y_test, m.predict(X_test)))\n",
        ("fit_on_test", "error", 4),
    ),
    "fitted on all in each fold": (
        READ + "for tr, te in KFold(5).split(X):\n    m = SVC().fit(X, y)\n    m.score(X.iloc[te], y.iloc[te])\n",
        ("fit_on_test", "error", 4),
    ),
    "a file named test": (
        "train = pd.read_csv('train.csv')\ntest = pd.read_csv('test.csv')\ns = StandardScaler()\n"
        "train = s.fit_transform(train)\ntest = s.fit_transform(test)\n",
        ("fit_on_test", "warning", 5),
    ),
    "learned further on test": (
        READ + SPLIT + "m = SGDClassifier()\nm.partial_fit(X_train, y_train)\nm.partial_fit(X_test, y_test)\n",
        ("fit_on_test", "error", 6),
    ),
    "a projection made anew": (
        READ + SPLIT + "X_train = PCA(2).fit_transform(X_train)\nX_test = PCA(2).fit_transform(X_test)\n",
        ("fit_on_test", "error", 5),
    ),
}  # fmt: skip


def test_a_leak_is_found_where_it_is_written(assert_found):
    assert_found()


def test_nothing_else_is_an_error_there(assert_no_other_error):
    assert_no_other_error()
