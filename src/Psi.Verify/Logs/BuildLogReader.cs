using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace Psi.Verify.Logs;

/// <summary>
/// Reads a binary log of MSBuild. It is walked through once; what a verification does not ask about is never kept, because a log of a large
/// build holds gigabytes.
/// </summary>
internal sealed class BuildLogReader
{
    private const string CompilerTask = "Csc";
    private const string CompileTarget = "CoreCompile";

    // NuGet evaluates each project once more for its restore. The packages of that evaluation are missing, so it says nothing of the build.
    private const string RestoreProperty = "ExcludeRestorePackageImports";

    // The one that evaluates projects in a process of its own restores none when one of them can't be evaluated.
    private const string RestoreTask = "RestoreTask";
    private const string StaticGraphRestoreTask = "RestoreTaskEx";

    private const string NoEnd = "the log has no end: it was cut, or the build was stopped. Build again with -bl";

    private readonly Dictionary<int, Evaluation> _evaluations = [];
    private readonly Dictionary<int, Instance> _instances = [];
    private readonly Dictionary<(int Instance, int Task), PendingCall> _pending = [];
    private readonly List<PendingCall> _calls = [];
    private readonly List<LoggedError> _errors = [];
    private bool _isComplete;
    private bool _hasRestored;

    private BuildLogReader()
    {
    }

    /// <summary>Reads a log. One that was cut is read as far as it goes, and is not complete.</summary>
    /// <param name="file">A full path.</param>
    /// <exception cref="BuildLogException">It is no binary log, or of a format that is not known.</exception>
    public static BuildLog Read(string file)
    {
        // The texts that the library makes messages with; without them it fails on logs of a machine without a language.
        Strings.Initialize();
        var reader = new BuildLogReader();
        var source = new BinLogReader();
        Exception? failure = null;
        source.OnException += exception => failure ??= exception;
        source.AnyEventRaised += (_, args) => reader.Add(args);
        try
        {
            source.Replay(file);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The reader throws whatever its damaged input leads to. Nothing was understood, and that is what counts.
            throw new BuildLogException($"it is no binary log that can be read: {exception.Message}", exception);
        }

        if (failure is not null && reader._evaluations.Count == 0)
        {
            throw new BuildLogException($"it is no binary log that can be read: {failure.Message}", failure);
        }

        return reader.Result(failure is not null ? $"the log can't be read further: {failure.Message}" : reader._isComplete ? null : NoEnd);
    }

    private BuildLog Result(string? gap)
    {
        var projects = new Dictionary<Instance, LoggedProject>(ReferenceEqualityComparer.Instance);
        foreach (var build in _instances.Values
            .Where(instance => instance.Evaluation is { IsRestore: false })
            .GroupBy(instance => instance.Evaluation!, ReferenceEqualityComparer.Instance))
        {
            var evaluation = (Evaluation)build.Key!;
            var project = evaluation.ToProject(build.Any(instance => instance.HasReachedCompile));
            foreach (var instance in build)
            {
                projects[instance] = project;
            }
        }

        return new BuildLog
        {
            Projects = [.. projects.Values.Distinct()],
            Calls =
            [
                .. from call in _calls
                   where call.CommandLine is not null && projects.ContainsKey(call.Instance)
                   select new CompilerCall(projects[call.Instance], call.TaskAssembly, call.CommandLine!, call.Succeeded),
            ],
            Errors = _errors,
            HasRestored = _hasRestored,
            Gap = gap,
        };
    }

    private void Add(BuildEventArgs args)
    {
        switch (args)
        {
            case ProjectEvaluationFinishedEventArgs finished:
                EvaluationOf(finished).Finish(finished);
                break;
            case ProjectImportedEventArgs { ImportedProjectFile: { Length: > 0 } import } imported:
                EvaluationOf(imported).Imports.Add(import);
                break;
            case ProjectStartedEventArgs started:
                Start(started);
                break;
            case TargetStartedEventArgs { TargetName: CompileTarget } target when InstanceOf(target) is { } instance:
                instance.HasReachedCompile = true;
                break;
            case TaskStartedEventArgs { TaskName: CompilerTask } task when InstanceOf(task) is { } instance:
                Start(instance, task);
                break;
            case TaskCommandLineEventArgs command when Pending(command) is { } call:
                call.CommandLine = command.CommandLine;
                break;
            case TaskFinishedEventArgs { TaskName: RestoreTask }:
            case TaskFinishedEventArgs { TaskName: StaticGraphRestoreTask, Succeeded: true }:
                _hasRestored = true;
                break;
            case TaskFinishedEventArgs finished when Pending(finished) is { } call:
                call.Succeeded = finished.Succeeded;
                break;
            case BuildErrorEventArgs error:
                _errors.Add(new LoggedError(
                    error.ProjectFile is { Length: > 0 } file ? file : InstanceOf(error)?.File, Text(error), IsOfGate(error)));
                break;
            case BuildFinishedEventArgs:
                _isComplete = true;
                break;
        }
    }

    private void Start(ProjectStartedEventArgs started)
    {
        if (started.BuildEventContext is not { } context || started.ProjectFile is not { Length: > 0 } file)
        {
            return;
        }

        _evaluations.TryGetValue(context.EvaluationId, out var evaluation);
        _instances[context.ProjectContextId] = new Instance(file, evaluation);
    }

    private void Start(Instance instance, TaskStartedEventArgs task)
    {
        var assembly = task is TaskStartedEventArgs2 { TaskAssemblyLocation: { Length: > 0 } location } ? location : "";
        var call = new PendingCall(instance, assembly);
        _pending[(task.BuildEventContext!.ProjectContextId, task.BuildEventContext.TaskId)] = call;
        _calls.Add(call);
    }

    private Evaluation EvaluationOf(BuildEventArgs args)
    {
        var id = args.BuildEventContext?.EvaluationId ?? BuildEventContext.InvalidEvaluationId;
        if (!_evaluations.TryGetValue(id, out var evaluation))
        {
            _evaluations[id] = evaluation = new Evaluation();
        }

        return evaluation;
    }

    private Instance? InstanceOf(BuildEventArgs args) =>
        args.BuildEventContext is { } context ? _instances.GetValueOrDefault(context.ProjectContextId) : null;

    private PendingCall? Pending(BuildEventArgs args) =>
        args.BuildEventContext is { } context ? _pending.GetValueOrDefault((context.ProjectContextId, context.TaskId)) : null;

    private static bool IsOfGate(BuildErrorEventArgs error) =>
        error.Code is { Length: > 0 } code && code.StartsWith("PSI", StringComparison.Ordinal);

    private static string Text(BuildErrorEventArgs error)
    {
        var place = error.File is { Length: > 0 } file
            ? error.LineNumber > 0 ? $"{file}({error.LineNumber},{error.ColumnNumber}): " : $"{file}: "
            : "";
        return $"{place}error {error.Code}: {error.Message}";
    }

    private sealed class Evaluation
    {
        private string _file = "";
        private Dictionary<string, string> _properties = [];
        private ILookup<string, LoggedItem> _items = Array.Empty<LoggedItem>().ToLookup(_ => "");

        public List<string> Imports { get; } = [];

        public bool IsRestore { get; private set; }

        public void Finish(ProjectEvaluationFinishedEventArgs finished)
        {
            _file = finished.ProjectFile ?? "";
            _properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in Texts(finished.Properties))
            {
                _properties[name] = value;
            }

            IsRestore = Texts(finished.GlobalProperties).Any(property =>
                property.Name.Equals(RestoreProperty, StringComparison.OrdinalIgnoreCase) && property.Value == "true");
            _items = (finished.Items?.Cast<DictionaryEntry>() ?? [])
                .Where(entry => entry is { Key: string, Value: ITaskItem })
                .ToLookup(entry => (string)entry.Key, entry => ItemOf((ITaskItem)entry.Value!), StringComparer.OrdinalIgnoreCase);
        }

        public LoggedProject ToProject(bool hasReachedCompile) =>
            new(_file, _properties, _items, [.. Imports.Distinct(StringComparer.Ordinal)], hasReachedCompile);

        private static LoggedItem ItemOf(ITaskItem item)
        {
            var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (DictionaryEntry entry in item.CloneCustomMetadata())
            {
                metadata[(string)entry.Key] = entry.Value as string ?? "";
            }

            return new LoggedItem(item.ItemSpec, metadata);
        }

        private static IEnumerable<(string Name, string Value)> Texts(IEnumerable? entries) => entries switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, string>> pairs => pairs.Select(pair => (pair.Key, pair.Value ?? "")),
            _ => entries.OfType<DictionaryEntry>().Select(entry => ((string)entry.Key, entry.Value as string ?? "")),
        };
    }

    private sealed class Instance(string file, Evaluation? evaluation)
    {
        public string File { get; } = file;

        public Evaluation? Evaluation { get; } = evaluation;

        public bool HasReachedCompile { get; set; }
    }

    private sealed class PendingCall(Instance instance, string taskAssembly)
    {
        public Instance Instance { get; } = instance;

        public string TaskAssembly { get; } = taskAssembly;

        public string? CommandLine { get; set; }

        public bool Succeeded { get; set; }
    }
}
