using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using NuGet.Versioning;

namespace Psi.Tests.Feeds;

/// <summary>A NuGet V3 feed with a service index, registrations, packages that can be restored, and a list of vulnerabilities.</summary>
internal sealed class TestFeed : IDisposable
{
    private readonly Dictionary<string, List<JsonObject>> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonObject _vulnerabilities = [];
    private readonly ConcurrentDictionary<string, LoopbackAnswer> _instead = new();
    private readonly LoopbackServer _server;

    public TestFeed() => _server = new LoopbackServer(Answer);

    /// <summary>The address of its service index.</summary>
    public string Index => $"{_server.Address}/v3/index.json";

    /// <summary>What it was asked for.</summary>
    public IEnumerable<string> Asked => _server.Asked;

    /// <summary>Whether it offers a list of vulnerabilities.</summary>
    public bool HasVulnerabilities { get; init; } = true;

    /// <summary>Whether registrations come in pages to be asked for one by one.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Who may ask, as <c>user:password</c>; null for anyone.</summary>
    public string? Credentials { get; init; }

    /// <summary>Adds versions of a package, all listed and sound.</summary>
    public TestFeed With(string id, params string[] versions)
    {
        foreach (var version in versions)
        {
            With(id, version, _ => { });
        }

        return this;
    }

    /// <summary>Adds a version of a package.</summary>
    public TestFeed With(string id, string version, Action<JsonObject> change)
    {
        var entry = new JsonObject
        {
            ["@id"] = $"{_server.Address}/v3/catalog/{id}.{version}.json",
            ["id"] = id,
            ["version"] = version,
            ["listed"] = true,
        };
        change(entry);
        if (!_packages.TryGetValue(id, out var entries))
        {
            _packages.Add(id, entries = []);
        }

        entries.Add(entry);
        return this;
    }

    /// <summary>Adds a package that can be restored and brings no files.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="dependencies">What it brings in, at least in these versions.</param>
    public TestFeed WithPackage(string id, string version, params (string Id, string Version)[] dependencies)
    {
        _files[$"{id}/{version}"] = EmptyPackage.Of(id, version, dependencies);
        return With(id, version);
    }

    /// <summary>Adds a version that search does not find.</summary>
    public TestFeed WithUnlisted(string id, string version) => With(id, version, entry => entry["listed"] = false);

    /// <summary>Adds a version that its authors advise against.</summary>
    public TestFeed WithDeprecated(
        string id,
        string version,
        string? alternative = null,
        string? message = null,
        string reason = "Legacy") => With(id, version, entry =>
    {
        var deprecation = new JsonObject { ["reasons"] = new JsonArray(reason) };
        if (message is not null)
        {
            deprecation["message"] = message;
        }

        if (alternative is not null)
        {
            deprecation["alternatePackage"] = new JsonObject { ["id"] = alternative, ["range"] = "*" };
        }

        entry["deprecation"] = deprecation;
    });

    /// <summary>Adds a known vulnerability to the list of them.</summary>
    public TestFeed WithVulnerability(string id, string versions, string advisory = "https://advisories.example/GHSA-1", int severity = 2)
    {
        var known = (JsonArray)(_vulnerabilities[id.ToLowerInvariant()] ??= new JsonArray());
        known.Add(new JsonObject { ["url"] = advisory, ["severity"] = severity, ["versions"] = versions });
        return this;
    }

    /// <summary>Answers one path, or all that begin with it when it ends in <c>*</c>, otherwise than it should.</summary>
    public TestFeed Instead(string path, int status = 200, string body = "", bool hangs = false, int mebibytesMore = 0)
    {
        _instead[path] = new LoopbackAnswer(status, body, hangs, mebibytesMore);
        return this;
    }

    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (Credentials is not null && request.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Credentials)))
        {
            return new LoopbackAnswer(401, "");
        }

        foreach (var (path, answer) in _instead)
        {
            if (path.EndsWith('*') ? request.Path.StartsWith(path[..^1], StringComparison.Ordinal) : request.Path == path)
            {
                return answer;
            }
        }

        return request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["v3", "index.json"] => Json(ServiceIndex()),
            ["v3", "registration", var id, "index.json"] when _packages.TryGetValue(id, out var entries) => Json(Registration(id, entries)),
            ["v3", "registration", var id, "page.json"] when _packages.TryGetValue(id, out var entries) =>
                Json(Page(id, entries, isInline: true)),
            ["v3", "flat", var id, "index.json"] when _packages.TryGetValue(id, out var entries) =>
                Json(new JsonObject { ["versions"] = new JsonArray([.. entries.Select(entry => entry["version"]!.DeepClone())]) }),
            ["v3", "flat", var id, var version, _] when _files.TryGetValue($"{id}/{version}", out var file) =>
                new LoopbackAnswer(200, "", File: file),
            ["v3", "vulnerabilities", "index.json"] => Json(new JsonArray(new JsonObject
            {
                ["@name"] = "base",
                ["@id"] = $"{_server.Address}/v3/vulnerabilities/base.json",
                ["@updated"] = "2026-11-21T00:00:00Z",
                ["comment"] = "all",
            })),
            ["v3", "vulnerabilities", "base.json"] => Json(_vulnerabilities),
            _ => new LoopbackAnswer(404, ""),
        };
    }

    private JsonObject ServiceIndex()
    {
        var resources = new JsonArray(
            Resource("registration/", "RegistrationsBaseUrl/3.6.0"),
            Resource("flat/", "PackageBaseAddress/3.0.0"),
            Resource("query", "SearchQueryService"));
        if (HasVulnerabilities)
        {
            resources.Add(Resource("vulnerabilities/index.json", "VulnerabilityInfo/6.7.0"));
        }

        return new JsonObject { ["version"] = "3.0.0", ["resources"] = resources };
    }

    private JsonObject Resource(string path, string type) => new() { ["@id"] = $"{_server.Address}/v3/{path}", ["@type"] = type };

    private JsonObject Registration(string id, List<JsonObject> entries) =>
        new() { ["count"] = 1, ["items"] = new JsonArray(Page(id, entries, isInline: !IsPaged)) };

    private JsonObject Page(string id, List<JsonObject> entries, bool isInline)
    {
        var versions = entries.Select(entry => NuGetVersion.Parse((string)entry["version"]!)).Order().ToList();
        var page = new JsonObject
        {
            ["@id"] = $"{_server.Address}/v3/registration/{id}/page.json",
            ["count"] = entries.Count,
            ["lower"] = versions[0].ToString(),
            ["upper"] = versions[^1].ToString(),
        };
        if (isInline)
        {
            page["items"] = new JsonArray(
                [.. entries.Select(entry => new JsonObject
                {
                    ["catalogEntry"] = entry.DeepClone(),
                    ["packageContent"] = $"{_server.Address}/v3/flat/x.nupkg",
                })]);
        }

        return page;
    }

    private static LoopbackAnswer Json(JsonNode node) => new(200, node.ToJsonString());
}
