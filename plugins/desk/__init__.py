"""The editor's command line: check, publish, preview, new. ``python -m plugins.desk VERB``.

Every verb speaks Vietnamese first, then English; no fault of content, configuration, disk or
permission shows a traceback.
"""
