"""A Word document drawn as PDF: read into plain pieces, broken into lines the Chinese way, laid on pages."""
