"""The same stories as a site of Hugo's: with bare layouts, and with layouts equal to ours."""
