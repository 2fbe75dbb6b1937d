"""Map sheets by QGIS print layouts."""
