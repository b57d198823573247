using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>Finds files with secrets that the code reads by their names.</summary>
internal sealed class SecretFiles(Compilation compilation, KnownValues values, HomeMadeReport report)
{
    private readonly SymbolTable<ApiMember> _readers = SymbolTable.Of(compilation, SecretFileCatalogue.Readers);
    private readonly FilePath _paths = new(values);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        if (!_readers.IsEmpty)
        {
            start.RegisterOperationAction(OnCall, OperationKind.Invocation);
            start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
        }
    }

    private void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        Report(context, call.TargetMethod.ReducedFrom ?? call.TargetMethod, call.Arguments);
    }

    private void OnCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        Report(context, creation.Constructor, creation.Arguments);
    }

    private void Report(OperationAnalysisContext context, IMethodSymbol? reader, ImmutableArray<IArgumentOperation> arguments)
    {
        if (_readers.TryFind(reader, out var member)
            && CallArguments.ValueOf(arguments, member.Parameters) is { Type.SpecialType: SpecialType.System_String } path
            && SecretFileName.Is(_paths.Of(path, context.CancellationToken)))
        {
            report.At(context, path.Syntax.GetLocation(), HomeMadeForm.SecretFile);
        }
    }
}
