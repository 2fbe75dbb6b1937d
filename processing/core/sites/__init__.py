"""Construction sites under way: visits that are due, what they saw, and whether the permit covers the ground."""
