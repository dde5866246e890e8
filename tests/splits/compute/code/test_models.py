import pytest

from course_toolkit.splits.compute.code.report import check_code

SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"


def found(code):
    return [(one.code, one.severity) for one in check_code(code).findings]


@pytest.mark.parametrize(
    "scaler",
    ["StandardScaler()", "make_pipeline(SimpleImputer(), StandardScaler())", "LinearDiscriminantAnalysis()",
     "ColumnTransformer([('a', StandardScaler(), ['a'])], remainder='passthrough')", "FeatureUnion([('p', PCA())])",
     "Pipeline(steps=[('i', KNNImputer()), ('p', PCA(3))])"],
)  # fmt: skip
def test_whatever_transforms_has_learned(scaler):
    assert found(f"X = {scaler}.fit_transform(X, y)\n{SPLIT}") == [("preprocessing_on_all", "error")]


@pytest.mark.parametrize(
    "harmless", ["Normalizer()", "FunctionTransformer(np.log1p)", "PolynomialFeatures(2)", "HashingVectorizer()"]
)
def test_what_looks_at_one_row_at_a_time_has_learned_nothing(harmless):
    assert found(f"X = {harmless}.fit_transform(X)\n{SPLIT}") == []


def test_a_model_fitted_anew_has_forgotten():
    code = "m = SVC()\nm.fit(X, y)\nm.fit(X_train, y_train)\nprint(m.score(X_test, y_test))\n"
    assert found(SPLIT + code) == []


def test_a_copy_of_a_model_has_learned_nothing():
    assert (
        found(f"{SPLIT}m = SVC().fit(X, y)\nn = clone(m).fit(X_train, y_train)\nprint(n.score(X_test, y_test))\n") == []
    )


def test_early_stopping_is_an_error_and_watching_a_warning():
    fit = "m.fit(X_train, y_train, eval_set=[(X_test, y_test)]{more})\n"
    stopped = found(f"{SPLIT}m = LGBMClassifier()\n" + fit.format(more=", callbacks=[early_stopping(9)]"))
    assert stopped == [("test_reused", "error")]
    assert found(f"{SPLIT}m = LGBMClassifier()\n" + fit.format(more="")) == [("test_reused", "warning")]


def test_a_model_called_predicts():
    code = "net = Sequential([Dense(1)])\nnet.fit(X, y)\nprint(accuracy_score(y_test, net(X_test)))\n"
    assert found(SPLIT + code) == [("fit_on_test", "error")]
