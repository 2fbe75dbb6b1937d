"""Hashes that tie a figure to the features it came from.

A feature's hash covers its canonical WKB (2D, little endian, normalised) and the attributes that were used, so
that it does not change when a file is merely rewritten or its rows are shuffled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .overlay.shares import each_on_all_cores
from .rules.class_scheme import ClassScheme
from .rules.major_case import MajorCaseRule


def canonical_wkb(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Bytes of geometries that do not depend on ring start, order of parts, Z or M."""
    normal = shapely.normalize(shapely.force_2d(geometries))
    return shapely.to_wkb(normal, byte_order=1, output_dimension=2)


def feature_hashes(geometries: NDArray[np.object_], attributes: Iterable[Mapping[str, Any]]) -> list[str]:
    """SHA-256 of each feature, hexadecimal; `attributes` are those that a figure depends on."""
    texts: dict[str, bytes] = {}
    hashes = []
    for wkb, values in zip(each_on_all_cores(canonical_wkb, geometries), attributes, strict=True):
        key = repr(values)  # most features of a layer have the same few attributes
        if key not in texts:
            texts[key] = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8")
        digest = hashlib.sha256(wkb)
        digest.update(texts[key])
        hashes.append(digest.hexdigest())
    return hashes


def feature_hash(geometry: Any, attributes: Mapping[str, Any]) -> str:
    """SHA-256 of one feature."""
    return feature_hashes(np.array([geometry]), [attributes])[0]


def row_hash(values: Mapping[str, Any]) -> str:
    """SHA-256 of a row without geometry."""
    text = json.dumps(dict(values), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rule_hash(rule: MajorCaseRule, scheme: ClassScheme) -> str:
    """SHA-256 of the thresholds and the class scheme that a run used."""
    content = {
        "lines_mu": dict(rule.lines_mu),
        "mineral_kinds": dict(rule.mineral_kinds),
        "classes": {code: vars(land_class) for code, land_class in scheme.classes.items()},
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()
