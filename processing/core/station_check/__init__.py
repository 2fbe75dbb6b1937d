"""What a quarter of a station comes to: the plain facts behind its check sheet."""
