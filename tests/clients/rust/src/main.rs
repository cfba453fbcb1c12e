//! Pages through the events since 2018 with cynic's typed queries, and prints what it has seen.

use cynic::{GraphQlResponse, QueryBuilder};

#[cynic::schema("accord")]
mod schema {}

#[derive(cynic::Scalar)]
struct PartialDate(String);

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "DateFilter")]
struct DateFilter {
    #[cynic(skip_serializing_if = "Option::is_none")]
    gte: Option<PartialDate>,
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "DateSpanFilter")]
struct DateSpanFilter {
    #[cynic(skip_serializing_if = "Option::is_none")]
    from: Option<DateFilter>,
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "EventWhere")]
struct EventWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    when: Option<DateSpanFilter>,
}

#[derive(cynic::QueryVariables)]
struct EventPageVariables {
    filter: Option<EventWhere>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "EventPageVariables")]
struct EventPage {
    #[arguments(where: $filter, orderBy: [{field: WHEN}], first: 10, after: $after)]
    events: EventConnection,
}

#[derive(cynic::QueryFragment)]
struct EventConnection {
    total_count: i32,
    nodes: Vec<Event>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Event {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct PageInfo {
    end_cursor: Option<String>,
    has_next_page: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = std::env::var("ENDPOINT")?;
    let (mut requests, mut ids, mut after) = (0, Vec::new(), None);
    let total_count = loop {
        let since = DateSpanFilter {
            from: Some(DateFilter {
                gte: Some(PartialDate("2018".into())),
            }),
        };
        let filter = Some(EventWhere { when: Some(since) });
        let operation = EventPage::build(EventPageVariables { filter, after });
        let response: GraphQlResponse<EventPage> = ureq::post(&endpoint)
            .send_json(&operation)?
            .body_mut()
            .read_json()?;
        let page = response
            .data
            .ok_or_else(|| format!("{:?}", response.errors))?
            .events;
        requests += 1;
        ids.extend(page.nodes.into_iter().map(|event| event.id.into_inner()));
        after = page.page_info.end_cursor;
        if !page.page_info.has_next_page {
            break page.total_count;
        }
    };
    println!(
        "{}",
        serde_json::json!({"requests": requests, "totalCount": total_count, "ids": ids})
    );
    Ok(())
}
