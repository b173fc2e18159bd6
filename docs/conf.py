"""How Sphinx makes the site. `readout site` gathers the pages and calls it; what is done to them is in `pages`."""

import os

from readout import __version__
from readout.course.site import pages

# OWNER/NAME on GitHub, which sets this variable in its workflows. Without it, the links that need it are left out.
repository = os.environ.get("GITHUB_REPOSITORY", "")
branch = "main"

project = "Readout"
author = "The Readout authors"
project_copyright = "The Readout authors. Code: MIT. Text and tables: CC BY 4.0"
version = release = __version__
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc"]
templates_path = ["_templates"]
html_static_path = ["_static"]
html_theme = "sphinx_book_theme"
html_title = "Readout"
html_favicon = "_static/icon.svg"
html_css_files = ["readout.css"]
html_js_files = [("menus.js", {"defer": "defer"})]
html_copy_source = html_show_sourcelink = html_show_sphinx = False
# What a page says beside its title would be fetched from it, which a browser does not do for files.
html_show_search_summary = False
html_use_index = html_domain_indices = False
html_context = {"repository": repository, "branch": branch, "default_mode": "auto"}
html_sidebars = {"**": ["sbt-sidebar-nav.html"]}
html_theme_options = {
    # The theme's bar over the whole width stays empty: what it would hold stands over the article.
    **{f"navbar_{place}": [] for place in ("start", "center", "end", "persistent")},
    "back_to_top_button": False,
    "footer_content_items": ["copyright.html"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "show_toc_level": 2,
    "toc_title": "On this page",
}

# The lessons come executed. What they show as HTML has its alt text, which a plain picture would lose.
nb_execution_mode = "off"
nb_merge_streams = True
myst_heading_anchors = 3

# Docstrings are written to be read in a terminal: `name` is code, and a link where there is something to link to.
default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True

setup = pages.setup
