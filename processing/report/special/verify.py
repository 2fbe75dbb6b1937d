"""Checking a finished set: its files, its figures from its own frozen inputs, and those of the workspace in use."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...bridge.import_parcels.files import geopackage_parts
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.figures import FigureRecord, load_figure_rules, read_records
from ...workspace.geopackage import GeoPackageStore
from ...workspace.store import WorkspaceStore
from .set_folder import changed_files

FIGURES, INPUTS = "figures.json", "inputs.gpkg"
# Copied words and sentences are made of the figures: where a figure changed they are not named again.
FOLLOWING_RULES = {"sentence"}


@dataclass(frozen=True)
class Broken:
    """A figure that no longer follows: what is printed, and what it would be now (empty: it is gone).

    Attributes
    ----------
    title : str
        What it is, in Chinese.
    """

    key: str
    title: str
    printed: str
    now: str
    group: str


@dataclass(frozen=True)
class Verdict:
    """What the check found; all empty where the set stands.

    Attributes
    ----------
    files : tuple of str
        Files that are missing or were changed.
    frozen : tuple of Broken
        Figures that do not follow from the frozen inputs.
    live : tuple of Broken
        Figures that the workspace in use no longer gives.
    checked : int
        Figures that were recomputed.
    """

    files: tuple[str, ...]
    frozen: tuple[Broken, ...]
    live: tuple[Broken, ...]
    checked: int

    @property
    def stands(self) -> bool:
        """Nothing was found."""
        return not (self.files or self.frozen or self.live)


Records = Mapping[str, FigureRecord]
Recompute = Callable[[WorkspaceStore, Mapping[str, str], Records], Records]


def verify_set(
    folder: Path,
    live: WorkspaceStore | None,
    recompute: Recompute,
    parameters: Callable[[WorkspaceStore], Mapping[str, str]],
) -> Verdict:
    """Recompute every figure of a set.

    Raises
    ------
    InputError
        If the folder is no report set, or its frozen inputs or figures are missing.
    """
    changed = tuple(changed_files(folder))
    printed = printed_figures(folder)
    # Opening a GeoPackage changes its bytes: a copy is read, and the set stays as it was written. Where somebody has it
    # open, edits may still stand in the write-ahead log beside it.
    with tempfile.TemporaryDirectory(prefix="landpatrol") as name:
        for part in geopackage_parts(folder / INPUTS):
            shutil.copyfile(part, Path(name) / part.name)
        frozen_store = GeoPackageStore(Path(name) / INPUTS)
        asked = parameters(frozen_store)
        again = recompute(frozen_store, asked, printed)
    frozen = compare(printed, again, with_sources=True)
    found: tuple[Broken, ...] = ()
    if live is not None:
        found = compare(printed, recompute(live, asked, printed))
    return Verdict(changed, frozen, found, len(printed))


def printed_figures(folder: Path) -> Mapping[str, FigureRecord]:
    """The record of figures of a set.

    Raises
    ------
    InputError, FigureError
        If it is not there or damaged.
    """
    path = folder / FIGURES
    if not path.is_file() or not (folder / INPUTS).is_file():
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{path} is no complete report set: {files} must be there."),
            path=str(folder),
            files=f"{FIGURES}, {INPUTS}",
        )
    return read_records(path.read_text(encoding="utf-8"))


def compare(
    printed: Mapping[str, FigureRecord], now: Mapping[str, FigureRecord], with_sources: bool = False
) -> tuple[Broken, ...]:
    """Records that differ; with their sources only where the inputs should be the very same."""
    rules = load_figure_rules()

    def same(first: FigureRecord, second: FigureRecord | None) -> bool:
        if second is None or (first.value, first.text, first.rule) != (second.value, second.text, second.rule):
            return False
        return not with_sources or first.sources == second.sources

    def title(record: FigureRecord) -> str:
        return rules.rules[record.rule].title

    broken = [
        Broken(key, title(record), *_told_apart(record, now.get(key)), rules.rules[record.rule].group)
        for key, record in sorted(printed.items())
        if not same(record, now.get(key))
    ]
    added = [
        Broken(key, title(record), "", record.text, rules.rules[record.rule].group)
        for key, record in sorted(now.items())
        if key not in printed
    ]
    return tuple(_without_following([*broken, *added], printed, now))


def _told_apart(printed: FigureRecord, now: FigureRecord | None) -> tuple[str, str]:
    """Both as printed, or as kept where rounding hides the difference."""
    if now is None:
        return printed.text, ""
    if printed.text == now.text and printed.value != now.value:
        return str(printed.value), str(now.value)
    return printed.text, now.text


def _without_following(
    broken: list[Broken], printed: Mapping[str, FigureRecord], now: Mapping[str, FigureRecord]
) -> list[Broken]:
    """Leave out sentences that changed only because the figures in them did."""

    def follows(item: Broken) -> bool:
        record = printed.get(item.key) or now[item.key]
        return record.rule in FOLLOWING_RULES

    plain = [item for item in broken if not follows(item)]
    return plain if any(item.group == "area" for item in plain) else broken
