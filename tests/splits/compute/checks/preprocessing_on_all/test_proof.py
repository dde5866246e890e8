from dataclasses import FrozenInstanceError

import pytest

from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Proof


def test_a_proof_is_an_error_about_too_many_rows_unless_told_otherwise():
    proof = Proof("min_max", Fit(("train", "test")), ("a",), 3)
    assert (proof.severity, proof.by_itself, proof.step) == ("error", False, "")
    assert (proof.evidence, proof.shown, proof.positions) == ({}, {}, {})
    assert proof.evidence is not Proof("ranks", Fit(("test",)), (), 0).evidence


def test_what_was_seen_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Proof("ranks", Fit(("test",)), (), 0).kind = "norm"
