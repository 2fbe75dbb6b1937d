"""Everything that computes; runs headless and never imports the desktop."""
