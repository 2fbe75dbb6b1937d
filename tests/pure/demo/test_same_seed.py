"""The same seed gives the same county, whatever the process; another seed gives another."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DIGEST = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("landpatrol", sys.argv[1] + "/__init__.py", submodule_search_locations=[sys.argv[1]])
module = importlib.util.module_from_spec(spec)
sys.modules["landpatrol"] = module
spec.loader.exec_module(module)
import hashlib
from landpatrol.processing.core.demo.county import as_bytes, make_county
county = make_county(int(sys.argv[2]))
for tables in [*county.reference.values(), [county.parcels.table]]:
    for table in tables:
        print(table.name, hashlib.sha256(b"".join(as_bytes(table))).hexdigest())
"""


def _digests_in_new_process(seed, hash_seed, tmp_path):
    script = tmp_path / "digest.py"
    script.write_text(DIGEST, encoding="utf-8")
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-P", str(script), str(ROOT), str(seed)],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=True,
    )  # fmt: skip
    return dict(line.split() for line in run.stdout.splitlines())


@pytest.mark.heavy
def test_same_seed_same_county(county, tmp_path):
    from landpatrol.processing.core.demo.county import as_bytes

    tables = [table for tables in [*county.reference.values(), [county.parcels.table]] for table in tables]
    here = {table.name: hashlib.sha256(b"".join(as_bytes(table))).hexdigest() for table in tables}
    assert _digests_in_new_process(1, "4242", tmp_path) == here


@pytest.mark.heavy
def test_another_seed_another_county(county, tmp_path):
    from landpatrol.processing.core.demo.county import as_bytes

    other = _digests_in_new_process(2, "0", tmp_path)
    for table in [county.reference["DLTB"][0], county.parcels.table]:
        assert other[table.name] != hashlib.sha256(b"".join(as_bytes(table))).hexdigest()
