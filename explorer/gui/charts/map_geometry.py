"""Which segments cross boxes or each other, for many at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def crossed_boxes(segments: Floats, boxes: Floats) -> NDArray[np.bool_]:
    """Return whether each segment (rows of x0, y0, x1, y1) passes through each box (left, top, right, bottom).

    Touching an edge does not count. The result has a row for each segment and a column for each box.
    """
    if not len(segments) or not len(boxes):
        return np.zeros((len(segments), len(boxes)), dtype=np.bool_)
    x0, y0, x1, y1 = (segments[:, index, None] for index in range(4))
    enter = np.zeros((len(segments), len(boxes)))
    leave = np.ones_like(enter)
    outside = np.zeros_like(enter, dtype=np.bool_)
    for start, end, low, high in ((x0, x1, boxes[:, 0], boxes[:, 2]), (y0, y1, boxes[:, 1], boxes[:, 3])):
        step = np.broadcast_to(end - start, enter.shape)
        flat = np.abs(step) < 1e-9
        safe = np.where(flat, 1.0, step)
        one, other = (low - start) / safe, (high - start) / safe
        enter = np.where(flat, enter, np.maximum(enter, np.minimum(one, other)))
        leave = np.where(flat, leave, np.minimum(leave, np.maximum(one, other)))
        outside |= flat & ((start <= low) | (start >= high))
    return np.asarray(~outside & (leave - enter > 1e-9), dtype=np.bool_)


def crossings(segments: Floats, others: Floats) -> NDArray[np.bool_]:
    """Return whether each segment crosses each other one, or lies along it; a shared end does not count."""
    if not len(segments) or not len(others):
        return np.zeros((len(segments), len(others)), dtype=np.bool_)
    start, end = segments[:, None, :2], segments[:, None, 2:]
    first, last = others[None, :, :2], others[None, :, 2:]
    one = _side(start, end, first) * _side(start, end, last)
    other = _side(first, last, start) * _side(first, last, end)
    return np.asarray(((one < 0) & (other < 0)) | _along(start, end, first, last), dtype=np.bool_)


def _side(start: Floats, end: Floats, point: Floats) -> Floats:
    along, across = end - start, point - start
    return np.asarray(along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0])


def _along(start: Floats, end: Floats, first: Floats, last: Floats) -> NDArray[np.bool_]:
    """Return whether two segments lie on one line (within two pixels) and overlap."""
    step = end - start
    length = np.maximum(np.hypot(step[..., 0], step[..., 1]), 1e-9)
    near = (np.abs(_side(start, end, first)) / length < 2) & (np.abs(_side(start, end, last)) / length < 2)
    unit = step / length[..., None]
    one = ((first - start) * unit).sum(axis=-1)
    other = ((last - start) * unit).sum(axis=-1)
    overlap = np.minimum(np.maximum(one, other), length) - np.maximum(np.minimum(one, other), 0)
    return np.asarray(near & (overlap > 4))
