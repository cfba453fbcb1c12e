// Pages through the events since 2018 with genqlient's typed client, and prints what it has seen.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

type seen struct {
	Requests   int      `json:"requests"`
	TotalCount int      `json:"totalCount"`
	IDs        []string `json:"ids"`
}

func main() {
	client := graphql.NewClient(os.Getenv("ENDPOINT"), http.DefaultClient)
	since := "2018"
	where := &EventWhere{When: &DateSpanFilter{From: &DateFilter{Gte: &since}}}
	var all seen
	var after *string
	for more := true; more; all.Requests++ {
		page, err := EventPage(context.Background(), client, where, after)
		if err != nil {
			log.Fatal(err)
		}
		all.TotalCount = page.Events.TotalCount
		for _, event := range page.Events.Nodes {
			all.IDs = append(all.IDs, event.Id)
		}
		after, more = page.Events.PageInfo.EndCursor, page.Events.PageInfo.HasNextPage
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		log.Fatal(err)
	}
}
