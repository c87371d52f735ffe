"""Reports: records in, tables for the terminal and static pages out; no server, no network."""
