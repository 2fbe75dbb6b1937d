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

from .rules.class_scheme import ClassScheme
from .rules.major_case import MajorCaseRule


def canonical_wkb(geometry: Any) -> bytes:
    """Bytes of a geometry that do not depend on ring start, order of parts, Z or M."""
    return bytes(shapely.to_wkb(shapely.normalize(shapely.force_2d(geometry)), byte_order=1, output_dimension=2))


def feature_hash(geometry: Any, attributes: Mapping[str, Any]) -> str:
    """SHA-256 of one feature, hexadecimal; `attributes` are those that a figure depends on."""
    digest = hashlib.sha256(canonical_wkb(geometry))
    digest.update(json.dumps(attributes, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8"))
    return digest.hexdigest()


def rule_hash(rule: MajorCaseRule, scheme: ClassScheme) -> str:
    """SHA-256 of the thresholds and the class scheme that a run used."""
    content = {
        "lines_mu": dict(rule.lines_mu),
        "mineral_kinds": dict(rule.mineral_kinds),
        "classes": {code: vars(land_class) for code, land_class in scheme.classes.items()},
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()
