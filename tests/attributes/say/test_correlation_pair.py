"""What is said of one cell."""

import pandas as pd

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.say.correlation_pair import say_cell
from course_toolkit.attributes.say.pair import say_pair


def test_a_pair_of_numbers_is_said_as_everywhere():
    frame = ct.load_sante()
    outcome = relate_attributes(frame, "IMC", "poids")
    assert say_cell(correlate(frame), outcome) == say_pair(outcome)


def test_a_cell_of_two_values_says_which_number_it_shows():
    frame = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 7], "yes": [True, False, False, True, True, True]})
    said = say_cell(correlate(frame), relate_attributes(frame, "x", "yes"))
    r = frame["x"].corr(frame["yes"].astype(float))
    assert said.endswith(f"The cell shows r = {r:.2f}: there, two values count as two numbers.")
