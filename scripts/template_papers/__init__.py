"""The shipped Word templates, each made by a function; `scripts/build_templates` writes them."""
