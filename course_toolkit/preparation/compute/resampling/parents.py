"""Between which two rows a made one lies: SMOTE does not say it, and geometry does."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

#: Of a larger class, so many rows nearest to the made one are looked at.
MOST_ROWS = 1500


def find_parents(made: Floats, members: Floats, *, k_neighbors: int) -> Positions:
    """Return, for each made row, the places of the two members of its class that it lies between.

    Parameters
    ----------
    made : array of shape (n_made, n_columns)
    members : array of shape (n_members, n_columns)
        The rows of the class before.
    k_neighbors : int
        How many neighbours SMOTE chose among.

    Returns
    -------
    array of int, shape (n_made, 2)
    """
    width = members.std(axis=0)
    width[width == 0] = 1
    members, made = members / width, made / width
    neighbors = None if len(members) > MOST_ROWS else _neighbors(members * width, k_neighbors)
    return np.array([_parents(row, members, width, k_neighbors, neighbors) for row in made]).reshape(-1, 2)


def _parents(
    row: Floats, members: Floats, width: Floats, k_neighbors: int, neighbors: Positions | None
) -> tuple[int, int]:
    if neighbors is None:
        near = np.argpartition(((members - row) ** 2).sum(axis=1), MOST_ROWS)[:MOST_ROWS]
        found = _closest(row, members[near], _neighbors(members[near] * width, k_neighbors))
        return int(near[found[0]]), int(near[found[1]])
    return _closest(row, members, neighbors)


def _closest(row: Floats, members: Floats, neighbors: Positions) -> tuple[int, int]:
    """Return the segment from a member to one of its neighbours that passes nearest to a row."""
    start = members[:, None, :]
    along = members[neighbors] - start
    length = np.maximum((along**2).sum(axis=2), 1e-300)
    step = np.clip(((row - start) * along).sum(axis=2) / length, 0, 1)
    distance = ((start + step[:, :, None] * along - row) ** 2).sum(axis=2)
    first, second = np.unravel_index(int(np.argmin(distance)), distance.shape)
    return int(first), int(neighbors[first, second])


def _neighbors(members: Floats, k_neighbors: int) -> Positions:
    """Return the neighbours of each member, as SMOTE looks for them: in the units that the columns came in."""
    from sklearn.neighbors import NearestNeighbors  # noqa: PLC0415 — only for a picture of made rows

    found: Positions = NearestNeighbors(n_neighbors=k_neighbors + 1).fit(members).kneighbors(return_distance=False)
    return found[:, :k_neighbors]
