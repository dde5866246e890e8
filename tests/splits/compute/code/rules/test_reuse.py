"""The test set used to choose."""

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
    "a loop over a setting": (
        READ + SPLIT + "for k in range(1, 30):\n    m = KNeighborsClassifier(n_neighbors=k)\n"
        "    m.fit(X_train, y_train)\n    print(k, m.score(X_test, y_test))\n",
        ("test_reused", "error", 7),
    ),
    "a loop with predictions": (
        READ + SPLIT + "scores = []\nfor c in [0.1, 1, 10]:\n    m = SVC(C=c).fit(X_train, y_train)\n"
        "    y_hat = m.predict(X_test)\n    scores.append(f1_score(y_test, y_hat))\nbest = np.argmax(scores)\n",
        ("test_reused", "error", 8),
    ),
    "a comprehension": (
        READ + SPLIT + "s = [SVC(C=c).fit(X_train, y_train).score(X_test, y_test) for c in (1, 10)]\n",
        ("test_reused", "error", 4),
    ),
    "set_params": (
        READ + SPLIT + "m = DecisionTreeClassifier()\nfor d in range(1, 9):\n    m.set_params(max_depth=d)\n"
        "    m.fit(X_train, y_train)\n    print(accuracy_score(y_test, m.predict(X_test)))\n",
        ("test_reused", "error", 8),
    ),
    "while": (
        READ + SPLIT + "k = 1\nwhile k < 20:\n    m = KNeighborsClassifier(k).fit(X_train, y_train)\n"
        "    print(m.score(X_test, y_test))\n    k += 2\n",
        ("test_reused", "error", 7),
    ),
    "the better one is kept": (
        READ + SPLIT + "best = 0\nfor seed in range(100):\n    m = SVC(random_state=seed).fit(X_train, y_train)\n"
        "    acc = m.score(X_test, y_test)\n    if acc > best:\n        best = acc\n",
        ("test_reused", "error", 7),
    ),
    "several models, then max": (
        READ + SPLIT + "a = SVC().fit(X_train, y_train).score(X_test, y_test)\n"
        "b = LogisticRegression().fit(X_train, y_train).score(X_test, y_test)\nprint(max(a, b))\n",
        ("test_reused", "error", 4),
    ),
    "several models in a dictionary, then max": (
        READ + SPLIT + "models = {'svc': SVC(), 'lr': LogisticRegression()}\nresults = {}\n"
        "for name, model in models.items():\n    model.fit(X_train, y_train)\n"
        "    results[name] = model.score(X_test, y_test)\nbest = max(results, key=results.get)\n",
        ("test_reused", "error", 8),
    ),
    "several models in a loop": (
        READ + SPLIT + "for model in [SVC(), LogisticRegression()]:\n    model.fit(X_train, y_train)\n"
        "    print(model.score(X_test, y_test))\n",
        ("test_reused", "warning", 6),
    ),
    "several models, one by one": (
        READ + SPLIT + "a = SVC().fit(X_train, y_train)\nprint(a.score(X_test, y_test))\n"
        "b = GaussianNB().fit(X_train, y_train)\nprint(b.score(X_test, y_test))\n",
        ("test_reused", "question", 7),
    ),
    "a threshold": (
        READ + SPLIT + "m = SVC().fit(X_train, y_train)\np = m.predict_proba(X_test)[:, 1]\n"
        "fpr, tpr, thresholds = roc_curve(y_test, p)\nbest = thresholds[np.argmax(tpr - fpr)]\n",
        ("test_reused", "error", 6),
    ),
    "a threshold in a loop": (
        READ + SPLIT + "p = SVC().fit(X_train, y_train).predict_proba(X_test)[:, 1]\nbest = 0\n"
        "for t in np.arange(0, 1, 0.01):\n    f = f1_score(y_test, p > t)\n    if f > best:\n        best, at = f, t\n",
        ("test_reused", "error", 7),
    ),
    "early stopping": (
        READ + SPLIT + "m = XGBClassifier(early_stopping_rounds=10)\n"
        "m.fit(X_train, y_train, eval_set=[(X_test, y_test)])\n",
        ("test_reused", "error", 5),
    ),
    "early stopping in Keras": (
        READ + SPLIT + "stop = EarlyStopping(patience=3)\nmodel = Sequential([Dense(1)])\n"
        "model.fit(X_train, y_train, validation_data=(X_test, y_test), callbacks=[stop])\n",
        ("test_reused", "error", 6),
    ),
    "validation data": (
        READ + SPLIT + "model = Sequential([Dense(1)])\n"
        "model.fit(X_train, y_train, epochs=50, validation_data=(X_test, y_test))\n",
        ("test_reused", "warning", 5),
    ),
    "an optimiser's objective": (
        READ + SPLIT + "def objective(trial):\n    m = SVC(C=trial.suggest_float('C', 0.1, 10))\n"
        "    m.fit(X_train, y_train)\n    return m.score(X_test, y_test)\n"
        "study = optuna.create_study()\nstudy.optimize(objective, n_trials=50)\n",
        ("test_reused", "error", 7),
    ),
    "in a function called in a loop": (
        READ + SPLIT + "def run(depth):\n    m = DecisionTreeClassifier(max_depth=depth).fit(X_train, y_train)\n"
        "    return m.score(X_test, y_test)\nscores = [run(d) for d in range(1, 10)]\n",
        ("test_reused", "error", 6),
    ),
    "a grid of settings": (
        READ + SPLIT + "for p in ParameterGrid(grid):\n    m = SVC(**p).fit(X_train, y_train)\n"
        "    print(p, f1_score(y_test, m.predict(X_test)))\n",
        ("test_reused", "error", 6),
    ),
    "the best row of a table of scores": (
        READ + SPLIT + "rows = []\nfor k in (1, 2):\n    m = KNeighborsClassifier(k).fit(X_train, y_train)\n"
        "    rows.append({'k': k, 'acc': m.score(X_test, y_test)})\nbest = pd.DataFrame(rows)['acc'].idxmax()\n",
        ("test_reused", "error", 7),
    ),
    "the better of two": (
        READ + SPLIT + "a = SVC().fit(X_train, y_train).score(X_test, y_test)\n"
        "b = GaussianNB().fit(X_train, y_train).score(X_test, y_test)\nif a > b:\n    print('SVC')\n",
        ("test_reused", "error", 4),
    ),
    "settings searched on all rows": (
        READ + "g = GridSearchCV(SVC(), {'C': [1, 9]}).fit(X, y)\n" + SPLIT +
        "m = SVC(**g.best_params_).fit(X_train, y_train)\nprint(m.score(X_test, y_test))\n",
        ("test_reused", "question", 3),
    ),
}  # fmt: skip


def test_a_leak_is_found_where_it_is_written(assert_found):
    assert_found()


def test_nothing_else_is_an_error_there(assert_no_other_error):
    assert_no_other_error()
