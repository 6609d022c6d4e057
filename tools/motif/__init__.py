"""The site's one ornament, after the bronze drums of Đông Sơn: drawn from its geometry, as SVG and as PNG."""
