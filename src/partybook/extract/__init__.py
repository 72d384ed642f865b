"""A `Document` into statements: what the document says of parties, people and elections, each with its words."""
