"""Dated rasters, read with rasterio."""
