"""The topic has the name of its main function: whatever was imported first, it can be called."""

import subprocess
import sys

import course_toolkit as ct


def test_the_topic_is_called_like_the_function_that_has_its_name():
    import course_toolkit.first_look.compute

    look = course_toolkit.first_look(ct.load_sante(), label="malade")
    assert look.n_rows == 10
    assert course_toolkit.first_look.compute.auditing


def test_it_is_called_whatever_was_used_before():
    code = (
        "import course_toolkit as ct\n"
        "from course_toolkit.first_look.say.reading import say_reading\n"
        "print(ct.first_look(ct.load_sante()).n_columns)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "6"
