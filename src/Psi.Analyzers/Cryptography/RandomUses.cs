using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Finds the secrets of a compilation that <c>System.Random</c> makes. Each is reported once, at the first call that it is made with.
/// </summary>
internal sealed class RandomUses
{
    // Does not keep a compilation alive.
    private static readonly ConditionalWeakTable<Compilation, RandomUses> ByCompilation = new();

    private readonly RandomCalls _calls;
    private readonly PredictableSecrets _secrets;

    // A function is read once, however many numbers it draws. The table does not keep a function alive.
    private readonly ConditionalWeakTable<IOperation, IReadOnlyList<PredictableSecret>> _byFunction = new();

    private RandomUses(Compilation compilation, CompilationValues values)
    {
        _calls = new RandomCalls(compilation, values.Source, values.Known);
        _secrets = new PredictableSecrets(_calls, values.Source);
    }

    /// <summary>The uses that the rules about random values share.</summary>
    public static RandomUses In(Compilation compilation) =>
        ByCompilation.GetValue(compilation, static compilation => new RandomUses(compilation, CompilationValues.In(compilation)));

    public bool HasApis => _calls.HasApis;

    /// <summary>
    /// Reports the secret whose first call is the operation of the context. <paramref name="finding"/> gets the secret, what to call
    /// instead, and whether the seed is fixed.
    /// </summary>
    public void Report(OperationAnalysisContext context, Func<PredictableSecret, string, bool, Diagnostic?> finding)
    {
        var call = (IInvocationOperation)context.Operation;
        if (_calls.ReplacementOf(call, context.CancellationToken) is not { } replacement)
        {
            return;
        }

        var root = OperationTree.RootOf(call);
        if (!_byFunction.TryGetValue(root, out var secrets))
        {
            var read = _secrets.In(root, context.ContainingSymbol, context.CancellationToken);
            secrets = _byFunction.GetValue(root, _ => read);
        }

        foreach (var secret in secrets)
        {
            if (secret.Calls[0].Syntax == call.Syntax
                && finding(secret, replacement, _calls.HasFixedSeed(call, context.CancellationToken)) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
