using Spectre.Console;

namespace Psi.Insights.CommandLine;

/// <summary>Draws bars on standard error while a person watches. Writes nothing otherwise, because bars are useless in a log.</summary>
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

        return Console(terminal).Progress().AutoClear(true).Start(context => work(
            [
                .. stages
                    .Select(stage => context.AddTask(Markup.Escape(stage.Title), maxValue: Math.Max(1, stage.Steps)))
                    .Select(task => (Action)(() => task.Increment(1))),
            ]));
    }

    /// <summary>Spectre.Console's view of the terminal's standard error.</summary>
    internal static IAnsiConsole Console(Terminal terminal)
    {
        // Spectre.Console reads NO_COLOR itself. This makes sure of it.
        var colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? ColorSystemSupport.Detect
            : ColorSystemSupport.NoColors;
        return AnsiConsole.Create(new AnsiConsoleSettings { ColorSystem = colours, Out = new AnsiConsoleOutput(terminal.Error) });
    }
}
