"""Values of the forms about a case: nested by name, None where the workspace does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InputError
from ..rules.data_files import read_json
from ..rules.major_case import is_major_together, load_major_case_rule
from ..units import format_fixed, m2_to_mu
from .catalogue import Form, FormRules, load_form_rules
from .record import CaseRecord, Row, as_day
from .words import listed, long_date, paragraphs, sections, sentence, wording

FIGURES = ("illegal", "cultivated", "basic_farmland")
CORRECTION_DAYS, MOST_DAYS = "form.correction_days", 1000
MU_DECIMALS, M2_DECIMALS, DEGREE_DECIMALS = 2, 2, 6


def case_values(form: Form, record: CaseRecord, day: date, number: str | None) -> dict[str, Any]:
    """Everything that a form about a case may print.

    Parameters
    ----------
    day : datetime.date
        Of the paper.
    number : str or None
        Of the document; None where the office has set no pattern.
    """
    rules = load_form_rules()
    record = record.until(day)
    values = _common(form, record, day, number, rules)
    values["facts"] = _facts(record)
    values["area"] = _areas(record)
    values["area"]["sentence"] = sentence(wording()["area"], values)
    values["measures"] = _measures(record)
    values["stopped"] = _stopped(record)
    values["earlier"] = sentence(wording()["earlier"], values)
    values["evidence"] = _evidence(record)
    values["grave"] = _grave(record)
    values["rows"] = _rows(record)
    values["facts"]["paragraphs"] = paragraphs(wording()["facts"], values)
    values["opinion"] = {
        "officers": record.of_case("opinion") or sentence(wording()["filing_opinion"], values),
        "handling": record.of_case("opinion"),
        "next": wording()["next"],
    }
    return values | _composed(form, values)


def _common(form: Form, record: CaseRecord, day: date, number: str | None, rules: FormRules) -> dict[str, Any]:
    kind = str(record.parcels[0]["kind"] or "land") if record.parcels else "land"
    laws = rules.laws.get(kind, {})
    deadline = day + timedelta(days=correction_days(record.settings, rules))
    return {
        "title": form.title,
        "number": number,
        "date": long_date(day),
        "office": office(form.issuer, record.unit, record.branch, record.settings),
        "signer": record.unit.get("head") if form.issuer == "station" else record.branch.get("head"),
        "party": _party(record),
        "case": _case(record),
        "contact": contact(record.officers, record.unit),
        "addressee": {"township": listed(parcel["township"] for parcel in record.parcels)},
        "law": {
            "broken": record.of_case("legal_basis") or laws.get("broken"),
            "basis": laws.get("basis") or record.of_case("legal_basis"),
            "correct": laws.get("correct") or record.of_case("legal_basis"),
        },
        "service": {"place": _place(record), "manner": wording()["service_manner"]},
        "correction": {
            "deadline": long_date(deadline),
            "demands": wording()["demands"].get(kind),
            "consequence": wording()["consequence"],
        },
        "planning": _bare(record.of_case("planning")),
        "ownership": _bare(record.of_case("ownership")),
        "difficulties": record.of_case("difficulties"),
        "own_facts": record.of_case("facts"),
        "reporter": record.officers[0]["name"] if record.officers else None,
    }


def correction_days(settings: Mapping[str, str], rules: FormRules) -> int:
    """Days that a party is given to correct: the workspace's setting, else the rule file's.

    Raises
    ------
    InputError
        If the setting is no number of days.
    """
    text = settings.get(CORRECTION_DAYS, "")
    if not text:
        return rules.correction_days
    if not text.isdecimal() or not 0 < int(text) < MOST_DAYS:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The setting {setting} must be a number of days, not “{value}”."),
            setting=CORRECTION_DAYS,
            value=text,
        )
    return int(text)


def office(issuer: str, unit: Row, branch: Row, settings: Any) -> dict[str, Any]:
    """Names of the offices: who issues, the branch, the station, the bureau above."""
    branch_name = settings.get("office.name") or branch["name"]
    return {
        "name": branch_name if issuer == "branch" else unit["name"],
        "branch": branch_name,
        "station": unit["name"],
        "superior": settings.get("office.superior"),
    }


def contact(officers: Sequence[Row], unit: Row) -> dict[str, Any]:
    """The two officers, and how to reach them."""
    both = len(officers) >= 2
    return {
        "officers": listed(row["name"] for row in officers) if both else None,
        "certificates": listed(row["certificate_no"] for row in officers)
        if both and all(row["certificate_no"] for row in officers)
        else None,
        "phone": unit.get("phone"),
        "address": unit.get("address"),
    }


def is_unknown_party(name: str | None) -> bool:
    """What offices write where the party is not known; also in front of a remark in brackets."""
    from ..rules.data_files import DATA_FOLDER

    unknown = read_json(DATA_FOLDER / "adjoining.json")["unknown_parties"]
    return not name or name.replace(" ", "").lower().split("（")[0].split("(")[0] in unknown


def _party(record: CaseRecord) -> dict[str, Any]:
    name = record.of_case("party") or listed(parcel["party"] for parcel in record.parcels)
    return {
        "name": None if is_unknown_party(name) else name,
        "address": record.of_case("party_address"),
        "id_no": record.of_case("party_id_no"),
        "contact": record.of_case("party_contact"),
        "kind": record.of_case("party_kind"),
    }


def _case(record: CaseRecord) -> dict[str, Any]:
    ways = {parcel.get("first_known_by") for parcel in record.parcels}
    source = record.of_case("source") or listed(wording()["known_by"].get(way) for way in sorted(filter(None, ways)))
    filed = [event["day"] for event in record.events if event["kind"] == "filed"]
    name = record.of_case("name") or listed(parcel["name"] for parcel in record.parcels)
    return {
        "code": record.code,
        "name": name,
        "cause": record.of_case("cause") or name,
        "source": source,
        "found_date": long_date(record.found),
        "filed_date": long_date(min(filed, default=None)),
    }


def _place(record: CaseRecord) -> str | None:
    return record.of_case("address") or listed(
        f"{parcel['township'] or ''}{parcel['village'] or ''}" for parcel in record.parcels
    )


def _facts(record: CaseRecord) -> dict[str, Any]:
    words = wording()
    kinds = list(dict.fromkeys(str(parcel["kind"] or "land") for parcel in record.parcels))
    uses = listed(parcel["use"] for parcel in record.parcels)
    occurred = [event["day"] for event in record.events if event["kind"] == "occurred"] or [
        day for parcel in record.parcels if (day := as_day(parcel.get("occurred_local_date")))
    ]
    first = min(occurred, default=record.found)
    return {
        "time": words["time"]["occurred" if occurred else "found"].format(day=long_date(first)) if first else None,
        "place": _place(record),
        "centre": _centres(record),
        "kind": listed(words["kinds"].get(kind) for kind in kinds),
        "act": "，并".join(words["acts"][kind].format(use=uses) for kind in kinds if uses and kind in words["acts"])
        or None,
        "use": uses,
        "progress": listed(parcel.get("progress") for parcel in record.parcels),
    }


def _centres(record: CaseRecord) -> str | None:
    return listed(
        wording()["centre"].format(
            lon_deg=format_fixed(lon_deg, DEGREE_DECIMALS), lat_deg=format_fixed(lat_deg, DEGREE_DECIMALS)
        )
        for lon_deg, lat_deg in record.centres_deg.values()
    )


def _areas(record: CaseRecord) -> dict[str, Any]:
    """Sums of the latest measurements, added up unrounded; None unless every parcel was measured as it is now."""
    rows = [record.measurements.get(parcel["code"]) for parcel in record.parcels]
    whole = bool(rows) and all(rows) and not record.stale
    measured = [row for row in rows if row] if whole else []
    values: dict[str, Any] = {"reasons": listed(row["reasons"] for row in measured), "grade": _grade(measured)}
    for figure in FIGURES:
        areas = [row[f"{figure}_m2"] for row in measured]
        if not measured:
            values |= {f"{figure}_m2": None, f"{figure}_mu": None, figure: None}
        elif any(area is None for area in areas):
            values |= _not_covered(figure)
        else:
            values |= _printed(figure, sum(areas))
    return values


def _grade(measured: Sequence[Row]) -> str | None:
    """In a word, whether the recorded figures, of one parcel or of all together, make it a major case."""
    if not measured:
        return None
    verdicts = {row["verdict"] for row in measured}
    is_over = "over" in verdicts or is_major_together(measured, load_major_case_rule())
    return str(wording()["grades"]["major" if is_over else "doubt" if "doubt" in verdicts else "general"])


def _not_covered(figure: str) -> dict[str, str]:
    return dict.fromkeys((f"{figure}_m2", f"{figure}_mu", figure), wording()["not_covered"])


def _printed(figure: str, area_m2: float) -> dict[str, str]:
    """Numbers for tables, and under the figure's own name the one that brings its unit along, for sentences."""
    mu = format_fixed(m2_to_mu(area_m2), MU_DECIMALS)
    return {
        f"{figure}_m2": format_fixed(area_m2, M2_DECIMALS),
        f"{figure}_mu": mu,
        figure: wording()["in_mu"].format(mu=mu),
    }


def _rows(record: CaseRecord) -> list[dict[str, Any]]:
    """One line for each parcel, for lists of violations."""
    found = []
    for number, parcel in enumerate(record.parcels, start=1):
        row = record.measurements.get(parcel["code"]) or {}
        line = {
            "number": str(number),
            "code": parcel["code"],
            "place": f"{parcel['township'] or ''}{parcel['village'] or ''}",
            "party": parcel["party"] or "",
            "use": parcel["use"] or "",
        }
        for figure in FIGURES:
            area_m2 = row.get(f"{figure}_m2")
            line |= _not_covered(figure) if area_m2 is None else _printed(figure, area_m2)
        found.append(line)
    return found


def _measures(record: CaseRecord) -> dict[str, Any]:
    words = wording()
    done = [
        words["events"][event["kind"]].format(
            date=long_date(event["day"]), number=f"（{event['document_no']}）" if event["document_no"] else ""
        )
        for event in record.events
        if event["kind"] in words["measures"]["done"]
    ]
    own = record.of_case("measures")
    told = "；".join([*done, *([own.rstrip("。")] if own else [])])
    return {
        "text": told or words["measures"]["none"],
        "sentence": f"{told}。" if told else words["measures"]["none"] + "。",
    }


def _stopped(record: CaseRecord) -> dict[str, Any]:
    event = next((event for event in record.events if event["kind"] == "stopped"), None)
    if event is None:
        return {"date": None, "number": None}
    number = event["document_no"]
    return {
        "date": long_date(event["day"]),
        "number": wording()["earlier_number"].format(number=number) if number else "（文号见回证）",
    }


def _grave(record: CaseRecord) -> str | None:
    words, told = wording()["grave"], []
    rows = list(record.measurements.values())
    is_major = any(row["is_major"] for row in rows) or is_major_together(rows, load_major_case_rule())
    if record.of_case("is_major") or is_major:
        told.append(words["major"])
    refused = next((event for event in record.events if event["kind"] == "refused"), None)
    if refused is not None:
        told.append(words["refused"].format(refused_date=long_date(refused["day"])))
    return "".join(told) or None


def _evidence(record: CaseRecord) -> str | None:
    words, told = wording()["evidence"], []
    if record.photos:
        codes = sorted(photo["code"] for photo in record.photos)
        told.append(words["photos"].format(count=len(codes), first=codes[0], last=codes[-1]))
    numbers = listed(document["number"] for document in record.documents)
    if numbers:
        told.append(words["documents"].format(numbers=numbers))
    if record.measurements:
        told.append(words["measurement"].format(codes=listed(record.measurements)))
    return "；".join(told) + "。" if told else None


def _bare(text: str | None) -> str | None:
    return text.rstrip("。") if text else None


def _composed(form: Form, values: dict[str, Any]) -> dict[str, Any]:
    """What a report is made of: title, addressees, opening and sections."""
    words = wording()

    def of(kind: str) -> str | None:
        pattern = words[kind].get(form.code)
        return sentence(pattern, values) if pattern else None

    return {
        "paper_title": of("titles") or form.title,
        "addressees": of("addressees"),
        "copies": of("copies"),
        "opening": of("openings"),
        "attachments": of("attachments") or "",
        "sections": sections(words["sections"].get(form.code, ()), values),
    }
