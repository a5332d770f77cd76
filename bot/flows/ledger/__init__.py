"""The ledger: every deviation is explained by whoever answers for it, and judged by the supervisor."""
