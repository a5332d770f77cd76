"""A breach of personal data: declared, watched by the law's clock, told, closed with what was done."""
