"""The tests: folders mirror explorer/, guards/ holds what watches over every test."""
