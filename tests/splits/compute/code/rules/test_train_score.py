"""Scored on the rows of learning, and on no others."""

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
    "score on train": (
        READ + SPLIT + "m = SVC().fit(X_train, y_train)\nprint(m.score(X_train, y_train))\n",
        ("scored_on_train", "error", 5),
    ),
    "metric on train": (
        READ + SPLIT + "m = SVC().fit(X_train, y_train)\np = m.predict(X_train)\nprint(accuracy_score(y_train, p))\n",
        ("scored_on_train", "error", 6),
    ),
    "no split at all": (
        READ + "m = SVC()\nm.fit(X, y)\nprint((m.predict(X) == y).mean())\n", ("scored_on_train", "warning", 5)
    ),
}  # fmt: skip


def test_a_leak_is_found_where_it_is_written(assert_found):
    assert_found()


def test_nothing_else_is_an_error_there(assert_no_other_error):
    assert_no_other_error()
