from course_toolkit.cli.problem import CommandError, UsageError


def test_it_is_caught_for_itself_alone():
    # Were it a ValueError, or one of its kind, a fault of ours could pass for something the user typed.
    assert CommandError.__bases__ == (Exception,)
    assert str(CommandError("No room left.")) == "No room left."


def test_bad_usage_is_told_apart_from_a_leak_by_its_exit_code():
    assert (CommandError.exit_code, UsageError.exit_code) == (1, 2)
    assert issubclass(UsageError, CommandError)
