"""The Processing provider `landpatrol`."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms.add_photos import AddPhotos
from .algorithms.case_clock import CaseClock
from .algorithms.case_rates import CaseRates
from .algorithms.check_sheet import CheckSheet
from .algorithms.check_sites import CheckSites
from .algorithms.check_special_report import CheckSpecialReport
from .algorithms.create_demo import CreateDemo
from .algorithms.create_workspace import CreateWorkspace
from .algorithms.discovery_audit import DiscoveryAudit
from .algorithms.due_date import DueDateAlgorithm
from .algorithms.evidence_index import EvidenceIndex
from .algorithms.export_boundary_points import ExportBoundaryPoints
from .algorithms.export_ledger import ExportLedger
from .algorithms.group_parcels import GroupParcels
from .algorithms.import_parcels import ImportParcels
from .algorithms.link_images import LinkImages
from .algorithms.link_layer import LinkLayer
from .algorithms.make_form import MakeForm
from .algorithms.measure_parcels import MeasureParcels
from .algorithms.measure_workspace import MeasureWorkspace
from .algorithms.open_case import OpenCase
from .algorithms.parcel_report import ParcelReport
from .algorithms.preview_pages import PreviewPages
from .algorithms.record_event import RecordEvent
from .algorithms.record_paper import RecordPaper
from .algorithms.record_site_visit import RecordSiteVisit
from .algorithms.set_calendar import SetCalendar
from .algorithms.set_deadlines import SetDeadlines
from .algorithms.special_report import SpecialReport
from .algorithms.special_reports import SpecialReports
from .algorithms.traverse_parcel import TraverseParcel
from .algorithms.upgrade_workspace import UpgradeWorkspace
from .algorithms.verify_evidence import VerifyEvidence
from .algorithms.verify_report import VerifyReport
from .algorithms.workspace_report import WorkspaceReport

ICON = Path(__file__).parents[1] / "styles" / "icons" / "landpatrol.svg"
ALGORITHMS = (
    AddPhotos,
    CaseClock,
    CaseRates,
    CheckSheet,
    CheckSites,
    CheckSpecialReport,
    CreateDemo,
    CreateWorkspace,
    DiscoveryAudit,
    DueDateAlgorithm,
    EvidenceIndex,
    ExportBoundaryPoints,
    ExportLedger,
    GroupParcels,
    ImportParcels,
    LinkImages,
    LinkLayer,
    MakeForm,
    MeasureParcels,
    MeasureWorkspace,
    OpenCase,
    ParcelReport,
    PreviewPages,
    RecordEvent,
    RecordPaper,
    RecordSiteVisit,
    SetCalendar,
    SetDeadlines,
    SpecialReport,
    SpecialReports,
    TraverseParcel,
    UpgradeWorkspace,
    VerifyEvidence,
    VerifyReport,
    WorkspaceReport,
)


class LandPatrolProvider(QgsProcessingProvider):
    """Lists the algorithms; an algorithm that misses a library stays listed and says what it needs."""

    def id(self) -> str:
        return "landpatrol"

    def name(self) -> str:
        return "国土执法巡查 LandPatrol"

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:  # noqa: ARG002
        """GeoPackage for everything: a table without geometry would otherwise become a DBF."""
        return "gpkg"

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
