"""JPEG files whose damage no decoder tells of: libjpeg fills what it cannot read with grey, and is silent."""
