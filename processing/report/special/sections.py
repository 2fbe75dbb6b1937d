"""The running text of the special report, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyproj import CRS, Transformer

from ...core.cases.model import load_case_model
from ...core.rates.rules import load_rate_rules
from ..content.compose import degrees_minutes_seconds
from .area_part import AreaPart
from .case_file import CaseFile, CaseParcel, Row, row_sources
from .deadlines import Term, deadline_paragraphs
from .model import Section
from .pen import Pen
from .story import DECLINED, FILED, Story, event_day, text_of
from .words import chinese_number, load_words

TABLES_ANNEX = 1  # the annex that holds the tables of areas and measures


class Sections:
    """Writes the sections of one report."""

    def __init__(self, case: CaseFile, story: Story, pen: Pen, areas: AreaPart) -> None:
        self._case = case
        self._story = story
        self._pen = pen
        self._areas = areas
        self._words: Mapping[str, Any] = load_words()
        self._of_case = row_sources("legal_case", case.case)

    def all(self, acts_table: int, acts: int, found: list[Term]) -> tuple[Section, ...]:
        """Every section; `acts_table` is the number of the table of measures, which has `acts` lines."""
        return (
            self._section("facts", *self._facts()),
            self._section("areas", *self._area_paragraphs()),
            self._section("verdict", *self._verdict()),
            self._section("measures", *self._measures(acts_table, acts)),
            self._section("clock", *deadline_paragraphs(self._case, self._story, found, self._pen)),
            self._section("difficulties", *self._difficulties()),
            self._section("next", *self._next_steps()),
        )

    def opening(self) -> str:
        """First paragraph: who found what where, and why it is reported."""
        flags = self._story.flags
        form = "mineral" if "mineral" in flags else "major" if "major" in flags else "minor"
        return self._pen.write(
            self._words["opening"][form],
            found=self._story.found or self._missing,
            station=self.copied("station", self._story.station) if self._story.station else "",
            party=self.party,
            place=self.place,
            kind=self._story.kind,
        )

    @property
    def _missing(self) -> str:
        return str(self._words["missing"])

    @property
    def place(self) -> str:
        """Place of the case."""
        return self.copied("place", self._story.place)

    @property
    def party(self) -> str:
        """The party as the subject of a sentence; 有人 where it is not known."""
        if "party_unknown" in self._story.flags:
            return str(self._words["facts"]["nobody"])
        return self.copied("party", self._story.party)

    @property
    def case_name(self) -> str:
        """Name of the case."""
        return self.copied("name", text_of(self._case.case, "name"))

    def copied(self, name: str, text: str) -> str:
        """Words of the case as entered; 未登记 where there are none."""
        return self._pen.copy(f"case/{name}", text or self._missing, self._of_case)

    def _field(self, field: str) -> str:
        return self.copied(field, text_of(self._case.case, field))

    def _section(self, name: str, *paragraphs: str) -> Section:
        return Section(self._words["headings"][name], tuple(text for text in paragraphs if text))

    def _facts(self) -> list[str]:
        words, row, pen = self._words["facts"], self._case.case, self._pen
        stage = text_of(row, "stage")
        case = pen.write(
            words["case"],
            code=self._field("code"),
            cause=self.copied("cause", text_of(row, "cause") or text_of(row, "name")),
            source=self._source(),
            unit=self.copied("station", self._story.station),
            officers=pen.join([self._officer(officer) for officer in self._story.officers]) or self._missing,
            stage=load_case_model().stages.get(stage) or self.copied("stage", stage),
        )
        return [case + self._filed(), self._party(), self._ground(), self._ownership()]

    def _source(self) -> str:
        label = load_rate_rules().known_label
        own = label(text_of(self._case.case, "source"))
        known = [label(text_of(parcel.row, "first_known_by")) for parcel in self._case.parcels]
        text = own or "、".join(dict.fromkeys(text for text in known if text))
        return self._pen.write(self._words["facts"]["source"], value=self.copied("source", text)) if text else ""

    def _officer(self, officer: Row) -> str:
        words, sources = self._words["facts"], row_sources("officer", officer)
        code = text_of(officer, "code")
        name = self._pen.copy(f"officer/{code}/name", text_of(officer, "name"), sources)
        certificate = text_of(officer, "certificate_no")
        if not certificate:
            return self._pen.write(words["officer_plain"], name=name)
        certificate = self._pen.copy(f"officer/{code}/certificate_no", certificate, sources)
        return self._pen.write(words["officer"], name=name, certificate=certificate)

    def _filed(self) -> str:
        words, day = self._words["facts"], event_day(self._case, FILED)
        if day is None:
            declined = event_day(self._case, DECLINED)
            return str(words["not_filed"]) if declined is None else self._pen.write(words["declined"], day=declined)
        if text_of(self._case.case, "approved_by"):
            return self._pen.write(words["filed"], approver=self._field("approved_by"), day=day)
        return self._pen.write(words["filed_plain"], day=day)

    def _party(self) -> str:
        words = self._words["facts"]
        if "party_unknown" in self._story.flags:
            return str(words["party_unknown"])
        details = [
            self._pen.write(form, value=self._field(field))
            for field, form in words["party_parts"].items()
            if text_of(self._case.case, field)
        ]
        return self._pen.write(words["party"], party=self.party, details=self._pen.join(details, ""))

    def _ground(self) -> str:
        words, parcels = self._words["facts"], self._case.parcels
        count = self._pen.figure("case/parcel_count", len(parcels), "count", "count", self._all_parcels())
        told = self._pen.join([self._parcel(parcel) for parcel in parcels], "")
        return self._pen.write(words["ground"], count=count, place=self.place, parcels=told)

    def _all_parcels(self) -> dict[str, tuple[str, ...]]:
        return {"parcel": tuple(sorted(parcel.sources["parcel"][0] for parcel in self._case.parcels))}

    def _parcel(self, parcel: CaseParcel) -> str:
        words, pen, key = self._words["facts"], self._pen, f"parcel/{parcel.code}"
        own = row_sources("parcel", parcel.row)
        centre = parcel.geometry.centroid
        if not parcel.geometry.contains(centre):
            centre = parcel.geometry.representative_point()
        plane = CRS.from_user_input(parcel.crs)
        lon_deg, lat_deg = Transformer.from_crs(plane, plane.geodetic_crs, always_xy=True).transform(centre.x, centre.y)
        progress = text_of(parcel.row, "progress")
        told = pen.write(words["progress"], value=pen.copy(f"{key}/progress", progress, own)) if progress else ""
        return pen.write(
            words["parcel"],
            code=pen.copy(f"{key}/code", parcel.code),
            lon=self._angle(f"{key}/centre_lon", lon_deg, parcel, ("东经", "西经")),
            lat=self._angle(f"{key}/centre_lat", lat_deg, parcel, ("北纬", "南纬")),
            x=pen.figure(f"{key}/centre_x_m", centre.y, "coordinate_m", "centre", _own(parcel)),
            y=pen.figure(f"{key}/centre_y_m", centre.x, "coordinate_m", "centre", _own(parcel)),
            use=pen.copy(f"{key}/use", text_of(parcel.row, "use") or self._missing, own),
            progress=told,
        )

    def _angle(self, key: str, angle_deg: float, parcel: CaseParcel, sides: tuple[str, str]) -> str:
        text = sides[angle_deg < 0] + degrees_minutes_seconds(abs(angle_deg))
        return self._pen.use(self._pen.figure(key, angle_deg, "deg", "centre", _own(parcel), text=text))

    def _ownership(self) -> str:
        if not text_of(self._case.case, "ownership"):
            return ""
        return self._pen.write(self._words["facts"]["ownership"], value=_sentence(self._field("ownership"), self._pen))

    def _area_paragraphs(self) -> list[str]:
        words, pen = self._words["areas"], self._pen
        total, illegal, approved = (self._areas.of_case(name) for name in ("total", "illegal", "approved"))
        assert total is not None, "a parcel without area is refused before"
        assert illegal is not None, "a parcel without area is refused before"
        main = pen.write(
            words["main"],
            method=self._words["methods"][self._case.method],
            m2=illegal.m2,
            ha=illegal.ha,
            mu=illegal.mu,
            cultivated=self.part("cultivated"),
            basic_farmland=self.part("basic_farmland"),
        )
        if approved is not None and approved.m2.value:
            main += pen.write(words["approved"], total=total.m2, approved=approved.m2)
        else:
            main += pen.write(words["no_approved"], total=total.m2)
        tables = pen.write(words["tables"], annex=pen.ordinal(TABLES_ANNEX))
        return [main + tables, self._told_facts(), self._planning()]

    def part(self, name: str) -> str:
        """How much of a kind of protected ground is taken, as part of a sentence."""
        words, area = self._words["areas"], self._areas.of_case(name)
        kind = words["part_names"][name]
        if area is None:
            return self._pen.write(words["part_missing"], name=kind)
        if f"{name}_m2" in self._story.figures.incomplete:
            return self._pen.write(words["part_incomplete"], name=kind, m2=area.m2, mu=area.mu)
        if not area.m2.value:
            return self._pen.write(words["part_none"], name=kind)
        return self._pen.write(words["part"], name=kind, m2=area.m2, mu=area.mu)

    def _told_facts(self) -> str:
        words = self._words["areas"]
        if text_of(self._case.case, "facts"):
            return self._pen.write(words["facts"], value=_sentence(self._field("facts"), self._pen))
        use = self.copied("use", self._story.use)
        alleged = words["alleged"] if "not_decided" in self._story.flags else ""
        if "mineral" in self._story.flags:
            return self._pen.write(words["facts_mineral"], kind=self._story.kind, use=use, alleged=alleged)
        return self._pen.write(words["facts_default"], use=use, alleged=alleged)

    def _planning(self) -> str:
        words = self._words["areas"]
        if text_of(self._case.case, "planning"):
            return self._pen.write(words["planning"], value=_sentence(self._field("planning"), self._pen))
        layers = self._case.layer_names("planning")
        if layers:
            name = self._pen.copy("layer/planning", "、".join(layers))
            return self._pen.write(words["planning_layer"], layer=name)
        return str(words["planning_missing"])

    def _verdict(self) -> list[str]:
        words, figures, pen = self._words["verdict"], self._story.figures, self._pen
        sources = {**self._areas.case_sources("cultivated"), **self._areas.case_sources("basic_farmland")}
        reasons = pen.copy("case/reasons", figures.reasons, sources, "sentence")
        criminal = pen.copy("case/criminal_reasons", figures.criminal_reasons, sources, "sentence")
        said = [pen.write(words["major"], reasons=reasons), pen.write(words["criminal"], reasons=criminal)]
        if "doubt" in self._story.flags:
            said.append(words["doubt"])
        if self._story.is_draft:
            said.append(words["draft"])
        return said

    def _measures(self, table: int, acts: int) -> list[str]:
        words, pen = self._words["measures"], self._pen
        own = self._own("measures", words["own"]) or self._steps()
        counts = self._counts()
        said = [pen.write(words["counts"], counts=pen.join(counts, "，"))] if counts else []
        if acts:
            annex = pen.ordinal(TABLES_ANNEX)
            said.append(pen.write(words["table"], annex=annex, number=chinese_number(table)))
        return [own, "".join(said) or words["none"]]

    def _steps(self) -> str:
        """The main steps with their days, as the events have them."""
        words, pen = self._words["measures"], self._pen
        days = {kind: event_day(self._case, kind) for kind in words["steps"]}
        dated = sorted((day, words["steps"][kind]) for kind, day in days.items() if day is not None)
        told = [pen.write(step, day=day) for day, step in dated]
        return pen.write(words["told"], steps=pen.join(told, "，")) if told else ""

    def _counts(self) -> list[str]:
        """How many acts, documents and photos; of what there is none nothing is said."""
        rows = {
            "acts": ("event", "case_event", self._case.events),
            "documents": ("document", "document", self._case.documents),
            "photos": ("photo", "photo", self._case.photos),
        }
        said = []
        for name, (key, table, counted) in rows.items():
            if counted:
                sources = row_sources(table, *counted)
                count = self._pen.figure(f"case/{key}_count", len(counted), "count", "count", sources)
                said.append(self._pen.write(self._words["measures"]["count"][name], count=count))
        return said

    def _own(self, field: str, form: str) -> str:
        if not text_of(self._case.case, field):
            return ""
        return self._pen.write(form, value=_sentence(self._field(field), self._pen))

    def _difficulties(self) -> list[str]:
        words = self._words["difficulties"]
        own = self._own("difficulties", words["own"])
        flags = {"refusing": "refused"} | {name: name for name in ("party_unknown", "not_covered", "draft")}
        found = [words[name] for flag, name in flags.items() if flag in self._story.flags]
        if own:
            return [own]
        return [self._pen.join(found, "")] if found else [words["none"]]

    def _next_steps(self) -> list[str]:
        opinion = _sentence(self._field("opinion"), self._pen) if "own_opinion" in self._story.flags else ""
        texts = [step["text"] for step in self._words["next"] if set(step["when"]) <= self._story.flags]
        return [
            self._pen.write(
                f"（{chinese_number(number)}）{text}", **({"opinion": opinion} if "{opinion}" in text else {})
            )
            for number, text in enumerate(texts, start=1)
        ]


def _own(parcel: CaseParcel) -> dict[str, tuple[str, ...]]:
    return {"parcel": parcel.sources["parcel"]}


def _sentence(text: str, pen: Pen) -> str:
    return text if text.endswith(("。", "；", "！")) else pen.join([text, "。"], "")
