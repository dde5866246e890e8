import pytest

from course_toolkit.splits.compute.code.names import judges, kind_of, side_named


@pytest.mark.parametrize(
    ("side", "names"),
    [
        ("test", ["X_test", "xtest", "testX", "y_te", "test", "df_test", "holdout"]),
        ("train", ["X_train", "Xtrain", "X_tr", "train", "X_apprentissage"]),
        ("validation", ["X_val", "xval", "X_valid", "validation", "X_dev", "y_va", "X_calib"]),
        ("", ["X", "df", "latest", "contest", "value", "interval", "estimate", "train_test", "evaluation", "data"]),
    ],
)
def test_names_of_variables_tell_sets(side, names):
    assert {name: side_named(name) for name in names} == dict.fromkeys(names, side)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("preprocessing", ["StandardScaler", "MyScaler", "KNNImputer", "PCA", "TfidfVectorizer"]),
        ("selection", ["SelectKBest", "RFE"]),
        ("encoding", ["OneHotEncoder"]),
        ("target", ["TargetEncoder"]),
        ("over", ["SMOTE", "KMeansSMOTE", "RandomOverSampler"]),
        ("under", ["RandomUnderSampler"]),
        ("harmless", ["LabelEncoder", "Normalizer", "TSNE"]),
        ("model", ["SVC", "LogisticRegression", "XGBClassifier", "GridSearchCV", "Sequential"]),
        ("", ["DataFrame", "scaler", "load_iris", "plt"]),
    ],
)
def test_names_of_classes_tell_what_they_learn(kind, names):
    assert {name: kind_of(name) for name in names} == dict.fromkeys(names, kind)


def test_judges_compare_predictions_with_labels():
    assert all(map(judges, ["accuracy_score", "mean_squared_error", "classification_report", "roc_curve", "log_loss"]))
    assert not any(map(judges, ["cross_val_score", "silhouette_score", "score", "fit", "print"]))
