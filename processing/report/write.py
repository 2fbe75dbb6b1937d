"""One parcel's report from start to end: gather, draw the sheets, print, put in place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import QgsCoordinateTransformContext

from ..bridge.measure_layers import MeasuredParcel
from ..bridge.measure_request import MeasureRequest
from .content.compose import build_report
from .content.gather import ReportOptions, gather_scene, gather_subject
from .content.model import ParcelReport
from .font_notes import with_font_notes
from .fonts import FONT_FILE, load_fonts
from .maps.for_parcel import draw_parcel_sheets
from .pdf.document import write_pdf


def write_parcel_report(
    parcel: MeasuredParcel,
    measured: Sequence[MeasuredParcel],
    request: MeasureRequest,
    options: ReportOptions,
    path: Path,
    transform_context: QgsCoordinateTransformContext,
    check_cancelled: Callable[[], None],
    font_file: Path | None = None,
) -> ParcelReport:
    """Write the PDF of one measured parcel; on the main thread, for it uses print layouts.

    Parameters
    ----------
    measured : sequence of MeasuredParcel
        All parcels of the run: those near `parcel` are drawn on its maps.
    check_cancelled : callable
        Called between the steps; raises `Cancelled` to stop.

    Returns
    -------
    ParcelReport
        What was printed.

    Raises
    ------
    CrsError, InputError, RuleError, OutputError
        If an image, a rule file, the parcel's size or the destination cannot be used.
    """
    fonts = load_fonts(font_file or FONT_FILE)
    scene = gather_scene(parcel, measured, request, options, transform_context, check_cancelled)
    report = with_font_notes(build_report(gather_subject(parcel, request, options)), fonts)
    with tempfile.TemporaryDirectory(prefix="landpatrol") as folder:
        pages = draw_parcel_sheets(report, parcel.geometry, scene, fonts["map"].path, Path(folder), check_cancelled)
        check_cancelled()
        write_pdf(report, pages, path, fonts)
    return report
