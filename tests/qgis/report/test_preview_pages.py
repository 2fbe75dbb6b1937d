"""Pages of a PDF as pictures."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsProcessingException
from qgis.PyQt.QtGui import QImage


@pytest.fixture
def two_pages(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    file = tmp_path / "专项 报告.pdf"
    canvas = Canvas(str(file), pagesize=(210, 297))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 148.5, 210, 148.5, stroke=0, fill=1)
    canvas.showPage()
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(0, 0, 210, 297, stroke=0, fill=1)
    canvas.save()
    return file


def test_each_page_is_a_picture_of_its_own(provider, two_pages, tmp_path, feedback):
    parameters = {"FILE": str(two_pages), "FOLDER": str(tmp_path / "图片"), "DPI": 72}
    results = processing.run("landpatrol:preview_pages", parameters, feedback=feedback)
    pictures = [QImage(str(path)) for path in sorted((tmp_path / "图片").iterdir())]
    assert results["PAGES"] == len(pictures) == 2
    assert [(picture.width(), picture.height()) for picture in pictures] == [(210, 297)] * 2
    assert pictures[0].pixelColor(100, 50).red() > 200 > pictures[0].pixelColor(100, 50).blue()
    assert pictures[0].pixelColor(100, 250).blue() > 200  # white below
    assert pictures[1].pixelColor(100, 250).red() < 50 < pictures[1].pixelColor(100, 250).blue()


def test_what_is_no_pdf_is_refused_in_words(provider, tmp_path, feedback):
    file = tmp_path / "报告.pdf"
    file.write_text("no PDF", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="PDF"):
        processing.run("landpatrol:preview_pages", {"FILE": str(file), "FOLDER": str(tmp_path)}, feedback=feedback)
