"""The workspace: one small interface, a store behind it (GeoPackage today, PostGIS next)."""
