"""The register reads back what happened, all of it, once."""
