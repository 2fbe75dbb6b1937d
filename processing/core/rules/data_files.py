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
        If it is missing, not saved as UTF-8 or not a JSON object.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise rule_error(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The file {path} is not saved as UTF-8; open it in Notepad, choose Save As with the encoding UTF-8, and"
                " try again.",
            ),
            path=str(path),
        ) from error
    except json.JSONDecodeError as error:
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The file {path} cannot be used: from line {line}, column {column} on a quotation mark, colon, comma or"
                " bracket is missing or is a full-width one; correct it.",
            ),
            path=str(path),
            line=error.lineno,
            column=error.colno,
        ) from error
    if not isinstance(content, dict):
        raise rule_error(path, "not a JSON object")
    return content
