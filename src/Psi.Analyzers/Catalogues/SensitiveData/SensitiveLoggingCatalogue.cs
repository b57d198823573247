namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>The switches that put personal data, secrets or internals into logs and errors. Data only.</summary>
internal static class SensitiveLoggingCatalogue
{
    private const string EnableSensitiveDataLogging = "EnableSensitiveDataLogging";
    private const string EnableParameterLogging = "EnableParameterLogging";

    private static readonly LoggingSwitch QueryValues =
        new("puts the values of queries and changes, personal data and secrets among them, into logs and errors");

    private static readonly LoggingSwitch Tokens = new("puts personal data and tokens into logs and errors");

    private static readonly LoggingSwitch RefusedTokens =
        new("tells every client why its token was refused, which helps to make one that is not");

    private static readonly LoggingSwitch ErrorDetails =
        new("tells every client what exactly went wrong inside, down to names of types, files and queries");

    private static readonly LoggingSwitch Content =
        new("puts the whole content of requests and responses, personal data and secrets among it, into logs");

    /// <summary>Methods that switch it on, unless their boolean argument is <see langword="false"/>.</summary>
    public static IReadOnlyList<ApiMember<LoggingSwitch>> Methods { get; } =
    [
        new("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder", EnableSensitiveDataLogging, QueryValues),
        new("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder`1", EnableSensitiveDataLogging, QueryValues),
        new("Npgsql.NpgsqlDataSourceBuilder", EnableParameterLogging, QueryValues),
        new("Npgsql.NpgsqlSlimDataSourceBuilder", EnableParameterLogging, QueryValues),
    ];

    /// <summary>Properties that switch it on when they are <see langword="true"/>.</summary>
    public static IReadOnlyList<ApiMember<LoggingSwitch>> Properties { get; } =
    [
        new("Microsoft.IdentityModel.Logging.IdentityModelEventSource", "ShowPII", Tokens),
        new("Microsoft.IdentityModel.Logging.IdentityModelEventSource", "LogCompleteSecurityArtifact", Tokens),
        new("Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions", "IncludeErrorDetails", RefusedTokens),
        new("Grpc.AspNetCore.Server.GrpcServiceOptions", "EnableDetailedErrors", ErrorDetails),
        new("Microsoft.AspNetCore.SignalR.HubOptions", "EnableDetailedErrors", ErrorDetails),
        new("Microsoft.AspNetCore.Components.Server.CircuitOptions", "DetailedErrors", ErrorDetails),
        new("Azure.Core.DiagnosticsOptions", "IsLoggingContentEnabled", Content),
    ];
}

/// <summary>What happens where a member switches sensitive logging or error pages on.</summary>
/// <param name="Effect">What the member does, as the middle of a sentence.</param>
internal sealed record LoggingSwitch(string Effect);
