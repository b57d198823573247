using System.CommandLine;
using Psi.Insights.Manifest;
using Psi.Insights.Tests.Checkout;
using Psi.Manifest;

namespace Psi.Insights.Tests.Manifest;

/// <summary>One run of <c>psi manifest</c>.</summary>
internal sealed record ManifestRun(int ExitCode, string Output, string Error)
{
    public static ManifestRun Of(TemporaryRepository repository, params string[] arguments) => Of([repository.Root, .. arguments]);

    public static ManifestRun Of(string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = new RootCommand { ManifestCommand.Create() }
            .Parse(["manifest", .. arguments])
            .Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new ManifestRun(exitCode, output.ToString(), error.ToString());
    }

    public static SecurityManifest ManifestOf(TemporaryRepository repository) =>
        ManifestJson.ReadManifest(File.ReadAllBytes(repository.ManifestPath));
}
