"""The course as a website, and as one that runs in a reader's browser (`lite`)."""

from readout.course.site.gather import SiteFailed, build, site

__all__ = ["SiteFailed", "build", "site"]
