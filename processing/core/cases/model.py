"""Stages and kinds of events, as `data/case_model.json` gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..rules.data_files import read_json, rule_error

DATA_FOLDER = Path(__file__).parent / "data"
CLUE = "clue"


@dataclass(frozen=True)
class EventKind:
    """One kind of event.

    Attributes
    ----------
    title : str
        Chinese name.
    stage : str or None
        Stage that it reaches.
    is_for_clues : bool
        May be entered for a parcel that has no case yet.
    is_once : bool
        A second one must correct the first.
    is_remarked_again : bool
        A second one for the same parcel is taken, with a remark.
    ends_case : bool
    needs : tuple of str
        Among ``approved_by``, ``two_officers``, ``days``, ``corrects``.
    after, requires, without : tuple of str
        Kinds that must not be later; that must be there; that must not be there.
    marks_major : bool or None
        What it makes of the case.
    """

    code: str
    title: str
    stage: str | None = None
    is_for_clues: bool = False
    is_once: bool = False
    is_remarked_again: bool = False
    ends_case: bool = False
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    marks_major: bool | None = None


@dataclass(frozen=True)
class CaseModel:
    """Stages by code with their titles, in order, and kinds by code."""

    stages: Mapping[str, str]
    kinds: Mapping[str, EventKind]
    clue: str
    case_code: str

    def stage_title(self, code: str) -> str:
        """Chinese name of a stage, of the clue before it, or the code itself."""
        return self.clue if code == CLUE else self.stages.get(code, code)

    def kind_title(self, code: str) -> str:
        """Chinese name of a kind, or the code itself."""
        return self.kinds[code].title if code in self.kinds else code

    def stage_of(self, kinds: Sequence[str]) -> str:
        """The farthest stage that events of these kinds reach; `clue` if none."""
        order = list(self.stages)
        reached = [self.kinds[kind].stage for kind in kinds if kind in self.kinds]
        found = [order.index(stage) for stage in reached if stage]
        return order[max(found)] if found else CLUE


@lru_cache(maxsize=2)
def load_case_model(path: Path = DATA_FOLDER / "case_model.json") -> CaseModel:
    """Read the file.

    Raises
    ------
    RuleError
        If it is missing, lacks a value or names an unknown stage or kind.
    """
    content = read_json(path)
    try:
        stages = {row["code"]: row["title"] for row in content["stages"]}
        kinds = {row["code"]: _kind(row) for row in content["kinds"]}
        model = CaseModel(stages, kinds, str(content["clue"]), str(content["case_code"]))
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
    named = {name for kind in kinds.values() for name in (*kind.after, *kind.requires, *kind.without)}
    unknown = (named - set(kinds)) | ({kind.stage for kind in kinds.values() if kind.stage} - set(stages))
    if unknown:
        raise rule_error(path, ", ".join(sorted(unknown)))
    return model


def _kind(row: Mapping[str, Any]) -> EventKind:
    return EventKind(
        code=row["code"],
        title=row["title"],
        stage=row.get("stage"),
        is_for_clues=bool(row.get("clue")),
        is_once=bool(row.get("once")),
        is_remarked_again=bool(row.get("remark_again")),
        ends_case=bool(row.get("ends")),
        needs=tuple(row.get("needs", ())),
        after=tuple(row.get("after", ())),
        requires=tuple(row.get("requires", ())),
        without=tuple(row.get("without", ())),
        marks_major=row.get("marks_major"),
    )
