"""Land-use class schemes: which codes exist, what they are called, which are 耕地.

Codes collide between schemes (111 is 河流水面 in 二调 and 灌溉水田 in the 2001 scheme), so the scheme is always
named by the user and never guessed from a code.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import QT_TRANSLATE_NOOP, InputError, RuleError
from .data_files import DATA_FOLDER, rule_error

SCHEMES_FOLDER = DATA_FOLDER / "schemes"
SCHEME_NAMES = ("sandiao", "erdiao", "guodu2001", "yonghai")
SCHEME_TITLES = {
    "sandiao": "第三次全国国土调查工作分类",
    "erdiao": "土地利用现状分类 GB/T 21010-2007(第二次全国土地调查)",
    "guodu2001": "全国土地分类(过渡期适用,2001)",
    "yonghai": "国土空间调查、规划、用途管制用地用海分类",
}
CULTIVATED = "耕地"
COLUMNS = ("class_code", "class_name", "category", "group")


@dataclass(frozen=True)
class LandClass:
    """One class: code, name, first-level category (耕地, 园地 …) and group (农用地, 建设用地, 未利用地)."""

    code: str
    name: str
    category: str
    group: str

    @property
    def is_cultivated(self) -> bool:
        """The class is 耕地; 可调整 classes (…K) are not."""
        return self.category == CULTIVATED


@dataclass(frozen=True)
class ClassScheme:
    """A class scheme by name or from a class-map file."""

    name: str
    title: str
    classes: Mapping[str, LandClass]

    def find(self, code: str) -> LandClass | None:
        """The class of a code as the layer writes it, or None."""
        return self.classes.get(code)

    def is_cultivated(self, code: str) -> bool:
        """The code is known and is 耕地."""
        found = self.find(code)
        return found is not None and found.is_cultivated


def load_class_scheme(name_or_path: str) -> ClassScheme:
    """A shipped scheme by its name, or a class-map file: CSV with the columns of `COLUMNS`.

    Raises
    ------
    RuleError
        If the name is unknown, or the file is missing or malformed.
    """
    if name_or_path in SCHEME_NAMES:
        return _read_scheme(SCHEMES_FOLDER / f"{name_or_path}.csv", name_or_path)
    path = Path(name_or_path)
    if path.suffix.lower() not in {".csv", ".txt"}:
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{name} is no class scheme: give one of {known}, or the path of a class-map CSV file."
            ),
            name=name_or_path,
            known=", ".join(SCHEME_NAMES),
        )
    return _read_scheme(path, path.name)


def _decode(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise rule_error(path, error.strerror or str(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise rule_error(path, "neither UTF-8 nor GBK")


@lru_cache(maxsize=16)
def _read_scheme(path: Path, name: str) -> ClassScheme:
    reader = csv.DictReader(_decode(path).splitlines())
    absent = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if absent:
        raise rule_error(path, f"no column {', '.join(absent)}")
    classes: dict[str, LandClass] = {}
    for line, row in enumerate(reader, start=2):
        code = (row["class_code"] or "").strip()
        if not code or code in classes:
            raise rule_error(path, f"line {line}: class code {code!r} is empty or repeated")
        classes[code] = LandClass(code, *((row[column] or "").strip() for column in COLUMNS[1:]))
    if not classes:
        raise rule_error(path, "no class in it")
    return ClassScheme(name, SCHEME_TITLES.get(name, name), classes)


def check_codes(codes: Iterable[str], scheme: ClassScheme) -> list[str]:
    """Codes of a layer that the scheme does not know, sorted.

    Raises
    ------
    InputError
        If the codes plainly belong to another scheme: none is known here, or another shipped scheme knows all.
    """
    present = {code for code in codes if code}
    unknown = sorted(code for code in present if scheme.find(code) is None)
    if not unknown:
        return []
    others = [name for name in SCHEME_NAMES if name != scheme.name and _knows_all(name, present)]
    if others or len(unknown) == len(present):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The land-use layer's class codes {codes} are not of the scheme {scheme}; choose the layer's own"
                " scheme (possible: {others}) or give a class-map file, and check the class field.",
            ),
            codes=", ".join(unknown[:8]),
            scheme=scheme.name,
            others=", ".join(others) or "-",
        )
    return unknown


def _knows_all(name: str, codes: set[str]) -> bool:
    known = load_class_scheme(name)
    return all(known.find(code) is not None for code in codes)
