"""Code that does not leak: nothing may be said of it."""

# ruff: noqa: E501 — a case is its lines of code, unbroken
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
    "wrong order": READ+"X_train, y_train, X_test, y_test = train_test_split(X, y, random_state=0)\nm=SVC().fit(X_train,y_train)\nm.score(X_test,y_test)\n",
    "y first": READ+"y_train, y_test, X_train, X_test = train_test_split(y, X, random_state=0)\nm=SVC().fit(X_train,y_train)\nm.score(X_test,y_test)\n",
    "indices": READ+"idx = np.arange(len(X))\ntr, te = train_test_split(idx, random_state=0)\nX_train, X_test = X.iloc[tr], X.iloc[te]\ns=StandardScaler().fit(X_train)\nm=SVC().fit(s.transform(X_train), y.iloc[tr])\nm.score(s.transform(X_test), y.iloc[te])\n",
    "perm": READ+"perm = np.random.RandomState(0).permutation(len(X))\ntrain_idx, test_idx = perm[:800], perm[800:]\nX_train, X_test = X.iloc[train_idx], X.iloc[test_idx]\nX_train = (X_train - X_train.mean())/X_train.std()\n",
    "gss": READ+"gss = GroupShuffleSplit(n_splits=1, random_state=0)\ntr, te = next(gss.split(X, y, groups))\nX_train, X_test = X.iloc[tr], X.iloc[te]\nm=SVC().fit(X_train, y.iloc[tr]); m.score(X_test, y.iloc[te])\n",
    "kaggle": "train = pd.read_csv('train.csv')\ntest = pd.read_csv('test.csv')\ns=StandardScaler()\ntrain[['a']] = s.fit_transform(train[['a']])\ntest[['a']] = s.transform(test[['a']])\nm=SVC().fit(train[['a']],train['y'])\npred=m.predict(test[['a']])\n",
    "keras mnist": "(X_train_full, y_train_full), (X_test, y_test) = keras.datasets.mnist.load_data()\nX_train, X_valid = X_train_full[:-5000], X_train_full[-5000:]\ny_train, y_valid = y_train_full[:-5000], y_train_full[-5000:]\nX_train, X_valid, X_test = X_train/255, X_valid/255, X_test/255\nmodel=keras.Sequential([keras.layers.Dense(1)])\nmodel.compile()\nh=model.fit(X_train,y_train,validation_data=(X_valid,y_valid),callbacks=[keras.callbacks.EarlyStopping()])\nmodel.evaluate(X_test,y_test)\nmean=X_train.mean(axis=0)\nX_test=(X_test-mean)\n",
    "norm layer": READ+SPLIT+"norm = tf.keras.layers.Normalization()\nnorm.adapt(X_train)\n",
    "class": READ+SPLIT+"class P:\n    def __init__(self):\n        self.s = StandardScaler()\n    def fit(self, X):\n        self.s.fit(X)\n        return self\n    def transform(self, X):\n        return self.s.transform(X)\np = P().fit(X_train)\nX_test = p.transform(X_test)\n",
    "outliers": READ+"q1, q3 = df['a'].quantile(.25), df['a'].quantile(.75)\niqr = q3-q1\ndf = df[(df['a'] > q1-1.5*iqr) & (df['a'] < q3+1.5*iqr)]\nX, y = df.drop(columns='sick'), df['sick']\n"+SPLIT,
    "many missing": READ+"keep = df.columns[df.isna().mean() < .5]\ndf = df[keep]\nX=df.drop(columns='sick')\n"+SPLIT,
    "loc missing": READ+"df = df.loc[:, df.isna().mean() < .5]\nX=df.drop(columns='sick')\n"+SPLIT,
    "group cv": READ+"for tr, te in GroupKFold(5).split(X, y, df['patient']):\n    pipe = make_pipeline(StandardScaler(), SVC())\n    pipe.fit(X.iloc[tr], y.iloc[tr])\n    print(pipe.score(X.iloc[te], y.iloc[te]))\n",
    "cv over settings": READ+SPLIT+"for k in range(1,20):\n    print(k, cross_val_score(KNeighborsClassifier(k), X_train, y_train).mean())\nm=KNeighborsClassifier(5).fit(X_train,y_train)\nprint(m.score(X_test,y_test))\n",
    "val in train": READ+SPLIT+"X_tr, X_va, y_tr, y_va = train_test_split(X_train, y_train, random_state=0)\nfor c in (1,10):\n    print(SVC(C=c).fit(X_tr,y_tr).score(X_va,y_va))\n",
    "predict rows": READ+SPLIT+"m=SVC().fit(X_train,y_train)\nfor i in range(5):\n    print(m.predict(X_test[i:i+1]), y_test[i])\n",
    "submission": "train=pd.read_csv('train.csv')\nX=train.drop(columns='y')\nm=SVC().fit(X,train['y'])\ntest=pd.read_csv('test.csv')\npd.DataFrame({'p':m.predict(test)}).to_csv('s.csv')\n",
    "boot": READ+SPLIT+"m=SVC().fit(X_train,y_train)\np=m.predict(X_test)\nscores=[]\nfor b in range(1000):\n    i=rng.integers(0,len(p),len(p))\n    scores.append(accuracy_score(y_test[i],p[i]))\nprint(np.percentile(scores,[2.5,97.5]))\n",
    "boot resample": READ+SPLIT+"m=SVC().fit(X_train,y_train)\nfor b in range(1000):\n    Xb, yb = resample(X_test, y_test, random_state=b)\n    s.append(m.score(Xb, yb))\n",
    "permutation importance": READ+SPLIT+"m=SVC().fit(X_train,y_train)\nr=permutation_importance(m,X_test,y_test)\nprint(m.score(X_test,y_test))\n",
    "confusion": READ+SPLIT+"m=SVC().fit(X_train,y_train)\nConfusionMatrixDisplay.from_estimator(m,X_test,y_test)\n",
    "threshold on val": READ+"X_rest,X_test,y_rest,y_test=train_test_split(X,y,random_state=0)\nX_train,X_val,y_train,y_val=train_test_split(X_rest,y_rest,random_state=0)\nm=SVC().fit(X_train,y_train)\np=m.predict_proba(X_val)[:,1]\nfpr,tpr,t=roc_curve(y_val,p)\nbest=t[np.argmax(tpr-fpr)]\nprint(f1_score(y_test, m.predict_proba(X_test)[:,1]>best))\n",
    "sample frac 1": READ+"df=df.sample(frac=1, random_state=0)\ntrain=df[:800]\ntest=df[800:]\n",
    "groupby features": "df=pd.read_csv('v.csv')\nper=df.groupby('patient').mean()\nX,y=per.drop(columns='sick'),per['sick']\n"+SPLIT,
    "corr print": READ+"c=df.corr()['sick'].sort_values()\nprint(c[c>.3].index)\n"+SPLIT,
    "one model two metrics diff settings": READ+SPLIT+"for k in range(1,9):\n    m=KMeans(k).fit(X_train)\n    print(m.inertia_)\n",
    "train plot": READ+SPLIT+"for d in range(1,9):\n    m=DecisionTreeRegressor(max_depth=d).fit(X_train,y_train)\n    plt.plot(grid, m.predict(grid))\n",
    "y scaled": READ+"y=(y-y.mean())/y.std()\n"+SPLIT,
    "split then scaler on all printed": READ+SPLIT+"s=StandardScaler().fit(X)\nprint(s.mean_)\n",
    "time series": READ+"tscv=TimeSeriesSplit(5)\nprint(cross_val_score(make_pipeline(StandardScaler(),Ridge()),X,y,cv=tscv))\n",
    "tune by val name dev": READ+"X_train, X_dev, y_train, y_dev = train_test_split(X, y, random_state=0)\nfor c in (1,2):\n    print(SVC(C=c).fit(X_train,y_train).score(X_dev,y_dev))\n",
    "french": READ+"X_app, X_valid, y_app, y_valid = train_test_split(X, y, random_state=0)\nfor c in (1,2):\n    print(SVC(C=c).fit(X_app,y_app).score(X_valid,y_valid))\n",
    "fillna test w train": READ+SPLIT+"for col in X_train.columns:\n    m = X_train[col].median()\n    X_train[col] = X_train[col].fillna(m)\n    X_test[col] = X_test[col].fillna(m)\n",
    "dict of sets": READ+SPLIT+"sets = {'train': (X_train, y_train), 'test': (X_test, y_test)}\nm=SVC().fit(*sets['train'])\nfor name,(a,b) in sets.items():\n    print(name, m.score(a,b))\n",
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_said_of_clean_code(name):
    report = check_code(f"{CLEAN[name]}\n")
    assert [str(one) for one in report.findings] == []
    assert report.notes == ()
