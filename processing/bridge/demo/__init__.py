"""Writing the sample county: GeoPackages, imagery and a QGIS project."""
