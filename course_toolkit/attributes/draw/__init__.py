"""Draw one attribute, two, and the matrix of all."""

from course_toolkit.attributes.draw.attribute import AttributePicture
from course_toolkit.attributes.draw.correlation import CorrelationPicture
from course_toolkit.attributes.draw.pair import PairPicture

__all__ = ["AttributePicture", "CorrelationPicture", "PairPicture"]
