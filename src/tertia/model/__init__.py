"""The vocabulary: small frozen records, one idea a file, no input or output."""
