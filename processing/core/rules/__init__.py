"""What the office may change: thresholds, class schemes and wording, read from data files."""
