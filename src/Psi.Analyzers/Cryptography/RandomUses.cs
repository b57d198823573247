using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Cryptography;

/// <summary>The secrets of a compilation that <c>System.Random</c> makes, each told once, at the first call that it is made with.</summary>
internal sealed class RandomUses
{
    private readonly RandomCalls _calls;
    private readonly PredictableSecrets _secrets;

    // A function is read once, however many numbers it draws. Holds no function longer than the compiler does.
    private readonly ConditionalWeakTable<IOperation, IReadOnlyList<PredictableSecret>> _byFunction = new();

    public RandomUses(Compilation compilation)
    {
        var source = new SourceOperations(compilation);
        _calls = new RandomCalls(compilation, source, new KnownValues(source));
        _secrets = new PredictableSecrets(_calls, source);
    }

    public bool HasApis => _calls.HasApis;

    /// <summary>Reports what <paramref name="finding"/> makes of the secret that the call at hand is the first to make, of what to call instead, and of whether its seed is fixed.</summary>
    public void Report(OperationAnalysisContext context, Func<PredictableSecret, string, bool, Diagnostic?> finding)
    {
        var call = (IInvocationOperation)context.Operation;
        if (_calls.ReplacementOf(call, context.CancellationToken) is not { } replacement)
        {
            return;
        }

        IOperation root = call;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        if (!_byFunction.TryGetValue(root, out var secrets))
        {
            var read = _secrets.In(root, context.ContainingSymbol, context.CancellationToken);
            secrets = _byFunction.GetValue(root, _ => read);
        }

        foreach (var secret in secrets)
        {
            if (secret.Calls[0].Syntax == call.Syntax && finding(secret, replacement, _calls.HasFixedSeed(call, context.CancellationToken)) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
