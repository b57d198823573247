using System.Text.Json.Nodes;

// A NuGet credential provider for tests. It speaks NuGet's plugin protocol (version 2.0.0, one JSON message per line) without NuGet's
// libraries, so that a mistake in them can't hide on both sides. Its answers are in the folder PSI_TEST_CREDENTIALS: the file named by a
// feed's port on loopback holds user:password, and on a second line the answer when the first one was refused. Each question is added to
// the file PORT.asked.
var folder = Environment.GetEnvironmentVariable("PSI_TEST_CREDENTIALS")
    ?? throw new InvalidOperationException("PSI_TEST_CREDENTIALS is not set");
var protocol = new JsonObject { ["ProtocolVersion"] = "2.0.0", ["MinimumProtocolVersion"] = "1.0.0" };

Send("Request", Guid.NewGuid().ToString(), "Handshake", protocol);
while (Console.ReadLine() is { } line)
{
    var message = JsonNode.Parse(line)!.AsObject();
    var method = (string?)message["Method"];
    if ((string?)message["Type"] != "Request")
    {
        continue;
    }

    if (method == "Close")
    {
        return;
    }

    Send("Response", (string)message["RequestId"]!, method!, Answer(method!, message["Payload"] as JsonObject ?? []));
}

JsonObject Answer(string method, JsonObject payload)
{
    switch (method)
    {
        case "Handshake":
            return new JsonObject { ["ResponseCode"] = "Success", ["ProtocolVersion"] = "2.0.0" };
        case "GetOperationClaims":
            return new JsonObject { ["Claims"] = new JsonArray("Authentication") };
        case "GetAuthenticationCredentials":
            return Credentials(new Uri((string)payload["Uri"]!), (bool)payload["IsRetry"]!, (bool)payload["IsNonInteractive"]!);
        default:
            return new JsonObject { ["ResponseCode"] = "Success" };
    }
}

JsonObject Credentials(Uri feed, bool isRetry, bool isNonInteractive)
{
    // Real providers say what they do.
    Send("Request", Guid.NewGuid().ToString(), "Log", new JsonObject { ["LogLevel"] = "Error", ["Message"] = $"Asked about {feed}" });
    var file = Path.Combine(folder, $"{feed.Port}");
    if (!File.Exists(file))
    {
        return new JsonObject { ["ResponseCode"] = "NotFound" };
    }

    File.AppendAllLines($"{file}.asked", [$"{feed.AbsolutePath}{(isRetry ? " again" : "")}{(isNonInteractive ? "" : " with a dialog")}"]);
    var lines = File.ReadAllLines(file);
    var parts = (isRetry && lines.Length > 1 ? lines[1] : lines[0]).Split(':');
    return new JsonObject
    {
        ["ResponseCode"] = "Success",
        ["Username"] = parts[0],
        ["Password"] = parts[1],
        ["AuthenticationTypes"] = new JsonArray("Basic"),
    };
}

static void Send(string type, string id, string method, JsonObject payload) =>
    Console.WriteLine(new JsonObject { ["RequestId"] = id, ["Type"] = type, ["Method"] = method, ["Payload"] = payload }.ToJsonString());
