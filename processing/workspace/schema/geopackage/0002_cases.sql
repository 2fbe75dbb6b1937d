-- LandPatrol workspace, schema version 2, GeoPackage: what cases, forms, evidence and station checks need.

ALTER TABLE parcel ADD COLUMN occurred_local_date DATE;
ALTER TABLE parcel ADD COLUMN first_known_by TEXT;
ALTER TABLE parcel ADD COLUMN change_local_date DATE;
ALTER TABLE parcel ADD COLUMN progress TEXT;

ALTER TABLE patrol ADD COLUMN is_key BOOLEAN;
ALTER TABLE patrol ADD COLUMN problems TEXT;
ALTER TABLE patrol ADD COLUMN document_nos TEXT;
ALTER TABLE patrol ADD COLUMN result TEXT;
ALTER TABLE patrol ADD COLUMN recorded_by TEXT;
ALTER TABLE patrol ADD COLUMN checked_by TEXT;

ALTER TABLE construction_site ADD COLUMN permit_local_date DATE;
ALTER TABLE construction_site ADD COLUMN permitted_m2 REAL;
ALTER TABLE construction_site ADD COLUMN started_local_date DATE;
ALTER TABLE construction_site ADD COLUMN ended_local_date DATE;
ALTER TABLE construction_site ADD COLUMN address TEXT;
ALTER TABLE construction_site ADD COLUMN parcel_code TEXT REFERENCES parcel (code) ON UPDATE CASCADE;

ALTER TABLE legal_case ADD COLUMN source TEXT;
ALTER TABLE legal_case ADD COLUMN cause TEXT;
ALTER TABLE legal_case ADD COLUMN party_kind TEXT;
ALTER TABLE legal_case ADD COLUMN party_id_no TEXT;
ALTER TABLE legal_case ADD COLUMN party_contact TEXT;
ALTER TABLE legal_case ADD COLUMN party_address TEXT;
ALTER TABLE legal_case ADD COLUMN address TEXT;
ALTER TABLE legal_case ADD COLUMN facts TEXT;
ALTER TABLE legal_case ADD COLUMN legal_basis TEXT;
ALTER TABLE legal_case ADD COLUMN measures TEXT;
ALTER TABLE legal_case ADD COLUMN difficulties TEXT;
ALTER TABLE legal_case ADD COLUMN opinion TEXT;
ALTER TABLE legal_case ADD COLUMN planning TEXT;
ALTER TABLE legal_case ADD COLUMN ownership TEXT;

ALTER TABLE case_event ADD COLUMN recorded_at TEXT;
ALTER TABLE case_event ADD COLUMN recorded_by TEXT;
ALTER TABLE case_event ADD COLUMN approved_by TEXT;
ALTER TABLE case_event ADD COLUMN days INTEGER;
ALTER TABLE case_event ADD COLUMN corrects_code TEXT REFERENCES case_event (code) ON UPDATE CASCADE;

ALTER TABLE document ADD COLUMN unit_code TEXT REFERENCES unit (code) ON UPDATE CASCADE;
ALTER TABLE document ADD COLUMN patrol_code TEXT REFERENCES patrol (code) ON UPDATE CASCADE;
ALTER TABLE document ADD COLUMN recipient TEXT;
ALTER TABLE document ADD COLUMN made_at TEXT;
ALTER TABLE document ADD COLUMN form TEXT;

ALTER TABLE photo ADD COLUMN place TEXT;
ALTER TABLE photo ADD COLUMN position_source TEXT;
ALTER TABLE photo ADD COLUMN distance_m REAL;
ALTER TABLE photo ADD COLUMN findings TEXT;

CREATE TABLE site_visit (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  construction_site_code TEXT NOT NULL REFERENCES construction_site (code) ON UPDATE CASCADE,
  patrol_code TEXT REFERENCES patrol (code) ON UPDATE CASCADE,
  officer_code TEXT REFERENCES officer (code) ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  stage TEXT,
  seen TEXT,
  finding TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('site_visit', 'attributes', '在建用地巡查记录', '', 0);
CREATE TRIGGER site_visit_first AFTER INSERT ON site_visit WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE site_visit SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER site_visit_next AFTER UPDATE ON site_visit WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE site_visit SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;
CREATE INDEX site_visit_construction_site_code ON site_visit (construction_site_code);
CREATE INDEX site_visit_patrol_code ON site_visit (patrol_code);
CREATE INDEX site_visit_officer_code ON site_visit (officer_code);

CREATE TABLE inspection_problem (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  unit_code TEXT NOT NULL REFERENCES unit (code) ON UPDATE CASCADE,
  quarter TEXT NOT NULL,
  problem TEXT NOT NULL,
  raised_local_date DATE,
  due_local_date DATE,
  mended_local_date DATE,
  note TEXT,
  uuid TEXT,
  row_version INTEGER DEFAULT 1
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
  VALUES ('inspection_problem', 'attributes', '检查问题', '', 0);
CREATE TRIGGER inspection_problem_first AFTER INSERT ON inspection_problem WHEN NEW.row_version IS NULL OR NEW.uuid IS NULL
BEGIN
  UPDATE inspection_problem SET row_version = coalesce(row_version, 1), uuid = coalesce(uuid, lower(hex(randomblob(16)))) WHERE fid = NEW.fid;
END;
CREATE TRIGGER inspection_problem_next AFTER UPDATE ON inspection_problem WHEN NEW.row_version IS OLD.row_version AND OLD.row_version IS NOT NULL AND OLD.uuid IS NOT NULL
BEGIN
  UPDATE inspection_problem SET row_version = OLD.row_version + 1 WHERE fid = NEW.fid;
END;
CREATE INDEX inspection_problem_unit_code ON inspection_problem (unit_code);

CREATE INDEX construction_site_parcel_code ON construction_site (parcel_code);
CREATE INDEX case_event_corrects_code ON case_event (corrects_code);
CREATE INDEX document_unit_code ON document (unit_code);
CREATE INDEX document_patrol_code ON document (patrol_code);

UPDATE setting SET value = '2' WHERE code = 'landpatrol.schema_version';
