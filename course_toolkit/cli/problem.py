"""What a command could not do, said to whoever typed it."""


class CommandError(Exception):
    """A command that cannot go on: its message says what came and what to do, and no traceback follows."""

    exit_code = 1


class UsageError(CommandError):
    """A command that was asked for something it cannot do: it has not begun, and its exit code says so."""

    exit_code = 2
