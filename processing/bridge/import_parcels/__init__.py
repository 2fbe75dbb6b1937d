"""Parcels from files of any kind into one layer, with what was repaired, doubted or refused."""
