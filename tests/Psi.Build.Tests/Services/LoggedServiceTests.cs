using System.Text;
using Psi.Policy;

namespace Psi.Build.Tests.Services;

/// <summary>What rules say of services reaches the gate through the properties of their results in the compiler's log.</summary>
public sealed class LoggedServiceTests
{
    [Theory]
    [InlineData("PSI2001", "host", ServiceUse.Another, ServiceTraceKind.Host)]
    [InlineData("PSI2002", "own-code", ServiceUse.HomeMade, ServiceTraceKind.OwnCode)]
    [InlineData("PSI3911", "api", ServiceUse.Recommended, ServiceTraceKind.Api)]
    [InlineData("PSI3912", "configuration-key", ServiceUse.NotDetermined, ServiceTraceKind.ConfigurationKey)]
    public void A_result_says_what_it_shows(string rule, string trace, ServiceUse use, ServiceTraceKind kind)
    {
        var sighting = Read(rule, $$"""{ "service": "idp", "trace": "{{trace}}", "name": "x" }""");

        Assert.Equal(("idp", use, kind, "x"), (sighting!.ServiceId, sighting.Use, sighting.Trace, sighting.Name));
    }

    [Theory]
    [InlineData("PSI2001", """{ "service": "idp", "trace": "telepathy", "name": "x" }""")]
    [InlineData("PSI2001", """{ "trace": "host", "name": "x" }""")]
    [InlineData("PSI2001", """{ "service": "idp", "trace": "host" }""")]
    [InlineData("PSI2001", """{ "service": 1, "trace": {}, "name": [] }""")]
    [InlineData("PSI2001", "[]")]
    [InlineData("PSI3101", """{ "service": "idp", "trace": "host", "name": "x" }""")]
    public void What_says_less_shows_nothing(string rule, string properties) => Assert.Null(Read(rule, properties));

    private static ServiceSighting? Read(string rule, string properties)
    {
        var log = CompilerLogReader.Read(
            Encoding.UTF8.GetBytes($$"""
                { "version": "2.1.0", "runs": [ { "tool": { "driver": { } }, "results": [
                  { "ruleId": "{{rule}}", "message": { "text": "m" }, "properties": { "customProperties": {{properties}} } } ] } ] }
                """),
            out var reason);
        Assert.True(log is not null, reason);
        return LoggedService.SightingOf(Assert.Single(log.Results));
    }
}
