"""SPARQL over a copy of the graph: each query in a process of its own, which it can harm and nothing else.

A query may make the evaluator run out of its stack, abort for want of memory, or compute for ever, and it may call
other servers (SERVICE). So none is evaluated, or even parsed, in the process that asks: `asking` starts
`query_process`, which `sealing` limits, and which reads an RDF store on disk that `snapshots` has made. That process,
like `build_process`, imports nothing but Python's own modules, pyoxigraph, and what stands here without a store.
"""
