"""The three charts: drawn by matplotlib without a window, told apart by shade and hatching so that they print in grey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...core.rates.count import Rate
from ...core.station_check.model import Counted, DutyCount
from ..fonts import FONT_FOLDER
from .words import words

FONT = FONT_FOLDER / "LandPatrolSansSC-Regular.ttf"
DPI, MM_PER_INCH = 300, 25.4
DARK, MIDDLE, LIGHT, PALE = "#303030", "#787878", "#b4b4b4", "#ffffff"
TEXT_PT, SMALL_PT = 8.0, 7.0


def _figure(width_mm: float, height_mm: float) -> tuple[Any, Any, Any]:
    """A figure, its axes and the Chinese font; no global state of matplotlib is touched."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_linewidth(0.6)
    axes.tick_params(width=0.6, length=2)
    return figure, axes, FontProperties(fname=str(FONT), size=TEXT_PT)


def _sized(font: Any, size: float) -> Any:
    copy = font.copy()
    copy.set_size(size)
    return copy


def _set_fonts(axes: Any, font: Any) -> None:
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(_sized(font, SMALL_PT))


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, format="png", dpi=DPI, facecolor="white", metadata={"Software": None})


def draw_weeks(path: Path, weeks: Sequence[Counted], size_mm: tuple[float, float]) -> None:
    """Patrols of each week as bars; weeks that reached their number dark, others light, the running one hatched."""
    figure, axes, font = _figure(*size_mm)
    text, needed = words()["charts"], max((week.needed for week in weeks), default=0)
    for number, week in enumerate(weeks):
        color = DARK if week.done >= week.needed else LIGHT if week.is_over else PALE
        hatch = None if week.is_over else "////"
        axes.bar(number, week.done, 0.62, color=color, edgecolor=DARK, linewidth=0.6, hatch=hatch)
        said = str(week.done) if week.is_over else f"{week.done}\n{text['week_running']}"
        axes.text(number, week.done + 0.06, said, ha="center", va="bottom", fontproperties=_sized(font, SMALL_PT))
    axes.axhline(needed, color=DARK, linewidth=0.8, linestyle=(0, (4, 3)))
    axes.set_xticks(
        range(len(weeks)),
        [f"{week.first.month}-{week.first.day:02d}\n–{week.last.month}-{week.last.day:02d}" for week in weeks],
    )
    highest = max([needed, *(week.done for week in weeks)], default=1)
    axes.set_ylim(0, highest * 1.3 + 0.6)
    axes.set_xlim(-0.6, max(len(weeks), 1) - 0.4)
    axes.yaxis.set_major_locator(_whole_numbers())
    axes.set_title(text["weeks"].format(needed=needed), fontproperties=font, loc="left", pad=3)
    _set_fonts(axes, font)
    _save(figure, path)


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True, nbins=4)


def draw_duties(path: Path, duties: Sequence[DutyCount], size_mm: tuple[float, float]) -> None:
    """Duties of each rule: in time, late, still running, with their numbers written in."""
    figure, axes, font = _figure(*size_mm)
    text = words()["charts"]
    axes.set_title(text["duties"], fontproperties=font, loc="left", pad=3)
    if not duties:
        _say_empty(axes, text["no_duties"], font)
        _save(figure, path)
        return
    parts = (("in_time", DARK, None, "white"), ("failed", PALE, "////", DARK), ("running", LIGHT, None, DARK))
    rows = range(len(duties))
    left = [0] * len(duties)
    for key, color, hatch, ink in parts:
        sizes = [getattr(duty, key) for duty in duties]
        axes.barh(
            rows, sizes, 0.62, left=left, color=color, hatch=hatch, edgecolor=DARK, linewidth=0.6, label=text[key]
        )
        for row, (start, size) in enumerate(zip(left, sizes, strict=True)):
            if size:
                box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2} if hatch else None
                axes.text(
                    start + size / 2,
                    row,
                    str(size),
                    ha="center",
                    va="center",
                    color=ink,
                    bbox=box,
                    fontproperties=_sized(font, SMALL_PT),
                )
        left = [start + size for start, size in zip(left, sizes, strict=True)]
    axes.set_yticks(rows, [f"{duty.title}（{duty.term}）" for duty in duties])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.set_xlim(0, max([*left, 1]) * 1.02)
    axes.legend(
        prop=_sized(font, SMALL_PT),
        loc="upper center",
        bbox_to_anchor=(0.4, -0.1),
        ncols=3,
        frameon=False,
        handlelength=1.4,
        columnspacing=1.0,
    )
    _set_fonts(axes, font)
    _save(figure, path)


def draw_rates(path: Path, rates: Sequence[Rate], size_mm: tuple[float, float]) -> None:
    """Each rate as a dot with its interval, and its target as a short upright line; hollow where there are too few."""
    figure, axes, font = _figure(*size_mm)
    text = words()["charts"]
    for row, rate in enumerate(rates):
        if rate.rule.target_pct is not None:
            axes.plot([rate.rule.target_pct] * 2, [row - 0.34, row + 0.34], color=DARK, linewidth=1.4)
        if rate.share is None or rate.low is None or rate.high is None:
            axes.text(2, row, text["no_items"], va="center", color=MIDDLE, fontproperties=_sized(font, SMALL_PT))
            continue
        axes.plot([100 * rate.low, 100 * rate.high], [row, row], color=MIDDLE, linewidth=2.2, solid_capstyle="butt")
        face = "white" if rate.too_few else DARK
        axes.plot(
            [100 * rate.share],
            [row],
            "o",
            markersize=5,
            markerfacecolor=face,
            markeredgecolor=DARK,
            clip_on=False,
            zorder=4,
        )
    axes.set_yticks(range(len(rates)), [f"{rate.rule.title}\n{rate.done}/{rate.total}" for rate in rates])
    axes.set_ylim(len(rates) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xticks(range(0, 101, 20))
    axes.grid(axis="x", color="#dddddd", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.set_title(text["rates"], fontproperties=font, loc="left", pad=3)
    _set_fonts(axes, font)
    _save(figure, path)


def _say_empty(axes: Any, text: str, font: Any) -> None:
    axes.set_axis_off()
    axes.text(0.5, 0.5, text, ha="center", va="center", transform=axes.transAxes, fontproperties=font)
