"""The rule of the images before and after, its reasons, and its verdicts on drawn series of known truth."""

from __future__ import annotations

import json
from datetime import date, timedelta

import jsonschema
import numpy as np
import pytest
from landpatrol.processing.core.imagery.candidates import ImageCandidate, date_in_text, load_pair_rule
from landpatrol.processing.core.imagery.choose_pair import choose_pair
from landpatrol.processing.core.imagery.metrics import cloud_share, missing_share, sharpness
from landpatrol.processing.core.rules.data_files import DATA_FOLDER

STARTED = date(2026, 6, 1)


def image(day, **changed):
    values = {"pixel_m": 0.5, "coverage_pct": 100.0, "sharpness": 0.7} | changed
    return ImageCandidate(day, f"{day}.tif", date.fromisoformat(day) if day else None, **values)


def chosen(*images, started=STARTED):
    made = choose_pair(images, started)
    return made, made.before and made.before.name, made.after and made.after.name


def reasons(made):
    return {r.candidate.name: r.reason for r in made.rejected}


def test_the_latest_after_and_the_latest_before_of_the_same_season():
    made, before, after = chosen(
        image("2024-09-01"), image("2025-09-10"), image("2026-03-10"), image("2026-09-20"), image("2026-07-01")
    )
    assert (before, after) == ("2025-09-10", "2026-09-20")
    assert reasons(made) == {
        "2024-09-01": "before_older", "2026-03-10": "before_other_season", "2026-07-01": "after_older",
    }  # fmt: skip
    assert [r.text for r in made.rejected][1] == "季节与后时相相差171天，另有季节相近的影像"  # in the given order
    assert made.notes == ()


def test_without_one_of_the_season_the_latest_is_taken_and_said():
    made, before, _ = chosen(image("2025-02-01"), image("2026-03-10"), image("2026-09-20"))
    assert before == "2026-03-10"
    assert made.notes == ("前后时相季节相差171天，植被差异不能作为变化依据。",)


@pytest.mark.parametrize(
    ("defect", "reason"),
    [
        ({"coverage_pct": 98.9}, "not_covering"),
        ({"nodata_pct": 1.1}, "nodata"),
        ({"cloud_pct": 8.1}, "cloud"),
        ({"sharpness": 0.2}, "blurred"),
        ({"pixel_m": 31.0}, "coarse"),
        ({"pixel_m": 5.0}, "before_much_coarser"),
        ({"problem": "没有坐标系"}, "unreadable"),
    ],
)
def test_an_image_with_a_defect_is_left_and_told_why(defect, reason):
    made, before, _ = chosen(image("2025-08-01"), image("2025-10-01", **defect), image("2026-09-20"))
    assert before == "2025-08-01"
    assert reasons(made) == {"2025-10-01": reason}
    assert "{" not in made.rejected[0].text


def test_limits_count_as_good_enough():
    edge = image("2025-10-01", coverage_pct=99.0, nodata_pct=1.0, cloud_pct=8.0, sharpness=0.42)
    assert chosen(edge, image("2026-09-20"))[1] == "2025-10-01"


def test_an_image_without_date_is_never_shown():
    made, before, _ = chosen(image(""), image("2026-09-20"))
    assert before is None
    assert made.rejected[0].text == "未注明拍摄日期"


def test_no_valid_before_is_said():
    made, before, after = chosen(image("2026-07-01"), image("2026-09-20"))
    assert (before, after) == (None, "2026-09-20")
    assert made.notes == ("没有可用的前时相影像，未作前后对比。",)


def test_no_image_since_the_breach_began_is_said():
    made, before, after = chosen(image("2025-07-01"), image("2026-05-31"))
    assert (before, after) == (None, None)
    assert made.notes == ("没有可用的后时相影像。",)
    assert set(reasons(made).values()) == {"after_before_start"}


def test_the_day_on_which_it_began_is_after():
    assert chosen(image("2025-06-01"), image("2026-06-01"))[1:] == ("2025-06-01", "2026-06-01")


def test_where_the_beginning_is_not_known_a_gap_is_kept():
    made, before, _ = chosen(image("2026-03-10"), image("2026-08-20"), image("2026-09-20"), started=None)
    assert before == "2026-03-10"
    assert reasons(made) == {"2026-08-20": "before_too_near"}


def test_of_one_day_the_finest_is_taken():
    made, *_ = chosen(
        image("2025-09-10", pixel_m=10.0), image("2025-09-10"), image("2026-09-20"), image("2026-09-20", pixel_m=2.0)
    )
    assert (made.before.pixel_m, made.after.pixel_m) == (0.5, 0.5)
    assert [r.reason for r in made.rejected] == ["same_day", "same_day"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("影像_20260920_50厘米", date(2026, 9, 20)),
        ("GF2_2024-03-01_PMS", date(2024, 3, 1)),
        ("2024年3月1日正射", date(2024, 3, 1)),
        ("2018:07:15 10:30:00", date(2018, 7, 15)),
        ("DOM_20241399", None),
        ("L2A_T50SQB_2024123", None),
        ("m_4709963_se_14_1", None),
        ("2024", None),
    ],
)
def test_dates_in_names(text, day):
    assert date_in_text(text) == day


def test_the_rule_file_follows_its_schema():
    schema = json.loads((DATA_FOLDER / "image_pair.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(dict(load_pair_rule()), schema)


# Drawn series: fields with sharp edges under twelve dates, some clouded, gapped or blurred.

SIZE = 72
DAYS = [date(2024, 1, 20) + timedelta(days=91 * n) for n in range(12)]
INSIDE = np.zeros((SIZE, SIZE), dtype=bool)
INSIDE[24:48, 22:50] = True


def fields(generator):
    """Fields of different colours with a little grain."""
    edges = np.sort(generator.integers(4, SIZE - 4, 6))
    rows, columns = (
        np.searchsorted(edges, np.arange(SIZE)),
        np.searchsorted(edges[::-1].cumsum() % SIZE, np.arange(SIZE)),
    )
    colours = generator.uniform((50, 70, 30), (150, 160, 110), (16, 16, 3))
    picture = colours[rows[:, None] % 16, columns[None, :] % 16] + generator.normal(0, 6, (SIZE, SIZE, 1))
    return np.moveaxis(picture, -1, 0)


def with_cloud(picture, generator):
    """A cloud with soft edges over the parcel."""
    y, x = generator.integers(28, 44, 2)
    radius = generator.uniform(17, 26)
    down, right = np.mgrid[:SIZE, :SIZE]
    cover = np.clip(1.6 - np.hypot(down - y, right - x) / radius, 0, 1)
    return picture * (1 - cover) + cover * generator.uniform(235, 250)


def blurred(picture, reach=4):
    padded = np.pad(picture, ((0, 0), (reach, reach), (reach, reach)), mode="edge")
    steps = range(2 * reach + 1)
    return np.mean([padded[:, i : i + SIZE, j : j + SIZE] for i in steps for j in steps], axis=0)


def drawn(day, flaw, ground, generator):
    """The candidate as its pixels show it."""
    season = 20 * np.sin(2 * np.pi * day.timetuple().tm_yday / 365)
    picture, valid = (
        np.clip(ground + season + generator.normal(0, 3, ground.shape), 0, 255),
        np.ones((SIZE, SIZE), bool),
    )
    if flaw == "cloud":
        picture = with_cloud(picture, generator)
    elif flaw == "blur":
        picture = blurred(picture)
    elif flaw == "nodata":
        valid[:, generator.integers(20, 40) :] = False
    elif flaw == "shift":
        picture = np.roll(picture, generator.integers(-6, 7, 2), (1, 2))
    return ImageCandidate(
        str(day), "", day, 2.0, 100.0,
        nodata_pct=100 * missing_share(valid, INSIDE),
        cloud_pct=100 * cloud_share(picture, valid, 255.0),
        sharpness=sharpness(picture.mean(axis=0), valid),
    )  # fmt: skip


def expert(flaws, started):
    """What an expert would pick, who knows which images are spoilt."""
    good = [day for day, flaw in zip(DAYS, flaws, strict=True) if flaw in {"", "shift"}]
    late = [day for day in good if day >= started]
    early = [day for day in good if day < started]
    if not late or not early:
        return None, late[-1] if late else None
    turn = late[-1].timetuple().tm_yday
    apart = {day: abs(day.timetuple().tm_yday - turn) for day in early}
    in_season = [day for day in early if min(apart[day], 365 - apart[day]) <= 60]
    return (in_season or early)[-1], late[-1]


def test_sixty_parcels_under_twelve_dates_are_judged_as_an_expert_would():
    agreed, kinds = 0, ["", "", "shift", "cloud", "nodata", "blur"]
    for seed in range(60):
        generator = np.random.default_rng(seed)
        flaws, started = generator.choice(kinds, 12), DAYS[int(generator.integers(5, 11))] - timedelta(days=10)
        ground = fields(generator)
        made = choose_pair(
            [drawn(day, flaw, ground, generator) for day, flaw in zip(DAYS, flaws, strict=True)], started
        )
        pair = tuple(one and one.local_date for one in (made.before, made.after))
        agreed += pair == expert(flaws, started)
    assert agreed >= 54
