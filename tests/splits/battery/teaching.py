"""The splits that students are given to learn on: each leak in its usual dose, and the clean twins."""

from battery.case import CASES, Case
from course_toolkit.datasets import KINDS, make_leaky_split

PROVED = {"exact_duplicates", "group_overlap", "temporal_overlap", "missing_gap"}
HIDDEN = {"near_duplicates", "target_leak_feature", "target_encoding_on_all"}


def _planted(kind):
    also = make_leaky_split(kind).answer_key.codes
    level = "hard" if kind in HIDDEN else "plain"
    name = f"given_to_students_{kind}"
    make = lambda seed: make_leaky_split(kind, random_state=seed).arguments()  # noqa: E731 — a word for a line
    return Case(name, make, frozenset(also), level, proved=kind in PROVED)


def _twin(kind):
    """Return the clean twin of a leak: all that is said about it is said, and nothing leaks."""

    def make(seed):
        leaky = make_leaky_split(kind, random_state=seed)
        twin = leaky.answer_key.clean
        third = {} if twin.validation is None else {"validation": twin.validation}
        return {"train": twin.train, "test": twin.test, "label": leaky.label, **third, **twin.declared}

    return Case(f"twin_of_{kind}", make, frozenset(), "clean")


#: Several leaks are planted in one and the same clean table; one twin stands for all of them.
TWINS = (
    "group_overlap", "temporal_overlap", "missing_gap", "id_predicts_label", "target_encoding_on_all",
    "preprocessing_on_all", "resampled_before_split", "unseen_class", "unseen_category", "test_reused",
)  # fmt: skip

for each in [*map(_planted, (kind for kind in KINDS if kind != "none")), *map(_twin, TWINS)]:
    CASES[each.name] = each
