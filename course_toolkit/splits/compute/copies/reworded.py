"""Texts of two sets that are almost the same: a word changed, a letter mistyped, a word left out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.neighbors import NearestNeighbors

from course_toolkit._core.compute.copies.sudden import Near

Floats = NDArray[np.float64]

#: Near copies share most of their words; two texts of one kind share some.
LEAST_IN_COMMON = 0.5
#: A text is suspicious that chance brings so near less than once in so many.
RARE = 1e-4
#: So many texts of the first set are held against the others of that set: what is usual there is no leak.
N_USUAL = 2_000
#: A distance below which a text is the same, and which keeps the logarithm finite.
SMALLEST = 1e-6


def find_reworded(first: Sequence[str], second: Sequence[str]) -> Near | None:
    r"""Return the texts of the second list that lie conspicuously near one of the first; None where there are none.

    Notes
    -----
    Where texts have a density in :math:`m` dimensions, :math:`(d_1/d_2)^m` of the distances to the two nearest is
    uniform. Most texts tell the dimension: their median ratio is :math:`2^{-1/m}`. How many texts of the first list lie
    as near to one another is subtracted.

    References
    ----------
    E. Facco et al., Estimating the intrinsic dimension of datasets by a minimal neighborhood information, Scientific
    Reports 7, 12140, 2017, doi:10.1038/s41598-017-11873-y.
    """
    if len(first) < 3 or not len(second):
        return None
    words = HashingVectorizer(alternate_sign=False, norm=None)
    counts = words.transform(first)
    weights = TfidfTransformer(sublinear_tf=True).fit(counts)
    search = NearestNeighbors(metric="cosine", algorithm="brute").fit(weights.transform(counts))
    inside, _self = search.kneighbors(weights.transform(counts[:N_USUAL]), n_neighbors=3)
    across, partners = search.kneighbors(weights.transform(words.transform(second)), n_neighbors=2)
    ratios = _ratios(across)
    dimension = np.log(2) / -np.log(min(float(np.median(ratios)), 1 - SMALLEST))
    usual = np.count_nonzero(_is_sudden(inside[:, 1:], dimension))
    kept = np.flatnonzero(_is_sudden(across, dimension))
    if not len(kept):
        return None
    rate = (usual + 1) / (len(inside) + 2)
    p_value = float(stats.binom.sf(len(kept) - 1, len(second), rate))
    return Near(partners[kept, 0], kept, p_value, float(np.median(1 / ratios[kept])))


def _is_sudden(distances: Floats, dimension: float) -> NDArray[np.bool_]:
    """Say which texts share most of their words with the nearest, and chance brings that one so much nearer."""
    alike = distances[:, 0] <= 1 - LEAST_IN_COMMON
    return np.asarray(alike & (_ratios(distances) ** dimension <= RARE))


def _ratios(distances: Floats) -> Floats:
    nearest = np.maximum(distances, SMALLEST)
    return np.asarray(nearest[:, 0] / nearest[:, 1])
