"""The error tree: each error is one sentence for the user, in words that can be translated.

The sentence is kept as an English template and its values, because core knows nothing of Qt: the edge
(`bridge.translate`) translates the template first and fills the values in afterwards.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark `text` for translation without translating it."""
    return text


class LandPatrolError(Exception):
    """Base of every error that the product raises on purpose.

    Parameters
    ----------
    text : str
        English template, marked with `QT_TRANSLATE_NOOP`: what is wrong, where, and what to do.
    **values
        Values for the template's named fields.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values
        super().__init__(text.format(**values))


class InputError(LandPatrolError):
    """A layer, field, geometry or file given by the user cannot be used as it is."""


class CrsError(InputError):
    """The coordinate system is missing, mislabelled or cannot be converted honestly."""


class RuleError(LandPatrolError):
    """A rule file (thresholds, class scheme, wording) is missing or malformed."""


class StoreError(LandPatrolError):
    """The workspace cannot be opened, read or written."""


class OutputError(LandPatrolError):
    """A result could not be written."""


class FigureError(LandPatrolError):
    """A printed number has no rule, no finite value, or two different values."""


class DependencyError(LandPatrolError):
    """An optional library is missing."""


class Cancelled(LandPatrolError):
    """The user stopped the work."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("landpatrol", "Cancelled."))
