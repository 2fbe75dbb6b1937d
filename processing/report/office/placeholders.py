"""The placeholders of a template, and the values that answer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, meta, nodes


def used_names(source: str, environment: Environment) -> set[str]:
    """Dotted names that the template takes from its values, e.g. `party.name`; loop variables are left out.

    Raises
    ------
    jinja2.TemplateSyntaxError
        If a placeholder is not written as jinja2 wants it.
    """
    tree = environment.parse(source)
    outer = meta.find_undeclared_variables(tree)
    longest = {name for node in _nodes(tree) if (name := _dotted(node)) and name.split(".")[0] in outer}
    return {name for name in longest if not any(other.startswith(f"{name}.") for other in longest)}


def _nodes(tree: nodes.Node) -> Iterator[nodes.Node]:
    return (node for kind in (nodes.Getattr, nodes.Name) for node in tree.find_all(kind))


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        inner = _dotted(node.node)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def has_value(values: Mapping[str, Any], name: str) -> bool:
    """A dotted name leads to a value."""
    found: Any = values
    for part in name.split("."):
        if not isinstance(found, Mapping) or part not in found:
            return False
        found = found[part]
    return True


def known_names(values: Mapping[str, Any], prefix: str = "") -> list[str]:
    """All names that values answer; what a row of a list holds is written `rows[].name`."""
    found: list[str] = []
    for name, value in values.items():
        dotted = f"{prefix}{name}"
        if isinstance(value, Mapping):
            found += known_names(value, f"{dotted}.")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            rows = [row for row in value if isinstance(row, Mapping)]
            found += known_names(rows[0], f"{dotted}[].") if rows else [dotted]
        else:
            found.append(dotted)
    return found
