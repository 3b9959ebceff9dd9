"""Stories: written in the editor, shown on the audience screen, told from the console."""
