"""The report: content (plain dataclasses), layout maps, PDF."""
