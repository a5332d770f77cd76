"""The rivals: the same work done the usual way, each as its own documentation advises."""
