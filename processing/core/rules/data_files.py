"""Reading the rule files; a malformed one ends in a sentence that names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, RuleError

DATA_FOLDER = Path(__file__).parent / "data"


def rule_error(path: Path, problem: str) -> RuleError:
    """The error for a rule file that cannot be used."""
    return RuleError(
        QT_TRANSLATE_NOOP("landpatrol", "The rule file {path} cannot be used: {problem}. Correct or remove it."),
        path=str(path),
        problem=problem,
    )


def read_json(path: Path) -> dict[str, Any]:
    """Content of a JSON rule file.

    Raises
    ------
    RuleError
        If it is missing, unreadable or not a JSON object.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise rule_error(path, str(error)) from error
    if not isinstance(content, dict):
        raise rule_error(path, "not a JSON object")
    return content
