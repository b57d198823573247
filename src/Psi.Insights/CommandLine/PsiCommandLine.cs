using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.Data.Sqlite;
using Psi.Insights.Check;
using Psi.Insights.Completion;
using Psi.Insights.Explain;
using Psi.Insights.Ingest;
using Psi.Insights.Init;
using Psi.Insights.Manifest;
using Psi.Insights.Measures;
using Psi.Insights.Policy;
using Psi.Insights.Report;
using Psi.Insights.Report.Site;
using Psi.Insights.Store;
using Psi.Insights.Verify;
using Psi.Insights.Why;
using Psi.Store;

namespace Psi.Insights.CommandLine;

/// <summary>The command line: all commands, and the exit code and message of each failure.</summary>
internal static class PsiCommandLine
{
    /// <summary>Parses and runs; never throws.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        // A package scope such as @contoso is a path here, not the name of a file that holds more arguments.
        var parsed = Create(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // Who asks for help or for a completion gets it, whatever else is written.
        var isToRun = parsed.Action == parsed.CommandResult.Command.Action;
        if (parsed.Action is null or ParseErrorAction || (isToRun && UsageErrors.HasUnknownOption(parsed)))
        {
            foreach (var mistake in UsageErrors.Of(parsed))
            {
                terminal.SayError(mistake);
            }

            terminal.SayNote($"how it is used: {UsageErrors.HelpOf(parsed)}");
            return ExitCodes.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (Exception exception)
        {
            var (exitCode, message) = Explain(exception);
            terminal.SayError(message);
            return exitCode;
        }
    }

    private static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("psi combines the security manifests of all repos into insights, and shows them.")
        {
            InitCommand.Create(terminal),
            CheckCommand.Create(terminal),
            MeasuresCommand.Create(terminal),
            ExplainRuleCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            ManifestCommand.Create(),
            IngestCommand.Create(terminal),
            PolicyCommand.Create(terminal),
            StoreCommand.Create(terminal),
            ReportCommand.Create(terminal),
            WhyCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        HelpWithExitCodes.AddTo(root);
        return root;
    }

    private static (int ExitCode, string Message) Explain(Exception exception) => exception switch
    {
        SiteFolderException => (ExitCodes.Usage, exception.Message),
        StoreException => (ExitCodes.StoreOrNetwork, exception.Message),
        SqliteException => (ExitCodes.StoreOrNetwork, $"the store failed, and is as it was: {exception.Message}"),
        OperationCanceledException => (ExitCodes.StoreOrNetwork, "stopped before it was done; everything is as it was"),
        IOException or UnauthorizedAccessException => (ExitCodes.StoreOrNetwork, exception.Message),
        _ => (ExitCodes.StoreOrNetwork, $"this should not have happened, please report it: {TypeAndMessage(exception)}"),
    };

    private static string TypeAndMessage(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
