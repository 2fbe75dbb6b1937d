"""Widgets and their .ui files: they show and emit, and know nothing of processing."""
