"""The leaks that ``make_leaky_split`` can plant, in the order of the codes of ``check_split``."""

from course_toolkit.datasets.leaks import answers, prepared, rows, who_and_when, whole_sets
from course_toolkit.datasets.leaks.kind import ENTERED, Dose, Leak, Made, Tables

_ORDER = (
    "exact_duplicates", "near_duplicates", "conflicting_labels", "group_overlap", "temporal_overlap", "missing_gap",
    "id_predicts_label", "target_leak_feature", "target_encoding_on_all", "preprocessing_on_all",
    "resampled_before_split", "not_stratified", "unseen_class", "unseen_category", "covariate_drift",
    "test_too_small", "test_reused", "no_random_state",
)  # fmt: skip
LEAKS: dict[str, Leak] = {name: ENTERED[name] for name in _ORDER}

__all__ = ["Dose", "LEAKS", "Leak", "Made", "Tables", "answers", "prepared", "rows", "who_and_when", "whole_sets"]
