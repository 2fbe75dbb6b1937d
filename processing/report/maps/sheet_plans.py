"""Which sheets a map set has, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from . import plan_boundary, plan_overlay, plan_overview
from .plan import SheetPlan
from .planner import Group, SheetPlanner

MAKERS: Mapping[str, Callable[[SheetPlanner, Group], SheetPlan]] = {
    "location": plan_overview.location,
    "situation": plan_overview.situation,
    "before_after": plan_overview.before_after,
    "land_use": plan_overlay.land_use,
    "basic_farmland": plan_overlay.basic_farmland,
    "planning": plan_overlay.planning,
    "boundary": plan_boundary.boundary,
}


def sheet_plans(planner: SheetPlanner, kinds: Sequence[str]) -> Iterator[SheetPlan]:
    """Plans of the given kinds for which there is data, one at a time: draw each before the next is made."""
    for kind in kinds:
        if planner.has_data(kind):
            for group in planner.groups(kind):
                yield MAKERS[kind](planner, group)
                for part in planner.parts(kind, group):
                    yield MAKERS[kind](replace(planner, part=part), group)


def sheet_count(planner: SheetPlanner, kinds: Sequence[str]) -> int:
    """How many sheets there will be."""
    groups = [(kind, group) for kind in kinds if planner.has_data(kind) for group in planner.groups(kind)]
    return len(groups) + sum(len(planner.parts(kind, group)) for kind, group in groups)
