# ruff: noqa: E501, ISC004 — a case is its lines of code, unbroken, and what is found in them
"""Learned from all rows before the split."""

READ = "df = pd.read_csv('table.csv')\nX, y = df.drop(columns='sick'), df['sick']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"

#: name: (code, (code of the finding, severity, line))
LEAKY = {
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
    "by hand, of a table from elsewhere": (
        "df = (df - df.mean()) / df.std()\ntrain, test = train_test_split(df, random_state=0)\n",
        ("preprocessing_on_all", "error", 1),
    ),
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
    "a scaler in a dictionary": (
        READ + "scalers = {'z': StandardScaler()}\nX = scalers['z'].fit_transform(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 4),
    ),
    "a function applied to each column": (
        "def unit(s):\n    return (s - s.min()) / (s.max() - s.min())\n" + READ + "X = X.apply(unit)\n" + SPLIT,
        ("preprocessing_on_all", "error", 2),
    ),
    "a function that changes its table": (
        "def fill(t):\n    t['a'] = t['a'].fillna(t['a'].mean())\n" + READ + "fill(X)\n" + SPLIT,
        ("preprocessing_on_all", "error", 2),
    ),
    "a function that nobody calls": (
        "def run(df):\n    X = StandardScaler().fit_transform(df[['a']])\n"
        "    return train_test_split(X, df['y'], random_state=0)\n",
        ("preprocessing_on_all", "error", 2),
    ),
    "columns told by a selector": (
        READ + "best = SelectKBest(k=5).fit(X, y)\nX = X[X.columns[best.get_support()]]\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "columns told by mutual information": (
        READ + "mi = pd.Series(mutual_info_classif(X, y), index=X.columns)\nX = X[mi.nlargest(9).index]\n" + SPLIT,
        ("preprocessing_on_all", "error", 3),
    ),
    "selection before the folds of the training rows": (
        READ + SPLIT + "X_train = SelectKBest(k=5).fit_transform(X_train, y_train)\n"
        "print(cross_val_score(SVC(), X_train, y_train))\n",
        ("preprocessing_on_all", "warning", 4),
    ),
    "means of groups, merged": (
        READ + "m = df.groupby('city')['sick'].mean().reset_index()\nX = df.merge(m, on='city').drop(columns='sick')\n"
        + SPLIT,
        ("target_encoding_on_all", "error", 3),
    ),
}  # fmt: skip


def test_a_leak_is_found_where_it_is_written(assert_found):
    assert_found()


def test_nothing_else_is_an_error_there(assert_no_other_error):
    assert_no_other_error()
