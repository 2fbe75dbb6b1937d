"""What the maker of a report is told while it is made; the report itself says the same in Chinese, from its words."""

from __future__ import annotations

from ...core.errors import QT_TRANSLATE_NOOP
from ...core.remark import Remark

TEXTS = {
    "stale": QT_TRANSLATE_NOOP(
        "landpatrol",
        "The stored areas of {parcels} are older than the parcel's shape or attributes; the report measures afresh."
        " Measure the workspace again, so that both agree.",
    ),
    "never_measured": QT_TRANSLATE_NOOP(
        "landpatrol", "The workspace holds no measurement of {parcels}; the report's areas are measured now."
    ),
    "not_major": QT_TRANSLATE_NOOP(
        "landpatrol", "By its recorded areas this is not a major case; every page of the report says so."
    ),
    "marked_major": QT_TRANSLATE_NOOP(
        "landpatrol", "The case is entered as major, but its recorded areas are not over a line; check which is right."
    ),
    "marked_minor": QT_TRANSLATE_NOOP(
        "landpatrol", "The case is not entered as major, but its recorded areas are over a line; check which is right."
    ),
    "draft": QT_TRANSLATE_NOOP(
        "landpatrol",
        "The case has no ground-check record, so this is a draft: a satellite patch is a clue and no proof. Enter the"
        " check on the ground and make the report again.",
    ),
    "no_image": QT_TRANSLATE_NOOP(
        "landpatrol", "No image is linked in the workspace; the maps have none under them. Link the dated images."
    ),
    "image_missed": QT_TRANSLATE_NOOP(
        "landpatrol",
        "Linked images that may show these parcels cannot be used: {images}. The images before and after are chosen"
        " without them. Link them again where they are now, and make the report again.",
    ),
    "unofficial": QT_TRANSLATE_NOOP(
        "landpatrol", "The areas are not by the official method ({method}); measure officially before acting on them."
    ),
    "incomplete": QT_TRANSLATE_NOOP(
        "landpatrol", "Some parcels lack a figure ({figure}); the sum is of those that have it."
    ),
}


def remark(name: str, **values: str) -> Remark:
    """The remark of that name."""
    return Remark(TEXTS[name], values)
