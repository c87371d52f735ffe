"""Ways to do something: which ones a request asks for, in what order, and what is special about some."""
