import re

import pytest

from course_toolkit.cli import demo, main
from course_toolkit.cli.problem import CommandError

THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def told(desk, language, capsys):
    """What the demonstration prints in each language, and the page it writes."""
    assert main(["demo", "--lang", language]) == 0
    return language, capsys.readouterr(), desk / demo.PAGE


def test_it_prints_the_lectures_numbers_and_real_ones_and_writes_the_page(told):
    language, printed, page = told
    assert "TP 1, FP 0, TN 4, FN 4." in printed.out
    rows = [line.split() for line in printed.out.splitlines() if re.match(r" +\d \s", line)]
    assert [row[-1] for row in rows] == ["TP", "FN", "TN", "FN", "FN", "FN", "TN", "TN", "TN"]
    assert [row[1] for row in rows] == ["4", "5", "9", "6", "7", "8", "1", "2", "3"]
    assert {"en": "breast mass malignant?", "fr": f"maligne{THIN}?"}[language] in printed.out
    assert {"en": "0.500", "fr": "0,500"}[language] in printed.out
    assert printed.out.rstrip().endswith(str(page))
    assert f'lang="{language}"' in page.read_text(encoding="utf-8")[:500]
    addresses = re.findall(r"https?://[^\s\"'<>]+", page.read_text(encoding="utf-8"))
    assert [address for address in addresses if not address.startswith("http://www.w3.org/")] == []


def test_its_numbers_are_those_of_scikit_learn():
    from sklearn.metrics import confusion_matrix, roc_auc_score

    scores = demo._train().scores
    called = scores.y_score >= demo.USUAL_THRESHOLD
    really = scores.y_true == demo.POSITIVE
    tn, fp, fn, tp = confusion_matrix(really, called).ravel()
    outcome = scores.at(demo.USUAL_THRESHOLD)
    assert (outcome.tn, outcome.fp, outcome.fn, outcome.tp) == (tn, fp, fn, tp)
    assert scores.auc == pytest.approx(roc_auc_score(really, scores.y_score))


def test_a_page_that_exists_is_kept(desk, monkeypatch, capsys):
    monkeypatch.setattr(demo, "_show_lecture", lambda: None)
    written = []
    monkeypatch.setattr(demo, "_show_real_data", written.append)
    (desk / "mine.html").write_text("mine", encoding="utf-8")
    assert main(["demo", "--output", "mine.html"]) == 0
    assert written == [desk / "mine-2.html"]
    assert (desk / "mine.html").read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().out == ""


def test_a_folder_that_does_not_exist_is_told_before_the_work(desk, monkeypatch, capsys):
    monkeypatch.setattr(demo, "_show_lecture", lambda: pytest.fail("too late"))
    assert main(["demo", "--output", "nowhere/page.html"]) == 1
    assert f"The folder {desk / 'nowhere'} does not exist" in capsys.readouterr().err


def test_a_page_that_cannot_be_written_is_told_in_words(desk):
    class Explorer:
        def to_html(self, path):
            path.open("w")

    (desk / "folder").mkdir()
    with pytest.raises(CommandError, match="cannot be written"):
        demo._write(Explorer(), desk / "folder")
