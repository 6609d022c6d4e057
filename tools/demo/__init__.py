"""A demo: the site of a made-up union, large enough to look alive, labelled as fiction on every page.

``write`` makes its content from a seed and a day; ``python -m tools.demo`` also publishes it.
"""

from tools.demo.content import write as write
