"""What leaves is tested as bytes, read again by other means."""
