"""What the compilers of both engines share: conditions, pages, leads. Only the engines use it."""
