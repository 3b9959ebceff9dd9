"""Figure to pixels: screen, image, SVG and PDF, all from one scene."""
