"""Pure Python: rules, measurement, overlay, errors. Never imports qgis, Qt or a document writer."""
