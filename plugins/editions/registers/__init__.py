"""The registers' pages: tables, what narrows them, and what other pages show of them."""
