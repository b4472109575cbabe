"""Tertia reads reports about third-country transfer arrangements into claims, and claims into a record."""
