"""The only package that knows Pelican: its signals, readers, generators and writers call ``plugins.build``.

Pelican's signals (blinker) promise no order among receivers, so one plugin holds the order; see
``docs/decisions/0003-one-conductor.md``.
"""

__all__ = ["register"]


def register() -> None:
    """Connect to Pelican's signals; what only examines content never imports Pelican for it."""
    from plugins.pipeline import plugin

    plugin.register()
