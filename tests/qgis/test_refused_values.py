"""A value that cannot be used is named with its parameter and with what can."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsProcessingContext

REFUSED = [
    ("make_form", {"FORM": "nonsense"}, ("nonsense", "FORM", "stop_notice", "daily_report")),
    ("due_date", {"FROM": "2026-13-40"}, ("2026-13-40", "FROM", "2026年9月8日")),
    ("case_clock", {"WORKSPACE": "/nowhere/a.json"}, ("/nowhere/a.json", "WORKSPACE")),
]


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(("name", "given", "named"), REFUSED)
def test_value_and_parameter_are_named(name, given, named):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"landpatrol:{name}")
    good, sentence = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not good
    assert [text for text in named if text not in sentence] == []
