"""The index is exact: counted in whole numbers, rounded once, graded by what is printed."""
