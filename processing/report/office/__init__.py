"""Papers of the office: a Word template is filled, and the PDF is drawn from the filled document.

One template per paper, an ordinary .docx that the office edits in Word or WPS. It is filled by docxtpl (jinja2 in
double braces; ``{%tr for … %}`` repeats a table row, ``{%p if … %}`` keeps or drops a paragraph), and the PDF is made
from the *filled* document, so the two cannot disagree. Usage::

    from .office.write import Paper, write_paper

    paper = write_paper(
        Paper(
            template="stop_notice",  # entry of data/papers.json: file, title, required placeholders
            values={"number": "示停〔2026〕1号", "party": {"name": "…"}, "rows": [{"text": "…"}]},
            author="示范分局",
            subject="SA2026-001",
            title="",  # of the file's properties; the paper's own title when empty
        ),
        folder / "责令停止违法行为通知书",  # .docx and .pdf are added
        office_templates=templates.office_folder(workspace_path),  # the folder 模板 beside the workspace
    )
    paper.docx, paper.pdf, paper.page_count, paper.notes  # notes: Remark, for `bridge.translate.sentence`

* Values are text, lists or dicts of text, and pictures: ``Picture(path, width_mm)``. Numbers are formatted by the
  caller; None is refused, for a paper never prints a blank by accident.
* A new paper: a template in ``styles/templates`` (made by a module of ``scripts/template_papers`` and run through
  ``scripts/build_templates``) and an entry in ``data/papers.json``.
* In templates only what `docx_pdf` can draw: paragraphs with named styles, tables (merged cells, repeated heads,
  nested), inline pictures, page breaks, sections of different size, headers and footers (first page, odd and even),
  fields PAGE and NUMPAGES, a table positioned at the foot of the page. Anything else is named in a note.
* Tables for people who count on: `xlsx.write_workbook` and `xlsx.read_sheet`.
"""
