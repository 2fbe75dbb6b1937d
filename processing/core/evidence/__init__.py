"""Photos as evidence: where, when and which way they were taken, and what has to be asked about them."""
