"""What pure steps made of their inputs, kept between builds: deletable at any time without loss."""
