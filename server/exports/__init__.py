"""A session as people take it along: one plain reading of its view, and the forms that are made from it."""
