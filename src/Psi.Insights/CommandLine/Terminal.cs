namespace Psi.Insights.CommandLine;

/// <summary>Where a command writes: results to <paramref name="Output"/>, everything about the run to <paramref name="Error"/>.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">Whether a person watches standard error, so that progress can be drawn.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive)
{
    /// <summary>Where a person answers questions; null when there is no person, as in CI.</summary>
    public TextReader? Answers { get; init; }

    /// <summary>The terminal of this process. In CI nothing is drawn or asked; nothing is drawn on a terminal that can't draw.</summary>
    public static Terminal OfProcess()
    {
        var isWatched = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "";
        return new Terminal(Console.Out, Console.Error, isWatched && Environment.GetEnvironmentVariable("TERM") != "dumb")
        {
            Answers = isWatched && !Console.IsInputRedirected ? Console.In : null,
        };
    }

    /// <summary>A result, on one line.</summary>
    public void Say(string line) => Output.WriteLine(VisibleText.OfLine(line));

    /// <summary>What keeps a command from its work, in the one form that everything the tool says of itself has.</summary>
    public void SayError(string message) => Remark($"psi: error: {message}");

    /// <summary>What a command could not take in and goes on without.</summary>
    public void SayWarning(string message) => Remark($"psi: warning: {message}");

    /// <summary>What somebody should know of how a result came about.</summary>
    public void SayNote(string message) => Remark($"psi: note: {message}");

    /// <summary>A remark about the run, on one line.</summary>
    public void Remark(string line) => Error.WriteLine(VisibleText.OfLine(line));
}
