from course_toolkit.cli.problem import CommandError


def test_it_is_caught_for_itself_alone():
    # Were it a ValueError, or one of its kind, a fault of ours could pass for something the user typed.
    assert CommandError.__bases__ == (Exception,)
    assert str(CommandError("No room left.")) == "No room left."
