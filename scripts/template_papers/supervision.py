"""Papers of supervision: the quarterly check sheet of a station, two pages."""

from __future__ import annotations

import docx
from docx.shared import Mm

from .kit import Box, Draft, paper

HEAD, TEXT, MIDDLE, GAP = "检查表栏目", "检查表内容", "检查表居中", "检查表缝"


def _head(text: str, columns: int = 1) -> Box:
    return Box(text, columns, style=HEAD)


def _cell(text: str, columns: int = 1) -> Box:
    return Box(text, columns, style=TEXT)


def _section(draft: Draft, text: str) -> None:
    draft.text("检查表小题", text)


def _looped(draft: Draft, widths: list[float], heads: list[str], loop: str, cells: list[Box]) -> None:
    """A table with one row for each entry of a list."""
    blank = [Box("", style=TEXT) for _ in widths[1:]]
    rows = [
        [_head(text) for text in heads],
        [_cell(f"{{%tr for {loop} %}}"), *blank],
        list(cells),
        [_cell("{%tr endfor %}"), *blank],
    ]
    draft.table(widths, rows, heights_mm=6.0, heads=1)


@paper("季度检查表.docx")
def station_check(draft: Draft) -> None:
    draft.page("check_sheet")
    _patrol_page(draft)
    _case_page(draft)
    _signatures(draft)


def _patrol_page(draft: Draft) -> None:
    """Plan, patrols, sites and what the last quarter left to mend."""
    draft.text("检查表标题", "{{ title }}")
    draft.table(
        [22, 62, 22, 64],
        [
            [_head("受检单位"), _cell("{{ unit }}"), _head("检查季度"), _cell("{{ quarter }}（{{ state }}）")],
            [_head("负责人"), _cell("{{ head }}"), _head("检查单位"), _cell("{{ office }}")],
        ],
        heights_mm=6.4,
    )
    _section(draft, "一、计划和责任区")
    draft.table(
        [22, 148],
        [[_head("巡查计划"), _cell("{{ plan }}")], [_head("责任区"), _cell("{{ zones }}")]],
        heights_mm=6.4,
    )
    _section(draft, "二、巡查和覆盖")
    draft.table(
        [22, 148],
        [
            [_head("巡查次数"), _cell("共{{ patrols }}次；{{ key }}")],
            [_head("每周次数"), _cell("{{ weeks }}")],
            [_head("视频巡查"), _cell("{{ video }}")],
            [_head("轨迹"), _cell("{{ tracks }}")],
            [_head("覆盖情况"), _cell("{{ coverage }}")],
        ],
        heights_mm=6.4,
    )
    draft.text("检查表图", "{{ charts.weeks }}")
    _section(draft, "三、在建非农建设用地全程监管")
    draft.table(
        [22, 148],
        [[_head("巡查情况"), _cell("{{ sites }}")], [_head("核查意见"), _cell("{{ site_findings }}")]],
        heights_mm=6.4,
    )
    _section(draft, "四、上季度问题整改：{{ mending_count }}")
    _looped(
        draft,
        [90, 28, 52],
        ["上季度存在问题", "整改期限", "整改情况"],
        "row in mending",
        [_cell("{{ row.problem }}"), Box("{{ row.due }}", style=MIDDLE), _cell("{{ row.state }}")],
    )


def _case_page(draft: Draft) -> None:
    """Cases, terms, rates and the problems found."""
    heading = draft.text("检查表小题", "五、案件和时限")
    heading.paragraph_format.page_break_before = True
    draft.table([22, 148], [[_head("案件"), _cell("{{ cases }}")]], heights_mm=6.4)
    draft.text(GAP, "")  # Word makes one table of two that touch
    _charts(draft)
    draft.text(GAP, "")
    _looped(
        draft,
        [46, 62, 28, 34],
        ["逾期案件（线索）", "时限", "到期日", "情况"],
        "row in late",
        [
            _cell("{{ row.case }}"),
            _cell("{{ row.title }}"),
            Box("{{ row.due }}", style=MIDDLE),
            Box("{{ row.state }}", style=MIDDLE),
        ],
    )
    _section(draft, "六、发现率、制止率、立案率、结案率")
    _looped(
        draft,
        [28, 20, 20, 34, 18, 50],
        ["指标", "件数", "比率", "95%置信区间", "目标", "结论"],
        "row in rates",
        [
            _cell("{{ row.title }}"),
            Box("{{ row.count }}", style=MIDDLE),
            Box("{{ row.text }}", style=MIDDLE),
            Box("{{ row.interval }}", style=MIDDLE),
            Box("{{ row.target }}", style=MIDDLE),
            _cell("{{ row.judgement }}"),
        ],
    )
    _section(draft, "七、本季度存在问题")
    _looped(
        draft,
        [12, 134, 24],
        ["序号", "存在问题", "来源"],
        "row in problems",
        [
            Box("{{ row.number }}", style=MIDDLE),
            _cell("{{ row.problem }}"),
            Box("{{ row.source }}", style=MIDDLE),
        ],
    )
    draft.text("检查表注", "{{ note }}")


def _signatures(draft: Draft) -> None:
    draft.table(
        [22, 63, 22, 63],
        [
            [_head("检查意见\n和整改要求"), Box("", 3), None, None],
            [_head("检查人"), Box("", style=TEXT), _head("受检单位\n负责人"), Box("", style=TEXT)],
            [_head("检查日期"), _cell("　　　　年　　月　　日"), _head("签收日期"), _cell("　　　　年　　月　　日")],
        ],
        heights_mm=[22, 11, 8],
    )


def _charts(draft: Draft) -> None:
    """Two charts side by side in a table without lines."""
    table = draft.document.add_table(1, 2)
    table.autofit = False
    table.alignment = docx.enum.table.WD_TABLE_ALIGNMENT.CENTER
    for cell, width, name in zip(table.rows[0].cells, (90, 80), ("duties", "rates"), strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].style = draft.document.styles["检查表图"]
        cell.paragraphs[0].add_run(f"{{{{ charts.{name} }}}}")


@paper("证据目录.docx")
def evidence_index(draft: Draft) -> None:
    draft.page("a4_across")
    draft.text("检查表标题", "证据目录")
    draft.text("检查表注", "案件：{{ case }}　　照片{{ count }}张　　制表：{{ office }}")
    small, middle = "小表内容", "小表居中"
    names = [
        "number",
        "code",
        "file",
        "taken",
        "place",
        "coordinates",
        "direction",
        "distance",
        "taker",
        "remark",
        "sha256",
    ]
    heads = [
        "序号",
        "照片编号",
        "文件名",
        "拍摄时间",
        "拍摄地点",
        "坐标（X, Y）",
        "方位",
        "距图斑\n（米）",
        "拍摄人",
        "备注",
        "SHA-256校验值",
    ]
    centred = {"number", "taken", "direction", "distance", "taker"}
    widths = [9, 22, 28, 20, 22, 22, 18, 14, 15, 45, 32]
    blank = [Box("", style=small) for _ in widths[1:]]
    draft.table(
        widths,
        [
            [Box(head, style="小表栏目") for head in heads],
            [Box("{%tr for row in rows %}", style=small), *blank],
            [Box(f"{{{{ row.{name} }}}}", style=middle if name in centred else small) for name in names],
            [Box("{%tr endfor %}", style=small), *blank],
        ],
        heights_mm=6,
        heads=1,
    )
    draft.page_numbers()
