"""The whole way in order: collect, instantiate, roll out, judge, curate, train, evaluate, report."""
