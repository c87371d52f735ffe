"""How the retriever's heads are made: what people ask for, requests written by hand, pairs, measuring."""
