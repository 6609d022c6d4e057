"""The sample stories' pictures, drawn as SVG and photographed by a browser."""
