"""What a command could not do, said to whoever typed it."""


class CommandError(Exception):
    """A command that cannot go on: its message says what came and what to do, and no traceback follows."""
