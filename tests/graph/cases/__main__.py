"""`python -m tests.graph.cases`: write the statements into all cases."""

import asyncio

from tests.graph.cases import files, read, write


async def main() -> None:
    for file in files():
        file.write_text(await write(read(file.read_text(encoding="utf-8"))), encoding="utf-8")
        print(f"wrote {file}")


if __name__ == "__main__":
    asyncio.run(main())
