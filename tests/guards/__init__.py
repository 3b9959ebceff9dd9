"""What watches over every test: no network, the user's folders untouched, nothing left behind, promises counted."""
