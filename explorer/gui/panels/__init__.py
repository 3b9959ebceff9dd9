"""One panel a file: tree, tabs, options, chart, details, dialogs."""
