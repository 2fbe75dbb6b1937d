"""Which attribute of an imported layer means what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..rules.data_files import read_json, rule_error
from .findings import Finding
from .settings import DATA_FOLDER

ROLES = ("code", "name", "kind", "declared_area")


@dataclass(frozen=True)
class ParcelFields:
    """Field names by role in order of preference, units of areas, and the values that mean a mineral case."""

    names: Mapping[str, tuple[str, ...]]
    area_units: tuple[str, ...]
    kind_of_value: Mapping[str, str]

    def choose(self, attributes: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
        """For each role the field that has it and its text; both empty where none is filled in."""
        by_lower = {name.lower(): name for name in attributes}
        names, texts = dict.fromkeys(ROLES, ""), dict.fromkeys(ROLES, "")
        for role in ROLES:
            for candidate in self.names[role]:
                name = by_lower.get(candidate.lower())
                text = as_text(attributes[name]) if name is not None else ""
                if name is not None and text:
                    names[role], texts[role] = name, text
                    break
        return names, texts

    def kind(self, field: str, value: str) -> tuple[str, list[Finding]]:
        """The kind that a value stands for; a mineral one makes a case major and is therefore pointed out."""
        kind = self.kind_of_value.get(value.strip().lower())
        if kind is None:
            return value, []
        if kind == value:
            return kind, []
        return kind, [Finding("kind_mineral", None, {"field": field, "value": value, "kind": kind})]


@lru_cache(maxsize=1)
def load_parcel_fields() -> ParcelFields:
    """Read ``data/parcel_fields.json``.

    Raises
    ------
    RuleError
    """
    path = DATA_FOLDER / "parcel_fields.json"
    content = read_json(path)
    try:
        kinds = {str(v).lower(): kind for kind, values in content["mineral_kinds"].items() for v in values}
        return ParcelFields({role: tuple(content[role]) for role in ROLES}, tuple(content["area_units"]), kinds)
    except (KeyError, TypeError, AttributeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def as_text(value: Any) -> str:
    """An attribute as text: whole floats without a decimal point, nothing as the empty text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.12g}" if value.is_integer() else repr(value)
    return str(value).strip()
