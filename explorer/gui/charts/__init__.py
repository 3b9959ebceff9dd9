"""Figure → pixels: the one renderer for the window, pictures, SVG and PDF."""
