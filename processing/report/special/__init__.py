"""The special report of a major case: its content as plain data, its papers, its folder, and its check."""
