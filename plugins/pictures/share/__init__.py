"""Share images: what a chat shows of a page, 1200 × 630, drawn from its words and its picture.

``subjects`` says what a page's image tells, ``wrap`` breaks its headline, ``layout`` places it,
``draw`` draws it (``card`` those of words alone, which ``deflate`` packs), ``shelf`` keeps it in the
store of the pictures, ``publish`` puts it into the output.
"""
