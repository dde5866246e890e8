"""The checks of a split: each reads the sets and drafts findings, or says why it cannot look."""

from collections.abc import Callable, Iterable

from course_toolkit.splits.compute.checks.columns_differ import find_columns_differ
from course_toolkit.splits.compute.checks.conflicting_labels import find_conflicting_labels
from course_toolkit.splits.compute.checks.covariate_drift import find_covariate_drift
from course_toolkit.splits.compute.checks.exact_duplicates import find_exact_duplicates
from course_toolkit.splits.compute.checks.group_overlap import find_group_overlap
from course_toolkit.splits.compute.checks.id_predicts_label import find_id_predicts_label
from course_toolkit.splits.compute.checks.missing_gap import find_missing_gap
from course_toolkit.splits.compute.checks.near_duplicates import find_near_duplicates
from course_toolkit.splits.compute.checks.no_random_state import find_no_random_state
from course_toolkit.splits.compute.checks.not_stratified import find_not_stratified
from course_toolkit.splits.compute.checks.preprocessing_on_all import find_preprocessing_on_all
from course_toolkit.splits.compute.checks.resampled_before_split import find_resampled_before_split
from course_toolkit.splits.compute.checks.reused_test_set import find_test_reused
from course_toolkit.splits.compute.checks.target_encoding_on_all import find_target_encoding_on_all
from course_toolkit.splits.compute.checks.target_leak_feature import find_target_leak_feature
from course_toolkit.splits.compute.checks.temporal_overlap import find_temporal_overlap
from course_toolkit.splits.compute.checks.too_small_test_set import find_test_too_small
from course_toolkit.splits.compute.checks.unseen_category import find_unseen_category
from course_toolkit.splits.compute.checks.unseen_class import find_unseen_class
from course_toolkit.splits.compute.code.report import find_in_code
from course_toolkit.splits.compute.finding import Draft
from course_toolkit.splits.compute.tables.sets import Sets

Check = Callable[[Sets], Iterable[Draft]]

#: The code that a check finds, and the check; in the order in which they are made.
CHECKS: dict[str, Check] = {
    "columns_differ": find_columns_differ,
    "exact_duplicates": find_exact_duplicates,
    "near_duplicates": find_near_duplicates,
    "conflicting_labels": find_conflicting_labels,
    "group_overlap": find_group_overlap,
    "temporal_overlap": find_temporal_overlap,
    "missing_gap": find_missing_gap,
    "id_predicts_label": find_id_predicts_label,
    "target_leak_feature": find_target_leak_feature,
    "target_encoding_on_all": find_target_encoding_on_all,
    "preprocessing_on_all": find_preprocessing_on_all,
    "resampled_before_split": find_resampled_before_split,
    "not_stratified": find_not_stratified,
    "unseen_class": find_unseen_class,
    "unseen_category": find_unseen_category,
    "covariate_drift": find_covariate_drift,
    "test_too_small": find_test_too_small,
    "test_reused": find_test_reused,
    "no_random_state": find_no_random_state,
    "code": find_in_code,
}
