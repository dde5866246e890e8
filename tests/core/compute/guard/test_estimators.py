"""What a model must be for its scores to be asked: what is refused, in which words."""

import pytest
from sklearn.ensemble import VotingClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import estimators as guard

#: Who asks for what, and the whole message in English and in French.
REFUSED = [
    (
        lambda: guard.refuse_class(LogisticRegression),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "The class LogisticRegression itself came, not a model made from it.\n"
            "Add the brackets and fit it: model = LogisticRegression().fit(X_train, y_train)"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Reçu\u202f: la classe LogisticRegression elle-même, pas un modèle créé à partir d’elle.\n"
            "Ajoutez les parenthèses et entraînez-le\u202f: model = LogisticRegression().fit(X_train, y_train)"
        ),
    ),
    (
        lambda: guard.refuse_not_classifier("model"),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "An object of type str came.\n"
            "With a model that is not scikit-learn's, compute the scores yourself: "
            "ThresholdExplorer.from_predictions(y_true, y_score)"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Reçu\u202f: un objet de type str.\n"
            "Avec un modèle qui ne vient pas de scikit-learn, calculez les scores vous-même\u202f: "
            "ThresholdExplorer.from_predictions(y_true, y_score)"
        ),
    ),
    (
        lambda: guard.refuse_regressor(LinearRegression()),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "A regressor came: LinearRegression. It predicts a quantity, not a class.\n"
            "Take a classifier, for example LogisticRegression, or make scores of its predictions: "
            "ThresholdExplorer.from_predictions(y_true, model.predict(X))"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Reçu\u202f: un modèle de régression, LinearRegression. Il prédit une quantité, pas une classe.\n"
            "Prenez un classifieur, par exemple LogisticRegression, ou servez-vous de ses prédictions comme "
            "scores\u202f: ThresholdExplorer.from_predictions(y_true, model.predict(X))"
        ),
    ),
    (
        lambda: guard.refuse_not_fitted(LogisticRegression()),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "This LogisticRegression is not fitted yet.\n"
            "Fit it first, on the training data: model.fit(X_train, y_train)"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Ce LogisticRegression n’est pas encore entraîné.\n"
            "Entraînez-le d’abord, sur les données d’entraînement\u202f: model.fit(X_train, y_train)"
        ),
    ),
    (
        lambda: guard.refuse_without_scores(VotingClassifier([])),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "VotingClassifier has neither predict_proba nor decision_function: it gives a class but no score.\n"
            "Let its models vote with their probabilities: VotingClassifier(..., voting='soft')"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "VotingClassifier n’a ni predict_proba ni decision_function\u202f: il donne une classe, mais pas de "
            "score.\n"
            "Faites voter ses modèles avec leurs probabilités\u202f: VotingClassifier(..., voting='soft')"
        ),
    ),
    (
        lambda: guard.refuse_without_scores(LogisticRegression()),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "LogisticRegression has neither predict_proba nor decision_function: it gives a class but no "
            "score.\n"
            "Take a model that says how sure it is, for example LogisticRegression."
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "LogisticRegression n’a ni predict_proba ni decision_function\u202f: il donne une classe, mais pas de "
            "score.\n"
            "Prenez un modèle qui dit à quel point il est sûr, par exemple LogisticRegression."
        ),
    ),
    (
        lambda: guard.refuse_several_outputs(DecisionTreeClassifier()),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "This DecisionTreeClassifier predicts several columns at once.\n"
            "Fit it on one column: model.fit(X_train, y_train['…'])"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Ce DecisionTreeClassifier prédit plusieurs colonnes à la fois.\n"
            "Entraînez-le sur une seule colonne\u202f: model.fit(X_train, y_train['…'])"
        ),
    ),
    (
        lambda: guard.refuse_one_learned_class(DecisionTreeClassifier(), "oui"),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "This DecisionTreeClassifier has learned one class only: 'oui'.\n"
            "Keep both classes in the training data: train_test_split(X, y, stratify=y)"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Ce DecisionTreeClassifier n’a appris qu’une seule classe\u202f: 'oui'.\n"
            "Gardez les deux classes dans les données d’entraînement\u202f: train_test_split(X, y, stratify=y)"
        ),
    ),
    (
        lambda: guard.refuse_pairwise_scores(SVC()),
        (
            "estimator must be a fitted classifier that gives scores.\n"
            "This SVC gives one score for each pair of classes, none for a class.\n"
            "Ask for one score for each class: decision_function_shape='ovr'"
        ),
        (
            "estimator doit être un classifieur entraîné qui donne des scores.\n"
            "Ce SVC donne un score par paire de classes, aucun pour une classe.\n"
            "Demandez un score par classe\u202f: decision_function_shape='ovr'"
        ),
    ),
]


@pytest.mark.parametrize(("call", "english", "french"), REFUSED)
def test_it_is_refused_in_words(language, call, english, french):
    with pytest.raises(CourseError) as error:
        call()
    assert str(error.value) == {"en": english, "fr": french}[language]
