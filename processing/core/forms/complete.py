"""What a form lacks, by name, before anything is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InputError
from .catalogue import Form


def value_at(values: Mapping[str, Any], name: str) -> Any:
    """The value under a dotted name, None where there is none."""
    found: Any = values
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def missing_items(form: Form, values: Mapping[str, Any]) -> list[str]:
    """Required items that are empty, as people call them."""
    return [title for name, title in form.required.items() if value_at(values, name) in (None, "", [])]


def completed(form: Form, values: Mapping[str, Any], subject: str) -> dict[str, Any]:
    """The values, all of them there.

    Parameters
    ----------
    subject : str
        Code of what the form is about, for the message.

    Raises
    ------
    InputError
        If a required item is empty; it lists them all.
    """
    missing = missing_items(form, values)
    if missing:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{form} of {subject} was not printed; it lacks: {missing}. Fill these in first."
            ),
            form=form.title,
            subject=subject,
            missing="、".join(missing),
        )
    return _filled(values, form.otherwise)


def _filled(values: Mapping[str, Any], otherwise: Mapping[str, str]) -> dict[str, Any]:
    filled = _copied(values)
    for name, text in otherwise.items():
        *path, last = name.split(".")
        holder = filled
        for part in path:
            holder = holder.setdefault(part, {})
        if holder.get(last) in (None, ""):
            holder[last] = text
    return filled


def _copied(value: Any) -> Any:
    """Dicts copied to the bottom, without what is unknown: a template that asks for it is told so."""
    if isinstance(value, Mapping):
        return {key: _copied(inner) for key, inner in value.items() if inner is not None}
    return value
