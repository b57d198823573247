using Psi.Insights.Checkout;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Checkout;

/// <summary>Files of no project that a manifest rests on are among its inputs.</summary>
public sealed class RepositoryInputsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_that_show_practices_and_services_are_inputs_once()
    {
        _folder.Write(".github/workflows/ci.yml", "on: push"u8.ToArray());
        _folder.Write("compose.yaml", "services: {}"u8.ToArray());
        var manifest = SampleOrganisation.Tools with
        {
            Inputs = [new ManifestInput { Path = "psi.yaml", Sha256 = Digest.Sha256("x") }],
            Practices = [Practice(".github/workflows/ci.yml"), Practice("gone.yml"), Practice("../outside.yml")],
            Services =
            [
                new ManifestService
                {
                    Id = "idp",
                    Title = "T",
                    Kind = "identity",
                    State = ServiceState.Another,
                    Sightings = [Place("compose.yaml", 1), Place("compose.yaml", 2), Place("src/appsettings.json", 1, "src/App.csproj")],
                },
            ],
        };

        var inputs = RepositoryInputs.AddTo(manifest, Path.GetDirectoryName(_folder["x"])!).Inputs;

        Assert.Equal([".github/workflows/ci.yml", "compose.yaml", "psi.yaml"], inputs.Select(input => input.Path));
        Assert.Equal(Digest.Sha256("services: {}"), inputs[1].Sha256);
    }

    public void Dispose() => _folder.Dispose();

    private static ManifestPractice Practice(string path) => new() { Id = "sbom", At = new FileLocation(path, 1) };

    private static ManifestServiceSighting Place(string path, int line, string? project = null) => new()
    {
        Project = project,
        Use = ServiceUse.Another,
        Trace = ServiceTraceKind.Host,
        Name = "other.test",
        At = new FileLocation(path, line),
    };
}
