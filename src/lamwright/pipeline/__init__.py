"""The stages in the paper's order: collect, instantiate, roll out, judge, curate, train, evaluate, report."""
