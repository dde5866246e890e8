"""What the names of libraries, and of variables, say: which class learns what, which function judges."""

import re
from typing import Literal

from course_toolkit.splits.compute.code.values import Kind, Side

#: They look at one row at a time, or learn only which values exist.
HARMLESS = {
    "Normalizer", "FunctionTransformer", "Binarizer", "PolynomialFeatures", "HashingVectorizer", "FeatureHasher",
    "LabelEncoder", "LabelBinarizer", "MultiLabelBinarizer", "MissingIndicator", "AdditiveChi2Sampler",
}  # fmt: skip
#: What they learn (which categories exist) tells next to nothing about the answer.
ENCODING = {"OneHotEncoder", "OrdinalEncoder", "DictVectorizer", "Tokenizer", "KBinsDiscretizer", "BinaryEncoder"}
TARGET_ENCODING = {
    "TargetEncoder", "MEstimateEncoder", "LeaveOneOutEncoder", "CatBoostEncoder", "JamesSteinEncoder", "WOEEncoder",
    "MeanEncoder", "GLMMEncoder", "QuantileEncoder", "MeanTargetEncoder",
}  # fmt: skip
#: Pictures are often drawn of what they return.
PROJECTIONS = {
    "PCA", "KernelPCA", "IncrementalPCA", "SparsePCA", "TruncatedSVD", "FastICA", "NMF", "FactorAnalysis", "UMAP",
    "Isomap", "LocallyLinearEmbedding", "LatentDirichletAllocation", "PLSRegression", "Nystroem",
    "NeighborhoodComponentsAnalysis", "DictionaryLearning",
}  # fmt: skip
#: They have no ``transform`` for new rows: what they return can only be looked at.
PICTURES = {"TSNE", "MDS", "SpectralEmbedding"}
SELECTION = {
    "SelectKBest", "SelectPercentile", "SelectFpr", "SelectFdr", "SelectFwe", "SelectFromModel", "RFE", "RFECV",
    "GenericUnivariateSelect", "SequentialFeatureSelector", "BorutaPy", "Boruta", "ReliefF",
}  # fmt: skip
OTHER_PREPROCESSING = {
    "QuantileTransformer", "PowerTransformer", "SplineTransformer", "CountVectorizer", "TfidfVectorizer",
    "TfidfTransformer", "VarianceThreshold", "DataFrameMapper", "Normalization", "TextVectorization", "KNNImputer",
    "Imputer", "CountEncoder", "IterativeImputer", "Winsorizer",
}  # fmt: skip
OVER_SAMPLERS = {
    "SMOTE", "ADASYN", "RandomOverSampler", "BorderlineSMOTE", "SVMSMOTE", "KMeansSMOTE", "SMOTENC", "SMOTEN",
    "SMOTEENN", "SMOTETomek",
}  # fmt: skip
UNDER_SAMPLERS = {
    "RandomUnderSampler", "NearMiss", "TomekLinks", "EditedNearestNeighbours", "RepeatedEditedNearestNeighbours",
    "AllKNN", "CondensedNearestNeighbour", "OneSidedSelection", "NeighbourhoodCleaningRule", "ClusterCentroids",
    "InstanceHardnessThreshold",
}  # fmt: skip
SEARCHES = {
    "GridSearchCV", "RandomizedSearchCV", "HalvingGridSearchCV", "HalvingRandomSearchCV", "BayesSearchCV",
    "OptunaSearchCV", "TuneSearchCV", "TuneGridSearchCV",
}  # fmt: skip
#: They search by themselves while they learn.
SELF_SEARCHING = {"LassoCV", "RidgeCV", "ElasticNetCV", "LogisticRegressionCV", "RidgeClassifierCV", "LassoLarsCV"}
COMPOSITES = {
    "Pipeline", "make_pipeline", "ColumnTransformer", "make_column_transformer", "FeatureUnion", "make_union",
    "make_imb_pipeline",
}  # fmt: skip
WRAPPERS = SEARCHES | {
    "CalibratedClassifierCV", "OneVsRestClassifier", "OneVsOneClassifier", "MultiOutputClassifier",
    "TransformedTargetRegressor", "BaggingClassifier", "AdaBoostClassifier", "VotingClassifier", "StackingClassifier",
}  # fmt: skip
MODEL_ENDS = (
    "Classifier", "Regressor", "Regression", "Classification", "SVC", "SVR", "NB", "CV", "Ridge", "Lasso", "ElasticNet",
    "Perceptron", "Sequential", "Model", "DiscriminantAnalysis", "NearestCentroid", "Net", "OLS", "Logit", "KMeans",
    "Mixture", "IsolationForest", "OneClassSVM", "XGBRF", "Booster",
)  # fmt: skip
BASELINES = {"DummyClassifier", "DummyRegressor"}

SPLITTERS_ALWAYS_RANDOM = {
    "ShuffleSplit", "StratifiedShuffleSplit", "GroupShuffleSplit", "RepeatedKFold", "RepeatedStratifiedKFold",
}  # fmt: skip
SPLITTERS = SPLITTERS_ALWAYS_RANDOM | {
    "KFold", "StratifiedKFold", "StratifiedGroupKFold", "GroupKFold", "TimeSeriesSplit", "LeaveOneOut", "LeavePOut",
    "LeaveOneGroupOut", "LeavePGroupsOut", "PredefinedSplit",
}  # fmt: skip
CROSS_VALIDATIONS = {
    "cross_val_score", "cross_validate", "cross_val_predict", "learning_curve", "validation_curve",
    "permutation_test_score",
}  # fmt: skip
SPLIT_FUNCTIONS = {"train_test_split", "iterative_train_test_split"}
FIT_FUNCTIONS = {
    "scale", "minmax_scale", "maxabs_scale", "robust_scale", "quantile_transform", "power_transform", "zscore",
}  # fmt: skip
SELECTING_FUNCTIONS = {
    "f_classif", "f_regression", "chi2", "mutual_info_classif", "mutual_info_regression", "r_regression",
}  # fmt: skip
STATISTICS = {
    "mean", "median", "std", "var", "min", "max", "amin", "amax", "quantile", "percentile", "nanmean", "nanmedian",
    "nanstd", "nanmin", "nanmax", "nanpercentile", "nanquantile", "mode", "ptp", "nanvar", "average", "describe",
}  # fmt: skip
JUDGES = {
    "classification_report", "confusion_matrix", "multilabel_confusion_matrix", "brier_score_loss", "log_loss",
    "hamming_loss", "zero_one_loss", "hinge_loss", "precision_recall_fscore_support", "auc_roc", "from_predictions",
}  # fmt: skip
#: Scores of one clustering, or of one variable: they judge no prediction.
NO_JUDGES = {"silhouette_score", "calinski_harabasz_score", "davies_bouldin_score", "cross_val_score"}
CURVES = {"roc_curve", "precision_recall_curve", "det_curve"}
CHOOSERS = {"max", "min", "argmax", "argmin", "idxmax", "idxmin", "nanargmax", "nanargmin", "nlargest", "nsmallest"}
OPTIMISERS = {"optimize", "fmin", "minimize", "gp_minimize", "maximize", "minimize_scalar"}
STACKERS = {"concat", "concatenate", "vstack", "append"}
#: Functions that return numbers about rows, or nothing, rather than rows.
NO_ROWS = {
    "len", "print", "display", "type", "range", "arange", "isinstance", "unique", "shape", "str", "info", "Counter",
    "figure", "plot", "scatter", "hist", "heatmap", "show", "bincount", "set", "list_", "head_", "sum", "nansum", "id",
}  # fmt: skip

_NO_TEST = re.compile(r"latest|contest|attest|tested|testing_mode|pytest|unittest|hypothesis|ttest|statistic")
_TEST = re.compile(r"test|hold_?out|(?:^|_)(?:te|tst)(?:$|_)", re.IGNORECASE)
_TRAIN = re.compile(r"train|apprentissage|entrainement|(?:^|_)(?:tr|trn)(?:$|_)", re.IGNORECASE)
_VALIDATION = re.compile(r"(?:^|_|x|y)val(?:$|_|id|\d)|(?:^|_)(?:dev|va|eval|cv)(?:$|_)|valid|calib", re.IGNORECASE)


def side_named(name: str) -> Side:
    """Return the set that a variable's name speaks of, if it does."""
    plain = name.replace("tmp_", "")
    if _TRAIN.search(plain) and _TEST.search(plain):  # train_test, X_train_for_test
        return ""
    if _VALIDATION.search(plain):
        return "validation"
    if _TRAIN.search(plain):
        return "train"
    return "test" if _TEST.search(plain) and not _NO_TEST.search(plain.lower()) else ""


def kind_of(name: str) -> Kind | Literal[""]:
    """Return what a class of this name learns; "" where its name does not tell that it learns."""
    kinds: list[tuple[Kind, set[str]]] = [
        ("harmless", HARMLESS | PICTURES), ("encoding", ENCODING), ("target", TARGET_ENCODING),
        ("selection", SELECTION), ("over", OVER_SAMPLERS), ("under", UNDER_SAMPLERS),
        ("preprocessing", PROJECTIONS | OTHER_PREPROCESSING), ("model", WRAPPERS | BASELINES | SELF_SEARCHING),
    ]  # fmt: skip
    known: Kind | Literal[""] = next((kind for kind, names in kinds if name in names), "")
    if known or not name[:1].isupper():
        return known
    if name.endswith(("Scaler", "Imputer")):
        return "preprocessing"
    if name.endswith("SMOTE"):
        return "over"
    return "model" if name.endswith(MODEL_ENDS) else ""


def judges(name: str) -> bool:
    """Say whether a function of this name compares predictions with labels."""
    if name in NO_JUDGES or name in CROSS_VALIDATIONS:
        return False
    return name in JUDGES or name in CURVES or name.endswith(("_score", "_error", "_loss", "_report", "_deviance"))
