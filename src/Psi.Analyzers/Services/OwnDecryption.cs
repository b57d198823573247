using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Finds settings that the code decrypts with a cipher: given to one, or to a method of the product that uses one. The value is followed
/// from where it is read, through a local and changes of its form.
/// </summary>
internal sealed class OwnDecryption(Compilation compilation, CompilationValues values, HomeMadeReport report)
{
    // A setting is decoded, put into a local and decrypted.
    private const int MaximumSteps = 10;

    private readonly SymbolTable<ApiMember> _decryptions = SymbolTable.Of(compilation, OwnDecryptionCatalogue.Decryptions);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _decrypting = new(SymbolEqualityComparer.Default);
    private readonly ConfigurationReads _reads = new(compilation, values.Known);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        if (!_decryptions.IsEmpty && _reads.Exist)
        {
            start.RegisterOperationAction(OnRead, OperationKind.PropertyReference, OperationKind.Invocation);
        }
    }

    private void OnRead(OperationAnalysisContext context)
    {
        if (_reads.IsSetting(context.Operation)
            && DecryptionOf(context.Operation, new StepBudget(MaximumSteps), context.CancellationToken) is { } decryption)
        {
            report.At(context, OperationSyntax.MemberName(decryption.Syntax).GetLocation(), HomeMadeForm.Decryption);
        }
    }

    private IInvocationOperation? DecryptionOf(IOperation setting, StepBudget budget, CancellationToken cancellationToken)
    {
        for (var value = setting; budget.Take();)
        {
            var (consumer, used) = OperationTree.ConsumerOf(value);
            switch (consumer)
            {
                case ICoalesceOperation choice:
                    value = choice;
                    break;
                case IInvocationOperation call when call.Instance == used && OwnDecryptionCatalogue.Forms.Contains(call.TargetMethod.Name):
                    value = call;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (Decrypts(call.TargetMethod, cancellationToken))
                    {
                        return call;
                    }

                    if (!OwnDecryptionCatalogue.Forms.Contains(call.TargetMethod.Name))
                    {
                        return null;
                    }

                    value = call;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return OperationTree.ReferencesTo(local, setting)
                        .Select(use => DecryptionOf(use, budget, cancellationToken))
                        .FirstOrDefault(static decryption => decryption is not null);
                default:
                    return null;
            }
        }

        return null;
    }

    private bool Decrypts(IMethodSymbol method, CancellationToken cancellationToken) =>
        _decryptions.TryFindOverridden(method, out _)
        || (!method.DeclaringSyntaxReferences.IsEmpty
            && _decrypting.GetOrAdd(method.OriginalDefinition, own => UsesCipher(own, cancellationToken)));

    private bool UsesCipher(IMethodSymbol method, CancellationToken cancellationToken) =>
        values.Source.BodyOf(method, cancellationToken) is { } body
        && body.Descendants().OfType<IInvocationOperation>().Any(call => _decryptions.TryFindOverridden(call.TargetMethod, out _));
}
