"""Writes docs/pages.png, the picture of a page that the README shows: `python -m tests.api.explorer.pictured ADDRESS`.

ADDRESS is where a server with the Mali dataset is, such as http://127.0.0.1:8000.
"""

import asyncio
import sys
from pathlib import Path

from playwright.async_api import async_playwright

from tests.api.explorer.seen import FLAGS, PATIENCE

PICTURE = Path(__file__).parents[3] / "docs/pages.png"
SHOWN = "/doc/event/mali-2018-04-06-dioura?as-of=2018-05-31&lang=en"
WIDTH, HEIGHT = 1000, 820


async def picture(address: str, executable: Path | str) -> bytes:
    """The upper part of the page, as a PNG."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = await browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        await page.goto(f"{address}{SHOWN}", timeout=PATIENCE)
        made = await page.screenshot(animations="disabled")
        await browser.close()
    return made


if __name__ == "__main__":
    PICTURE.write_bytes(asyncio.run(picture(sys.argv[1], "/usr/bin/chromium")))
