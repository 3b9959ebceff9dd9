"""Rows of actions, their binding, context and key help: one table behind menus, keys and palette."""
