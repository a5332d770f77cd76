"""The house rules as code: held on the tree, and shown to fail on a line that breaks them."""
