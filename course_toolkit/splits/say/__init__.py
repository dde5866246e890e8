"""What a teacher would say of a split, of its leaks and of what they cost."""

from course_toolkit.splits.say.doses import say_dose
from course_toolkit.splits.say.leaks import say_cost, say_costs, say_finding, say_rescored
from course_toolkit.splits.say.sentences import say_split

__all__ = ["say_cost", "say_costs", "say_dose", "say_finding", "say_rescored", "say_split"]
