"""How it is kept: whole-or-nothing writes, the user's folders, the resources that travel with the program."""
