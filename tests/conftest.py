"""What holds around every test, the doctests of the package included."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything is imported: no window, English unless a test says otherwise.
os.environ["MPLBACKEND"] = "Agg"
os.environ["COURSE_TOOLKIT_LANG"] = "en"
# A bar appears on a slow machine only: the recorded guides must not hold one.
os.environ["TQDM_DISABLE"] = "1"

IN_CI = os.environ.get("CI") == "true"

settings.register_profile("here", deadline=None)  # two busy cores: a slow example is no failure
settings.register_profile("ci", deadline=None, derandomize=True)  # the same examples for everyone
settings.load_profile("ci" if IN_CI else "here")


class HouseRules:
    """Fixtures for every test; a plugin rather than conftest fixtures, which doctests would not see."""

    @pytest.fixture(autouse=True)
    def _english_again(self, monkeypatch):
        """Start every test without a chosen language, in an English environment, with nobody listening.

        Explorers of an earlier test may still be alive and would redraw at each change of language.
        """
        from course_toolkit._core.words import language

        monkeypatch.setenv("COURSE_TOOLKIT_LANG", "en")
        monkeypatch.setattr(language, "_chosen", None)
        monkeypatch.setattr(language, "_listeners", [])

    @pytest.fixture(autouse=True)
    def _no_figure_left_open(self):
        """Fail a test that leaves a figure in pyplot's global state."""
        yield
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return
        left = pyplot.get_fignums()
        pyplot.close("all")
        assert left == [], f"figures left open: {left}"

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        """Let a notebook draw as it does for a student: its kernel starts here, with the environment of the moment."""
        with pytest.MonkeyPatch.context() as patch:
            if item.path.suffix == ".ipynb":
                patch.delenv("MPLBACKEND", raising=False)
            return (yield)


def pytest_configure(config):
    config.pluginmanager.register(HouseRules(), "house-rules")


@pytest.fixture(params=["en", "fr"])
def language(request):
    """Run the test once in each language, the language being set."""
    from course_toolkit._core.words import set_language

    set_language(request.param)
    return request.param


@pytest.fixture(scope="session")
def root(pytestconfig):
    """The folder of the repository."""
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def page_side():
    """The helper that plays the page."""
    spec = importlib.util.spec_from_file_location("page_side", Path(__file__).parent / "core/explore/page_side.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def read_html(page_side):
    """Return what reads HTML as a page does: its tags and its text."""
    return page_side.Html
