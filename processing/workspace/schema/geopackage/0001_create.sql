-- LandPatrol workspace, schema version 1, GeoPackage.
-- Constant statements, one after the other; {srs_id} is the workspace's coordinate system.
-- `code` is the key people use. `_at` columns are UTC instants as ISO 8601 text, because a GeoPackage DATETIME
-- comes back as local time; `_local_date` is the day on the wall calendar.

CREATE TABLE setting (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  value TEXT,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('setting', 'attributes', '设置', '', 0);
CREATE TRIGGER setting_first AFTER INSERT ON setting WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE setting SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER setting_next AFTER UPDATE ON setting WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE setting SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE unit (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('branch', 'station')),
  parent_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  head TEXT,
  phone TEXT,
  address TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom POINT
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('unit', 'features', '机构', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('unit', 'geom', 'POINT', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('unit', 'geom');
CREATE TRIGGER unit_first AFTER INSERT ON unit WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE unit SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER unit_next AFTER UPDATE ON unit WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE unit SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE officer (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit_code TEXT NOT NULL REFERENCES unit (code) ON UPDATE CASCADE,
  certificate_no TEXT,
  phone TEXT,
  is_active BOOLEAN,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('officer', 'attributes', '人员', '', 0);
CREATE TRIGGER officer_first AFTER INSERT ON officer WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE officer SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER officer_next AFTER UPDATE ON officer WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE officer SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE plan (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period IN ('quarter', 'month')),
  unit_code TEXT NOT NULL REFERENCES unit (code) ON UPDATE CASCADE,
  start_local_date DATE NOT NULL,
  end_local_date DATE NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'filed', 'running', 'closed')),
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('plan', 'attributes', '巡查计划', '', 0);
CREATE TRIGGER plan_first AFTER INSERT ON plan WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE plan SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER plan_next AFTER UPDATE ON plan WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE plan SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE zone (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  plan_code TEXT REFERENCES plan (code) ON UPDATE CASCADE,
  unit_code TEXT NOT NULL REFERENCES unit (code) ON UPDATE CASCADE,
  officer_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  rounds_per_week INTEGER,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom MULTIPOLYGON
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('zone', 'features', '责任区', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('zone', 'geom', 'MULTIPOLYGON', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('zone', 'geom');
CREATE TRIGGER zone_first AFTER INSERT ON zone WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE zone SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER zone_next AFTER UPDATE ON zone WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE zone SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE key_area (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  plan_code TEXT REFERENCES plan (code) ON UPDATE CASCADE,
  unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  zone_code TEXT REFERENCES zone (code) ON UPDATE CASCADE,
  visits_per_month INTEGER,
  reason TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom MULTIPOLYGON
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('key_area', 'features', '重点巡查区域', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('key_area', 'geom', 'MULTIPOLYGON', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('key_area', 'geom');
CREATE TRIGGER key_area_first AFTER INSERT ON key_area WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE key_area SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER key_area_next AFTER UPDATE ON key_area WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE key_area SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE village (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  township TEXT,
  unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  zone_code TEXT REFERENCES zone (code) ON UPDATE CASCADE,
  workload REAL,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom MULTIPOLYGON
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('village', 'features', '行政村', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('village', 'geom', 'MULTIPOLYGON', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('village', 'geom');
CREATE TRIGGER village_first AFTER INSERT ON village WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE village SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER village_next AFTER UPDATE ON village WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE village SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE patrol (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  unit_code TEXT NOT NULL REFERENCES unit (code) ON UPDATE CASCADE,
  zone_code TEXT REFERENCES zone (code) ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  means TEXT CHECK (means IN ('car', 'foot', 'boat', 'video')),
  officer_codes TEXT,
  vehicle TEXT,
  weather TEXT,
  route TEXT,
  found TEXT,
  stopped TEXT,
  opinion TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('patrol', 'attributes', '巡查', '', 0);
CREATE TRIGGER patrol_first AFTER INSERT ON patrol WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE patrol SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER patrol_next AFTER UPDATE ON patrol WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE patrol SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE track (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  patrol_code TEXT REFERENCES patrol (code) ON UPDATE CASCADE,
  unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  local_date DATE,
  started_at TEXT,
  ended_at TEXT,
  length_m REAL,
  fix_count INTEGER,
  kept_count INTEGER,
  datum TEXT,
  source_file TEXT,
  source_sha256 TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom MULTILINESTRING
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('track', 'features', '巡查轨迹', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('track', 'geom', 'MULTILINESTRING', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('track', 'geom');
CREATE TRIGGER track_first AFTER INSERT ON track WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE track SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER track_next AFTER UPDATE ON track WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE track SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE fix (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  track_code TEXT NOT NULL REFERENCES track (code) ON UPDATE CASCADE ON DELETE CASCADE,
  fixed_at TEXT,
  speed_m_s REAL,
  accuracy_m REAL,
  kept BOOLEAN,
  reason TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom POINT
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('fix', 'features', '定位点', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('fix', 'geom', 'POINT', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('fix', 'geom');
CREATE TRIGGER fix_first AFTER INSERT ON fix WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE fix SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER fix_next AFTER UPDATE ON fix WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE fix SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE camera (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  device_id TEXT,
  height_m REAL,
  azimuth_deg REAL,
  angle_deg REAL,
  radius_m REAL,
  is_online BOOLEAN,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom POINT
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('camera', 'features', '慧眼守土探头', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('camera', 'geom', 'POINT', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('camera', 'geom');
CREATE TRIGGER camera_first AFTER INSERT ON camera WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE camera SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER camera_next AFTER UPDATE ON camera WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE camera SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE camera_check (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  camera_code TEXT NOT NULL REFERENCES camera (code) ON UPDATE CASCADE,
  officer_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  checked_at TEXT,
  finding TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('camera_check', 'attributes', '视频巡查', '', 0);
CREATE TRIGGER camera_check_first AFTER INSERT ON camera_check WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE camera_check SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER camera_check_next AFTER UPDATE ON camera_check WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE camera_check SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE construction_site (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  party TEXT,
  permit_no TEXT,
  stage TEXT,
  visits_required INTEGER,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom MULTIPOLYGON
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('construction_site', 'features', '在建非农建设用地', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('construction_site', 'geom', 'MULTIPOLYGON', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('construction_site', 'geom');
CREATE TRIGGER construction_site_first AFTER INSERT ON construction_site WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE construction_site SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER construction_site_next AFTER UPDATE ON construction_site WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE construction_site SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE legal_case (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit_code TEXT NOT NULL REFERENCES unit (code) ON UPDATE CASCADE,
  party TEXT,
  stage TEXT NOT NULL,
  is_major BOOLEAN,
  officer1_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  officer2_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  approved_by TEXT,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  CHECK (officer1_code IS NULL OR officer2_code IS NULL OR officer1_code <> officer2_code)
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('legal_case', 'attributes', '案件', '', 0);
CREATE TRIGGER legal_case_first AFTER INSERT ON legal_case WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE legal_case SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER legal_case_next AFTER UPDATE ON legal_case WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE legal_case SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE parcel (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT,
  kind TEXT,
  party TEXT,
  unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE,
  legal_case_code TEXT REFERENCES legal_case (code) ON UPDATE CASCADE,
  township TEXT,
  village TEXT,
  use TEXT,
  source TEXT,
  found_local_date DATE,
  position_error_m REAL,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom MULTIPOLYGON
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('parcel', 'features', '违法图斑', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('parcel', 'geom', 'MULTIPOLYGON', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('parcel', 'geom');
CREATE TRIGGER parcel_first AFTER INSERT ON parcel WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE parcel SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER parcel_next AFTER UPDATE ON parcel WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE parcel SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE measurement (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  parcel_code TEXT NOT NULL REFERENCES parcel (code) ON UPDATE CASCADE,
  measured_at TEXT NOT NULL,
  method TEXT NOT NULL,
  total_m2 REAL,
  approved_m2 REAL,
  illegal_m2 REAL,
  illegal_mu REAL,
  cultivated_m2 REAL,
  cultivated_mu REAL,
  basic_farmland_m2 REAL,
  basic_farmland_mu REAL,
  unclassified_m2 REAL,
  conflict_m2 REAL,
  verdict TEXT NOT NULL CHECK (verdict IN ('over', 'doubt', 'under')),
  is_major BOOLEAN NOT NULL,
  reasons TEXT,
  parcel_sha256 TEXT,
  record TEXT NOT NULL,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('measurement', 'attributes', '量算结果', '', 0);
CREATE TRIGGER measurement_first AFTER INSERT ON measurement WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE measurement SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER measurement_kept BEFORE DELETE ON measurement
BEGIN
  SELECT RAISE(ABORT, 'measurement is append-only');
END;
CREATE TRIGGER measurement_unchanged BEFORE UPDATE ON measurement WHEN OLD.uuid IS NOT NULL AND OLD.row_version IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'measurement is append-only');
END;

CREATE TABLE case_event (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  legal_case_code TEXT REFERENCES legal_case (code) ON UPDATE CASCADE,
  parcel_code TEXT REFERENCES parcel (code) ON UPDATE CASCADE,
  kind TEXT NOT NULL,
  local_date DATE NOT NULL,
  happened_at TEXT,
  officer_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  document_no TEXT,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  CHECK (legal_case_code IS NOT NULL OR parcel_code IS NOT NULL)
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('case_event', 'attributes', '案件事件', '', 0);
CREATE TRIGGER case_event_first AFTER INSERT ON case_event WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE case_event SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER case_event_kept BEFORE DELETE ON case_event
BEGIN
  SELECT RAISE(ABORT, 'case_event is append-only');
END;
CREATE TRIGGER case_event_unchanged BEFORE UPDATE ON case_event WHEN OLD.uuid IS NOT NULL AND OLD.row_version IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'case_event is append-only');
END;

CREATE TABLE document (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  number TEXT UNIQUE,
  title TEXT,
  legal_case_code TEXT REFERENCES legal_case (code) ON UPDATE CASCADE,
  local_date DATE,
  path TEXT,
  sha256 TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('document', 'attributes', '文书', '', 0);
CREATE TRIGGER document_first AFTER INSERT ON document WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE document SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER document_next AFTER UPDATE ON document WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE document SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE photo (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  legal_case_code TEXT REFERENCES legal_case (code) ON UPDATE CASCADE,
  parcel_code TEXT REFERENCES parcel (code) ON UPDATE CASCADE,
  patrol_code TEXT REFERENCES patrol (code) ON UPDATE CASCADE,
  officer_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  taken_at TEXT,
  azimuth_deg REAL,
  path TEXT NOT NULL,
  sha256 TEXT,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1,
  geom POINT
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('photo', 'features', '照片', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('photo', 'geom', 'POINT', {srs_id}, 0, 0);
SELECT CreateSpatialIndex('photo', 'geom');
CREATE TRIGGER photo_first AFTER INSERT ON photo WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE photo SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER photo_next AFTER UPDATE ON photo WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE photo SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE reference_layer (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('land_use', 'basic_farmland', 'approved_land', 'planning', 'road', 'imagery', 'other')),
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  provider TEXT NOT NULL,
  crs TEXT,
  scheme TEXT,
  class_field TEXT,
  image_local_date DATE,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('reference_layer', 'attributes', '参考图层', '', 0);
CREATE TRIGGER reference_layer_first AFTER INSERT ON reference_layer WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE reference_layer SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER reference_layer_next AFTER UPDATE ON reference_layer WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE reference_layer SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;

CREATE TABLE audit (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  recorded_at TEXT NOT NULL,
  who TEXT,
  table_name TEXT NOT NULL,
  row_code TEXT,
  action TEXT NOT NULL,
  detail TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('audit', 'attributes', '操作记录', '', 0);
CREATE TRIGGER audit_first AFTER INSERT ON audit WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE audit SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit WHEN OLD.uuid IS NOT NULL AND OLD.row_version IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE INDEX unit_parent_code ON unit (parent_code);
CREATE INDEX officer_unit_code ON officer (unit_code);
CREATE INDEX plan_unit_code ON plan (unit_code);
CREATE INDEX zone_plan_code ON zone (plan_code);
CREATE INDEX zone_unit_code ON zone (unit_code);
CREATE INDEX zone_officer_code ON zone (officer_code);
CREATE INDEX key_area_plan_code ON key_area (plan_code);
CREATE INDEX key_area_unit_code ON key_area (unit_code);
CREATE INDEX key_area_zone_code ON key_area (zone_code);
CREATE INDEX village_unit_code ON village (unit_code);
CREATE INDEX village_zone_code ON village (zone_code);
CREATE INDEX patrol_unit_code ON patrol (unit_code);
CREATE INDEX patrol_zone_code ON patrol (zone_code);
CREATE INDEX track_patrol_code ON track (patrol_code);
CREATE INDEX track_unit_code ON track (unit_code);
CREATE INDEX fix_track_code ON fix (track_code);
CREATE INDEX camera_unit_code ON camera (unit_code);
CREATE INDEX camera_check_camera_code ON camera_check (camera_code);
CREATE INDEX camera_check_officer_code ON camera_check (officer_code);
CREATE INDEX construction_site_unit_code ON construction_site (unit_code);
CREATE INDEX legal_case_unit_code ON legal_case (unit_code);
CREATE INDEX legal_case_officer1_code ON legal_case (officer1_code);
CREATE INDEX legal_case_officer2_code ON legal_case (officer2_code);
CREATE INDEX parcel_unit_code ON parcel (unit_code);
CREATE INDEX parcel_legal_case_code ON parcel (legal_case_code);
CREATE INDEX measurement_parcel_code ON measurement (parcel_code);
CREATE INDEX case_event_legal_case_code ON case_event (legal_case_code);
CREATE INDEX case_event_parcel_code ON case_event (parcel_code);
CREATE INDEX case_event_officer_code ON case_event (officer_code);
CREATE INDEX document_legal_case_code ON document (legal_case_code);
CREATE INDEX photo_legal_case_code ON photo (legal_case_code);
CREATE INDEX photo_parcel_code ON photo (parcel_code);
CREATE INDEX photo_patrol_code ON photo (patrol_code);
CREATE INDEX photo_officer_code ON photo (officer_code);

-- Parcels with their latest verdict, for maps and lists.
CREATE VIEW parcel_verdict AS
SELECT p.fid AS fid, p.code AS code, p.name AS name, p.kind AS kind, p.party AS party, p.township AS township,
  p.village AS village, p.unit_code AS unit_code, p.legal_case_code AS legal_case_code,
  p.found_local_date AS found_local_date, m.measured_at AS measured_at, m.illegal_mu AS illegal_mu,
  m.cultivated_mu AS cultivated_mu, m.basic_farmland_mu AS basic_farmland_mu,
  m.verdict AS verdict, m.is_major AS is_major, m.reasons AS reasons, p.geom AS geom
FROM parcel p
LEFT JOIN measurement m ON m.fid = (SELECT max(fid) FROM measurement WHERE parcel_code = p.code);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('parcel_verdict', 'features', '违法图斑及最近一次判定', '', {srs_id});
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
  VALUES ('parcel_verdict', 'geom', 'MULTIPOLYGON', {srs_id}, 0, 0);

INSERT INTO setting (code, value, note) VALUES ('landpatrol.schema_version', '1', '工作空间结构版本，勿改');
