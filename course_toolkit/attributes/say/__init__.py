"""Say what one attribute, two, or all of them show."""

from course_toolkit.attributes.say.attribute import say_attribute
from course_toolkit.attributes.say.correlation import say_correlations, say_group
from course_toolkit.attributes.say.pair import say_pair

__all__ = ["say_attribute", "say_correlations", "say_group", "say_pair"]
