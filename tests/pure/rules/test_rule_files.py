"""Every rule file that has a schema follows it, and the sentences fill in what they are given."""

from __future__ import annotations

import json

import jsonschema
import pytest
from landpatrol.processing.core.rules.data_files import DATA_FOLDER

SCHEMAS = sorted(DATA_FOLDER.glob("*.schema.json"))


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.name)
def test_shipped_files_follow_their_schema(schema):
    jsonschema.Draft202012Validator.check_schema(read(schema))
    jsonschema.validate(read(schema.with_name(schema.name.replace(".schema", ""))), read(schema))


def test_the_rules_of_this_folder_have_schemas():
    named = {path.name.replace(".schema", "") for path in SCHEMAS}
    assert {"major_case.json", "criminal_line.json", "position_sources.json", "adjoining.json", "limits.json"} <= named


@pytest.mark.parametrize(
    ("schema", "broken"),
    [
        ("criminal_line", {"lines_mu": {"basic_farmland": 5}}),
        ("criminal_line", {"lines_mu": {"basic_farmland": 0, "other_cultivated": 10}}),
        ("position_sources", {"sources": []}),
        ("limits", {"most_vertices": 0}),
        ("datum_hints", {"words": {"GCJ-02": ["AMAP"]}}),
    ],
)
def test_a_broken_file_does_not_pass(schema, broken):
    content = read(DATA_FOLDER / f"{schema}.json") | broken
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, read(DATA_FOLDER / f"{schema}.schema.json"))
