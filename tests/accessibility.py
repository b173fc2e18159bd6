"""What a page must be for people who see little, use a keyboard, or listen: axe-core, and what it does not look at."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

# axe takes any alt text for one, does not ask tables for a name, and looks at headings one step at a time.
_OWN_CHECKS = """() => {
  const wrong = [];
  const shown = element => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
  const fileName = /^_images\\/|\\.(png|svg|jpe?g|gif|webp)$/i;
  for (const image of document.querySelectorAll('img')) {
    const alt = (image.getAttribute('alt') ?? '').trim();
    if (!alt) wrong.push(`image without alt text: ${shown(image)}`);
    else if (/^no description/i.test(alt) || fileName.test(alt))
      wrong.push(`alt text that says nothing (${alt}): ${shown(image)}`);
  }
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => !h.closest('dialog'));
  const top = headings.filter(heading => heading.tagName === 'H1');
  if (top.length !== 1) wrong.push(`${top.length} headings of level 1, not one`);
  let before = 0;
  for (const heading of headings) {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) wrong.push(`heading of level ${level} after one of ${before}: ${shown(heading)}`);
    before = level;
  }
  for (const table of document.querySelectorAll('table:not([role=presentation])')) {
    const labels = (table.getAttribute('aria-labelledby') ?? '').split(/\\s+/).map(id => document.getElementById(id));
    const names = [table.caption, table.closest('figure')?.querySelector('figcaption'), ...labels];
    const named = table.getAttribute('aria-label')?.trim() || names.some(name => name?.textContent.trim());
    if (!table.querySelector('th')) wrong.push(`table without header cells: ${shown(table)}`);
    if (!named) wrong.push(`table without a caption or a name: ${shown(table)}`);
  }
  return wrong;
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong on the page as it stands (WCAG 2.2 A and AA, best practice), one line per element."""
    found = _AXE.run(page, options=_RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target'][0]}: {' '.join(node['failureSummary'].split())} {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def own_checks(page: Page) -> list[str]:
    """What axe-core leaves out: alt text that says something, headings in steps from one h1, tables with a name."""
    return page.evaluate(_OWN_CHECKS)
