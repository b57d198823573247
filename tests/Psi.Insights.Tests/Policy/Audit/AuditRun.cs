using System.Text;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Policy.Audit;

/// <summary>A folder with a policy and a nuget.config, in which the command is run.</summary>
internal sealed class AuditRun : IDisposable
{
    private const string Head = "psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\ncomponents:\n";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The policy file.</summary>
    public string PolicyFile => _folder["contoso.yaml"];

    /// <summary>The file that is proposed in its place.</summary>
    public string ProposedFile => PolicyFile + ".proposed";

    /// <summary>Writes the policy: its entries, from line 6 on.</summary>
    public AuditRun WithPolicy(string entries) => WithPolicy(Encoding.UTF8.GetBytes(Head + entries));

    public AuditRun WithPolicy(byte[] file)
    {
        _folder.Write("contoso.yaml", file);
        return this;
    }

    /// <summary>Writes a nuget.config of these sources and whatever else it is to hold.</summary>
    public AuditRun WithSources(string more, params (string Name, string Address)[] sources)
    {
        var added = sources.Select(
            source => $"<add key=\"{source.Name}\" value=\"{source.Address}\" protocolVersion=\"3\" allowInsecureConnections=\"true\" />");
        return WithConfig($"<configuration><packageSources><clear />{string.Concat(added)}</packageSources>{more}</configuration>");
    }

    public AuditRun WithConfig(string config)
    {
        _folder.Write("nuget.config", Encoding.UTF8.GetBytes(config));
        return this;
    }

    /// <summary>The text of the policy as <see cref="WithPolicy(string)"/> writes it.</summary>
    public static string Policy(string entries) => Head + entries;

    /// <summary>Runs it. Paths in its output are shown relative to the folder.</summary>
    public Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) =>
        RunWithConfig(_folder["nuget.config"], arguments);

    /// <summary>Runs it with another file or folder for nuget.config.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunWithConfig(string config, params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(
            [
                "policy", "audit", "--policy", PolicyFile, "--config", config, .. arguments,
            ], new Terminal(output, error, IsInteractive: false));
        return (exitCode, Shown(output), Shown(error));
    }

    public void Dispose() => _folder.Dispose();

    private string Shown(StringWriter text)
    {
        var folder = Path.GetDirectoryName(PolicyFile) + Path.DirectorySeparatorChar;
        return text.ToString()
            .Replace(folder, "", StringComparison.Ordinal)
            .Replace(folder.Replace("\\", "\\\\", StringComparison.Ordinal), "", StringComparison.Ordinal);
    }
}
