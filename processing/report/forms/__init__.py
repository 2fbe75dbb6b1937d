"""The office's forms and ledger, from the workspace to files."""
