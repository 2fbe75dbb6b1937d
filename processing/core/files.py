"""Files: written so that nothing half-written is left behind, named so that Windows takes the name, and hashed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import QT_TRANSLATE_NOOP, OutputError

CHUNK = 1 << 20
# What Windows allows in no file name.
FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; rename it to `path` when the block ends well.

    Raises
    ------
    OutputError
        If the folder cannot be made or written, or the disk is full.
    """
    partial = path.with_name(f".{path.stem}.partial{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        Path(partial).replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def cannot_write(path: Path | str, error: OSError | str) -> OutputError:
    """The error for a file that cannot be written, with the system's own reason."""
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else error
    return OutputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{path} cannot be written: {reason}. Choose a folder you may write to, close programs that have the"
            " file open, or free some disk space.",
        ),
        path=str(path),
        reason=reason or "-",
    )


def file_name(text: str) -> str:
    """A text as part of a file name: what Windows allows in none becomes an underscore."""
    return FORBIDDEN_IN_NAMES.sub("_", text)


def sha256_of(path: Path, check: Callable[[], None] = lambda: None) -> str:
    """SHA-256 of a file's content; `check` may raise to stop.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            check()
            digest.update(chunk)
    return digest.hexdigest()
