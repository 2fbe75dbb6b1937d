"""Papers inside the office about a case: filing form, report of facts."""

from __future__ import annotations

from .kit import Box, Draft, paper


def _signing(*names: str) -> list[tuple[str, str]]:
    return [("表格签署", f"{name}　　　　　　　　　　年　　月　　日") for name in names]


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
            [Box("案由", 2, style="表格栏目"), None, Box("{{ case.name }}", 3), None, None],
            [
                Box("线索来源", 2, style="表格栏目"),
                None,
                Box("{{ case.source }}"),
                "发现时间",
                Box("{{ case.found_date }}"),
            ],
            [
                Box("当事人\n基本情况", rows=3, style="表格栏目"),
                "名称",
                Box("{{ party.name }}"),
                "证件号码",
                Box("{{ party.id_no }}"),
            ],
            [None, "地址", Box("{{ party.address }}", 3), None, None],
            [None, "负责人", Box("{{ party.representative }}"), "联系电话", Box("{{ party.phone }}")],
            [
                Box("主要违法\n事实和\n性质", 2, style="表格栏目"),
                None,
                Box(
                    [
                        ("表格段落", "{%p for line in facts.paragraphs %}"),
                        ("表格段落", "{{ line }}"),
                        ("表格段落", "{%p endfor %}"),
                        ("表格段落", "涉嫌违反：{{ law.broken }}。"),
                    ],
                    3,
                    upright="top",
                ),
                None,
                None,
            ],
            [
                Box("承办人\n意见", 2, style="表格栏目"),
                None,
                Box([("表格段落", "{{ opinion.officers }}"), *_signing("承办人（2人）：")], 3, upright="bottom"),
                None,
                None,
            ],
            [
                Box("承办机构\n意见", 2, style="表格栏目"),
                None,
                Box([("表格段落", ""), *_signing("负责人：")], 3, upright="bottom"),
                None,
                None,
            ],
            [
                Box("分局分管\n领导批示", 2, style="表格栏目"),
                None,
                Box([("表格段落", "{{ opinion.approval }}"), *_signing("签　批：")], 3, upright="bottom"),
                None,
                None,
            ],
            [Box("备注", 2, style="表格栏目"), None, Box("{{ note }}", 3), None, None],
        ],
        heights_mm=[11, 11, 10, 10, 10, 62, 28, 24, 28, 12],
    )


@paper("违法事实报告.docx")
def fact_report(draft: Draft) -> None:
    draft.red_head("{{ office.name }}", "　{{ number }}", "{{ signer }}")
    draft.text("公文标题", "关于{{ case.name }}\n违法事实的报告")
    draft.text("主送", "{{ addressees }}：")
    draft.text("公文正文", "{{ opening }}")
    draft.text("公文正文", "{%p for section in sections %}")
    draft.text("标题一", "{{ section.heading }}")
    draft.text("公文正文", "{%p for line in section.paragraphs %}")
    draft.text("公文正文", "{{ line }}")
    draft.text("公文正文", "{%p endfor %}")
    draft.text("公文正文", "{%p endfor %}")
    draft.text("公文正文", "特此报告。")
    draft.text("公文正文", "{%p if attachments %}")
    draft.blank()
    draft.text("附件说明", "附件：{{ attachments }}")
    draft.text("公文正文", "{%p endif %}")
    draft.text("署名", "{{ office.name }}")
    draft.text("成文日期", "{{ date }}")
    draft.text("附注", "（联系人：{{ contact.officers }}，联系电话：{{ contact.phone }}）")
    draft.imprint("抄送：{{ copies }}。", "{{ office.name }}\t{{ date }}印发")
    draft.page_numbers()
