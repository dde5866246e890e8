"""What a teacher would say of a threshold."""

from course_toolkit.threshold.say.code import say_code
from course_toolkit.threshold.say.fingerprint import fingerprint
from course_toolkit.threshold.say.formulas import Formula, formulas
from course_toolkit.threshold.say.sentences import format_threshold, say_imbalance, say_threshold

__all__ = ["Formula", "fingerprint", "format_threshold", "formulas", "say_code", "say_imbalance", "say_threshold"]
