"""What each leak is called, in two or three words: the choices of a menu."""

from course_toolkit._core.words import N_, _

KIND_NAMES = {
    "exact_duplicates": N_("copied rows"),
    "near_duplicates": N_("almost copied rows"),
    "conflicting_labels": N_("one row under two labels"),
    "group_overlap": N_("the same people in both sets"),
    "temporal_overlap": N_("the future in the training set"),
    "missing_gap": N_("no gap before the test"),
    "id_predicts_label": N_("a number that knows the answer"),
    "target_leak_feature": N_("a column that holds the answer"),
    "target_encoding_on_all": N_("means of the label over all rows"),
    "preprocessing_on_all": N_("preparation or selection on all rows"),
    "resampled_before_split": N_("rows drawn again before the split"),
    "not_stratified": N_("other class proportions"),
    "unseen_class": N_("a class never seen in training"),
    "unseen_category": N_("a category never seen in training"),
    "covariate_drift": N_("a column that has moved"),
    "test_too_small": N_("too small a test set"),
    "test_reused": N_("a test set used to choose"),
    "no_random_state": N_("no seed"),
    "none": N_("nothing has leaked"),
}


def say_kind(kind: str) -> str:
    """Return the name of a leak in the current language."""
    return _(KIND_NAMES[kind])
