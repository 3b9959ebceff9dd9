"""Where the user is: the Viewpoint, pure moves from one to the next, and its text form."""
