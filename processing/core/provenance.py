"""Hashes that tie a figure to the features it came from.

A feature's hash covers its canonical WKB (2D, little endian, normalised) and the attributes that were used, so
that it does not change when a file is merely rewritten or its rows are shuffled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import shapely


def canonical_wkb(geometry: Any) -> bytes:
    """Bytes of a geometry that do not depend on ring start, order of parts, Z or M."""
    return bytes(shapely.to_wkb(shapely.normalize(shapely.force_2d(geometry)), byte_order=1, output_dimension=2))


def feature_hash(geometry: Any, attributes: Mapping[str, Any]) -> str:
    """SHA-256 of one feature, hexadecimal; `attributes` are those that a figure depends on."""
    digest = hashlib.sha256(canonical_wkb(geometry))
    digest.update(json.dumps(attributes, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8"))
    return digest.hexdigest()
