"""Processing algorithms, one class a file: parameters, feedback, sinks; thin."""
