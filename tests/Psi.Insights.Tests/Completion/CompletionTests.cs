using System.Diagnostics;
using Psi.Insights.CommandLine;
using Psi.Insights.Completion;
using Psi.Insights.Tests.CommandLine;

namespace Psi.Insights.Tests.Completion;

public sealed class CompletionTests
{
    private const string Bash = "/bin/bash";

    public static TheoryData<string> Shells => [.. CompletionScript.Shells];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task There_is_a_script_for_each_shell_that_asks_psi_itself(string shell)
    {
        var (exitCode, output, error) = await RunPsi.Of("completion", shell);

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', output);
    }

    [Theory]
    [InlineData("psi ch", "check")]
    [InlineData("psi policy ", "audit", "diff", "explain", "lint")]
    [InlineData("psi check --form", "--format")]
    [InlineData("psi check --format ", "json", "sarif", "text")]
    [InlineData("psi explain PSI310", "PSI3101", "PSI3109")]
    [InlineData("psi --ver", "--version")]
    [InlineData("psi nonsense --x")]
    public async Task Bash_completes_what_is_typed(string typed, params string[] offered)
    {
        if (!File.Exists(Bash))
        {
            return;
        }

        var found = await CompleteAsync(typed);

        Assert.All(offered, word => Assert.Contains(word, found));
        var last = typed[(typed.LastIndexOf(' ') + 1)..];
        Assert.All(found, word => Assert.StartsWith(last, word, StringComparison.Ordinal));
        Assert.Equal(offered.Length == 0, found.Length == 0);
    }

    // As bash itself does: the words typed so far, and the function that the script registers.
    private static async Task<string[]> CompleteAsync(string typed)
    {
        var psi = typeof(PsiCommandLine).Assembly.Location;
        var script = $$"""
            psi() { "$DOTNET" "{{psi}}" "$@"; }
            source <(psi completion bash)
            COMP_LINE="$1"; COMP_POINT=${#1}
            read -ra COMP_WORDS <<< "$1"
            [[ "$1" == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _psi_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo(Bash, ["--norc", "-c", script, "bash", typed]) { RedirectStandardOutput = true };
        var host = Environment.ProcessPath;
        start.Environment["DOTNET"] = Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
