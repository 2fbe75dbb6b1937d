"""What is missing for the report of a case, found without writing anything."""

from __future__ import annotations

from collections.abc import Callable

from ...core.figures import FigureBook
from ...core.remark import Remark
from ...workspace.store import WorkspaceStore
from .compose import compose_papers
from .gather_case import gather_case
from .remarks import remark
from .write_set import SetOptions, paper_options


def check_report(
    store: WorkspaceStore, case: str, options: SetOptions, progress: Callable[[float], None]
) -> list[Remark]:
    """Every remark that the finished set would come with, as far as it follows from the workspace.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction; raises to cancel.

    Raises
    ------
    LandPatrolError
        What would stop the report from being made.
    """
    gathered = gather_case(store, case, options.method, progress)
    asked = options.asked(case)
    papers = compose_papers(gathered.file, paper_options(store, gathered, asked, options.made_on), FigureBook())
    return [remark(caution.name, **caution.values) for caution in papers.cautions]
