"""Builds the report's content from one measured parcel; pure, so the same input gives the same text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pyproj import CRS, Transformer

from ...core.measurement import TEST_NAMES, ParcelMeasurement, ThresholdTest, Verdict
from ...core.units import format_fixed
from .areas import area_row, other_areas
from .boundary import number_boundary
from .breakdown import breakdowns
from .crs_words import describe_crs, ellipsoid_name
from .model import BoundaryRing, Fact, ParcelReport, ReportSubject
from .wording import chinese_date, load_facts, load_wording, plain_text

NAME_KEYS = ("code", "name")


def build_report(subject: ReportSubject, words: Mapping[str, Any] | None = None) -> ParcelReport:
    """Everything the PDF prints about one parcel.

    Parameters
    ----------
    subject : ReportSubject
    words : mapping, optional
        Wording; the shipped one by default.

    Returns
    -------
    ParcelReport
    """
    words = words or load_wording()
    rings = number_boundary(subject.geometry)
    crs = describe_crs(subject.crs, words["crs"])
    measured = subject.measurement
    tables, table_notes = breakdowns(measured, words, first_number=3)
    return ParcelReport(
        title=words["title"],
        subject=words["subject"],
        parcel_name=parcel_name(subject.attributes, measured.parcel_fid),
        facts=(*_attribute_facts(subject.attributes, words), *_place_facts(subject, words)),
        headline=_headline(subject, words),
        reasons=measured.reasons,
        area_rows=tuple(area_row(measured.tests[name], words) for name in TEST_NAMES if name in measured.tests),
        other_areas=other_areas(measured, words),
        breakdowns=tables,
        breakdown_notes=table_notes,
        method=_method(subject, crs, words),
        layers=subject.layers,
        notes=tuple(_as_sentence(note) for note in (*_cautions(subject, words), *measured.notes)),
        boundary=rings,
        boundary_note=_boundary_note(rings, crs, words),
        crs=crs,
        made_on=chinese_date(subject.made_on),
        maker=subject.maker,
        checker=subject.checker,
        is_sample=subject.is_sample,
        words=words,
    )


def parcel_name(attributes: Mapping[str, Any], fid: int) -> str:
    """Code and name of the parcel, or its feature id where it has neither."""
    return " ".join(_names(attributes)) or str(fid)


def short_name(attributes: Mapping[str, Any], fid: int) -> str:
    """The code alone, where there is one: for labels."""
    return next(iter(_names(attributes)), str(fid))


def _names(attributes: Mapping[str, Any]) -> list[str]:
    spec = {fact["key"]: fact["fields"] for fact in load_facts()["facts"]}
    return [text for key in NAME_KEYS if (text := first_text(attributes, spec[key]))]


def first_text(attributes: Mapping[str, Any], fields: Sequence[str | Sequence[str]]) -> str:
    """Text of the first of `fields` that is filled, whatever the case of its name; a list of fields is joined."""
    by_lower = {name.lower(): value for name, value in attributes.items()}

    def text_of(entry: str | Sequence[str]) -> str:
        names = [entry] if isinstance(entry, str) else entry
        return "".join(plain_text(by_lower.get(name.lower())) for name in names)

    return next((text for entry in fields if (text := text_of(entry))), "")


def _attribute_facts(attributes: Mapping[str, Any], words: Mapping[str, Any]) -> list[Fact]:
    spec = load_facts()
    facts = []
    for fact in spec["facts"]:
        text = first_text(attributes, fact["fields"])
        text = spec["values"].get(fact["key"], {}).get(text, text)
        facts.append(Fact(fact["label"], text or words["missing"], is_missing=not text))
    return facts


def _place_facts(subject: ReportSubject, words: Mapping[str, Any]) -> list[Fact]:
    labels = words["facts"]
    centre = subject.geometry.centroid
    if not subject.geometry.contains(centre):
        centre = subject.geometry.representative_point()
    to_geographic = Transformer.from_crs(subject.crs, _geographic_of(subject.crs), always_xy=True)
    lon_deg, lat_deg = to_geographic.transform(centre.x, centre.y)
    sides = words["hemispheres"]
    geographic = (
        f"{sides['east' if lon_deg >= 0 else 'west']}{degrees_minutes_seconds(abs(lon_deg))}，"
        f"{sides['north' if lat_deg >= 0 else 'south']}{degrees_minutes_seconds(abs(lat_deg))}"
    )
    plane = words["centre_plane"].format(x=format_fixed(centre.y, 3), y=format_fixed(centre.x, 3))
    return [
        Fact(labels["centre_geographic"], geographic),
        Fact(labels["centre_plane"], plane),
    ]


def _geographic_of(crs_text: str) -> Any:
    return CRS.from_user_input(crs_text).geodetic_crs


def degrees_minutes_seconds(angle_deg: float) -> str:
    """`118°52′11.52″`, rounded half up in hundredths of a second, so that 60″ never appears."""
    hundredths = int(format_fixed(angle_deg * 360000, 0))
    minutes, rest = divmod(hundredths, 6000)
    degrees, minutes = divmod(minutes, 60)
    return f"{degrees}°{minutes:02d}′{rest // 100:02d}.{rest % 100:02d}″"


def _headline(subject: ReportSubject, words: Mapping[str, Any]) -> str:
    measured = subject.measurement
    if subject.is_mineral:
        key = "over_mineral"
    elif measured.verdict is Verdict.OVER:
        key = "over"
    elif measured.verdict is Verdict.DOUBT:
        key = "doubt_major" if measured.is_major else "doubt_minor"
    else:
        key = "under"
    return str(words["headline"][key])


def _method(subject: ReportSubject, crs: str, words: Mapping[str, Any]) -> tuple[str, ...]:
    method = words["method"]
    sentences = [
        method[subject.method].format(ellipsoid=ellipsoid_name(subject.crs)),
        method["crs"].format(crs=crs),
        method["scheme"].format(
            scheme=subject.scheme_title, ridges=method["ridges_net" if subject.net_of_ridges else "ridges_gross"]
        ),
    ]
    if subject.position_error_m is not None:
        sentences.append(method["position_error"].format(error=f"{subject.position_error_m:g}"))
    sentences += [method["rule"].format(source=subject.rule_source), method["rounding"]]
    return tuple(sentences)


def _cautions(subject: ReportSubject, words: Mapping[str, Any]) -> list[str]:
    caution = words["caution"]
    notes = [words["sample"] + "。"] if subject.is_sample else []
    if subject.method in caution:
        notes.append(caution[subject.method])
    rows = words["area_table"]["rows"]
    notes += [
        caution["not_covered"].format(figure=rows[test.name].replace("\n", ""))
        for test in _tests(subject.measurement)
        if test.area_m2 is None
    ]
    if not any(layer.role == "image" for layer in subject.layers):
        notes.append(caution["no_image"])
    return [*notes, *subject.notes]


def _as_sentence(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"


def _tests(measured: ParcelMeasurement) -> list[ThresholdTest]:
    return [measured.tests[name] for name in TEST_NAMES if name in measured.tests]


def _boundary_note(rings: tuple[BoundaryRing, ...], crs: str, words: Mapping[str, Any]) -> str:
    boundary = words["boundary"]
    shells = sum(not ring.is_hole for ring in rings)
    return str(boundary["note"]).format(
        crs=crs,
        rings=len(rings),
        points=sum(len(ring.points) for ring in rings),
        parts=boundary["parts"].format(count=shells) if shells > 1 else "",
    )
