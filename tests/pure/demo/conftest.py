"""The county is invented once for all tests of a run."""

import pytest


@pytest.fixture(scope="package")
def county():
    from landpatrol.processing.core.demo.county import make_county

    return make_county(1)


@pytest.fixture(scope="package")
def land_use(county):
    return county.reference["DLTB"][0]


@pytest.fixture(scope="package")
def farmland(county):
    return county.reference["YJJBNT"][0]
