"""Tables about evidence: what became of each photo, the index, and files that differ from it."""

from __future__ import annotations

REPORT = {
    "file": ("文件", "text"),
    "state": ("结果", "text"),
    "photo_code": ("照片编号", "text"),
    "reason": ("未登记的原因", "text"),
    "taken": ("拍摄时间", "text"),
    "lon_deg": ("经度(文件所记)", "real"),
    "lat_deg": ("纬度(文件所记)", "real"),
    "azimuth_deg": ("方位角(度)", "real"),
    "parcel_code": ("最近图斑", "text"),
    "distance_m": ("距图斑(米)", "real"),
    "findings": ("核验意见", "text"),
    "note": ("说明", "text"),
    "sha256": ("SHA-256校验值", "text"),
}
FILES = {
    "state": ("情况代码", "text"),
    "sentence": ("情况", "text"),
    "photo_code": ("照片编号", "text"),
    "file": ("文件", "text"),
}
