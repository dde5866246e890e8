"""Code that leaks: the lines, and the code, severity and line of what must be found."""

# ruff: noqa: E501, ISC004 — a case is its lines of code, unbroken, and what is found in them
import pytest

from course_toolkit.splits.compute.code.report import check_code

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
    # ------------------------------------------------------------------ preprocessing on all rows
    "scaler, fit_transform": (
        READ + "X = StandardScaler().fit_transform(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "scaler, fit then transform": (
        READ + "scaler = MinMaxScaler()\nscaler.fit(X)\nX_s = scaler.transform(X)\n" + SPLIT.replace("(X,", "(X_s,"),
        ("preprocessing_on_all", "error", 4),
    ),
    "scaler fitted on all, used after the split": (
        READ + "scaler = StandardScaler().fit(X)\n" + SPLIT + "X_train = scaler.transform(X_train)\n",
        ("preprocessing_on_all", "error", 3),
    ),
    "an alias of the class": (
        "from sklearn.preprocessing import RobustScaler as Scale\n" + READ + "X[:] = Scale().fit_transform(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 4),
    ),
    "an alias of the module": (
        "import sklearn.preprocessing as pp\n" + READ + "Z = pp.StandardScaler().fit_transform(X)\n"
        "a, b, c, d = train_test_split(Z, y, random_state=0)\n",
        ("preprocessing_on_all", "error", 4),
    ),
    "the function scale": (
        READ + "X = preprocessing.scale(X)\n" + SPLIT, ("preprocessing_on_all", "error", 3)
    ),
    "by hand": (READ + "X = (X - X.mean()) / X.std()\n" + SPLIT, ("preprocessing_on_all", "error", 3)),
    "by hand, in NumPy": (
        READ + "mu = np.mean(X, axis=0)\nX = X - mu\n" + SPLIT, ("preprocessing_on_all", "error", 3)
    ),
    "by hand, in place": (READ + "X -= X.mean()\n" + SPLIT, ("preprocessing_on_all", "error", 3)),
    "filled with means": (
        "df = pd.read_csv('t.csv')\ndf = df.fillna(df.mean())\ntrain, test = train_test_split(df, random_state=0)\n",
        ("preprocessing_on_all", "error", 2),
    ),
    "one column filled in place": (
        READ + "X['Age'].fillna(X['Age'].median(), inplace=True)\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "columns in a loop": (
        READ + "for col in X.columns:\n    X[col] = (X[col] - X[col].min()) / (X[col].max() - X[col].min())\n" + SPLIT,
        ("preprocessing_on_all", "error", 4),
    ),
    "some columns": (
        READ + "num = ['a', 'b']\nX[num] = StandardScaler().fit_transform(X[num])\n" + SPLIT,
        ("preprocessing_on_all", "error", 4),
    ),
    "in a function of the file": (
        "def prepare(table):\n    scaler = StandardScaler()\n    return scaler.fit_transform(table)\n" + READ +
        "X = prepare(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "in a function called by a function": (
        "def inner(t):\n    return SimpleImputer().fit_transform(t)\ndef outer(t):\n    return inner(t)\n" + READ +
        "X = outer(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 2),
    ),
    "applied to each column": (
        READ + "X = X.apply(lambda c: (c - c.mean()) / c.std())\n" + SPLIT, ("preprocessing_on_all", "error", 3)
    ),
    "PCA": (READ + "X = PCA(n_components=5).fit_transform(X)\n" + SPLIT, ("preprocessing_on_all", "error", 3)),
    "selection": (
        READ + "X = SelectKBest(f_classif, k=10).fit_transform(X, y)\n" + SPLIT, ("preprocessing_on_all", "error", 3)
    ),
    "selection by correlation": (
        READ + "corr = df.corr()['sick']\nbest = corr[corr.abs() > 0.3].index\nX = df[best]\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "selection before cross-validation": (
        READ + "X = SelectKBest(k=10).fit_transform(X, y)\nprint(cross_val_score(LogisticRegression(), X, y).mean())\n",
        ("preprocessing_on_all", "error", 3),
    ),
    "selection by a forest": (
        READ + "forest = RandomForestClassifier().fit(X, y)\ntop = np.argsort(forest.feature_importances_)[-5:]\n"
        "X = X.iloc[:, top]\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "pipeline of preprocessing": (
        READ + "prepare = make_pipeline(SimpleImputer(), StandardScaler())\nX = prepare.fit_transform(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 4),
    ),
    "column transformer": (
        READ + "ct = ColumnTransformer([('n', StandardScaler(), ['a']), ('c', OneHotEncoder(), ['b'])])\n"
        "X = ct.fit_transform(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 4),
    ),
    "words counted": (
        "texts, y = load()\nX = TfidfVectorizer().fit_transform(texts)\n" + SPLIT, ("preprocessing_on_all", "error", 2)
    ),
    "cut by hand": (
        READ + "X = StandardScaler().fit_transform(X)\nX_train, X_test = X[:800], X[800:]\n",
        ("preprocessing_on_all", "error", 3),
    ),
    "cut by sample and drop": (
        "df = pd.read_csv('t.csv')\ndf['a'] = StandardScaler().fit_transform(df[['a']])\n"
        "one = df.sample(frac=0.8, random_state=0)\nother = df.drop(one.index)\n",
        ("preprocessing_on_all", "error", 2),
    ),
    "cut by a mask": (
        "df = pd.read_csv('t.csv')\ndf['a'] = df['a'] / df['a'].max()\nm = np.random.rand(len(df)) < 0.8\n"
        "train = df[m]\ntest = df[~m]\n",
        ("preprocessing_on_all", "error", 2),
    ),
    "folds by hand": (
        READ + "Z = StandardScaler().fit_transform(X)\nfor a, b in StratifiedKFold(5).split(Z, y):\n"
        "    m = SVC().fit(Z[a], y[a])\n    print(m.score(Z[b], y[b]))\n",
        ("preprocessing_on_all", "error", 3),
    ),
    "train and test put together": (
        "train = pd.read_csv('train.csv')\ntest = pd.read_csv('test.csv')\nboth = pd.concat([train, test])\n"
        "scaler = StandardScaler().fit(both)\n",
        ("preprocessing_on_all", "warning", 4),
    ),
    "put together after the split": (
        READ + SPLIT + "scaler = StandardScaler().fit(np.vstack([X_train, X_test]))\n",
        ("preprocessing_on_all", "error", 4),
    ),
    "one-hot on all": (
        READ + "X = OneHotEncoder().fit_transform(X)\n" + SPLIT, ("preprocessing_on_all", "question", 3)
    ),
    "before the validation set only": (
        READ + "X_rest, X_test, y_rest, y_test = train_test_split(X, y, random_state=0)\n"
        "X_rest = StandardScaler().fit_transform(X_rest)\n"
        "X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, random_state=0)\n",
        ("preprocessing_on_all", "warning", 4),
    ),
    # ------------------------------------------------------------------ target encoding
    "target encoder": (
        READ + "X['city'] = TargetEncoder().fit_transform(X[['city']], y)\n" + SPLIT,
        ("target_encoding_on_all", "error", 3),
    ),
    "means of groups": (
        "df = pd.read_csv('t.csv')\ndf['m'] = df.groupby('city')['sick'].transform('mean')\n"
        "X, y = df.drop(columns='sick'), df['sick']\n" + SPLIT,
        ("target_encoding_on_all", "error", 2),
    ),
    "means of groups, mapped": (
        "df = pd.read_csv('t.csv')\nmeans = df.groupby('city')['sick'].mean()\ndf['m'] = df['city'].map(means)\n"
        "train, test = train_test_split(df, random_state=0)\n"
        "LogisticRegression().fit(train[['m']], train['sick']).score(test[['m']], test['sick'])\n",
        ("target_encoding_on_all", "error", 2),
    ),
    # ------------------------------------------------------------------ resampling before the split
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
    # ------------------------------------------------------------------ fit on test
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
    # ------------------------------------------------------------------ test reused
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
    # ------------------------------------------------------------------ scored on train
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
    # ------------------------------------------------------------------ no seed
    "no seed": (READ + "a, b, c, d = train_test_split(X, y, test_size=0.3)\n", ("no_random_state", "warning", 3)),
    "a seed of None": (READ + "t, u = train_test_split(df, random_state=None)\n", ("no_random_state", "warning", 3)),
    "folds shuffled without a seed": (
        READ + "cv = KFold(n_splits=5, shuffle=True)\n", ("no_random_state", "warning", 3)
    ),
    "drawn splits without a seed": (READ + "cv = ShuffleSplit(10)\n", ("no_random_state", "warning", 3)),
}  # fmt: skip


@pytest.mark.parametrize("name", LEAKY)
def test_a_leak_is_found_where_it_is_written(name):
    code, expected = LEAKY[name]
    assert expected in [(one.code, one.severity, one.line) for one in check_code(f"{code}\n").findings]


@pytest.mark.parametrize("name", LEAKY)
def test_nothing_else_is_an_error_there(name):
    code, (expected, _severity, _line) = LEAKY[name]
    assert {one.code for one in check_code(f"{code}\n").findings if one.severity == "error"} <= {expected}
