"""The special report of a major case, and the letter to a department."""

from __future__ import annotations

from .kit import Box, Draft, paper

# Widths of the tables, mm; the type area of GB/T 9704 is 156 wide.
AREA_WIDTHS = [31, 22, 16, 15, 15, 24, 16, 17]
PARCEL_WIDTHS = [26, 24, 24, 24, 18, 19, 21]
CLASS_WIDTHS = [18, 36, 24, 18, 17, 20, 23]
ACT_WIDTHS = [10, 31, 57, 38, 20]
DEADLINE_WIDTHS = [31, 30, 12, 53, 30]
POINT_WIDTHS = [17, 19, 43, 47, 30]
EVIDENCE_WIDTHS = [9, 16, 42, 26, 14, 25, 24]
IMAGE_WIDTHS = [20, 52, 30, 54]
SOURCE_WIDTHS = [25, 45, 56, 30]

TEXT, NUMBER, MIDDLE = "小表内容", "小表数字", "小表居中"


def _cell(text: str, style: str) -> Box:
    return Box(text, style=style)


def _rows(
    draft: Draft,
    widths: list[int],
    heads: list[str],
    loop: str,
    cells: list[Box],
    last: list[Box] | None = None,
    whole: bool = False,
) -> None:
    """A table whose rows repeat: head, loop, row, end of loop, and a last row where there is one.

    With `whole` no page parts it, nor what follows from it.
    """
    blank: list[Box | str | None] = [Box("") for _ in widths[1:]]
    rows: list[list[Box | str | None]] = [
        [_cell(head, "小表栏目") for head in heads],
        [Box(f"{{%tr for {loop} %}}", style=TEXT), *blank],
        list(cells),
        [Box("{%tr endfor %}", style=TEXT), *blank],
    ]
    if last is not None:
        rows.append(list(last))
    table = draft.table(widths, rows, heights_mm=[8, *[6] * (len(rows) - 1)], heads=1)
    draft.whole_rows(table)
    for cell in table.rows[2].cells if whole else ():
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _rows_if_any(
    draft: Draft, widths: list[int], heads: list[str], loop: str, cells: list[Box], whole: bool = False
) -> None:
    """A table that is left out where it has no rows; with `whole`, one that no page parts."""
    draft.text("表注", f"{{%p if {loop.split()[-1]} %}}")
    _rows(draft, widths, heads, loop, cells, whole=whole)
    draft.text("表注", "{%p endif %}")


@paper("专项报告.docx")
def special_report(draft: Draft) -> None:
    draft.text("红头", "{{ head.issuer }}")
    draft.text("文号上行", "　{{ head.number }}", "\t", "{{ head.signer }}　")
    draft.text("公文标题", "{{ head.title }}")
    draft.text("主送", "{{ head.recipients }}：")
    draft.text("公文正文", "{{ opening }}")
    draft.text("公文正文", "{%p for section in sections %}")
    draft.text("标题一", "{{ section.heading }}")
    draft.text("公文正文", "{%p for line in section.paragraphs %}")
    draft.text("公文正文", "{{ line }}")
    draft.text("公文正文", "{%p endfor %}")
    draft.text("公文正文", "{%p endfor %}")
    _closing(draft)
    draft.text("署名", "{{ head.issuer }}")
    draft.text("成文日期", "{{ head.day }}")
    _annexes(draft)
    draft.page_numbers()
    _page_heads(draft)


def _closing(draft: Draft) -> None:
    """Last sentence and enclosures; that they stay with the signature is seen to when the paper is filled."""
    draft.text("公文正文", "{{ closing }}")
    draft.text("公文正文", "")
    draft.text("附件说明", "{%p for name in head.attachments %}")
    draft.text("附件说明", "{% if loop.first %}附件：{% else %}　　　{% endif %}{{ name }}")
    draft.text("附件说明", "{%p endfor %}")


def _page_heads(draft: Draft) -> None:
    """Above every page: what the paper is not, and the code that leads to its figures."""
    section = draft.document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = "图注"
        paragraph.add_run("{{ head.marks }}　记录号{{ head.code }}")


def _annex(draft: Draft, number: int | str, name: str) -> None:
    """The mark of an annex, on a page of its own as GB/T 9704 has it."""
    draft.text("附件标识", f"附件{number}").paragraph_format.page_break_before = True
    draft.text("表题", name)


def _annexes(draft: Draft) -> None:
    _annex(draft, 1, "面积、地类与措施表")
    _area_tables(draft)
    _class_tables(draft)
    _act_tables(draft)
    _annex(draft, 2, "界址点成果表")
    _boundary_tables(draft)
    draft.text("表注", "{%p if evidence %}")
    _annex(draft, 3, "证据目录")
    _evidence(draft)
    draft.text("表注", "{%p endif %}")
    _annex(draft, "{% if evidence %}4{% else %}3{% endif %}", "量算方法与数据来源")
    _method(draft)


def _area_tables(draft: Draft) -> None:
    draft.text("小表题", "{{ areas_title }}")
    heads = [
        "项目",
        "面积\n（平方米）",
        "面积\n（公顷）",
        "面积\n（亩）",
        "标准线\n（亩）",
        "与标准线之差\n（平方米）",
        "误差带\n±（亩）",
        "结论",
    ]
    cells = [
        _cell("{{ line.label }}", TEXT),
        *[_cell(f"{{{{ line.{name} }}}}", NUMBER) for name in ("m2", "ha", "mu", "line_mu", "margin_m2", "band_mu")],
        _cell("{{ line.verdict }}", MIDDLE),
    ]
    _rows(draft, AREA_WIDTHS, heads, "line in areas", cells)
    draft.text("表注", "注：{{ areas_note }}")
    draft.text("小表题", "{{ parcels_title }}")
    names = ("total_m2", "approved_m2", "illegal_m2", "illegal_mu", "cultivated_mu", "basic_farmland_mu")
    heads = [
        "图斑编号",
        "图斑面积\n（平方米）",
        "已批准用地\n（平方米）",
        "违法占地\n（平方米）",
        "违法占地\n（亩）",
        "其中耕地\n（亩）",
        "其中永久\n基本农田（亩）",
    ]
    cells = [_cell("{{ line.code }}", MIDDLE), *[_cell(f"{{{{ line.{name} }}}}", NUMBER) for name in names]]
    _rows(draft, PARCEL_WIDTHS, heads, "line in parcels", cells)


def _class_tables(draft: Draft) -> None:
    draft.text("小表题", "{%p for table in classes %}")
    draft.text("小表题", "{{ table.title }}")
    names = ("m2", "mu", "share_pct", "ridges_m2", "net_m2")
    heads = [
        "地类编码",
        "地类名称",
        "面积\n（平方米）",
        "面积\n（亩）",
        "占比\n（%）",
        "其中田坎\n（平方米）",
        "扣除田坎后\n（平方米）",
    ]
    cells = [
        _cell("{{ line.code }}", MIDDLE),
        _cell("{{ line.name }}", TEXT),
        *[_cell(f"{{{{ line.{name} }}}}", NUMBER) for name in names],
    ]
    last = [
        _cell("", MIDDLE),
        _cell("{{ table.total.name }}", TEXT),
        *[_cell(f"{{{{ table.total.{name} }}}}", NUMBER) for name in names],
    ]
    _rows(draft, CLASS_WIDTHS, heads, "line in table.lines", cells, last)
    draft.text("表注", "{%p if table.note %}")
    draft.text("表注", "注：{{ table.note }}")
    draft.text("表注", "{%p endif %}")
    draft.text("小表题", "{%p endfor %}")
    draft.text("表注", "{%p for note in class_notes %}")
    draft.text("表注", "{{ note }}")
    draft.text("表注", "{%p endfor %}")


def _act_tables(draft: Draft) -> None:
    draft.text("小表题", "{{ acts_title }}")
    names = (("number", MIDDLE), ("day", MIDDLE), ("act", TEXT), ("document", MIDDLE), ("officer", MIDDLE))
    cells = [_cell(f"{{{{ line.{name} }}}}", style) for name, style in names]
    _rows_if_any(draft, ACT_WIDTHS, ["序号", "日期", "措施", "文书编号", "经办人"], "line in acts", cells)
    draft.text("表注", "{%p if acts_note %}")
    draft.text("表注", "{{ acts_note }}")
    draft.text("表注", "{%p endif %}")
    draft.text("小表题", "{{ deadlines_title }}")
    names = (("duty", MIDDLE), ("start", MIDDLE), ("length", MIDDLE), ("reading", MIDDLE), ("due", MIDDLE))
    cells = [_cell(f"{{{{ line.{name} }}}}", style) for name, style in names]
    heads = ["事项", "起算日", "天数", "“日”的读法", "到期日"]
    _rows_if_any(draft, DEADLINE_WIDTHS, heads, "line in deadlines", cells, whole=True)


def _boundary_tables(draft: Draft) -> None:
    draft.text("小表题", "{%p for table in boundaries %}")
    draft.text("小表题", "{{ table.title }}")
    names = (("ring", MIDDLE), ("point", MIDDLE), ("x_m", NUMBER), ("y_m", NUMBER), ("side_m", NUMBER))
    cells = [_cell(f"{{{{ line.{name} }}}}", style) for name, style in names]
    heads = ["圈号", "点号", "X（米）", "Y（米）", "边长（米）"]
    _rows(draft, POINT_WIDTHS, heads, "line in table.lines", cells)
    draft.text("表注", "注：{{ table.note }}")
    draft.text("小表题", "{%p endfor %}")


def _evidence(draft: Draft) -> None:
    names = (
        ("number", MIDDLE), ("kind", MIDDLE), ("name", TEXT), ("day", MIDDLE), ("maker", MIDDLE), ("note", TEXT),
        ("checksum", MIDDLE),
    )  # fmt: skip
    cells = [_cell(f"{{{{ line.{name} }}}}", style) for name, style in names]
    cells[2] = _cell("{{ line.name | replace('　', '\\n') }}", TEXT)  # a document's number below its name
    heads = ["序号", "类别", "名称、编号", "日期", "制作人", "说明", "校验值"]
    _rows(draft, EVIDENCE_WIDTHS, heads, "line in evidence", cells)
    draft.text("表注", "注：{{ evidence_note }}")


def _method(draft: Draft) -> None:
    for lines, title in (("method", ""), ("notes", "说明")):
        draft.text("附件段落", f"{{%p if {lines} %}}")
        if title:
            draft.text("小表题", title)
        draft.text("附件段落", f"{{%p for line in {lines} %}}")
        draft.text("附件段落", "{{ line }}")
        draft.text("附件段落", "{%p endfor %}")
        draft.text("附件段落", "{%p endif %}")
    draft.text("小表题", "所用图层")
    names = (("use", MIDDLE), ("name", TEXT), ("crs", TEXT), ("day", MIDDLE))
    cells = [_cell(f"{{{{ line.{name} }}}}", style) for name, style in names]
    _rows(draft, SOURCE_WIDTHS, ["用途", "图层名称", "坐标系", "时相或日期"], "line in sources", cells)
    draft.text("小表题", "{%p if images %}")
    draft.text("小表题", "影像选取")
    names = (("use", MIDDLE), ("name", TEXT), ("day", MIDDLE), ("note", TEXT))
    cells = [_cell(f"{{{{ line.{name} }}}}", style) for name, style in names]
    _rows(draft, IMAGE_WIDTHS, ["用途", "影像名称", "拍摄日期", "说明"], "line in images", cells, whole=True)
    draft.text("表注", "{%p for note in image_notes %}")
    draft.text("表注", "{{ note }}").paragraph_format.keep_with_next = True
    draft.text("表注", "{%p endfor %}")
    draft.text("小表题", "{%p endif %}")


@paper("函告附件.docx")
def letter_annex(draft: Draft) -> None:
    """The boundary points as the letters' second annex; the maps before them are pages of the map set."""
    draft.text("附件标识", "附件2")
    draft.text("表题", "界址点成果表")
    _boundary_tables(draft)
    draft.text("版记锚点", "")
    _page_heads(draft)


@paper("函告.docx")
def department_letter(draft: Draft) -> None:
    draft.letter_head("{{ head.issuer }}", "{{ head.number }}")
    draft.text("图注", "{{ head.marks }}　记录号{{ head.code }}")
    draft.text("公文标题", "{{ head.title }}")
    draft.text("主送", "{{ head.recipients }}：")
    draft.text("公文正文", "{%p for line in paragraphs %}")
    draft.text("公文正文", "{{ line }}")
    draft.text("公文正文", "{%p endfor %}")
    draft.text("公文正文", "{%p for line in asks %}")
    draft.text("公文正文", "{{ line }}")
    draft.text("公文正文", "{%p endfor %}")
    _closing(draft)
    draft.text("署名", "{{ head.issuer }}")
    draft.text("成文日期", "{{ head.day }}")
    draft.text("附注", "{%p if contact %}")
    draft.text("附注", "{{ contact }}")
    draft.text("附注", "{%p endif %}")
    draft.page_numbers()
    _page_heads(draft)
