"""Overlay of parcels with reference layers, without counting any ground twice."""
