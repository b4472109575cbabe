"""The lexicon: words and patterns as data, beside small loaders that validate them."""
