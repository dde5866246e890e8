import pandas as pd

from course_toolkit.first_look.compute.rules.structure.untidy_name import find_untidy_name


def frame_of(*names):
    return pd.DataFrame([[1] * len(names)], columns=pd.Index(names, dtype=object))


def test_blanks_around_names(look):
    (found,) = look(find_untidy_name, frame_of(" Âge", "poids\t", "ok"))
    assert (found.code, found.severity, found.columns) == ("untidy_name", "question", (" Âge", "poids\t"))
    assert found.wording().decisions[0].step.names == {" Âge": "Âge", "poids\t": "poids"}


def test_a_name_that_is_taken_is_not_given_twice(look):
    found = look(find_untidy_name, frame_of("age", "age "))
    assert [one.columns for one in found] == [("age ",), ("age", "age ")]
    assert all(decision.step is None for one in found for decision in one.wording().decisions)


def test_names_that_differ_by_typing_alone(look):
    (found,) = look(find_untidy_name, frame_of("Code postal", "code_postal", "code"))
    assert found.columns == ("Code postal", "code_postal")


def test_other_names_are_fine(look):
    assert look(find_untidy_name, frame_of("a", "b", 1, 2.5, None, ("x", "y"), "", " ", "x1", "x2", "A+", "A-")) == []
