"""`dominated`: which of many vectors some other vector of the same group beats in every component, without pairs."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from standoff.stability.moves import Indices, Values
from standoff.stability.space import Flags

Groups = npt.NDArray[np.int64]

KEY_LIMIT = 1 << 62  # what a signed 64-bit key holds
MANY = 1 << 14  # points, from which on it pays to look whether the queries are few
WORTH_SORTING = 40  # that many passes over all points take about as long as sorting them


def dominated(point_groups: Groups, points: Sequence[Values], query_groups: Groups, queries: Sequence[Values]) -> Flags:
    """Whether each query has a point in its group that is greater in every component: bool, one for each query.

    `points` and `queries` are given component by component, two components or more, whole numbers from 0 on; groups
    are numbers from 0 on. With m of both and k components it takes O(m log^(k-1) m) time and O(m) memory (theorem 15
    of `docs/method.md`).

    >>> zero = np.zeros(2, dtype=np.int64)
    >>> dominated(zero, [np.array([3, 1]), np.array([1, 3])], zero, [np.array([0, 2]), np.array([2, 2])])
    array([ True, False])
    """
    if not len(point_groups) or not len(query_groups):
        return np.zeros(len(query_groups), dtype=np.bool_)
    last, sought = points[-1], queries[-1]
    bits = int(max(last.max(), sought.max())).bit_length()
    if len(last) >= MANY and len(sought) * len(points) <= WORTH_SORTING * bits ** (len(points) - 2):
        return _one_by_one(point_groups, points, query_groups, queries)
    if len(points) == 2:
        return _beaten_in_both(point_groups, points, query_groups, queries)
    point_groups, query_groups, _ = _numbered(point_groups, query_groups, 1 << bits)
    beaten = np.zeros(len(query_groups), dtype=np.bool_)
    for bit in range(bits):
        # p > q if and only if the bits above some bit agree, and that bit is set in p and not in q
        up = np.flatnonzero(last >> bit & 1)
        down = np.flatnonzero((sought >> bit & 1 == 0) & ~beaten)
        beaten[down] = dominated(
            _split(point_groups[up], last[up], bit, bits),
            [component[up] for component in points[:-1]],
            _split(query_groups[down], sought[down], bit, bits),
            [component[down] for component in queries[:-1]],
        )
    return beaten


def _one_by_one(
    point_groups: Groups, points: Sequence[Values], query_groups: Groups, queries: Sequence[Values]
) -> Flags:
    beaten = np.zeros(len(query_groups), dtype=np.bool_)
    for at, group in enumerate(query_groups):
        beats = point_groups == group
        for component, sought in zip(points, queries, strict=True):
            beats &= component > sought[at]
        beaten[at] = beats.any()
    return beaten


def _numbered(point_groups: Groups, query_groups: Groups, factor: int) -> tuple[Groups, Groups, int]:
    """The groups, and a number above all of theirs; numbered anew where `factor` times that would not fit a key."""
    n_groups = int(max(point_groups.max(), query_groups.max())) + 1
    if n_groups * factor < KEY_LIMIT:
        return point_groups, query_groups, n_groups
    known, dense = np.unique(np.concatenate([point_groups, query_groups]), return_inverse=True)
    return dense[: len(point_groups)], dense[len(point_groups) :], len(known)


def _split(groups: Groups, numbers: Values, bit: int, bits: int) -> Groups:
    """The groups told apart by the bits of `numbers` above `bit`."""
    return groups << (bits - 1 - bit) | numbers >> (bit + 1)


def _beaten_in_both(
    point_groups: Groups, points: Sequence[Values], query_groups: Groups, queries: Sequence[Values]
) -> Flags:
    """A sweep: the points of a group from the greatest first component down, with the greatest second one so far."""
    width = int(max(points[0].max(), queries[0].max())) + 1
    height = int(points[1].max()) + 2
    point_groups, query_groups, n_groups = _numbered(point_groups, query_groups, max(width, height))
    key_limit = n_groups * width
    keys = point_groups * width + (width - 1) - points[0]
    order = _ascending(keys, key_limit)
    keys = keys[order]
    # Groups ascend along the keys, so a running maximum that puts the group first starts anew with each group.
    best = np.maximum.accumulate(point_groups[order] * height + 1 + points[1][order])
    sought = query_groups * width + (width - 1) - queries[0]
    asked = _ascending(
        sought, key_limit
    )  # in order, because a search that jumps about memory takes fifty times as long
    before = np.searchsorted(keys, sought[asked])
    met = np.where(before > 0, best[before - 1], 0)
    least = query_groups[asked] * height
    beaten = np.empty(len(query_groups), dtype=np.bool_)
    beaten[asked] = (met > least + 1 + queries[1][asked]) & (met < least + height)
    return beaten


def _ascending(keys: Groups, limit: int) -> Indices:
    """The places of `keys`, which are below `limit`, from the least key up."""
    n = len(keys)
    if limit * n >= KEY_LIMIT:
        return np.argsort(keys)
    # A key's place rides in its low bits, so that a plain sort, much faster than argsort, will do.
    carried = keys * n + np.arange(n)
    carried.sort()
    carried %= n
    return carried


def staircase(groups: Groups, first: Values, second: Values) -> Values:
    """For each value x of `first` the least, over the groups, of the greatest `second` where `first` is above x.

    -1 where some group has nothing above x. Within a group that greatest value falls as x grows, so its least over the
    groups up to x is its least at x (theorem 16).
    """
    width, height = int(first.max()) + 1, int(second.max()) + 2
    keys = groups * width + (width - 1) - first
    order = _ascending(keys, (int(groups.max()) + 1) * width)
    group, above = groups[order], first[order]
    best = np.maximum.accumulate(group * height + 1 + second[order]) - group * height - 1
    starts = np.concatenate(([True], np.diff(group) > 0))
    passed = np.where(starts, -1, np.concatenate(([-1], best[:-1])))
    least = np.full(width, height, dtype=np.int64)
    np.minimum.at(least, above, passed)
    ends = np.concatenate((np.flatnonzero(starts)[1:] - 1, [len(order) - 1]))
    least[0] = min(least[0], int(best[ends].min()))
    return np.minimum.accumulate(least)
