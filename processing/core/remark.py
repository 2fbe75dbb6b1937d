"""Something worth saying that is no error: an English template and its values, translated at the edge like an error."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Remark:
    """One sentence for the user.

    Attributes
    ----------
    text : str
        English template, marked with `QT_TRANSLATE_NOOP`.
    values : dict
        Values for the template's named fields.
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)
