"""The four rates of the work plan, and discovery within its days: counted, never only divided."""
