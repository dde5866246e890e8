"""Tables to teach with: the lecture's own, made ones with planted defects, and scikit-learn's small real ones."""

from course_toolkit.datasets.answer_key import RowsScore, SanteSample
from course_toolkit.datasets.real_data import load_breast_cancer, load_diabetes, load_digits, load_wine
from course_toolkit.datasets.sante import load_sante, make_sante

__all__ = [
    "RowsScore",
    "SanteSample",
    "load_breast_cancer",
    "load_diabetes",
    "load_digits",
    "load_sante",
    "load_wine",
    "make_sante",
]
