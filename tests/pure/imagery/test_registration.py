"""Shifts are found to a fraction of a pixel, through changes of season and of the parcel; stretch is common."""

from __future__ import annotations

import numpy as np
import pytest
from landpatrol.processing.core.imagery.candidates import load_pair_rule
from landpatrol.processing.core.imagery.metrics import cloud_share, patches, sharpness
from landpatrol.processing.core.imagery.registration import estimate_shift
from landpatrol.processing.core.imagery.stretch import joint_limits, to_bytes

SIZE = 128


def ground(generator, down=0.0, right=0.0):
    """Fields whose boundaries lie at exact places, drawn with soft edges so that parts of a pixel count."""
    y, x = np.mgrid[:SIZE, :SIZE].astype(float)
    picture = np.zeros((SIZE, SIZE))
    for _ in range(14):
        top, left = generator.uniform(0, SIZE, 2)
        height, width, tone = generator.uniform(12, 45), generator.uniform(12, 45), generator.uniform(-60, 60)
        inside = [
            1 / (1 + np.exp(-2 * d))
            for d in (y - top - down, top + height + down - y, x - left - right, left + width + right - x)
        ]
        picture += tone * np.prod(inside, axis=0)
    return picture + 100


@pytest.mark.parametrize(("down", "right"), [(0, 0), (3, -5), (0.5, 0.25), (-1.4, 2.6), (10, 12)])
def test_a_known_shift_is_found(down, right):
    noise = np.random.default_rng(9)
    first = ground(np.random.default_rng(4)) + noise.normal(0, 2, (SIZE, SIZE))
    second = 0.6 * ground(np.random.default_rng(4), down, right) + 50 + noise.normal(0, 2, (SIZE, SIZE))
    found = estimate_shift(first, second, np.ones((SIZE, SIZE), bool))
    assert (found.down_px, found.right_px) == pytest.approx((down, right), abs=0.35)
    assert found.confidence >= load_pair_rule()["least_shift_confidence"]


def test_the_changed_parcel_is_kept_out():
    noise = np.random.default_rng(9)
    first = ground(np.random.default_rng(4)) + noise.normal(0, 2, (SIZE, SIZE))
    second = ground(np.random.default_rng(4), 2, 1) + noise.normal(0, 2, (SIZE, SIZE))
    parcel = (slice(45, 85), slice(45, 85))
    for picture, level in ((first, 60), (second, 230)):
        picture[parcel] = level + 40 * np.indices((40, 40)).sum(axis=0) % 80  # the same pattern at the same place
    valid = np.ones((SIZE, SIZE), bool)
    assert estimate_shift(first, second, valid).length_px < 0.5
    valid[parcel] = False
    found = estimate_shift(first, second, valid)
    assert (found.down_px, found.right_px) == pytest.approx((2, 1), abs=0.5)


def test_glints_do_not_outweigh_the_fields():
    noise = np.random.default_rng(9)
    pictures = [ground(np.random.default_rng(4)) + noise.normal(0, 2, (SIZE, SIZE)) for _ in range(2)]
    spots = np.random.default_rng(5).integers(20, 100, (12, 2))
    for picture, right in zip(pictures, (0, 15), strict=True):
        for row, column in spots:
            picture[row : row + 2, column + right : column + right + 2] = 4000  # sun on glass, elsewhere each time
    assert estimate_shift(*pictures, np.ones((SIZE, SIZE), bool)).length_px < 0.5


def test_two_places_that_have_nothing_in_common_are_not_trusted():
    first, second = (ground(np.random.default_rng(seed)) for seed in (1, 2))
    grain = np.random.default_rng(3).normal(0, 4, (2, SIZE, SIZE))
    assert estimate_shift(first + grain[0], second + grain[1], np.ones((SIZE, SIZE), bool)).confidence < 12


def test_one_stretch_for_both_keeps_what_differs():
    dark, bright = np.full((3, 4, 4), 40.0), np.full((3, 4, 4), 200.0)
    every = np.ones((4, 4), bool)
    limits = joint_limits([dark, bright], [every, every], (0, 100))
    assert limits == (40, 200)
    assert (to_bytes(dark, limits).max(), to_bytes(bright, limits).min()) == (0, 255)


def test_gaps_do_not_stretch():
    chip, valid = np.full((3, 4, 4), 100.0), np.ones((4, 4), bool)
    chip[:, 0] = np.nan
    valid[0] = False
    assert joint_limits([chip], [valid], (0, 100)) == (100, 101)
    assert to_bytes(chip, (0.0, 200.0)).max() == 128


def test_a_white_roof_is_no_cloud_and_a_green_field_is_none():
    chip, valid = np.zeros((3, 60, 60)), np.ones((60, 60), bool)
    chip[:] = np.array([90, 140, 60])[:, None, None]
    assert cloud_share(chip, valid, 255) == 0
    chip[:, 10:12, 10:40] = 240  # a road two pixels wide
    assert cloud_share(chip, valid, 255) == 0
    chip[:, 20:50, 20:50] = 240
    assert cloud_share(chip, valid, 255) == pytest.approx(0.25, abs=0.02)
    chip[2, 20:50, 20:50] = 150  # yellow
    assert cloud_share(chip, valid, 255) == 0


def test_sharpness_does_not_depend_on_contrast():
    picture, valid = (
        ground(np.random.default_rng(4)) + np.random.default_rng(0).normal(0, 8, (SIZE, SIZE)),
        np.ones((SIZE, SIZE), bool),
    )
    assert sharpness(picture, valid) == pytest.approx(sharpness(0.1 * picture + 7, valid))
    assert sharpness(np.full((9, 9), 5.0), np.ones((9, 9), bool)) == 1.0


def cloud_and_roof(top=240.0):
    """A green field with a cloud of soft rim at the left and a roof at the right, each of about 30 by 30 pixels."""
    y, x = np.mgrid[:100, :140]
    cover = np.clip(1.8 - np.hypot(y - 50, x - 35) / 20, 0, 1)
    field = np.array([90.0, 140, 60])[:, None, None]
    cloud = field * (1 - cover) + top * cover
    roof = np.broadcast_to(field, cloud.shape).copy()
    roof[:, 35:65, 90:120] = top - 10 * ((y + x) % 2)[35:65, 90:120]
    return cloud, roof


def test_a_sharply_bounded_white_yard_is_no_cloud_where_pixels_are_small():
    cloud, roof = cloud_and_roof()
    valid = np.ones((100, 140), bool)
    assert cloud_share(roof, valid, 255) == pytest.approx(900 / 14000, abs=0.003)
    assert cloud_share(roof, valid, 255, tells_rims=True) == 0
    both = np.maximum(cloud, roof)
    assert cloud_share(both, valid, 255, tells_rims=True) == cloud_share(cloud, valid, 255, tells_rims=True) > 0.05


def test_what_is_burnt_out_may_be_a_cloud():
    _, roof = cloud_and_roof(top=265.0)
    valid = np.ones((100, 140), bool)
    assert cloud_share(np.minimum(roof, 255), valid, 255, tells_rims=True) > 0.05


def test_a_cloud_over_the_parcel_counts_by_the_parcel():
    cloud, _ = cloud_and_roof()
    valid, parcel = np.ones((100, 140), bool), np.zeros((100, 140), bool)
    parcel[40:60, 25:45] = True
    assert cloud_share(cloud, valid, 255) < 0.1
    assert cloud_share(cloud, valid, 255, inside=parcel) == 1


def test_patches_are_told_apart_and_corners_connect():
    drawn = ["##..#", ".#..#", "..#..", "....#", "##.##"]
    found = patches(np.array([[cell == "#" for cell in row] for row in drawn]))
    assert len(set(found[found > 0])) == 4
    assert found[0, 0] == found[1, 1] == found[2, 2]
    assert found[0, 4] == found[1, 4] != found[3, 4] == found[4, 3]
    assert found[4, 0] == found[4, 1] != found[4, 3]
    assert not found[0, 2]


def test_a_cloud_in_a_sharp_image_does_not_make_it_blurred():
    generator = np.random.default_rng(4)
    tones = np.kron(generator.uniform(40, 150, (24, 24)), np.ones((5, 5))) + generator.normal(0, 4, (120, 120))
    y, x = np.mgrid[:120, :120]
    cover = np.clip(1.6 - np.hypot(y - 60, x - 60) / 20, 0, 1)
    clouded = tones * (1 - cover) + 250 * cover
    valid = np.ones((120, 120), bool)
    assert min(sharpness(tones, valid), sharpness(clouded, valid)) > 0.5
    soft = np.mean([np.roll(tones, (down, right), (0, 1)) for down in range(7) for right in range(7)], axis=0)
    assert sharpness(soft, valid) < 0.42


def test_rounding_in_a_smooth_field_is_no_detail():
    y, x = np.mgrid[:64, :64]
    smooth = np.rint(100 + 6 * np.sin(x / 9) + 6 * np.cos(y / 9))
    valid = np.ones((64, 64), bool)
    assert sharpness(smooth, valid) > 0.42
    assert sharpness(smooth, valid, rounding_variance=1 / 12) < 0.42
