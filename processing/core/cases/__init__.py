"""The case model: stages, kinds of events, and what cannot be right."""
