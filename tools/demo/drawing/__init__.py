"""Draws the pictures of a demo: flat illustrations of made-up people and places, from a seed alone."""

from tools.demo.drawing.shot import Shot as Shot
from tools.demo.drawing.shot import picture as picture
