import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Pages through the events since 2018 with the JDK's own client, and prints what it has seen. */
final class Pages {
    private static final String QUERY =
            "query EventPage($where: EventWhere, $after: String) {"
                    + " events(where: $where, orderBy: [{field: WHEN}], first: 10, after: $after) {"
                    + " totalCount nodes { id } pageInfo { endCursor hasNextPage } } }";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOTAL = Pattern.compile("\"totalCount\":(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("\"endCursor\":(null|\"[^\"]*\")");

    public static void main(String[] arguments) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI endpoint = URI.create(System.getenv("ENDPOINT"));
        List<String> ids = new ArrayList<>();
        String after = "null";
        String total = "0";
        int requests = 0;
        for (boolean more = true; more; requests++) {
            String variables = "{\"where\":{\"when\":{\"from\":{\"gte\":\"2018\"}}},\"after\":" + after + "}";
            HttpRequest request =
                    HttpRequest.newBuilder(endpoint)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/graphql-response+json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"query\":\"" + QUERY + "\",\"variables\":" + variables + "}"))
                            .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
            String page = response.body();
            ID.matcher(page).results().forEach(found -> ids.add(found.group(1)));
            total = first(TOTAL, page);
            after = first(CURSOR, page);
            more = page.contains("\"hasNextPage\":true");
        }
        System.out.printf(
                "{\"requests\":%d,\"totalCount\":%s,\"ids\":[\"%s\"]}%n", requests, total, String.join("\",\"", ids));
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
