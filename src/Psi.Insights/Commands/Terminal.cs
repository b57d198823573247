using Psi.Insights.Text;

namespace Psi.Insights.Commands;

/// <summary>Where a command writes: results to <paramref name="Output"/>, everything about the run to <paramref name="Error"/>.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">Whether a person watches standard error, so that progress can be drawn.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive)
{
    /// <summary>The process's own. Nothing is drawn in CI or on a terminal that can't.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>A result, on one line.</summary>
    public void Say(string line) => Output.WriteLine(VisibleText.OfLine(line));

    /// <summary>A remark about the run, on one line.</summary>
    public void Remark(string line) => Error.WriteLine(VisibleText.OfLine(line));
}
