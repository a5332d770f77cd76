"""Papers: what is printed for the office. First the pure values of a paper, then the typesetting of them."""
