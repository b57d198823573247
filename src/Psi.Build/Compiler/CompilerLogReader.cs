using System.Text.Json;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads the compiler's error log in SARIF 2.1.</summary>
/// <seealso href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>
internal static class CompilerLogReader
{
    private const string EvidenceTag = "PsiEvidence";

    /// <summary>Reads a log; null with the reason when it isn't one. Never throws on what it is given.</summary>
    public static CompilerLog? Read(ReadOnlyMemory<byte> utf8, out string? reason)
    {
        reason = null;
        try
        {
            if (utf8.Span.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF })) utf8 = utf8.Slice(3);
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 64 });
            if (Text(document.RootElement, "version") is not "2.1.0")
            {
                reason = "it is not SARIF 2.1.0";
                return null;
            }

            return ReadRuns(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            reason = $"it is not a valid log: {exception.Message}";
            return null;
        }
    }

    private static CompilerLog ReadRuns(JsonElement root)
    {
        var rules = new Dictionary<string, LoggedRule>(StringComparer.Ordinal);
        var results = new List<LoggedResult>();
        foreach (var run in Items(root, "runs"))
        {
            var defaults = new Dictionary<string, Level>(StringComparer.Ordinal);
            foreach (var rule in Items(run.GetProperty("tool").GetProperty("driver"), "rules"))
            {
                if (Text(rule, "id") is not { } id) continue;
                defaults[id] = DefaultLevel(rule);
                rules[id] = ReadRule(id, rule);
            }

            foreach (var lowered in Items(run, "invocations").SelectMany(invocation => Items(invocation, "ruleConfigurationOverrides")).Select(item => LoweredRule(item, defaults)))
            {
                if (lowered is not null && rules.TryGetValue(lowered, out var rule)) rules[lowered] = rule with { IsLowered = true };
            }

            results.AddRange(Items(run, "results").Select(ReadResult).OfType<LoggedResult>());
        }

        return new CompilerLog { Rules = rules, Results = results };
    }

    private static LoggedRule ReadRule(string id, JsonElement rule)
    {
        var properties = rule.TryGetProperty("properties", out var bag) ? bag : default;
        return new LoggedRule(
            id,
            Text(properties, "category") ?? "",
            IsEverSuppressed: Text(properties, "isEverSuppressed") == "true",
            IsSuppressedBySettings: Items(properties, "suppressionKinds").Any(kind => kind.ValueKind == JsonValueKind.String && kind.GetString() == "external"),
            IsLowered: false,
            IsEvidence: Items(properties, "tags").Any(tag => tag.ValueKind == JsonValueKind.String && tag.GetString() == EvidenceTag));
    }

    private static string? LoweredRule(JsonElement item, Dictionary<string, Level> defaults)
    {
        if (!item.TryGetProperty("descriptor", out var descriptor) || Text(descriptor, "id") is not { } id) return null;
        if (!item.TryGetProperty("configuration", out var configuration)) return null;
        var isOff = configuration.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.False;
        var isLower = Text(configuration, "level") is { } level && defaults.TryGetValue(id, out var byDefault) && LevelOf(level) < byDefault;
        return isOff || isLower ? id : null;
    }

    private static LoggedResult? ReadResult(JsonElement result)
    {
        if (Text(result, "ruleId") is not { } ruleId) return null;
        var message = result.TryGetProperty("message", out var texts) ? Text(texts, "text") ?? "" : "";
        return new LoggedResult(ruleId, message, ReadLocation(result), SuppressedBy(result));
    }

    private static string? SuppressedBy(JsonElement result)
    {
        foreach (var suppression in Items(result, "suppressions"))
            return (suppression.ValueKind == JsonValueKind.Object && suppression.TryGetProperty("properties", out var properties) ? Text(properties, "suppressionType") : null) ?? "";
        return null;
    }

    private static FileLocation ReadLocation(JsonElement result)
    {
        foreach (var location in Items(result, "locations"))
        {
            if (!location.TryGetProperty("physicalLocation", out var place)) continue;
            var uri = place.TryGetProperty("artifactLocation", out var artifact) ? Text(artifact, "uri") : null;
            var region = place.TryGetProperty("region", out var found) ? found : default;
            return new FileLocation(PathOf(uri), Number(region, "startLine"), Number(region, "startColumn"));
        }

        return new FileLocation("");
    }

    private static string PathOf(string? uri) =>
        uri is null ? ""
        : Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath
        : Uri.UnescapeDataString(uri);

    // SARIF: a rule without a default level has 'warning'.
    private static Level DefaultLevel(JsonElement rule) =>
        rule.TryGetProperty("defaultConfiguration", out var configuration) && Text(configuration, "level") is { } level ? LevelOf(level) : Level.Warning;

    private static Level LevelOf(string level) => level switch
    {
        "error" => Level.Error,
        "warning" => Level.Warning,
        "note" => Level.Note,
        _ => Level.None,
    };

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : 0;

    private enum Level
    {
        None,
        Note,
        Warning,
        Error,
    }
}
