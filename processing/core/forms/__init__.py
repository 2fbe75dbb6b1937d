"""Forms and ledger of the enforcement work: which facts each needs, and how they are put into words."""
