"""The quarterly check sheet of a station: two A4 pages with charts, DOCX and PDF."""
