using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Finds logs and audit trails that the code writes into files of its own: files that grow and are named so, or whose type is; and any
/// file that a logger of the product writes.
/// </summary>
internal sealed class OwnLogs(Compilation compilation, KnownValues values, HomeMadeReport report)
{
    private readonly SymbolTable<ApiMember> _appending = SymbolTable.Of(compilation, OwnLogCatalogue.Appending);
    private readonly SymbolTable<ApiMember> _opening = SymbolTable.Of(compilation, OwnLogCatalogue.Opening);
    private readonly SymbolTable<ApiMember> _writing = SymbolTable.Of(compilation, OwnLogCatalogue.Writing);
    private readonly SymbolTable<string> _loggers = SymbolTable.OfTypes(compilation, OwnLogCatalogue.Loggers);
    private readonly FilePath _paths = new(values);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        if (!_appending.IsEmpty || !_opening.IsEmpty)
        {
            start.RegisterOperationAction(OnCall, OperationKind.Invocation);
            start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
        }
    }

    private void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (FormOf(call.TargetMethod, call.Arguments, context) is { } form)
        {
            report.At(context, OperationSyntax.MemberName(call.Syntax).GetLocation(), form);
        }
    }

    private void OnCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (FormOf(creation.Constructor, creation.Arguments, context) is { } form)
        {
            report.At(context, OperationSyntax.CreatedType(creation), form);
        }
    }

    private HomeMadeForm? FormOf(IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments, OperationAnalysisContext context)
    {
        var grows = _appending.TryFind(method, out var member)
            || (_opening.TryFind(method, out member) && Appends(arguments, context.CancellationToken));
        if (!grows && member is null && !_writing.TryFind(method, out member))
        {
            return null;
        }

        var type = context.ContainingSymbol.ContainingType ?? context.ContainingSymbol as INamedTypeSymbol;
        var path = CallArguments.ValueOf(arguments, member!.Parameters);
        // A writer over a stream, or a file stream of a handle, opens nothing.
        var opens = path is { Type.SpecialType: SpecialType.System_String } || member.Parameters.Length == 0;
        var isLogger = opens && IsLogger(type);
        return opens && (grows || (isLogger && !Reads(arguments, context.CancellationToken)))
            ? LogName.FormOf(
                path is null ? "" : _paths.Of(path, context.CancellationToken),
                $"{NamesOf(type)}.{OperationTree.SymbolOf(path)?.Name}",
                isLogger)
            : null;
    }

    // The type's name with those of the types around it.
    private static string NamesOf(INamedTypeSymbol? type) =>
        type is null ? "" : type.ContainingType is { } outer ? NamesOf(outer) + "." + type.Name : type.Name;

    private bool IsLogger(INamedTypeSymbol? type) =>
        !_loggers.IsEmpty
        && type is not null
        && (_loggers.TryFindBaseOrInterface(type, out _) || IsLogger(type.ContainingType));

    private bool Appends(ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        IsConstant(CallArguments.ValueOf(arguments, OwnLogCatalogue.AppendParameters), true, cancellationToken)
        || IsConstant(ModeOf(arguments, cancellationToken), OwnLogCatalogue.AppendMode, cancellationToken);

    private bool Reads(ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        IsConstant(ModeOf(arguments, cancellationToken), OwnLogCatalogue.OpenMode, cancellationToken);

    // FileMode is an argument, or a property of the options that are one.
    private IOperation? ModeOf(ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        CallArguments.ValueOf(arguments, OwnLogCatalogue.ModeParameters)
        ?? (CallArguments.ValueOf(arguments, OwnLogCatalogue.OptionsParameters) is { } options
            && values.OriginOf(options, cancellationToken) is IObjectCreationOperation creation
                ? ObjectWrites.WritesTo(creation).LastOrDefault(static write => write.Member.Member.Name == OwnLogCatalogue.Mode).Value
                : null);

    private bool IsConstant(IOperation? value, object expected, CancellationToken cancellationToken) =>
        value is not null && values.Of(value, cancellationToken) is { HasValue: true, Value: { } known } && known.Equals(expected);
}
