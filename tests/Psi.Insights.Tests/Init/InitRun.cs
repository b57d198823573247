using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

/// <summary>One run of <c>psi init</c>.</summary>
internal sealed record InitRun(int ExitCode, string Output, string Error)
{
    /// <summary>What nothing in a repository tells.</summary>
    public static readonly string[] Unknowable =
    [
        "--domain", "Payments", "--team", "payments-core", "--accountable", "head-of-payments@contoso.example",
    ];

    /// <summary>Without a person to ask.</summary>
    public static Task<InitRun> Of(TemporaryRepository repository, params string[] arguments) =>
        Saying(null, ["init", repository.Root, .. arguments]);

    /// <summary>With a person who gives these answers; without a person when null.</summary>
    public static async Task<InitRun> Saying(string? answers, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, IsInteractive: false) { Answers = answers is null ? null : new StringReader(answers) };
        var exitCode = await PsiCommandLine.RunAsync(arguments, terminal);
        return new InitRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The product file that was written, which must be valid.</summary>
    public static ProductFile ProductOf(TemporaryRepository repository)
    {
        var read = ProductFileReader.Read("psi.yaml", File.ReadAllText(repository["psi.yaml"]));
        Assert.Empty(read.Problems);
        return read.Value!;
    }
}
