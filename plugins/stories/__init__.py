"""From folders of Markdown to one checked :class:`plugins.core.site.Site`."""
