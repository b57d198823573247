using Psi.Insights.CommandLine;

namespace Psi.Insights.Tests.CommandLine;

/// <summary>Runs a command line in this process, as a pipeline does.</summary>
internal static class RunPsi
{
    /// <summary>Its exit code, and what it wrote to standard output and standard error.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Of(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(arguments, new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
