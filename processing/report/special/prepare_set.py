"""A report set up to its first file: the case gathered, images chosen, papers composed and filled.

Whatever is wrong with the case, a layer, a template or a font shows here, before anything is drawn or written.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...bridge.imagery.choose_images import ImageryChoice
from ...bridge.progress import part_of
from ...core.figures import FigureBook
from ...core.remark import Remark
from ...workspace.reference_layers import open_layer
from ...workspace.store import WorkspaceStore
from ..office.templates import office_folder
from .compose import compose_papers
from .gather_case import MAP_ROLES, GatheredCase, gather_case
from .image_choice import choice_record, choose_for_case
from .model import PaperSet
from .options import SetOptions
from .papers import FilledPapers, fill_papers
from .recompute import paper_options
from .remarks import remark

PREPARED_PART = 0.4  # of the time that a whole set takes


@dataclass(frozen=True)
class PreparedSet:
    """A set of which nothing is written yet.

    Attributes
    ----------
    asked : dict of str to str
        What the figures depend on beside the inputs; frozen with them.
    chosen : ImageryChoice or None
        None where no image is linked.
    office : Path
        Folder of the office's own templates and layouts, whether it is there or not.
    started_s : float
        On the monotonic clock.
    """

    store: WorkspaceStore
    options: SetOptions
    gathered: GatheredCase
    asked: dict[str, str]
    chosen: ImageryChoice | None
    papers: PaperSet
    filled: FilledPapers
    book: FigureBook
    office: Path
    started_s: float

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What the maker must be told before anything is written."""
        cautions = (remark(caution.name, **caution.values) for caution in self.papers.cautions)
        return (*cautions, *self.filled.notes)


def prepare_set(
    store: WorkspaceStore, case: str, options: SetOptions, progress: Callable[[float], None]
) -> PreparedSet:
    """Gather, choose, compose and fill; on the main thread, for it opens layers.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction of this part; raises `Cancelled` to stop.

    Raises
    ------
    LandPatrolError
        If the case, a layer, an image or a template cannot be used.
    """
    started_s, book, office = time.monotonic(), FigureBook(), office_folder(Path(store.location))
    asked = options.asked(case)
    gathered = gather_case(store, case, options.method, part_of(progress, 0, 0.3))
    for reference in gathered.references:
        if reference.role in MAP_ROLES and reference.role != "imagery":
            open_layer(store, reference)  # a lost layer is named now, not when the maps are drawn
    asked["own_layouts"] = "true" if any(office.glob("*.qpt")) else ""
    chosen = choose_for_case(store, gathered.file, lambda: progress(0.3))
    asked["imagery"] = json.dumps(choice_record(chosen), ensure_ascii=False, sort_keys=True)
    papers = compose_papers(gathered.file, paper_options(store, gathered, asked, options.made_on), book)
    filled = fill_papers(papers, office, part_of(progress, 0.5, 1))
    return PreparedSet(store, options, gathered, asked, chosen, papers, filled, book, office, started_s)
