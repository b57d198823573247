using System.Globalization;
using System.Text;

namespace Psi.Benchmarks.Builds;

/// <summary>
/// A solution of many small projects, where what Psi costs per project weighs most. In layers of six, as business applications are; each
/// project references up to three of the layer below and holds five classes.
/// </summary>
/// <param name="projects">How many.</param>
internal sealed class GeneratedSolution(int projects) : ISourceTree
{
    private const int LayerWidth = 6;

    /// <inheritdoc/>
    public string Title => $"{projects} small projects, generated";

    /// <inheritdoc/>
    public bool NeedsNoPackages => true;

    /// <inheritdoc/>
    public string LayInto(string folder)
    {
        // Nothing that lies above the temporary folder may have a say.
        Write("Directory.Build.props", "<Project />\n");
        Write("Directory.Build.targets", "<Project />\n");
        Write("Directory.Packages.props", "<Project />\n");
        Write(".editorconfig", "root = true\n");
        var solution = new StringBuilder("<Solution>\n");
        for (var project = 0; project < projects; project++)
        {
            var name = Name(project);
            solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"{name}/{name}.csproj\" />\n");
            Write($"{name}/{name}.csproj", ProjectText(project));
            foreach (var (file, text) in Classes(project))
            {
                Write($"{name}/{file}.cs", text);
            }
        }

        Write("Generated.slnx", solution.Append("</Solution>\n").ToString());
        return Path.Combine(folder, "Generated.slnx");

        void Write(string relative, string text)
        {
            var path = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static string Name(int project) => string.Create(CultureInfo.InvariantCulture, $"Area{project}");

    private static IEnumerable<int> References(int project)
    {
        var layerBelow = (project / LayerWidth - 1) * LayerWidth;
        return layerBelow < 0 ? [] : Enumerable.Range(0, 3).Select(step => layerBelow + (project + step) % LayerWidth);
    }

    private static string ProjectText(int project)
    {
        var references = string.Concat(References(project).Select(other =>
            $"    <ProjectReference Include=\"../{Name(other)}/{Name(other)}.csproj\" />\n"));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
            </Project>

            """;
    }

    private static IEnumerable<(string File, string Text)> Classes(int project)
    {
        var space = Name(project);
        var below = References(project).Select(other => $"{Name(other)}.Ledger.Rate").Append("1.19m");
        yield return ("Order", $$"""
            namespace {{space}};

            public sealed record OrderLine(string Article, int Quantity, decimal Price)
            {
                public decimal Total => Quantity * Price;
            }

            public sealed class Order(Guid id, string customer, DateTimeOffset placedAt)
            {
                private readonly List<OrderLine> _lines = [];

                public Guid Id { get; } = id;

                public string Customer { get; } = customer;

                public DateTimeOffset PlacedAt { get; } = placedAt;

                public IReadOnlyList<OrderLine> Lines => _lines;

                public void Add(OrderLine line)
                {
                    if (line.Quantity <= 0) throw new ArgumentOutOfRangeException(nameof(line), "A line orders at least one piece.");
                    _lines.Add(line);
                }

                public override string ToString() => $"{Customer}: {_lines.Count} lines, {_lines.Sum(line => line.Total)}";
            }

            """);
        yield return ("Ledger", $$"""
            using System.Globalization;
            using System.Text;

            namespace {{space}};

            public static class Ledger
            {
                public static decimal Rate => {{string.Join(" + ", below)}};

                public static string Summary(IEnumerable<Order> orders)
                {
                    var text = new StringBuilder();
                    var groups = orders.GroupBy(order => order.Customer, StringComparer.OrdinalIgnoreCase);
                    foreach (var group in groups.OrderBy(group => group.Key))
                    {
                        var total = group.SelectMany(order => order.Lines).Sum(line => line.Total) * Rate;
                        text.Append(group.Key).Append('\t').AppendLine(total.ToString("N2", CultureInfo.InvariantCulture));
                    }

                    return text.ToString();
                }

                public static IReadOnlyDictionary<string, int> Quantities(IEnumerable<Order> orders) => orders
                    .SelectMany(order => order.Lines)
                    .GroupBy(line => line.Article)
                    .ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
            }

            """);
        yield return ("OrderStore", $$"""
            using System.Collections.Concurrent;
            using System.Text.Json;

            namespace {{space}};

            public sealed class OrderStore
            {
                private readonly ConcurrentDictionary<Guid, Order> _orders = new();

                public async Task SaveAsync(string path, CancellationToken stop)
                {
                    await using var file = File.Create(path);
                    var orders = _orders.Values.OrderBy(order => order.PlacedAt).ToList();
                    await JsonSerializer.SerializeAsync(file, orders, cancellationToken: stop);
                }

                public bool TryAdd(Order order) => _orders.TryAdd(order.Id, order);

                public Order? Find(Guid id) => _orders.TryGetValue(id, out var order) ? order : null;

                public IEnumerable<Order> Since(DateTimeOffset time)
                {
                    foreach (var order in _orders.Values)
                    {
                        if (order.PlacedAt >= time) yield return order;
                    }
                }
            }

            """);
        yield return ("Fingerprint", $$"""
            using System.Security.Cryptography;
            using System.Text;

            namespace {{space}};

            public static class Fingerprint
            {
                public static string Of(Order order)
                {
                    var text = string.Join('|', order.Lines.Select(line => $"{line.Article}:{line.Quantity}:{line.Price}"));
                    return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(order.Id + text)));
                }

                public static bool Matches(Order order, string fingerprint) =>
                    CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(order)), Encoding.ASCII.GetBytes(fingerprint));
            }

            """);
        yield return ("PriceFeed", $$"""
            using System.Net.Http.Json;

            namespace {{space}};

            public sealed class PriceFeed : IDisposable
            {
                private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

                public async Task<IReadOnlyDictionary<string, decimal>> ReadAsync(Uri source, CancellationToken stop)
                {
                    try
                    {
                        return await _client.GetFromJsonAsync<Dictionary<string, decimal>>(source, stop) ?? [];
                    }
                    catch (HttpRequestException failure) when (failure.StatusCode is System.Net.HttpStatusCode.NotFound)
                    {
                        return new Dictionary<string, decimal>();
                    }
                }

                public void Dispose() => _client.Dispose();
            }

            """);
    }
}
