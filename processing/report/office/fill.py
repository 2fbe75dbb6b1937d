"""Filling a template: values in, a Word document out, the same bytes for the same values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from ...core.errors import QT_TRANSLATE_NOOP, InputError
from .package import repacked
from .placeholders import has_value, known_names, used_names
from .signature import place_signatures

# Characters that XML cannot hold; they come with text pasted from elsewhere.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_NAMES = 5  # a longer list is no help


@dataclass(frozen=True)
class Picture:
    """A picture as a value; `width_mm` is its printed width."""

    path: Path
    width_mm: float


class _Environment(SandboxedEnvironment):
    """A template is no program, and `a.items` means the value called so, not a method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class Template:
    """A template that is open.

    Raises
    ------
    InputError
        If the file is no Word document or a placeholder is not written properly.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._environment = _Environment(undefined=StrictUndefined, autoescape=True)
        try:
            self._docx = DocxTemplate(BytesIO(path.read_bytes()))
            self.names = used_names(self._source(), self._environment)
        except TemplateSyntaxError as error:
            raise _badly_written(path, error) from error
        except Exception as error:  # the libraries raise whatever their parsers do
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The template {path} cannot be read as a Word document ({reason}); save it again as .docx.",
                ),
                path=str(path),
                reason=f"{type(error).__name__}: {error}",
            ) from error

    def _source(self) -> str:
        docx = self._docx
        docx.init_docx() if hasattr(docx, "init_docx") else docx.get_docx()
        parts = [docx.patch_xml(docx.get_xml())]
        for uri in (docx.HEADER_URI, docx.FOOTER_URI):
            parts += [docx.patch_xml(docx.get_part_xml(part)) for _, part in docx.get_headers_footers(uri)]
        return "\n".join(parts)

    def missing(self, required: Sequence[str]) -> list[str]:
        """Placeholders that it should hold and does not."""
        prefixes = {".".join(name.split(".")[:n]) for name in self.names for n in range(1, len(name.split(".")) + 1)}
        return [name for name in required if name not in prefixes]

    def fill(self, values: Mapping[str, Any], properties: Mapping[str, str]) -> bytes:
        """The filled document as a .docx file.

        Parameters
        ----------
        properties : mapping
            `title`, `author`, `subject` of the file.

        Raises
        ------
        InputError
            If the template asks for what the values do not hold; it names both.
        """
        unknown = sorted(name for name in self.names if not has_value(values, name))
        if unknown:
            self._refuse(unknown, values)
        try:
            self._docx.render(self._ready(values), self._environment, autoescape=True)
        except UndefinedError as error:
            self._refuse([_undefined_name(error)], values)
        except TemplateError as error:
            raise _badly_written(self.path, error) from error
        document = self._docx.docx
        place_signatures(document)
        for name in ("title", "author", "subject"):
            setattr(document.core_properties, name, properties.get(name, "")[:255])
        document.core_properties.last_modified_by = properties.get("author", "")[:255]
        _number_pictures(document)
        content = BytesIO()
        document.save(content)
        return repacked(content.getvalue())

    def _refuse(self, unknown: Sequence[str], values: Mapping[str, Any]) -> NoReturn:
        known = sorted(known_names(values))
        similar = [name for wrong in unknown for name in get_close_matches(wrong, known, MOST_NAMES)]
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The template {path} asks for {unknown}, which this paper does not know. Correct the placeholder or"
                " take it out; there is, for instance: {known}.",
            ),
            path=str(self.path),
            unknown="、".join(unknown),
            known="、".join(dict.fromkeys(similar or known[:MOST_NAMES])),
        )

    def _ready(self, value: Any) -> Any:
        """Values as docxtpl takes them."""
        assert value is not None, "a paper prints no blank by accident: say what stands there instead"
        if isinstance(value, Picture):
            return InlineImage(self._docx, str(value.path), width=Mm(value.width_mm))
        if isinstance(value, Mapping):
            return {key: self._ready(inner) for key, inner in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [self._ready(inner) for inner in value]
        return ILLEGAL.sub("", value) if isinstance(value, str) else value


def _undefined_name(error: UndefinedError) -> str:
    found = re.findall(r"'([^']+)'", error.message or "")
    return found[-1] if found else str(error.message)


def _badly_written(path: Path, error: TemplateError) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "A placeholder in the template {path} is not written properly: {reason}. Placeholders are names in double"
            " braces.",
        ),
        path=str(path),
        reason=error.message or type(error).__name__,
    )


def _number_pictures(document: Any) -> None:
    """Numbers in order, for the library counts on from whatever it met before."""
    for number, element in enumerate(document.element.body.iter(qn("wp:docPr")), start=1):
        element.set("id", str(number))
        element.set("name", f"Picture {number}")
