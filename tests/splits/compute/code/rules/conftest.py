"""What every rule is held to: its leaks are found where they are written, and nothing else is an error there."""

import pytest

from course_toolkit.splits.compute.code.report import check_code


def pytest_generate_tests(metafunc):
    """Give a test that asks for a leak each of its module’s: the code, and (code of the finding, severity, line)."""
    if "leak" in metafunc.fixturenames:
        leaks = metafunc.module.LEAKY
        metafunc.parametrize("leak", leaks.values(), ids=leaks)


@pytest.fixture
def assert_found(leak):
    def assert_it():
        code, expected = leak
        report = check_code(f"{code}\n")
        assert expected in [(one.code, one.severity, one.line) for one in report.findings]
        assert report.notes == ()

    return assert_it


@pytest.fixture
def assert_no_other_error(leak):
    def assert_it():
        code, (expected, _severity, _line) = leak
        assert {one.code for one in check_code(f"{code}\n").findings if one.severity == "error"} <= {expected}

    return assert_it
