"""How many were killed in April 2018, from the table of a GraphQL query, with pandas (`pip install pandas`).

accord query killed.graphql --format csv -o killed.csv
python killed_pandas.py killed.csv
"""

import sys

import pandas

table = pandas.read_csv(sys.argv[1])
table.columns = table.columns.str.replace("events.casualties.node.", "figure.").str.removeprefix("events.")
# A figure has a row for each claim that accuses or denies, and one without a claim where nobody does.
counted = table[
    (table["kind"] != "ACCUSATION")
    & (table["figure.harm"] == "KILLED")
    & (table["figure.scope"] == "ALL")
    & table["figure.hedge"].isna()
    & table["figure.claimsAbout.node.kind"].isna()
]
low, best, high = (counted[f"figure.{name}"] for name in ("low", "best", "high"))
counted = counted.assign(least=low.fillna(best).fillna(high), most=high.fillna(best).fillna(low)).dropna(subset="least")
events = counted.groupby("id").agg({"least": "min", "most": "max"})
print(f"{len(events)} events: {events['least'].sum():.0f} to {events['most'].sum():.0f} killed")
