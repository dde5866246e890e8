"""Pictures in a table, a column a pixel: recognised, and compared as they are when shifted or made brighter."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.nearness import N_USUAL, Near, nearest_of, weigh

Floats = NDArray[np.float64]

#: Fewer pixels make no picture.
LEAST_SIDE = 4
#: Rows of the first and the second set that are compared; nine places of each are tried.
N_FIRST, N_SECOND = 10_000, 400


def side_of(matrix: Floats) -> int | None:
    """Return how many pixels a side has where the columns are those of square pictures, else None.

    They are, where the columns are a square number of non-negative numbers, and neighbours in the square resemble one
    another more than columns far apart do: in a table of attributes the order of the columns tells nothing.
    """
    side = round(matrix.shape[1] ** 0.5)
    if side < LEAST_SIDE or side**2 != matrix.shape[1] or np.isnan(matrix).any() or (matrix < 0).any():
        return None
    pictures = matrix.reshape(-1, side, side) - matrix.mean(axis=0).reshape(side, side)
    spread = pictures.std(axis=0)
    pictures = np.divide(pictures, spread, out=np.zeros_like(pictures), where=spread > 0)
    beside, below, apart = (
        float((pictures * np.roll(pictures, shift, axis=(1, 2)))[:, 1:, 1:].mean())
        for shift in ((0, 1), (1, 0), (side // 2, side // 2))
    )
    least = 0.1 + 3 / np.sqrt(len(matrix))  # three standard errors of a correlation above what is faint
    return side if min(beside, below) > max(apart, 0) + least else None


def find_near_pictures(first: Floats, second: Floats, side: int) -> Near | None:
    """Return the pictures of ``second`` that show one of ``first``: noisier, brighter, or shifted by one pixel."""
    rng = np.random.default_rng(0)
    rows = [
        np.sort(rng.permutation(np.flatnonzero(half.std(axis=1) > 0))[:size])
        for half, size in ((first, N_FIRST), (second, N_SECOND))
    ]
    if min(map(len, rows)) <= LEAST_SIDE**2:
        return None
    left, right = first[rows[0]], _even(second[rows[1]])
    places = list(product((-1, 0, 1), (-1, 0, 1)))
    looks = [nearest_of(_even(_shifted(left, side, place)), right) for place in places]
    distances, partners = (np.concatenate(parts, axis=1) for parts in zip(*looks, strict=True))
    distances, partners = _each_once(distances, partners, looks[0][0].shape[1])
    still = looks[places.index((0, 0))][0]
    near = weigh(distances, partners, still[:N_USUAL], rows[1], len(rows[1]) * len(places))
    return None if near is None else Near(rows[0][near.first], near.second, near.p_value, near.ratio)


def _each_once(distances: Floats, partners: NDArray[np.intp], n_neighbours: int) -> tuple[Floats, NDArray[np.intp]]:
    """Return the nearest pictures, each in its best place only."""
    order = np.argsort(distances, axis=1)
    distances, partners = np.take_along_axis(distances, order, 1), np.take_along_axis(partners, order, 1)
    for row, names in enumerate(partners):
        places = np.sort(np.unique(names, return_index=True)[1])[:n_neighbours]
        distances[row, : len(places)], partners[row, : len(places)] = distances[row, places], names[places]
    return np.maximum(distances[:, :n_neighbours], 1e-6), partners[:, :n_neighbours]


def _shifted(matrix: Floats, side: int, place: tuple[int, int]) -> Floats:
    """Return the pictures moved by one pixel, what leaves on one side being lost and not coming back on the other."""
    pictures = np.roll(matrix.reshape(-1, side, side), place, axis=(1, 2))
    for axis, step in enumerate(place, start=1):
        if step:
            np.moveaxis(pictures, axis, 0)[0 if step > 0 else -1] = 0
    return pictures.reshape(len(matrix), -1)


def _even(matrix: Floats) -> Floats:
    """Return the pictures without their brightness and contrast."""
    centred = matrix - matrix.mean(axis=1, keepdims=True)
    norm = np.sqrt((centred**2).sum(axis=1, keepdims=True))
    return np.asarray(np.divide(centred, norm, out=np.zeros_like(centred), where=norm > 0))
