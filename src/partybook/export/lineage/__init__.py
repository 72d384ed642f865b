"""A party's lineage as a text tree, JSON, Graphviz and SVG: one module each, from the same `LineageView`."""
