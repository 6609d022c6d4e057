"""How a value is said in a language: messages, dates and numbers, names of organisations."""
