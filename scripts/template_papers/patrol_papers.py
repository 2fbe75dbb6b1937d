"""Papers on patrols: the record of one, the ledger of a month, the monthly return."""

from __future__ import annotations

from typing import Any

from .kit import Box, Draft, paper


@paper("执法巡查记录表.docx")
def patrol_record(draft: Draft) -> None:
    draft.page("form")
    draft.text("文书名称", "执法巡查记录表")
    draft.text("文书编号", "编号：{{ patrol.code }}")
    find = (
        ("number", "小表居中"), ("place", "小表内容"), ("centre", "小表内容"), ("state", "小表内容"),
        ("illegal_mu", "小表数字"), ("cultivated_mu", "小表数字"), ("basic_farmland_mu", "小表数字"), ("party", "小表内容"),
    )  # fmt: skip
    draft.table(
        [26, 53, 26, 53],
        [
            ["巡查日期", Box("{{ patrol.date }}"), "起止时间", Box("{{ patrol.time }}")],
            [
                "天　　气",
                Box("{{ patrol.weather }}"),
                "方　　式",
                Box("{{ patrol.means }}（车辆：{{ patrol.vehicle }}）"),
            ],
            ["巡查单位", Box("{{ patrol.unit }}"), "责 任 区", Box("{{ patrol.zone }}")],
            ["巡查人员", Box("{{ patrol.officers }}"), "执法证号", Box("{{ patrol.certificates }}")],
            ["路　　线", Box("{{ patrol.route }}（里程：{{ patrol.length }}）", 3), None, None],
            ["发现问题", Box([("表格段落", "{{ patrol.found }}")], 3, upright="top"), None, None],
            ["现场处置", Box([("表格段落", "{{ patrol.handled }}")], 3, upright="top"), None, None],
            ["照片编号", Box("{{ patrol.photos }}", 3), None, None],
        ],
        heights_mm=[10, 10, 10, 12, 18, 30, 26, 12],
    )
    draft.text("表题", "发现问题明细")
    draft.table(
        [9, 25, 28, 28, 16, 16, 16, 20],
        [
            ["序号", "地点", "中心坐标", "现状", "占地\n（亩）", "其中耕地\n（亩）", "永久基本\n农田（亩）", "当事人"],
            [Box("{%tr for row in rows %}", 8), *[None] * 7],
            [Box(f"{{{{ row.{name} }}}}", style=style) for name, style in find],
            [Box("{%tr endfor %}", 8), *[None] * 7],
            [Box("{%tr if not rows %}", 8), *[None] * 7],
            [Box("未发现违法行为", 8, style="小表居中"), *[None] * 7],
            [Box("{%tr endif %}", 8), *[None] * 7],
        ],
        heads=1,
        label_style="小表栏目",
    )
    draft.text("文书抬头", "")
    draft.text("文书抬头", "巡查人员签名：")
    draft.text("文书抬头", "记录人：{{ patrol.recorder }}　　　　　　审核人：{{ patrol.checker }}")


LEDGER = (
    ("序号", 9, "number", "小表居中"),
    ("巡查时间", 22, "when", "小表居中"),
    ("巡查单位\n责任区", 27, "who", "小表内容"),
    ("方式、路线、里程", 42, "way", "小表内容"),
    ("巡查人员", 17, "officers", "小表内容"),
    ("发现违法行为情况\n（位置、面积、当事人、建设内容）", 48, "seen", "小表内容"),
    ("制止情况", 26, "stopped", "小表内容"),
    ("处理意见", 22, "opinion", "小表内容"),
    ("后续结果", 17, "result", "小表内容"),
    ("记录人\n审核人", 17, "people", "小表内容"),
)


def _listing(draft: Draft, columns: tuple[tuple[str, int, str, str], ...], rows: str) -> Any:
    """A table with one row for each of `rows`."""
    covered = [None] * (len(columns) - 1)
    return draft.table(
        [width for _, width, _, _ in columns],
        [
            [head for head, _, _, _ in columns],
            [Box(f"{{%tr for row in {rows} %}}", len(columns)), *covered],
            [Box(f"{{{{ row.{name} }}}}", style=style) for _, _, name, style in columns],
            [Box("{%tr endfor %}", len(columns)), *covered],
        ],
        heights_mm=7,
        heads=1,
        label_style="小表栏目",
    )


@paper("巡查台账.docx")
def ledger(draft: Draft) -> None:
    draft.page("a4_across")
    draft.text("公文标题", "{{ title }}")
    draft.text("表注", "填报单位：{{ office.name }}　　　期间：{{ period }}　　　共{{ count }}次巡查")
    draft.whole_rows(_listing(draft, LEDGER, "rows"))
    draft.text("表注", "负责人：{{ signer }}　　　　填报日期：{{ date }}")
    draft.page_numbers()


RETURN = (
    ("单位", 27, "unit", "小表内容"),
    ("巡查\n次数", 11, "patrols", "小表数字"),
    ("应巡查\n次数", 12, "expected", "小表数字"),
    ("其中\n重点", 14, "key", "小表数字"),
    ("里程\n公里", 14, "length_km", "小表数字"),
    ("视频\n天数", 14, "video_days", "小表数字"),
    ("发现\n宗数", 10, "found", "小表数字"),
    ("制止\n宗数", 10, "stopped", "小表数字"),
    ("立案\n宗数", 10, "filed", "小表数字"),
    ("结案\n宗数", 10, "closed", "小表数字"),
    ("占地\n亩", 12, "illegal_mu", "小表数字"),
    ("基本农\n田亩", 12, "basic_farmland_mu", "小表数字"),
)

FINDS = (
    ("图斑编号", 21, "code", "小表居中"),
    ("发现日期", 20, "date", "小表居中"),
    ("发现途径", 19, "known_by", "小表居中"),
    ("位置", 30, "place", "小表内容"),
    ("当事人", 30, "party", "小表内容"),
    ("占地\n亩", 12, "illegal_mu", "小表数字"),
    ("耕地\n亩", 12, "cultivated_mu", "小表数字"),
    ("基本农\n田亩", 12, "basic_farmland_mu", "小表数字"),
)


@paper("巡查工作落实情况.docx")
def monthly_return(draft: Draft) -> None:
    draft.text("公文标题", "{{ title }}")
    draft.text("主送", "{{ office.superior }}：")
    draft.text("公文正文", "{{ opening }}")
    draft.text("公文正文", "{%p for section in sections %}")
    draft.text("标题一", "{{ section.heading }}")
    draft.text("公文正文", "{%p for line in section.paragraphs %}")
    draft.text("公文正文", "{{ line }}")
    draft.text("公文正文", "{%p endfor %}")
    draft.text("公文正文", "{%p endfor %}")
    draft.blank()
    draft.text("附件说明", "附件：1. 巡查工作落实情况统计表")
    draft.text("附件续行", "2. 巡查台账")
    draft.text("署名", "{{ office.name }}")
    draft.text("成文日期", "{{ date }}")
    draft.page_break()
    draft.text("附件标识", "附件1")
    draft.text("表题", "巡查工作落实情况统计表（{{ period }}）")
    _listing(draft, RETURN, "rows")
    draft.text("表注", "{{ table_note }}")
    draft.text("公文正文", "{%p if finds %}")
    draft.text("表题", "本期发现的违法行为")
    _listing(draft, FINDS, "finds")
    draft.text("公文正文", "{%p endif %}")
    draft.text("版记锚点", "")
    draft.page_numbers()
