using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Finds accounts with passwords that the product keeps itself: ASP.NET Core Identity, sign-in by password, and hashes of passwords.
/// Sign-in at another place does not count.
/// </summary>
internal sealed class OwnSignIn(Compilation compilation, KnownValues values, HomeMadeReport report)
{
    private readonly SymbolTable<HomeMadeForm> _signIns = SymbolTable.Of(compilation, OwnIdentityCatalogue.SignIns);
    private readonly SymbolTable<ApiMember> _passwordFunctions = SymbolTable.Of(compilation, OwnIdentityCatalogue.PasswordFunctions);
    private readonly SymbolTable<ApiMember> _functions = SymbolTable.Of(compilation, OwnIdentityCatalogue.Functions);
    private readonly PasswordValue _passwords = new(values);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        if (!_signIns.IsEmpty || !_passwordFunctions.IsEmpty || !_functions.IsEmpty)
        {
            start.RegisterOperationAction(OnCall, OperationKind.Invocation);
        }

        if (!_passwordFunctions.IsEmpty || !_functions.IsEmpty)
        {
            start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
        }
    }

    private void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (_signIns.TryFindOverridden(method, out var form))
        {
            // A class that derives from Identity's own hands calls on.
            if (!IsCallOfBase(call))
            {
                Report(context, call, form);
            }
        }
        else if (IsHashOfPassword(method, call.Arguments, context))
        {
            Report(context, call, HomeMadeForm.PasswordHash);
        }
    }

    private void OnCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (IsHashOfPassword(creation.Constructor, creation.Arguments, context))
        {
            report.At(context, OperationSyntax.CreatedType(creation), HomeMadeForm.PasswordHash);
        }
    }

    private void Report(OperationAnalysisContext context, IInvocationOperation call, HomeMadeForm form) =>
        report.At(context, OperationSyntax.MemberName(call.Syntax).GetLocation(), form);

    private bool IsHashOfPassword(
        IMethodSymbol? function, ImmutableArray<IArgumentOperation> arguments, OperationAnalysisContext context)
    {
        if (_passwordFunctions.TryFind(function, out var member))
        {
            return CallArguments.ValueOf(arguments, member.Parameters) is { } password
                && _passwords.IsGivenAsPassword(password, context.CancellationToken);
        }

        return _functions.TryFindOverridden(function, out member)
            && CallArguments.ValueOf(arguments, member.Parameters) is { } hashed
            && _passwords.IsPassword(hashed, context.CancellationToken)
            && !HasOtherPurpose(context);
    }

    /// <summary>True where a password becomes a key, or is hashed as a protocol asks.</summary>
    private static bool HasOtherPurpose(OperationAnalysisContext context)
    {
        for (var symbol = context.ContainingSymbol; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (IdentifierWords.Of(symbol.Name).Any(OwnIdentityCatalogue.OtherPurposes.Contains))
            {
                return true;
            }
        }

        return OperationTree.AllInMember(context.Operation).Any(static operation =>
            operation is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation && IsCipher(TypeOf(operation)));
    }

    private static ITypeSymbol? TypeOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Instance?.Type ?? call.TargetMethod.ContainingType,
        IPropertyReferenceOperation property => property.Property.ContainingType,
        _ => operation.Type,
    };

    private static bool IsCipher(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (OwnIdentityCatalogue.Ciphers.Contains(candidate.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCallOfBase(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation { Syntax.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.BaseExpression };
}
