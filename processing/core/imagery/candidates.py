"""What is known of a dated image over the parcels of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..rules.data_files import DATA_FOLDER, read_json, rule_error

DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.:年]?(0?[1-9]|1[0-2])[-_.:月]?(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)")


@dataclass(frozen=True)
class ImageCandidate:
    """An image with its figures over the parcels.

    Attributes
    ----------
    local_date : datetime.date or None
        Day it was taken.
    pixel_m : float
        Side of a pixel on the ground.
    coverage_pct : float
        Part of the parcels inside its footprint; of several places the least covered, and so below: the worst.
    nodata_pct : float
        Part of the parcels inside its footprint that holds no data.
    cloud_pct : float
        Part of the parcels and their surroundings that is bright and colourless as a cloud is.
    sharpness : float
        0 to about 1, see `metrics.sharpness`.
    problem : str
        Why it cannot be read, in Chinese; its other figures mean nothing then.
    place_count : int
        Places of the parcels that were looked at.
    is_grey : bool
        It has one band, which does not tell a cloud.
    extent : tuple of float or None
        Its xmin, ymin, xmax, ymax in the parcels' plane, metres.
    is_missed : bool
        It cannot be used as it is, but may lie over the parcels: its keeper must be told.
    """

    name: str
    source: str
    local_date: date | None
    pixel_m: float = 0.0
    coverage_pct: float = 0.0
    nodata_pct: float = 0.0
    cloud_pct: float = 0.0
    sharpness: float = 1.0
    problem: str = ""
    place_count: int = 1
    is_grey: bool = False
    extent: tuple[float, float, float, float] | None = None
    is_missed: bool = False


@lru_cache(maxsize=4)
def load_pair_rule(path: Path = DATA_FOLDER / "image_pair.json") -> Mapping[str, Any]:
    """Limits, days and words of the choice.

    Raises
    ------
    RuleError
        If the file cannot be read or lacks a section.
    """
    rule = read_json(path)
    absent = set(read_json(DATA_FOLDER / "image_pair.json")) - set(rule)
    if absent:
        raise rule_error(path, f"no {', '.join(sorted(absent))}")
    return rule


def date_in_text(text: str) -> date | None:
    """The first day written in a file name or tag, e.g. ``20240301``, ``2024-03-01``, ``2024年3月1日``.

    Eight digits must be a day; with separators, months and days may be of one digit.
    """
    for match in DATE.finditer(text):
        year, month, day = match.groups()
        if len(month) + len(day) < 4 and match.group(0).isdigit():
            continue  # 2024123 says nothing
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
