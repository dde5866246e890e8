"""``course-toolkit``: read the command line, run the command, say in words what went wrong."""

import sys
from collections.abc import Sequence

from course_toolkit._core.words import get_language
from course_toolkit.cli.argparse_words import argparse_speaks
from course_toolkit.cli.arguments import build_parser, choose_language
from course_toolkit.cli.problem import CommandError

INTERRUPTED = 130  # what a shell calls a command that was ended by Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``course-toolkit`` and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    choose_language(words)
    with argparse_speaks(get_language()):
        parser = build_parser()
        options = parser.parse_args(words)
        if options.run is None:
            parser.print_help()
            return 0
    try:
        code: int | None = options.run(options)
    except CommandError as problem:
        print(f"course-toolkit: {problem}", file=sys.stderr)
        return problem.exit_code
    except KeyboardInterrupt:
        print(file=sys.stderr)  # the prompt does not begin behind ^C
        return INTERRUPTED
    return code or 0
