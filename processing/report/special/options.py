"""What the maker of a report set says beside the workspace and the case."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .words import load_departments


@dataclass(frozen=True)
class SetOptions:
    """What the maker says beside the workspace and the case.

    Attributes
    ----------
    letter_number : str
        发文字号 of the first letter; the others count on.
    departments : Path or None
        List of departments in place of the shipped one.
    page : {'A4', 'A3'}
        Of the maps.
    """

    method: str = "ellipsoid"
    made_on: date = field(default_factory=date.today)
    number: str = ""
    letter_number: str = ""
    signer: str = ""
    maker: str = ""
    checker: str = ""
    page: str = "A4"
    departments: Path | None = None

    def asked(self, case: str) -> dict[str, str]:
        """What the figures depend on beside the inputs; frozen with them."""
        departments = load_departments(self.departments) if self.departments else load_departments()
        return {
            "case": case,
            "method": self.method,
            "number": self.number,
            "letter_number": self.letter_number,
            "signer": self.signer,
            "page": self.page,
            "departments": json.dumps(departments, ensure_ascii=False, sort_keys=True),
        }
