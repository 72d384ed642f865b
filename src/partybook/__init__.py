"""Partybook: the history of political parties as statements that quote their sources."""
