"""Class schemes: complete, explicit, and wrong ones refused."""

from __future__ import annotations

import pytest
from landpatrol.processing.core.errors import InputError, RuleError
from landpatrol.processing.core.rules.class_scheme import SCHEME_NAMES, check_codes, load_class_scheme

CULTIVATED = {
    "sandiao": {"0101", "0102", "0103"},
    "erdiao": {"011", "012", "013"},
    "guodu2001": {"111", "112", "113", "114", "115"},
    "yonghai": {"0101", "0102", "0103"},
}


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_cultivated_codes(name):
    scheme = load_class_scheme(name)
    assert {code for code in scheme.classes if scheme.is_cultivated(code)} == CULTIVATED[name]
    assert {land_class.group for land_class in scheme.classes.values()} == {"农用地", "建设用地", "未利用地"}


def test_the_same_code_means_other_ground_in_other_schemes():
    assert load_class_scheme("erdiao").find("111").name == "河流水面"
    assert load_class_scheme("guodu2001").find("111").name == "灌溉水田"
    assert load_class_scheme("erdiao").find("113").group == "建设用地"
    assert load_class_scheme("sandiao").find("1103").group == "农用地"


def test_adjustable_orchard_is_not_cultivated():
    assert not load_class_scheme("sandiao").is_cultivated("0201K")


def test_codes_of_another_scheme_are_refused_with_a_hint():
    with pytest.raises(InputError, match="erdiao"):
        check_codes(["011", "012", "104"], load_class_scheme("sandiao"))
    with pytest.raises(InputError, match="class field"):
        check_codes(["paddy", "dry"], load_class_scheme("sandiao"))


def test_a_stray_code_is_listed_not_fatal():
    assert check_codes(["0101", "0601", "9999", ""], load_class_scheme("sandiao")) == ["9999"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_class_map_file(tmp_path, encoding):
    path = tmp_path / "地类 对照.csv"
    path.write_text("class_code,class_name,category,group\n1100,Arable 旱地,耕地,农用地\n", encoding=encoding)
    scheme = load_class_scheme(str(path))
    assert scheme.is_cultivated("1100")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("code,name\n1,a\n", "class_code"),
        ("class_code,class_name,category,group\n1,a,耕地,农用地\n1,b,耕地,农用地\n", "line 3"),
        ("class_code,class_name,category,group\n", "no class"),
    ],
)
def test_a_malformed_class_map_is_named(tmp_path, text, problem):
    path = tmp_path / "map.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=problem):
        load_class_scheme(str(path))


def test_unknown_names_are_refused():
    with pytest.raises(RuleError, match="sandiao"):
        load_class_scheme("三调")
    with pytest.raises(RuleError, match="missing"):
        load_class_scheme("/missing/map.csv")
