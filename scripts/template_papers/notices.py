"""Papers served on a party: stop notice, notice to correct; with their acknowledgement of service (送达回证)."""

from __future__ import annotations

from .kit import Box, Draft, Underlined, paper

U = Underlined


def _opening(draft: Draft, title: str) -> None:
    draft.page("form")
    draft.text("文书机关", "{{ office.name }}")
    draft.text("文书名称", title)
    draft.text("文书编号", "{{ number }}")


def _party(draft: Draft) -> None:
    draft.text("文书抬头", "当事人：", U("{{ party.name }}"))
    draft.text("文书抬头", "住所（地址）：", U("{{ party.address }}"))


def _contact(draft: Draft) -> None:
    draft.text("文书正文", "联系人：", U("{{ contact.officers }}"), "　　联系电话：", U("{{ contact.phone }}"))
    draft.text("文书正文", "地址：", U("{{ contact.address }}"))


def _signature(draft: Draft) -> None:
    draft.text("署名", "{{ office.name }}（印章）")
    draft.text("成文日期", "{{ date }}")


def _service(draft: Draft) -> None:
    """送达回证 on a page of its own."""
    draft.page_break()
    draft.text("文书机关", "{{ office.name }}")
    draft.text("文书名称", "送达回证")
    draft.table(
        [34, 44, 28, 52],
        [
            ["送达文书名称", Box("《{{ title }}》", 3), None, None],
            ["文号", Box("{{ number }}", 3), None, None],
            ["受送达人", Box("{{ party.name }}", 3), None, None],
            ["送达地点", Box("{{ service.place }}", 3), None, None],
            ["送达方式", Box("{{ service.manner }}", 3), None, None],
            ["收件人签名\n或者盖章", Box(""), "收到日期", Box("　　　年　　月　　日", style="表格居中")],
            ["代收人签名\n及代收理由", Box("", 3), None, None],
            ["送达人", Box("{{ contact.officers }}\n（执法证号：{{ contact.certificates }}）", 3), None, None],
            [
                "见证人及\n拒收情况",
                Box(["", "", ("表格签署", "见证人：　　　　　　　　　年　　月　　日")], 3, upright="bottom"),
                None,
                None,
            ],
            ["备注", Box("{{ service.note }}", 3), None, None],
        ],
        heights_mm=[12, 12, 12, 12, 12, 20, 20, 18, 40, 24],
    )
    draft.text(
        "表注", "注：受送达人拒绝签收的，送达人应当邀请见证人到场，在回证上记明拒收事由和日期，并保留现场影像资料。"
    )


@paper("责令停止违法行为通知书.docx")
def stop_notice(draft: Draft) -> None:
    _opening(draft, "责令停止违法行为通知书")
    _party(draft)
    draft.text(
        "文书正文",
        "经查，你（单位）于",
        U("{{ facts.time }}"),
        "，在",
        U("{{ facts.place }}"),
        "（中心坐标：",
        U("{{ facts.centre }}"),
        "）",
        U("{{ facts.act }}"),
        "，占用土地面积",
        U("{{ area.illegal_m2 }}"),
        "平方米（合",
        U("{{ area.illegal_mu }}"),
        "亩），其中耕地",
        U("{{ area.cultivated }}"),
        "、永久基本农田",
        U("{{ area.basic_farmland }}"),
        "。",
    )
    draft.text("文书正文", "上述行为涉嫌违反", U("{{ law.broken }}"), "的规定。")
    draft.text(
        "文书正文",
        "依据",
        U("{{ law.basis }}"),
        "的规定，现责令你（单位）自收到本通知书之时起立即停止上述违法行为，保持现状，并接受我局调查处理。"
        "拒不停止的，我局将依法采取进一步措施，并按规定报告当地人民政府和通报有关部门。",
    )
    _contact(draft)
    _signature(draft)
    _service(draft)


@paper("责令改正违法行为通知书.docx")
def correction_notice(draft: Draft) -> None:
    _opening(draft, "责令改正违法行为通知书")
    _party(draft)
    draft.text(
        "文书正文",
        "经查，你（单位）于",
        U("{{ facts.time }}"),
        "，在",
        U("{{ facts.place }}"),
        U("{{ facts.act }}"),
        "，占用土地面积",
        U("{{ area.illegal_m2 }}"),
        "平方米（合",
        U("{{ area.illegal_mu }}"),
        "亩），其中耕地",
        U("{{ area.cultivated }}"),
        "、永久基本农田",
        U("{{ area.basic_farmland }}"),
        "。该行为违反了",
        U("{{ law.broken }}"),
        "的规定。",
    )
    draft.text("文书正文", "{{ earlier }}")
    draft.text(
        "文书正文",
        "依据",
        U("{{ law.correct }}"),
        "的规定，现责令你（单位）于",
        U("{{ correction.deadline }}"),
        "前改正下列违法行为：",
    )
    draft.text("文书正文", "{%p for item in correction.demands %}")
    draft.text("文书正文", "{{ loop.index }}．{{ item }}")
    draft.text("文书正文", "{%p endfor %}")
    draft.text("文书正文", "{{ correction.consequence }}")
    _contact(draft)
    _signature(draft)
    _service(draft)
