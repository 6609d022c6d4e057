"""The conductor: the only package that knows Pelican. It calls the others in order.

Pelican's signals (blinker) promise no order among receivers, so one plugin holds the order; see
``docs/decisions/0003-one-conductor.md``.
"""

from plugins.pipeline.plugin import register

__all__ = ["register"]
