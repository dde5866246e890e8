"""Code that does not leak: nothing may be said of it."""

# ruff: noqa: E501 — cases are easier to read unbroken
import pytest

from course_toolkit.splits.compute.code.report import check_code

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

CLEAN = {
    "scaler fitted on train": READ + SPLIT + (
        "s = StandardScaler()\nX_train = s.fit_transform(X_train)\nX_test = s.transform(X_test)\n"
        "m = SVC().fit(X_train, y_train)\nprint(m.score(X_test, y_test))\n"
    ),
    "pipeline": READ + SPLIT + "m = make_pipeline(StandardScaler(), SVC()).fit(X_train, y_train)\nm.score(X_test, y_test)\n",
    "pipeline in cross-validation": READ + (
        "model = Pipeline([('scale', StandardScaler()), ('svc', SVC())])\nprint(cross_val_score(model, X, y, cv=5))\n"
    ),
    "search on train": READ + SPLIT + (
        "search = GridSearchCV(make_pipeline(StandardScaler(), SVC()), {'svc__C': [1, 10]}).fit(X_train, y_train)\n"
        "print(search.best_params_, search.score(X_test, y_test))\n"
    ),
    "three sets": READ + (
        "X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=0)\n"
        "X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, random_state=0)\n"
        "scores = []\nfor k in range(1, 20):\n    m = KNeighborsClassifier(k).fit(X_train, y_train)\n"
        "    scores.append(m.score(X_val, y_val))\nk = 1 + np.argmax(scores)\n"
        "m = KNeighborsClassifier(k).fit(X_rest, y_rest)\nprint(m.score(X_test, y_test))\n"
    ),
    "the held-out part is cut in two": READ + (
        "X_train, X_rest, y_train, y_rest = train_test_split(X, y, test_size=0.4, random_state=0)\n"
        "X_val, X_test, y_val, y_test = train_test_split(X_rest, y_rest, test_size=0.5, random_state=0)\n"
        "for c in (0.1, 1, 10):\n    print(SVC(C=c).fit(X_train, y_train).score(X_val, y_val))\n"
        "print(SVC(C=1).fit(X_train, y_train).score(X_test, y_test))\n"
    ),
    "the held-out part is called validation": READ + (
        "X_train, X_val, y_train, y_val = train_test_split(X, y, random_state=0)\n"
        "best = max((SVC(C=c).fit(X_train, y_train).score(X_val, y_val), c) for c in (1, 10))\n"
    ),
    "clusters of all rows": READ + (
        "Z = StandardScaler().fit_transform(X)\nlabels = KMeans(3, random_state=0).fit_predict(Z)\n"
        "print(silhouette_score(Z, labels))\n"
    ),
    "a picture of all rows": READ + (
        "Z = StandardScaler().fit_transform(X)\nP = PCA(2).fit_transform(Z)\nplt.scatter(P[:, 0], P[:, 1], c=y)\n"
    ) + SPLIT + "m = make_pipeline(StandardScaler(), SVC()).fit(X_train, y_train)\nprint(m.score(X_test, y_test))\n",
    "means that are only looked at": READ + "print(df.mean(), df['a'].median())\ndf.describe()\n" + SPLIT,
    "a median makes the label": (
        "df = pd.read_csv('t.csv')\ny = (df['price'] > df['price'].median()).astype(int)\nX = df[['a', 'b']]\n" + SPLIT
    ),
    "outliers left out": (
        "df = pd.read_csv('t.csv')\ndf = df[df['a'] < df['a'].quantile(0.99)].dropna()\n"
        "X, y = df.drop('sick', axis=1), df['sick']\n" + SPLIT
    ),
    "a constant divides": READ + "X = X / 255.0\n" + SPLIT,
    "rows normalised one by one": READ + "X = Normalizer().fit_transform(X)\nX = X / X.sum(axis=1)\n" + SPLIT,
    "dummies": READ + "X = pd.get_dummies(X, drop_first=True)\n" + SPLIT,
    "labels encoded": READ + "y = LabelEncoder().fit_transform(y)\n" + SPLIT,
    "logarithms": READ + "X['fare'] = np.log1p(X['fare'])\nX['age'] = X['age'].fillna(0)\n" + SPLIT,
    "SMOTE after the split": READ + SPLIT + (
        "X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)\n"
        "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
    ),
    "SMOTE in a pipeline": READ + (
        "model = make_pipeline(SMOTE(random_state=0), SVC())\nprint(cross_validate(model, X, y))\n"
    ),
    "copies of training rows": (
        "df = pd.read_csv('t.csv')\ntrain, test = train_test_split(df, random_state=0)\nsick = train[train.sick == 1]\n"
        "train = pd.concat([train, sick, sick])\n"
        "m = SVC().fit(train[['a']], train['sick'])\nprint(m.score(test[['a']], test['sick']))\n"
    ),
    "folds by hand": READ + (
        "cv = StratifiedKFold(5, shuffle=True, random_state=0)\nscores = []\nfor tr, te in cv.split(X, y):\n"
        "    s = StandardScaler().fit(X.iloc[tr])\n    m = SVC(C=1).fit(s.transform(X.iloc[tr]), y.iloc[tr])\n"
        "    scores.append(m.score(s.transform(X.iloc[te]), y.iloc[te]))\nprint(np.mean(scores))\n"
    ),
    "folds named test": READ + (
        "for train_index, test_index in KFold(5).split(X):\n    X_train, X_test = X[train_index], X[test_index]\n"
        "    y_train, y_test = y[train_index], y[test_index]\n    m = SVC().fit(X_train, y_train)\n"
        "    print(m.score(X_test, y_test))\n"
    ),
    "nested: settings in each fold": READ + (
        "for tr, te in KFold(5).split(X):\n    search = GridSearchCV(SVC(), {'C': [1, 10]}).fit(X[tr], y[tr])\n"
        "    print(search.score(X[te], y[te]))\n"
    ),
    "many splits": READ + (
        "scores = []\nfor seed in range(20):\n"
        "    a, b, c, d = train_test_split(X, y, random_state=seed)\n"
        "    scores.append(SVC(C=1).fit(a, c).score(b, d))\nprint(np.mean(scores), np.std(scores))\n"
    ),
    "many seeds": READ + SPLIT + (
        "scores = [RandomForestClassifier(random_state=s).fit(X_train, y_train).score(X_test, y_test) for s in range(9)]\n"
        "print(np.mean(scores))\n"
    ),
    "a learning curve": READ + SPLIT + (
        "for n in (50, 100, 200):\n    m = SVC(C=1).fit(X_train[:n], y_train[:n])\n    print(n, m.score(X_test, y_test))\n"
    ),
    "several measures of one model": READ + SPLIT + (
        "m = SVC().fit(X_train, y_train)\np = m.predict(X_test)\n"
        "for measure in (accuracy_score, f1_score):\n    print(measure(y_test, p))\n"
        "print(classification_report(y_test, p))\nprint(confusion_matrix(y_test, p))\n"
    ),
    "the classes are decoded": READ + SPLIT + (
        "m = Sequential([Dense(3)])\nm.fit(X_train, y_train, validation_split=0.2)\n"
        "p = np.argmax(m.predict(X_test), axis=1)\nprint(accuracy_score(y_test, p))\n"
    ),
    "both scores": READ + SPLIT + (
        "m = SVC().fit(X_train, y_train)\nprint(m.score(X_train, y_train), m.score(X_test, y_test))\n"
    ),
    "a baseline beside": READ + SPLIT + (
        "dummy = DummyClassifier().fit(X_train, y_train)\nprint(dummy.score(X_test, y_test))\n"
        "m = SVC().fit(X_train, y_train)\nprint(m.score(X_test, y_test))\n"
    ),
    "the last fit is on all rows": READ + SPLIT + (
        "m = SVC().fit(X_train, y_train)\nprint(m.score(X_test, y_test))\nm.fit(X, y)\njoblib.dump(m, 'model.joblib')\n"
    ),
    "R² by hand": READ + SPLIT + (
        "m = LinearRegression().fit(X_train, y_train)\np = m.predict(X_test)\n"
        "print(1 - ((y_test - p) ** 2).sum() / ((y_test - y_test.mean()) ** 2).sum())\n"
    ),
    "a ROC curve": READ + SPLIT + (
        "m = SVC().fit(X_train, y_train)\nfpr, tpr, t = roc_curve(y_test, m.decision_function(X_test))\n"
        "plt.plot(fpr, tpr)\nprint(auc(fpr, tpr))\n"
    ),
    "not shuffled": READ + "a, b, c, d = train_test_split(X, y, shuffle=False)\n",
    "seeded for the whole file": "np.random.seed(0)\n" + READ + "a, b = train_test_split(df)\n",
    "options in a dictionary": READ + "options = {'random_state': 0}\na, b = train_test_split(df, **options)\n",
    "an imputer told from train": (
        "df = pd.read_csv('t.csv')\ntrain, test = train_test_split(df, random_state=0)\nage = train['age'].mean()\n"
        "train['age'] = train['age'].fillna(age)\ntest['age'] = test['age'].fillna(age)\n"
    ),
    "a helper that fits only on train": (
        "def prepare(train, test):\n    s = StandardScaler().fit(train)\n    return s.transform(train), s.transform(test)\n"
        + READ + SPLIT + "X_train, X_test = prepare(X_train, X_test)\n"
    ),
    "other columns are scaled": (
        "df = pd.read_csv('t.csv')\ndf['z'] = df['a'] - df['a'].mean()\ndf.plot(x='z')\n"
        "X, y = df[['b', 'c']], df['sick']\n" + SPLIT
    ),
    "columns chosen by hand": READ + "print(df.corr())\nsns.heatmap(df.corr())\nX = df[['a', 'b']]\n" + SPLIT,
    "cut in time": (
        "df = pd.read_csv('t.csv').sort_values('day')\ntrain = df[df['day'] < '2024-01-01']\n"
        "test = df[df['day'] >= '2024-01-01']\ns = StandardScaler().fit(train[['a']])\n"
        "m = SVC().fit(s.transform(train[['a']]), train['sick'])\n"
        "print(m.score(s.transform(test[['a']]), test['sick']))\n"
    ),
    "a name that means nothing": "df = pd.read_csv('t.csv')\ntest = df.head()\nprint(test.mean())\n",
    "deleted and read again": (
        READ + "X = StandardScaler().fit_transform(X)\ndel X\nX = df.drop(columns='sick')\n" + SPLIT
    ),
    "a branch not taken": READ + "if False:\n    X = StandardScaler().fit_transform(X)\n" + SPLIT,
    "statistics of a window": READ + "X['a'] = X['a'].rolling(3).mean()\n" + SPLIT,
    "PyTorch": READ + SPLIT + (
        "net = nn.Linear(3, 1)\nfor epoch in range(10):\n    for xb, yb in loader:\n        loss = criterion(net(xb), yb)\n"
        "        loss.backward()\nwith torch.no_grad():\n    p = net(torch.tensor(X_test))\n"
    ),
    "given from outside": "model.fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n",
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_said_of_clean_code(name):
    assert [str(one) for one in check_code(f"{CLEAN[name]}\n").findings] == []
