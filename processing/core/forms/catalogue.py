"""The forms as `data/forms.json` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..rules.data_files import read_json, rule_error

DATA_FOLDER = Path(__file__).parent / "data"
FORM_FILE = DATA_FOLDER / "forms.json"


@dataclass(frozen=True)
class Form:
    """One form.

    Attributes
    ----------
    about : str
        `case` (a case or a clue) or `patrol`.
    issuer : str
        `branch` or `station`: whose name stands on it.
    event : str
        Kind of case event that the paper goes with; empty for none.
    required : dict of str to str
        Dotted name of a value to what people call it.
    otherwise : dict of str to str
        What is printed for a value that may be unknown.
    """

    code: str
    title: str
    about: str
    issuer: str
    is_numbered: bool
    event: str
    is_case_only: bool
    required: Mapping[str, str]
    otherwise: Mapping[str, str]


@dataclass(frozen=True)
class FormRules:
    """Everything in the file.

    Attributes
    ----------
    laws : dict
        Articles by kind of parcel: `broken`, `basis`, `correct`.
    number_setting : str
        Key of the workspace setting that holds a form's number pattern.
    ledger_required : dict of str to str
        Columns of the ledger that cannot stay empty.
    """

    forms: Mapping[str, Form]
    laws: Mapping[str, Mapping[str, str]]
    missing_mark: str
    correction_days: int
    number_setting: str
    ledger_required: Mapping[str, str]
    least_officers: int


@lru_cache(maxsize=2)
def load_form_rules(path: Path = FORM_FILE) -> FormRules:
    """Read the file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        return FormRules(
            forms={code: _form(code, entry) for code, entry in content["forms"].items()},
            laws=content["laws"],
            missing_mark=content["missing_mark"],
            correction_days=int(content["correction_days"]),
            number_setting=content["number_setting"],
            ledger_required=content["ledger"]["required"],
            least_officers=int(content["ledger"]["least_officers"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def _form(code: str, entry: Mapping[str, Any]) -> Form:
    return Form(
        code=code,
        title=entry["title"],
        about=entry["about"],
        issuer=entry["issuer"],
        is_numbered=bool(entry["numbered"]),
        event=entry.get("event", ""),
        is_case_only=bool(entry.get("case_only")),
        required=entry["required"],
        otherwise=entry["otherwise"],
    )
