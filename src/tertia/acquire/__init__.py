"""Step 1, acquire: address, feed, folder → Capture (bytes as found). The only step with a network."""
