"""Shortest ways along the roads of one township."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .seeded import FloatArray

# Rural roads end at the ditch before the next road: over this gap there is a culvert.
CULVERT_M = 28.0


def _extended(lines: NDArray[np.object_]) -> NDArray[np.object_]:
    """Two-point lines made longer at both ends."""
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    along = ends[:, 1] - ends[:, 0]
    along = along / np.hypot(*along.T)[:, None] * CULVERT_M
    return np.asarray(shapely.linestrings(np.stack([ends[:, 0] - along, ends[:, 1] + along], axis=1)))


class RoadGraph:
    """Roads noded where they meet.

    Parameters
    ----------
    lines : ndarray of shapely lines
        In metres; the two-point ones are rural roads.
    """

    def __init__(self, lines: NDArray[np.object_]) -> None:
        rural = shapely.get_num_coordinates(lines) == 2
        noded = shapely.union_all(np.concatenate([lines[~rural], _extended(lines[rural])]), grid_size=0.1)
        self.edges = shapely.get_parts(noded)
        ends = shapely.get_coordinates(shapely.get_point(self.edges, [[0], [-1]]).T.ravel()).reshape(-1, 2)
        self.nodes, index = np.unique(np.round(ends, 1), axis=0, return_inverse=True)
        self._ways: list[list[tuple[int, float, int]]] = [[] for _ in self.nodes]
        pairs = index.reshape(-1, 2)
        for edge, ((a, b), length) in enumerate(zip(pairs.tolist(), shapely.length(self.edges).tolist(), strict=True)):
            self._ways[a].append((b, length, edge))
            self._ways[b].append((a, length, edge))
        self._main = self._largest_part()
        self._tree = shapely.STRtree(shapely.points(self.nodes[self._main]))

    def _largest_part(self) -> NDArray[np.intp]:
        """Nodes of the largest connected part."""
        part = np.full(len(self.nodes), -1)
        for start in range(len(self.nodes)):
            if part[start] >= 0:
                continue
            part[start], stack = start, [start]
            while stack:
                for other, _, _ in self._ways[stack.pop()]:
                    if part[other] < 0:
                        part[other] = start
                        stack.append(other)
        values, counts = np.unique(part, return_counts=True)
        return np.flatnonzero(part == values[np.argmax(counts)])

    def nearest_node(self, place: FloatArray) -> int:
        """Node of the connected network nearest to a place."""
        return int(self._main[self._tree.nearest(shapely.Point(place))])

    def way(self, start: int, end: int) -> FloatArray:
        """Vertices of the shortest way between two nodes (Dijkstra)."""
        distance, came = {start: 0.0}, {start: (start, -1)}
        queue: list[tuple[float, int]] = [(0.0, start)]
        while queue:
            so_far, node = heapq.heappop(queue)
            if node == end:
                break
            for other, length, edge in self._ways[node]:
                if so_far + length < distance.get(other, np.inf):
                    distance[other], came[other] = so_far + length, (node, edge)
                    heapq.heappush(queue, (so_far + length, other))
        return self._walked_back(came, start, end)

    def _walked_back(self, came: dict[int, tuple[int, int]], start: int, end: int) -> FloatArray:
        pieces: list[Any] = [self.nodes[[end]]]
        node = end
        while node != start:
            node, edge = came[node]
            xy = shapely.get_coordinates(self.edges[edge])
            if np.hypot(*(xy[-1] - self.nodes[node])) > np.hypot(*(xy[0] - self.nodes[node])):
                xy = xy[::-1]
            pieces.append(xy)
        return np.concatenate(pieces)[::-1]
