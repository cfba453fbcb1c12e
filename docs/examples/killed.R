# How many were killed in April 2018, from the table of a GraphQL query, in R without packages.
#
# accord query killed.graphql --format csv -o killed.csv
# Rscript killed.R killed.csv

table <- read.csv(commandArgs(trailingOnly = TRUE)[1], na.strings = "", encoding = "UTF-8")
names(table) <- sub("^events\\.", "", sub("events.casualties.node.", "figure.", names(table), fixed = TRUE))
# A figure has a row for each claim that accuses or denies, and one without a claim where nobody does.
counted <- subset(
  table,
  kind != "ACCUSATION" & figure.harm == "KILLED" & figure.scope == "ALL" &
    is.na(figure.hedge) & is.na(figure.claimsAbout.node.kind)
)
first <- function(...) Reduce(function(a, b) ifelse(is.na(a), b, a), list(...))
counted$least <- with(counted, first(figure.low, figure.best, figure.high))
counted$most <- with(counted, first(figure.high, figure.best, figure.low))
counted <- counted[!is.na(counted$least), ]
low <- tapply(counted$least, counted$id, min)
highest <- tapply(counted$most, counted$id, max)
cat(sprintf("%d events: %d to %d killed\n", length(low), sum(low), sum(highest)))
