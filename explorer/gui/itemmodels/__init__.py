"""Qt item models over the atlas, with their delegates."""
