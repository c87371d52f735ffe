"""Training of the shipped LAM on requests as people make them."""
