"""Copying and searching characters beyond the basic plane in a PDF.

reportlab (3.6 to 5) writes their code points as they are into the font's table for readers, where PDF wants UTF-16
(ISO 32000-1, 9.10.3): such a name could not be copied or searched, and strict readers refuse the page.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import Any

BEYOND = re.compile("<([0-9A-F]{5,6})>")


def mend_to_unicode() -> None:
    """Make reportlab write that table in UTF-16; once, however often it is called."""
    from reportlab.pdfbase import ttfonts

    make = ttfonts.makeToUnicodeCMap
    if hasattr(make, "__wrapped__"):
        return

    @wraps(make)
    def mended(*arguments: Any) -> str:
        return BEYOND.sub(_utf_16, make(*arguments))

    ttfonts.makeToUnicodeCMap = mended


def _utf_16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"
