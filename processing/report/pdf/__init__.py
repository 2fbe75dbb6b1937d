"""Text pages, and the sheets laid in, as one PDF."""
