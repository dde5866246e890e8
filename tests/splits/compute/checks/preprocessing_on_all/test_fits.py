from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits


def test_all_choices_but_the_training_set_alone_the_usual_mistakes_first():
    assert [fit.keys for fit in wrong_fits(["test", "train"])] == [("train", "test"), ("test",)]
    assert [fit.keys for fit in wrong_fits(["train", "test", "validation"])] == [
        ("train", "validation", "test"), ("train", "validation"), ("train", "test"),
        ("validation", "test"), ("validation",), ("test",),
    ]  # fmt: skip


def test_the_sets_concerned_are_the_training_set_and_the_last():
    assert Fit(("train", "validation")).concerned == ("train", "validation")
    assert Fit(("validation", "test")).concerned == ("train", "test")
    assert [fit.with_train for fit in wrong_fits(["train", "test"])] == [True, False]
