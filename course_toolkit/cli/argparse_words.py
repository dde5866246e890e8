"""argparse in French: its own sentences, translated in our catalogue."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from course_toolkit._core.words import N_
from course_toolkit._core.words.catalogue import DOMAIN, LOCALE_DIR

# argparse asks gettext for each of its sentences; the catalogue has those a person may meet here.
SENTENCES = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)


@contextmanager
def argparse_speaks(language: str) -> Iterator[None]:
    """Let argparse find our catalogue: gettext's global domain, in the language of the environment."""
    domain, environment = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if environment is not None:
            os.environ["LANGUAGE"] = environment
