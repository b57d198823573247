using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>The switches that put personal data, secrets or internals into logs and errors. Data only.</summary>
internal static class SensitiveLoggingCatalogue
{
    private const string QueryValues = "puts the values of queries and changes, personal data and secrets among them, into logs and errors";
    private const string Tokens = "puts personal data and tokens into logs and errors";
    private const string ErrorDetails = "tells every client what exactly went wrong inside, down to names of types, files and queries";

    /// <summary>Methods that switch it on, unless their boolean argument is <see langword="false"/>.</summary>
    public static IReadOnlyList<LoggingSwitch> Methods { get; } =
    [
        new("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder", EnableSensitiveDataLogging, QueryValues),
        new("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder`1", EnableSensitiveDataLogging, QueryValues),
        new("Npgsql.NpgsqlDataSourceBuilder", EnableParameterLogging, QueryValues),
        new("Npgsql.NpgsqlSlimDataSourceBuilder", EnableParameterLogging, QueryValues),
    ];

    /// <summary>Properties that switch it on when they are <see langword="true"/>.</summary>
    public static IReadOnlyList<LoggingSwitch> Properties { get; } =
    [
        new("Microsoft.IdentityModel.Logging.IdentityModelEventSource", "ShowPII", Tokens),
        new("Microsoft.IdentityModel.Logging.IdentityModelEventSource", "LogCompleteSecurityArtifact", Tokens),
        new("Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions", "IncludeErrorDetails", "tells every client why its token was refused, which helps to make one that is not"),
        new("Grpc.AspNetCore.Server.GrpcServiceOptions", "EnableDetailedErrors", ErrorDetails),
        new("Microsoft.AspNetCore.SignalR.HubOptions", "EnableDetailedErrors", ErrorDetails),
        new("Microsoft.AspNetCore.Components.Server.CircuitOptions", "DetailedErrors", ErrorDetails),
        new("Azure.Core.DiagnosticsOptions", "IsLoggingContentEnabled", "puts the whole content of requests and responses, personal data and secrets among it, into logs"),
    ];

    private const string EnableSensitiveDataLogging = "EnableSensitiveDataLogging";

    private const string EnableParameterLogging = "EnableParameterLogging";
}

/// <summary>A member that switches sensitive logging on.</summary>
/// <param name="Effect">What it does, as the middle of a sentence.</param>
internal sealed record LoggingSwitch(string TypeMetadataName, string Name, string Effect) : ICataloguedMember;
