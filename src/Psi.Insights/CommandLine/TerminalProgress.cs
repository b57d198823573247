using Spectre.Console;

namespace Psi.Insights.CommandLine;

/// <summary>Draws bars on standard error while a person watches; otherwise nothing, for a log has no use for them.</summary>
internal static class TerminalProgress
{
    /// <summary>Runs the work and hands it one function per stage, to call at each step of it.</summary>
    /// <param name="terminal">Where to draw.</param>
    /// <param name="stages">What each stage is called, and how many steps it has at most.</param>
    /// <param name="work">What to do.</param>
    public static T Run<T>(Terminal terminal, IReadOnlyList<(string Title, int Steps)> stages, Func<IReadOnlyList<Action>, T> work)
    {
        if (!terminal.IsInteractive)
        {
            return work([.. stages.Select(_ => (Action)(() => { }))]);
        }

        // Spectre.Console reads NO_COLOR itself; said here too, so that it stays so.
        var colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { ColorSystem = colours, Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress().AutoClear(true).Start(context => work(
            [.. stages.Select(s => context.AddTask(Markup.Escape(s.Title), maxValue: Math.Max(1, s.Steps))).Select(task => (Action)(() => task.Increment(1)))]));
    }
}
