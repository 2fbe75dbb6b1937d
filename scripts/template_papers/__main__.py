"""Write the templates: python -m template_papers ROOT [FILE …]."""

from __future__ import annotations

import importlib.util
import pkgutil
import sys
from io import BytesIO
from pathlib import Path

import template_papers
from template_papers.kit import PAPERS, Draft


def repacked(root: Path, content: bytes) -> bytes:
    """Without times, as the product packs its own papers."""
    spec = importlib.util.spec_from_file_location("package", root / "processing" / "report" / "office" / "package.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.repacked(content)


def main() -> None:
    root, wanted = Path(sys.argv[1]), sys.argv[2:]
    for found in pkgutil.iter_modules(template_papers.__path__):
        if found.name not in ("__main__", "kit"):
            importlib.import_module(f"template_papers.{found.name}")
    for file, make in PAPERS.items():
        if not wanted or file in wanted:
            draft, content = Draft(), BytesIO()
            make(draft)
            draft.save(content)
            (root / "styles" / "templates" / file).write_bytes(repacked(root, content.getvalue()))
            print(file)


if __name__ == "__main__":
    main()
