namespace Psi.Policy;

/// <summary>Technologies that a project shows by the packages it uses, as a requirement's <c>appliesTo</c> names them.</summary>
internal static class KnownTechnologies
{
    // Each pattern is a well-known client of the technology; an organisation's own are named by uses:pkg:nuget/….
    private static readonly (string Name, string[] Packages)[] Table =
    [
        ("database",
        [
            "Cassandra*", "Dapper", "FirebirdSql.Data.*", "Google.Cloud.Firestore*", "Google.Cloud.Spanner.*", "AWSSDK.DynamoDBv2",
            "linq2db*", "Marten*", "Microsoft.Azure.Cosmos*", "Microsoft.Data.SqlClient*", "Microsoft.Data.Sqlite*",
            "Microsoft.EntityFrameworkCore*", "MongoDB.Driver*", "MySql.Data*", "MySqlConnector*", "Neo4j.Driver*", "NHibernate*",
            "Npgsql*", "Oracle.ManagedDataAccess*", "RavenDB.Client", "System.Data.SqlClient", "System.Data.SQLite*",
        ]),
        ("cache", ["EnyimMemcachedCore", "Microsoft.Extensions.Caching.StackExchangeRedis", "StackExchange.Redis*"]),
        ("messaging",
        [
            "AWSSDK.SQS", "AWSSDK.SimpleNotificationService", "Apache.NMS*", "Azure.Messaging.*", "Confluent.Kafka*",
            "Google.Cloud.PubSub.*", "MassTransit*", "NATS.*", "NServiceBus*", "RabbitMQ.Client*", "Rebus*", "WolverineFx*",
        ]),
        ("storage",
        [
            "AWSSDK.S3", "Azure.Storage.*", "Google.Cloud.Storage.*", "Minio",
        ]),
        ("mail", ["AWSSDK.SimpleEmail*", "Azure.Communication.Email", "FluentEmail.*", "MailKit", "SendGrid*"]),
        ("sign-in",
        [
            "Auth0.AspNetCore.Authentication*", "Duende.*", "IdentityModel*", "IdentityServer4*", "Microsoft.AspNetCore.Authentication.*",
            "Microsoft.AspNetCore.Identity*", "Microsoft.Identity.Web*", "Microsoft.Owin.Security.*", "OpenIddict*",
            "Sustainsys.Saml2*", "ITfoxtec.Identity.Saml2*",
        ]),
        ("tokens", ["jose-jwt", "JWT", "Microsoft.IdentityModel.JsonWebTokens", "System.IdentityModel.Tokens.Jwt"]),
        ("graphql", ["GraphQL", "GraphQL.Server.*", "HotChocolate*"]),
        ("grpc", ["Grpc.AspNetCore*", "Grpc.Net.Client*", "protobuf-net.Grpc*"]),
        ("websocket", ["Fleck", "Microsoft.AspNetCore.SignalR*", "WebSocketSharp*"]),
        ("openapi", ["Microsoft.AspNetCore.OpenApi", "NSwag.AspNetCore", "Swashbuckle.AspNetCore*"]),
        ("xml", ["DocumentFormat.OpenXml*", "System.Security.Cryptography.Xml"]),
        ("archive", ["DotNetZip*", "SharpCompress", "SharpZipLib"]),
        ("language-model", ["Azure.AI.OpenAI", "Microsoft.Extensions.AI*", "Microsoft.SemanticKernel*", "OllamaSharp", "OpenAI"]),
    ];

    private static readonly IReadOnlyList<(string Name, ComponentPattern Package)> Patterns =
    [
        .. Table.SelectMany(technology => technology.Packages, (technology, package) => (technology.Name, PatternOf(package))),
    ];

    /// <summary>Their names, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(technology => technology.Name)];

    /// <summary>The technologies of components, each with the first component that shows it.</summary>
    public static IEnumerable<(string Name, PackageUrl Component)> In(IEnumerable<PackageUrl> components)
    {
        var all = components.Where(component => component.Type == "nuget").ToList();
        return Patterns
            .SelectMany(pattern => all.Where(pattern.Package.Matches), (pattern, component) => (pattern.Name, Component: component))
            .GroupBy(found => found.Name, StringComparer.Ordinal)
            .Select(found => (found.Key, First(found.Select(one => one.Component))));
    }

    private static PackageUrl First(IEnumerable<PackageUrl> components) =>
        components.OrderBy(component => component.ToString(), StringComparer.Ordinal).First();

    private static ComponentPattern PatternOf(string package) =>
        ComponentPattern.TryParse($"pkg:nuget/{package}", out var pattern, out var expectation)
            ? pattern!
            : throw new InvalidOperationException($"{package}: {expectation}");
}
