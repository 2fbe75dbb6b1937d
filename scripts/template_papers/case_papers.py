"""Papers inside the office about a case: filing form, report of facts."""

from __future__ import annotations

from .kit import Box, Draft, paper

HEAD, LINE = "表格栏目", "表格段落"


def _signing(*names: str) -> list[tuple[str, str]]:
    return [("表格签署", f"{name}　　　　　　　　　　年　　月　　日") for name in names]


def _wide(head: str, content: str | list[tuple[str, str]], upright: str = "center") -> list[Box | str | None]:
    """A row of the filing form: its head over two columns, its content over three."""
    return [Box(head, 2, style=HEAD), None, Box(content, 3, upright=upright), None, None]


@paper("立案呈批表.docx")
def filing_form(draft: Draft) -> None:
    draft.page("form")
    draft.text("文书机关", "{{ office.name }}")
    draft.text("文书名称", "立案呈批表")
    draft.text("文书编号", "编号：{{ number }}")
    wide = [22, 18, 44, 30, 44]
    draft.table(
        wide,
        [
            _wide("案由", "{{ case.cause }}"),
            [Box("线索来源", 2, style=HEAD), None, Box("{{ case.source }}"), "发现时间", Box("{{ case.found_date }}")],
            [
                Box("当事人\n基本情况", rows=3, style=HEAD),
                "名称",
                Box("{{ party.name }}"),
                "证件号码",
                Box("{{ party.id_no }}"),
            ],
            [None, "地址", Box("{{ party.address }}", 3), None, None],
            [None, "联系人\n及电话", Box("{{ party.contact }}", 3), None, None],
            _wide(
                "主要违法\n事实和\n性质",
                [
                    (LINE, "{%p for line in facts.paragraphs %}"),
                    (LINE, "{{ line }}"),
                    (LINE, "{%p endfor %}"),
                    (LINE, "涉嫌违反：{{ law.broken }}。"),
                ],
                upright="top",
            ),
            _wide(
                "承办人\n意见",
                [(LINE, "{{ opinion.officers }}（承办人：{{ contact.officers }}）"), *_signing("承办人签名：")],
                upright="bottom",
            ),
            _wide("承办机构\n意见", [(LINE, ""), *_signing("负责人：")], upright="bottom"),
            _wide("分局分管\n领导批示", [(LINE, "{{ opinion.approval }}"), *_signing("签　批：")], upright="bottom"),
            _wide("备注", "{{ note }}"),
        ],
        heights_mm=[9, 9, 9, 9, 9, 54, 24, 20, 24, 9],
    )
    draft.text("版记锚点", "")  # Word wants a paragraph after the last table; this one takes no room


def _sections(draft: Draft) -> None:
    draft.text("公文正文", "{%p for section in sections %}")
    draft.text("标题一", "{{ section.heading }}")
    draft.text("公文正文", "{%p for line in section.paragraphs %}")
    draft.text("公文正文", "{{ line }}")
    draft.text("公文正文", "{%p endfor %}")
    draft.text("公文正文", "{%p endfor %}")


def _report_upwards(draft: Draft) -> None:
    """A report of the station: red letterhead with the signer, sections, imprint."""
    draft.red_head("{{ office.name }}", "　{{ number }}", "{{ signer }}")
    draft.text("公文标题", "{{ paper_title }}")
    draft.text("主送", "{{ addressees }}：")
    draft.text("公文正文", "{{ opening }}")
    _sections(draft)
    draft.text("公文正文", "特此报告。")
    draft.text("公文正文", "{%p if attachments %}")
    draft.blank()
    draft.text("附件说明", "附件：{{ attachments }}")
    draft.text("公文正文", "{%p endif %}")
    draft.text("署名", "{{ office.name }}")
    draft.text("成文日期", "{{ date }}")
    draft.text("附注", "（联系人：{{ contact.officers }}，电话：{{ contact.phone }}）")
    draft.imprint("抄送：{{ copies }}。", "{{ office.name }}\t{{ date }}印发")
    draft.page_numbers()


@paper("违法事实报告.docx")
def fact_report(draft: Draft) -> None:
    _report_upwards(draft)


@paper("重大情况报告.docx")
def grave_report(draft: Draft) -> None:
    _report_upwards(draft)


@paper("国土资源违法行为整改意见书.docx")
def mending_opinion(draft: Draft) -> None:
    draft.red_head("{{ office.name }}", "{{ number }}")
    draft.text("公文标题", "{{ paper_title }}")
    draft.text("主送", "{{ addressees }}：")
    draft.text("公文正文", "{{ opening }}")
    draft.text("表题", "违法用地清单")
    small = [Box(text, style="小表居中") for text in ("{{ row.number }}", "{{ row.code }}")]
    draft.table(
        [10, 24, 30, 34, 20, 18, 20],
        [
            [
                "序号",
                "图斑编号",
                "位置",
                "当事人及用途",
                "占地面积\n（亩）",
                "其中耕地\n（亩）",
                "永久基本\n农田（亩）",
            ],
            [Box("{%tr for row in rows %}", 7), *[None] * 6],
            [
                *small,
                Box("{{ row.place }}", style="小表内容"),
                Box("{{ row.party }}，{{ row.use }}", style="小表内容"),
                *(
                    Box(f"{{{{ row.{name}_mu }}}}", style="小表数字")
                    for name in ("illegal", "cultivated", "basic_farmland")
                ),
            ],
            [Box("{%tr endfor %}", 7), *[None] * 6],
        ],
        heads=1,
        label_style="小表栏目",
    )
    _sections(draft)
    draft.text("署名", "{{ office.name }}")
    draft.text("成文日期", "{{ date }}")
    draft.text("附注", "（联系人：{{ contact.officers }}，电话：{{ contact.phone }}）")
    draft.imprint("抄送：{{ copies }}。", "{{ office.name }}\t{{ date }}印发")
    draft.page_numbers()


@paper("案件调查报告.docx")
def investigation_report(draft: Draft) -> None:
    draft.text("公文标题", "{{ paper_title }}")
    draft.table(
        [26, 52, 26, 52],
        [
            ["案由", Box("{{ case.cause }}", 3), None, None],
            ["案件编号", Box("{{ case.code }}"), "立案时间", Box("{{ case.filed_date }}")],
            ["调查机构", Box("{{ office.name }}"), "调查终结", Box("{{ date }}")],
            ["承办人", Box("{{ contact.officers }}"), "执法证号", Box("{{ contact.certificates }}")],
        ],
        heights_mm=9,
    )
    draft.blank("表注")
    draft.text("公文正文", "{{ opening }}")
    _sections(draft)
    draft.text("公文正文", "承办人（签名）：")
    draft.text("署名", "{{ office.name }}")
    draft.text("成文日期", "{{ date }}")
    draft.page_numbers()


@paper("监察日报表.docx")
def daily_report(draft: Draft) -> None:
    draft.page("form")
    draft.text("文书名称", "国土资源执法监察日报表")
    draft.text("文书编号", "填报日期：{{ date }}")
    draft.table(
        [28, 50, 28, 52],
        [
            ["填报单位", Box("{{ office.name }}", 3), None, None],
            ["发现时间", Box("{{ case.found_date }}"), "发现途径", Box("{{ case.source }}")],
            ["违法主体", Box("{{ party.name }}", 3), None, None],
            ["违法类型", Box("{{ facts.kind }}"), "发生时间", Box("{{ facts.time }}")],
            ["位　　置", Box("{{ facts.place }}", 3), None, None],
            ["中心坐标", Box("{{ facts.centre }}", 3), None, None],
            ["占地面积", Box("{{ area.illegal_m2 }}平方米（合{{ area.illegal_mu }}亩）", 3), None, None],
            ["其中耕地", Box("{{ area.cultivated }}"), "永久基本\n农田", Box("{{ area.basic_farmland }}")],
            ["用途和现状", Box("{{ facts.use }}；{{ facts.progress }}", 3), None, None],
            ["已采取措施", Box([(LINE, "{{ measures.text }}。")], 3, upright="top"), None, None],
            ["下步打算", Box([(LINE, "{{ opinion.next }}")], 3, upright="top"), None, None],
            ["填 表 人", Box("{{ reporter }}"), "负 责 人", Box("{{ signer }}")],
        ],
        heights_mm=[11, 11, 11, 11, 11, 11, 11, 12, 16, 44, 26, 12],
    )
    draft.text("表注", "注：发现正在实施的违法行为，当日填报并书面报分局（监察大队）。面积以图斑量算结果为准。")
