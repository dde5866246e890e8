"""What a teacher would say of a split, of its leaks and of what they cost."""

from course_toolkit.splits.say.leaks import say_cost, say_costs, say_finding, say_rescored

__all__ = ["say_cost", "say_costs", "say_finding", "say_rescored"]
