"""QGIS features and layers to and from the plain types of core; the CRS guard."""
