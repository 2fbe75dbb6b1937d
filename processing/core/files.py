"""Writing files so that nothing half-written is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import QT_TRANSLATE_NOOP, OutputError


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
