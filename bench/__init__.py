"""Speed of the product beside its peers, in the same run; see README.md."""
