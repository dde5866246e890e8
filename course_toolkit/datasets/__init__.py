"""Tables to teach with: the lecture's own, made ones with planted defects, and scikit-learn's small real ones."""

from course_toolkit.datasets.answer_key import RowsScore, SanteSample
from course_toolkit.datasets.leak_key import LeakKey, LeakScore, LeakySplit
from course_toolkit.datasets.leaky_split import KINDS, make_leaky_split
from course_toolkit.datasets.real_data import load_breast_cancer, load_diabetes, load_digits, load_wine
from course_toolkit.datasets.sante import load_sante, make_sante

__all__ = [
    "KINDS",
    "LeakKey",
    "LeakScore",
    "LeakySplit",
    "RowsScore",
    "SanteSample",
    "load_breast_cancer",
    "load_diabetes",
    "load_digits",
    "load_sante",
    "load_wine",
    "make_leaky_split",
    "make_sante",
]
