"""The data files of the map sheets follow their schemas; a broken one does not."""

from __future__ import annotations

import json

import jsonschema
import pytest
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.report.maps.words import STYLE_FILE, WORDS_FILE, load_map_style, load_map_words

FILES = [STYLE_FILE, WORDS_FILE]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def schema_of(path):
    return read(path.with_suffix(".schema.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_shipped_files_follow_their_schema(path):
    jsonschema.Draft202012Validator.check_schema(schema_of(path))
    jsonschema.validate(read(path), schema_of(path))


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        (STYLE_FILE, {"scales": []}),
        (STYLE_FILE, {"fill_share": 1.2}),
        (STYLE_FILE, {"parcel_color": "red"}),
        (WORDS_FILE, {"scale": "比例尺"}),
        (WORDS_FILE, {"points_table": {"columns": ["点号"]}}),
    ],
)
def test_a_broken_file_does_not_pass(path, broken):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read(path) | broken, schema_of(path))


@pytest.mark.parametrize(("path", "load"), [(STYLE_FILE, load_map_style), (WORDS_FILE, load_map_words)])
def test_a_file_that_lacks_a_section_is_named(path, load, tmp_path):
    edited = tmp_path / path.name
    edited.write_text(json.dumps({"schema_version": 1}), encoding="utf-8")
    with pytest.raises(RuleError, match=path.name):
        load(edited)
