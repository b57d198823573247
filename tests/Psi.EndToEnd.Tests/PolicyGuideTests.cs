using System.Text.RegularExpressions;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests;

/// <summary>
/// Follows the guide to a policy package to the letter: writes each file it shows, runs each command it names, in its order.
/// </summary>
public partial class PolicyGuideTests
{
    [LinuxFact("bash")]
    public async Task Whoever_follows_the_guide_has_a_policy_package_with_tests_that_pass()
    {
        using var user = await UserFolder.CreateAsync();
        var folder = Path.Combine(user.Root, "contoso-policy");
        var current = user.Root;
        var home = OwnHome(user);

        foreach (var step in Steps())
        {
            if (step.File is not null)
            {
                user.Write(Path.Combine("contoso-policy", step.File), step.Text);
            }
            else if (step.IsCommands)
            {
                await RunAsync(step.Text);
            }
        }

        // The pipeline's commands work on what the steps left, as on a fresh checkout.
        var pipeline = File.ReadAllText(Path.Combine(folder, ".github/workflows/policy.yml"));
        var commands = PipelineCommand().Matches(pipeline).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(4, commands.Count);
        await RunAsync(string.Join('\n', commands));

        var explained = (await ShellAsync("dotnet psi policy explain pkg:nuget/Newtonsoft.Json@12.0.3 --on 2026-11-21")).ShouldExit(0);
        var shown = Steps().Single(step => step.Text.StartsWith("decision: ", StringComparison.Ordinal)).Text;
        Assert.Contains(shown, explained.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        // And the tests can fail: a policy that no longer says the word turns them red.
        var policy = Path.Combine(folder, "policy/contoso.yaml");
        await File.WriteAllTextAsync(
            policy,
            (await File.ReadAllTextAsync(policy)).Replace("enforceFrom: 2027-03-31", "enforceFrom: 2028-03-31", StringComparison.Ordinal));
        (await ShellAsync("dotnet pack --output artifacts")).ShouldExit(0);
        var red = (await ShellAsync("dotnet run --file tests/policy.cs")).ShouldExit(1);
        Assert.Contains(
            "FAILED: pkg:nuget/Newtonsoft.Json@13.0.3 on 2027-03-31: expected error PSI1003, was warning PSI1003",
            red.Output,
            StringComparison.Ordinal);
        Assert.Contains("FAILED: the build of tests/refused: ", red.Output, StringComparison.Ordinal);

        async Task RunAsync(string commands)
        {
            foreach (var command in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (command.StartsWith("cd ", StringComparison.Ordinal))
                {
                    current = Path.Combine(current, command["cd ".Length..]);
                }
                else
                {
                    (await ShellAsync(command)).ShouldExit(0);
                }
            }
        }

        Task<CommandResult> ShellAsync(string command) => Command.RunAsync(current, "bash", ["-c", command], home);
    }

    /// <summary>
    /// The .NET SDK remembers in the user's home where it found a tool's program, also of a checkout that has been deleted since. The
    /// guide's reader has no such past; the package sources of the machine stay.
    /// </summary>
    private static Dictionary<string, string?> OwnHome(UserFolder user)
    {
        const string configuration = ".nuget/NuGet/NuGet.Config";
        var machine = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), configuration);
        user.Write("home/.keep", "");
        if (File.Exists(machine))
        {
            user.Write(Path.Combine("home", configuration), File.ReadAllText(machine));
        }

        return new Dictionary<string, string?> { ["DOTNET_CLI_HOME"] = user.PathOf("home") };
    }

    private static IReadOnlyList<Step> Steps()
    {
        var guide = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/policy.md")).ReplaceLineEndings("\n");
        var start = guide.IndexOf("## From nothing to a policy package\n", StringComparison.Ordinal);
        var end = guide.IndexOf("## The policy file, key by key\n", StringComparison.Ordinal);
        var section = guide[start..end];
        return [.. Block()
            .Matches(section)
            .Select(match =>
                new Step(
                    match.Groups["file"] is { Success: true } file ? file.Value : null,
                    match.Groups["language"].Value == "sh",
                    match.Groups["text"].Value))];
    }

    private sealed record Step(string? File, bool IsCommands, string Text);

    // A file's block comes after a paragraph that begins with its path.
    [GeneratedRegex(
        @"(?:^`(?<file>[^`\n]+)`[^\n]*:\n\n)?^```(?<language>\w*)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^ *- run: (.*)$", RegexOptions.Multiline)]
    private static partial Regex PipelineCommand();
}
