"""Office files that come out the same for the same content: no times, entries in one order."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

# The earliest time that a zip entry can carry.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
FIXED_TIME = b"2000-01-01T00:00:00Z"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def repacked(content: bytes) -> bytes:
    """The office file without the times of its making."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        # The list of types comes first: readers that sniff the file look there.
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = STAMP.sub(rb"\g<1>" + FIXED_TIME + rb"\g<3>", data)
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return packed.getvalue()
