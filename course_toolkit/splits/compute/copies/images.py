"""Pictures in a table, a column a pixel: recognised, and compared as they are when shifted or made brighter."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.copies.nearness import LARGEST, N_USUAL, nearest_of
from course_toolkit._core.compute.copies.sudden import N_NEIGHBOURS, Near, Neighbours, dimension, weigh

Floats = NDArray[np.float64]

#: Fewer pixels make no picture.
LEAST_SIDE = 4
#: Rows of the first and the second set that are compared; seventeen places and seven turns are tried.
N_FIRST, N_SECOND = 10_000, 1000


def side_of(matrix: Floats) -> int | None:
    """Return how many pixels a side has where the columns are those of square pictures, else None.

    They are, where their number is a square, and neighbours in the square resemble one
    another more than columns far apart do: in a table of attributes the order of the columns tells nothing.
    """
    side = round(matrix.shape[1] ** 0.5)
    if side < LEAST_SIDE or side**2 != matrix.shape[1] or not (np.abs(matrix) < LARGEST).all():
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
    left, right = first[rows[0]], second[rows[1]]
    found = _look(left, right, side)
    if found is None:
        return None
    return Near(rows[0][found.first], rows[1][found.second], found.p_value, found.ratio)


def _look(first: Floats, second: Floats, side: int) -> Near | None:
    """Compare pictures in nine places, and turned and mirrored."""
    still, right = _even(first), _even(second)
    looks = [nearest_of(_even(moved), right) for moved in _moved(first, side)]
    looks += [nearest_of(still, turned) for turned in _turned(right, side)]
    distances, partners = (
        np.concatenate(parts, axis=1)
        for parts in zip(*((look.distances, look.partners) for look in looks), strict=True)
    )
    near = _each_once(Neighbours(distances, partners))
    return weigh(near, dimension(near.distances[:N_USUAL]), still, right, len(right))


def _turned(pictures: Floats, side: int) -> Iterator[Floats]:
    """Yield the pictures turned by a quarter, a half and three quarters, and their mirror images turned so too."""
    squares = pictures.reshape(-1, side, side)
    for mirrored, n_quarters in product((False, True), range(4)):
        if mirrored or n_quarters:
            turned = np.rot90(squares[:, :, ::-1] if mirrored else squares, n_quarters, axes=(1, 2))
            yield turned.reshape(len(pictures), -1)


def _each_once(near: Neighbours) -> Neighbours:
    """Return the nearest pictures, each in its best place only."""
    order = np.argsort(near.distances, axis=1, kind="stable")
    partners = np.take_along_axis(near.partners, order, axis=1)
    n_neighbours = min(N_NEIGHBOURS, len(np.unique(partners[0])))
    kept = np.stack([np.sort(np.unique(names, return_index=True)[1])[:n_neighbours] for names in partners])
    best = np.take_along_axis(order, kept, axis=1)
    distances = np.take_along_axis(near.distances, best, axis=1)
    return Neighbours(np.maximum(distances, 1e-6), np.take_along_axis(near.partners, best, axis=1))


def _moved(matrix: Floats, side: int) -> Iterator[Floats]:
    """Yield the pictures as they are, and moved by one pixel: what leaves is lost or comes back opposite."""
    for place in product((-1, 0, 1), (-1, 0, 1)):
        pictures = np.roll(matrix.reshape(-1, side, side), place, axis=(1, 2))
        yield pictures.reshape(len(matrix), -1)
        framed = pictures.copy()
        for axis, step in enumerate(place, start=1):
            if step:
                np.moveaxis(framed, axis, 0)[0 if step > 0 else -1] = matrix.min()
        if any(place):
            yield framed.reshape(len(matrix), -1)


def _even(matrix: Floats) -> Floats:
    """Return the pictures without their brightness and contrast."""
    centred = matrix - matrix.mean(axis=1, keepdims=True)
    norm = np.sqrt((centred**2).sum(axis=1, keepdims=True))
    return np.asarray(np.divide(centred, norm, out=np.zeros_like(centred), where=norm > 0))
