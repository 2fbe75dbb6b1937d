"""Which parcels of a case share a sheet."""

from __future__ import annotations

import pytest
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.report.maps.grouping import sheet_groups
from landpatrol.processing.report.maps.scale import SheetFrame, choose_scale

SCALES = (500, 1000, 2000, 5000, 10000)


def scale_of(bounds):
    return choose_scale(bounds, SheetFrame(146, 155), SCALES, 0.8)


def groups(*boxes, ratio=5):
    return sheet_groups(boxes, lambda box: box, scale_of, ratio)


HERE = (0, 0, 100, 100)


def test_one_parcel_is_one_sheet():
    assert groups(HERE) == [(HERE,)]


@pytest.mark.parametrize(("gap_m", "shared"), [(50, True), (300, True), (700, False), (100000, False)])
def test_near_parcels_share_far_ones_do_not(gap_m, shared):
    there = (100 + gap_m, 0, 200 + gap_m, 100)
    assert groups(HERE, there) == ([(HERE, there)] if shared else [(HERE,), (there,)])


def test_a_small_parcel_shares_the_sheet_of_a_large_one():
    large, small = (0, 0, 900, 900), (950, 0, 960, 10)
    assert groups(large, small) == [(large, small)]


def test_a_parcel_that_fits_no_sheet_is_refused_even_among_others():
    with pytest.raises(InputError):
        groups(HERE, (0, 0, 100000, 1))
