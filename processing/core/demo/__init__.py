"""The sample county 示范区: invented from a seed, plain data only; no outline, name or code of a real place."""
