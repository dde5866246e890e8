"""RankedScores against scikit-learn and against formulas written naively, on whatever hypothesis comes up with."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from course_toolkit.threshold.compute import CRITERIA, OUTCOMES, rank_scores

LABELS = [(0, 1), (-1, 1), (False, True), ("no", "yes"), ("yes", "no"), (1, 0), (5, 2), (0.0, 1.0), (0.5, 1.5)]
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
#: Few values make ties, wide ones find rounding, overflow and subnormal numbers.
SCORES = st.one_of(st.sampled_from([-2.0, 0.1, 0.25, 0.3, 0.7]), st.floats(-1, 1.25), NUMBERS)
WEIGHTS = st.sampled_from([0.0, 0.1, 0.3, 1.0, 2.5, 1000.0])


class Case:
    """A ranking and the columns it was made of."""

    def __init__(self, really, scores, weights, labels):
        self.really, self.scores, self.weights = np.array(really), np.array(scores), weights
        self.y_true = np.array([labels[positive] for positive in really])
        self.ranked = rank_scores(self.y_true, scores, pos_label=labels[1], sample_weight=weights)

    def __repr__(self):
        return f"Case({self.really.tolist()}, {self.scores.tolist()}, {self.weights}, {self.y_true.tolist()})"

    @property
    def counted(self):
        """Scores of the samples that weigh anything."""
        return self.scores if self.weights is None else self.scores[np.array(self.weights) > 0]

    @property
    def candidates(self):
        """Every threshold that matters, in increasing order: the distinct scores and one above them all."""
        distinct = np.unique(self.counted)
        return [*distinct.tolist(), math.nextafter(distinct[-1], math.inf)]

    @property
    def thresholds(self):
        """At every distinct score, between them, below, above, and at both infinities."""
        exact = self.candidates
        between = [low / 2 + high / 2 for low, high in pairwise(exact)]
        return [-math.inf, math.nextafter(exact[0], -math.inf), *exact, *between, math.inf]

    def confusion(self, threshold):
        called = self.scores >= threshold
        return metrics.confusion_matrix(self.really, called, sample_weight=self.weights, labels=[False, True]).ravel()


@st.composite
def cases(draw):
    really = draw(st.lists(st.booleans(), min_size=2, max_size=20).filter(lambda found: len(set(found)) == 2))
    size = len(really)
    scores = draw(st.lists(SCORES, min_size=size, max_size=size).filter(lambda found: not looks_hard(found)))
    weights = draw(st.none() | st.lists(WEIGHTS, min_size=size, max_size=size))
    if weights and len({positive for positive, weight in zip(really, weights, strict=True) if weight}) < 2:
        weights = None
    return Case(really, scores, weights, draw(st.sampled_from(LABELS)))


def looks_hard(scores):
    return set(scores) <= {-1, 0, 0.5, 1, 1.5, 2, 5}


def same(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


@given(cases())
def test_the_counts_at_every_threshold(case):
    for threshold in case.thresholds:
        outcome = case.ranked.at(threshold)
        same([outcome.tn, outcome.fp, outcome.fn, outcome.tp], case.confusion(threshold))
        if case.weights is None:
            assert all(type(count) is int for count in (outcome.tn, outcome.fp, outcome.fn, outcome.tp))


@given(cases())
def test_the_ratios_at_every_threshold(case):
    for threshold in case.thresholds:
        outcome, called = case.ranked.at(threshold), case.scores >= threshold
        about = {"sample_weight": case.weights}
        undefined = {"zero_division": math.nan, **about}
        same(outcome.accuracy, metrics.accuracy_score(case.really, called, **about))
        same(outcome.balanced_accuracy, metrics.balanced_accuracy_score(case.really, called, **about))
        same(outcome.precision, metrics.precision_score(case.really, called, **undefined))
        same(outcome.recall, metrics.recall_score(case.really, called, **undefined))
        same(outcome.f1, metrics.f1_score(case.really, called, **undefined))
        same(outcome.f_beta(2), metrics.fbeta_score(case.really, called, beta=2, **undefined))
        # Where scikit-learn answers 0, everybody is called alike and nothing can be said.
        mcc = outcome.mcc
        same(0.0 if math.isnan(mcc) else mcc, metrics.matthews_corrcoef(case.really, called, **about))
        assert math.isnan(mcc) == (outcome.n_alerts == 0 or outcome.tn + outcome.fn == 0)


@given(cases())
def test_many_thresholds_are_as_one_by_one(case):
    table = case.ranked.metrics(case.thresholds, cost_fp=2, cost_fn=0.5)
    counts = case.ranked.counts(case.thresholds)
    for place, threshold in enumerate(case.thresholds):
        alone = case.ranked.at(threshold, cost_fp=2, cost_fn=0.5)
        same(table.iloc[[place]], alone.frame())
        assert [count[place] for count in counts] == [getattr(alone, name) for name in OUTCOMES]
    assert list(table.columns) == list(alone.frame().columns)


@given(cases())
def test_the_roc_curve(case):
    fpr, tpr, thresholds = metrics.roc_curve(
        case.really, case.scores, sample_weight=case.weights, drop_intermediate=False
    )
    ours = case.ranked.roc()
    same(ours["fpr"], fpr)
    same(ours["tpr"], tpr)
    assert ours["threshold"].tolist() == thresholds.tolist()


@given(cases())
def test_the_precision_recall_curve(case):
    precision, recall, thresholds = metrics.precision_recall_curve(case.really, case.scores, sample_weight=case.weights)
    ours = case.ranked.precision_recall()
    same(ours["precision"], precision[::-1])
    same(ours["recall"], recall[::-1])
    assert ours["threshold"].tolist() == [math.inf, *thresholds[::-1].tolist()]
    assert ours["threshold"].equals(case.ranked.roc()["threshold"])


@given(cases())
def test_the_areas(case):
    about = {"sample_weight": case.weights}
    same(case.ranked.auc, metrics.roc_auc_score(case.really, case.scores, **about))
    same(case.ranked.average_precision, metrics.average_precision_score(case.really, case.scores, **about))


@given(cases())
def test_the_area_is_the_chance_that_a_positive_outranks_a_negative(case):
    weight = np.ones(len(case.scores)) if case.weights is None else np.array(case.weights)
    positive, negative = case.scores[case.really], case.scores[~case.really]
    wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
    pairs = weight[case.really][:, None] * weight[~case.really]
    same(case.ranked.auc, (wins * pairs).sum() / pairs.sum())


@given(cases())
def test_what_is_said_of_the_whole(case):
    ranked = case.ranked
    tn, fp, fn, tp = case.confusion(-math.inf)
    same([ranked.n_negatives, ranked.n_positives], [tn + fp, fn + tp])
    same(ranked.prevalence, tp / (fp + tp))
    assert ranked.n_samples == len(case.scores)
    assert ranked.score_range == (case.counted.min(), case.counted.max())
    assert ranked.y_true.tolist() == case.y_true.tolist()
    assert ranked.y_score.tolist() == case.scores.tolist()
    assert ranked.labels == tuple(sorted(set(case.y_true.tolist())))
    assert ranked.ids.tolist() == list(range(len(case.scores)))


def merit(outcome, criterion):
    """How good an outcome is, written once more; None where it is not admitted."""
    if criterion == "recall":
        return outcome.precision if outcome.recall >= 0.6 and outcome.n_alerts else None
    if criterion == "precision":
        return outcome.recall if outcome.precision >= 0.6 else None
    return {
        "f1": outcome.f1,
        "f_beta": outcome.f_beta(0.5),
        "youden": outcome.recall - outcome.fpr,
        "cost": -outcome.cost,
    }[criterion]


@pytest.mark.parametrize("criterion", CRITERIA)
@given(case=cases())
def test_the_best_is_the_best_of_all_and_the_highest_of_equals(criterion, case):
    costs = {"cost_fp": 0.1, "cost_fn": 0.7}
    outcomes = [case.ranked.at(threshold, **costs) for threshold in case.candidates]
    merits = [merit(outcome, criterion) for outcome in outcomes]
    admitted = [value for value in merits if value is not None]
    if not admitted:
        with pytest.raises(ValueError, match="target must be a precision that some threshold reaches"):
            case.ranked.best(criterion, target=0.6)
        return
    best = case.ranked.best(criterion, beta=0.5, target=0.6, **costs)
    good_enough = [
        outcome
        for outcome, value in zip(outcomes, merits, strict=True)
        if value is not None and math.isclose(value, max(admitted), rel_tol=1e-12, abs_tol=1e-12)
    ]
    assert best == good_enough[-1]


@given(cases())
def test_one_step_changes_a_count_until_the_end(case):
    candidates = case.candidates
    for start in case.thresholds:
        up, down = case.ranked.next_threshold(start), case.ranked.next_threshold(start, step=-1)
        above = [threshold for threshold in candidates if threshold >= start] or candidates[-1:]
        below = [threshold for threshold in candidates if threshold < above[0]]
        assert up == (above[1] if len(above) > 1 else candidates[-1])
        assert down == (below[-1] if below else candidates[0])


@given(cases(), st.integers(-30, 30))
def test_many_steps_are_as_one_by_one(case, step):
    one_by_one = start = case.ranked.score_range[0]
    for _ in range(abs(step)):
        one_by_one = case.ranked.next_threshold(one_by_one, step=1 if step > 0 else -1)
    assert case.ranked.next_threshold(start, step=step) == one_by_one


def reached(case, scale, threshold):
    outcome, whole = case.ranked.at(threshold), case.ranked
    return {
        "rank": 1000 * outcome.n_alerts / (whole.n_positives + whole.n_negatives),
        "recall": outcome.recall,
        "fpr": outcome.fpr,
    }[scale]


@pytest.mark.parametrize("scale", ["rank", "recall", "fpr"])
@given(case=cases(), share=st.floats(0, 1))
def test_the_threshold_at_a_position(scale, case, share):
    value = 1000 * share if scale == "rank" else share
    found = case.ranked.threshold_at(scale, value)
    positions = {threshold: case.ranked.position_of(scale, threshold) for threshold in case.candidates}
    for threshold, position in positions.items():
        same(position, reached(case, scale, threshold))
    if scale == "recall":
        assert found == max(threshold for threshold, position in positions.items() if position >= value)
    else:
        assert found == min(threshold for threshold, position in positions.items() if position <= value)


@pytest.mark.parametrize("scale", ["score", "rank", "recall", "fpr"])
@given(case=cases())
def test_a_position_that_was_read_can_be_asked_for(scale, case):
    for threshold in case.thresholds:
        position = case.ranked.position_of(scale, threshold)
        again = case.ranked.threshold_at(scale, position)
        assert case.ranked.position_of(scale, again) == position
        if scale in {"score", "rank"}:
            assert case.ranked.at(again).n_alerts == case.ranked.at(threshold).n_alerts


@given(cases())
def test_a_click_on_a_point_of_a_curve_finds_it(case):
    ranked = case.ranked
    for row in ranked.roc().itertuples():
        found = ranked.at(ranked.nearest_on_roc(row.fpr, row.tpr))
        same([found.fpr, found.recall], [row.fpr, row.tpr])
    for row in ranked.precision_recall().itertuples():
        found = ranked.at(ranked.nearest_on_precision_recall(row.recall, row.precision))
        same([found.recall, 1.0 if math.isnan(found.precision) else found.precision], [row.recall, row.precision])


@given(cases())
def test_the_table_and_the_rows_of_each_cell(case):
    for threshold in case.thresholds:
        table = case.ranked.table(threshold)
        order = sorted(range(len(case.scores)), key=lambda place: -case.scores[place])
        assert table["rank"].tolist() == list(range(1, len(order) + 1))
        assert table["id"].tolist() == order
        assert table["class"].tolist() == case.y_true[order].tolist()
        assert table["score"].tolist() == case.scores[order].tolist()
        for outcome in OUTCOMES:
            rows = case.ranked.rows(threshold, outcome)
            assert rows.tolist() == table.loc[table["outcome"] == outcome.upper(), "id"].tolist()
            really, called = outcome in {"tp", "fn"}, outcome in {"tp", "fp"}
            assert (case.really[rows] == really).all()
            assert ((case.scores[rows] >= threshold) == called).all()
            assert case.ranked.rows(threshold, outcome, limit=1).tolist() == rows[:1].tolist()


@given(cases(), st.integers(1, 12))
def test_the_histogram(case, n_bins):
    found = case.ranked.histogram(n_bins)
    low, high = case.ranked.score_range
    assert len(found.edges) == n_bins + 1
    assert (found.edges[1:] >= found.edges[:-1]).all()
    assert found.edges[0] <= low
    assert found.edges[-1] >= high
    weight = np.ones(len(case.scores)) if case.weights is None else np.array(case.weights)
    # A bin holds its lower edge; NumPy's last one both: the share below each edge says it without NumPy's own edges.
    for shares, members in ((found.negatives_share, ~case.really), (found.positives_share, case.really)):
        below = [weight[members & (case.scores < edge)].sum() / weight[members].sum() for edge in found.edges[1:-1]]
        same(np.cumsum(shares), [*below, 1.0])
