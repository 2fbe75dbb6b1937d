"""What is said of a proposed matter, in Chinese; the wording is data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..measurement import TEST_NAMES
from ..units import format_fixed, m2_to_mu
from .adjoining import AdjoiningParcel, Matter, Neighbours, unmerged_reason
from .data_files import DATA_FOLDER, read_json
from .major_case import MajorCaseRule, hold_against_line

# Two outlines that share a border overlap by the width of their digitising; less is not worth a word.
LEAST_OVERLAP_M2 = 0.01


@lru_cache(maxsize=1)
def matter_wording() -> dict[str, Any]:
    """The sentence parts of `data/adjoining.json`."""
    return read_json(DATA_FOLDER / "adjoining.json")


def would_be_major(matter: Matter, parcels: Sequence[AdjoiningParcel], rule: MajorCaseRule) -> bool:
    """The sums alone: any strictly over its line, or a mineral parcel among them."""
    sums = matter.sums_m2(parcels)
    tests = [hold_against_line(name, sums[name], rule.lines_mu[name]) for name in TEST_NAMES]
    return any(test.is_over_recorded for test in tests) or any(parcels[index].is_mineral for index in matter.members)


def matter_sentence(
    matter: Matter, parcels: Sequence[AdjoiningParcel], rule: MajorCaseRule, gap_m: float, months: int | None
) -> str:
    """Who, which parcels, why together, the sums against the lines, and the conclusion."""
    words = matter_wording()["sentence"]
    members = [parcels[index] for index in matter.members]
    many = len(members) > 1
    kind = "one" if not many else "many" if months is not None else "many_undated"
    major = "major" if would_be_major(matter, parcels, rule) else "not_major"
    conclusion = words[major] + words["confirm"] if many else words[f"{major}_one"] + words["end"]
    return str(words[kind]).format(
        party=members[0].party.strip() or words["nobody"],
        count=len(members),
        parcels="、".join(member.label for member in members),
        gap_m=f"{gap_m:g}",
        months=months,
        span=_span(members, words) if months is not None else "",
        figures="；".join(
            _figures(matter.sums_m2(parcels), rule, words, words["sum"] if many else "") + _mineral(members, words)
        ),
        conclusion=conclusion,
    )


def _span(members: Sequence[AdjoiningParcel], words: Mapping[str, str]) -> str:
    days = sorted(member.found for member in members if member.found is not None)
    return words["span"].format(first=days[0].isoformat(), last=days[-1].isoformat()) if days else ""


def _figures(sums: Mapping[str, float | None], rule: MajorCaseRule, words: Mapping[str, str], suffix: str) -> list[str]:
    sentences = []
    for name in TEST_NAMES:
        area_m2, line_mu, figure = sums[name], rule.lines_mu[name], matter_wording()["figures"][name] + suffix
        if area_m2 is None:
            sentences.append(words["missing"].format(figure=matter_wording()["figures"][name]))
            continue
        template = words["over" if hold_against_line(name, area_m2, line_mu).is_over_recorded else "not_over"]
        sentences.append(
            template.format(figure=figure, area_mu=format_fixed(m2_to_mu(area_m2), 2), line_mu=f"{line_mu:g}")
        )
    return sentences


def _mineral(members: Sequence[AdjoiningParcel], words: Mapping[str, str]) -> list[str]:
    mineral = [member.label for member in members if member.is_mineral]
    return [words["mineral"].format(parcels="、".join(mineral))] if mineral else []


def neighbour_sentences(
    matter: Matter, parcels: Sequence[AdjoiningParcel], neighbours: Sequence[Neighbours], months: int | None
) -> list[str]:
    """Neighbours of a matter that are not in it and why, and members that overlap each other."""
    words, members = matter_wording()["neighbours"], set(matter.members)
    sentences = []
    for pair in neighbours:
        inside = members & {pair.first, pair.second}
        if not inside:
            continue
        if len(inside) == 2:
            if pair.overlap_m2 > LEAST_OVERLAP_M2:
                sentences.append(_pair(words["overlap"], pair, pair.first, parcels, months))
            continue
        own = inside.pop()
        reason = unmerged_reason(parcels[pair.first], parcels[pair.second], months)
        sentences.append(_pair(words[reason], pair, own, parcels, months))
    return sentences


def _pair(template: str, pair: Neighbours, own: int, parcels: Sequence[AdjoiningParcel], months: int | None) -> str:
    other = pair.second if own == pair.first else pair.first
    return template.format(
        parcel=parcels[own].label,
        other=parcels[other].label,
        party=parcels[other].party.strip(),
        distance_m=format_fixed(pair.distance_m, 2),
        area_m2=format_fixed(pair.overlap_m2, 2),
        months=months,
    )
