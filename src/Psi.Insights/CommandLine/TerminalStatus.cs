using Spectre.Console;

namespace Psi.Insights.CommandLine;

/// <summary>
/// Says on standard error what is being done: to a person who watches as one line that moves, to a log as a plain line for each step.
/// </summary>
internal static class TerminalStatus
{
    /// <summary>Runs the work and hands it the function that says what comes next.</summary>
    /// <param name="terminal">Where to say it.</param>
    /// <param name="prefix">What each plain line begins with.</param>
    /// <param name="work">What to do.</param>
    public static Task<T> RunAsync<T>(Terminal terminal, string prefix, Func<Action<string>, Task<T>> work) => terminal.IsInteractive
        ? TerminalProgress.Console(terminal)
            .Status()
            .StartAsync(prefix, context => work(step => context.Status(Markup.Escape(VisibleText.OfLine(step)))))
        : work(step => terminal.Remark($"{prefix}: {step}"));
}
